"""The tables of reference data: officials, committees, securities, and how old each file is.

A part of `schema.py`.
Its tables hold what `core.identity` declares, and nothing of any filing.
"""

# ruff: noqa: D106 - peewee's nested Meta says itself what it is
from __future__ import annotations

from peewee import AutoField, IntegerField, TextField

from govtrades_desktop.core.identity import AssetClass
from govtrades_desktop.store.schema_base import Table, one_of


class OfficialRow(Table):
    """A person who holds or held federal office (`core.identity.Official`): the table `official`."""

    bioguide = TextField(primary_key=True)
    first = TextField()
    middle = TextField()
    last = TextField()
    suffix = TextField()
    nickname = TextField()
    full_name = TextField()
    birthday = TextField(null=True)

    class Meta:
        table_name = "official"


class OfficialNameRow(Table):
    """Another form of an official's name: the table `official_name`."""

    id = AutoField()
    bioguide = TextField()
    first = TextField()
    middle = TextField()
    last = TextField()
    suffix = TextField()
    nickname = TextField()

    class Meta:
        table_name = "official_name"
        indexes = ((("bioguide",), False),)


class TermRow(Table):
    """One term of office: the table `term`. Without dates where the source tells none."""

    id = AutoField()
    bioguide = TextField()
    chamber = TextField()
    state = TextField()
    district = IntegerField(null=True)
    party = TextField(null=True)
    start_on = TextField(null=True)
    end_on = TextField(null=True)

    class Meta:
        table_name = "term"
        indexes = ((("bioguide",), False),)


class CommitteeRow(Table):
    """A committee or subcommittee: the table `committee`."""

    code = TextField(primary_key=True)
    name = TextField()
    chamber = TextField()
    parent = TextField(null=True)

    class Meta:
        table_name = "committee"


class CommitteeSeatRow(Table):
    """A dated seat on a committee: the table `committee_seat`."""

    id = AutoField()
    bioguide = TextField()
    committee = TextField()
    side = TextField()
    title = TextField()
    rank = IntegerField(null=True)
    seen_from = TextField()
    seen_until = TextField(null=True)

    class Meta:
        table_name = "committee_seat"
        indexes = ((("bioguide",), False), (("committee",), False))


class SecurityRow(Table):
    """One class of an issuer's securities (`core.identity.Security`): the table `security`."""

    key = TextField(primary_key=True)
    name = TextField()
    ticker = TextField(null=True)
    asset_class = TextField(constraints=[one_of("asset_class", AssetClass)])
    cik = IntegerField(null=True)
    sector = TextField(null=True)
    sector_system = TextField(null=True, constraints=[one_of("sector_system", ("GICS", "SIC"))])
    industry = TextField(null=True)
    evidence = TextField()

    class Meta:
        table_name = "security"


class SecurityNameRow(Table):
    """Another name of a security: the table `security_name`."""

    id = AutoField()
    security_key = TextField()
    name = TextField()

    class Meta:
        table_name = "security_name"
        indexes = ((("security_key",), False),)


class SecurityTickerRow(Table):
    """A ticker that a security had, with dates: the table `security_ticker`."""

    id = AutoField()
    security_key = TextField()
    ticker = TextField()
    valid_from = TextField(null=True)
    valid_until = TextField(null=True)
    evidence = TextField()

    class Meta:
        table_name = "security_ticker"
        indexes = ((("security_key",), False), (("ticker",), False))


class ReferenceFile(Table):
    """What was last known of each file of reference data (legislators, committees, securities).

    `as_of` is the day that the data tells of: a newer bundled file replaces an older one, never the reverse.
    """

    name = TextField(primary_key=True)
    source = TextField()
    url = TextField()
    etag = TextField()
    last_modified = TextField()
    content_sha256 = TextField(null=True)
    as_of = TextField()
    checked_at = TextField(null=True)
    changed_at = TextField(null=True)

    class Meta:
        table_name = "reference_file"
