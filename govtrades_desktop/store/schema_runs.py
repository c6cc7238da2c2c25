"""The tables of what was asked of the sources: how each stands, its indexes, runs. A part of `schema.py`."""

# ruff: noqa: D106 - peewee's nested Meta says itself what it is
from __future__ import annotations

from peewee import SQL, AutoField, FloatField, ForeignKeyField, IntegerField, TextField

from govtrades_desktop.store.schema_base import Table, flag, one_of


class SourceState(Table):
    """How each source stands: last success, last error in words."""

    source = TextField(primary_key=True)
    last_attempt_at = TextField(null=True)
    last_success_at = TextField(null=True)
    last_error_at = TextField(null=True)
    last_error = TextField(null=True)
    last_error_hint = TextField(null=True)
    last_error_kind = TextField(null=True)

    class Meta:
        table_name = "source_state"


class IndexState(Table):
    """What was last known of each official index: validators for the next request, the content's sha256."""

    id = AutoField()
    source = TextField()
    year = IntegerField()
    url = TextField(default="", constraints=[SQL("DEFAULT ''")])
    etag = TextField(default="", constraints=[SQL("DEFAULT ''")])
    last_modified = TextField(default="", constraints=[SQL("DEFAULT ''")])
    content_sha256 = TextField(null=True)
    listed = IntegerField(null=True)
    checked_at = TextField(null=True)
    changed_at = TextField(null=True)

    class Meta:
        table_name = "index_state"
        indexes = ((("source", "year"), True),)


class IndexFinding(Table):
    """What was odd about one index: txt and xml that differ, repeated ids, unreadable lines."""

    id = AutoField()
    index_state = ForeignKeyField(IndexState, on_delete="CASCADE", column_name="index_state_id")
    code = TextField()
    message = TextField()
    line = IntegerField(null=True)

    class Meta:
        table_name = "index_finding"


class RefreshRun(Table):
    """One run of one source."""

    id = AutoField()
    source = TextField()
    started_at = TextField()
    finished_at = TextField(null=True)
    outcome = TextField(
        constraints=[one_of("outcome", ("running", "done", "cancelled", "failed", "skipped", "interrupted"))]
    )
    reason = TextField(null=True)
    is_manual = IntegerField(constraints=[flag("is_manual")])
    listed = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    new = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    fetched = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    read = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    paper = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    no_trades = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    failed = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    transactions = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    requests = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    seconds = FloatField(default=0.0, constraints=[SQL("DEFAULT 0")])

    class Meta:
        table_name = "refresh_run"
        indexes = ((("source", "started_at"), False),)
