"""Is there a newer version of this program? Asks one address that the user set; nothing is ever downloaded.

Off until an address is set. What answers is a stranger: its answer is a version in a known form, or an error
in words. It knows of no window and keeps nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.core.errors import SourceChanged, UserInputError
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.refresh.stopping import StopEvent
from govtrades_desktop.settings.settings import Settings

MAX_BYTES = 1_000_000
"""The largest answer that is taken: a page that tells of a release is a few kilobytes."""

_LONGEST_VERSION = 64
_TRIES = 2

# The forms of PEP 440, appendix B, in ASCII, without the local part's own order
_VERSION = re.compile(
    r"""v?(?:(?P<epoch>[0-9]+)!)?
    (?P<release>[0-9]+(?:\.[0-9]+)*)
    (?:[-_.]?(?P<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_n>[0-9]+)?)?
    (?P<post>-(?P<post_n1>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?P<post_n2>[0-9]+)?)?
    (?P<dev>[-_.]?dev[-_.]?(?P<dev_n>[0-9]+)?)?
    (?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_PRE = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}

_BEFORE, _PLAIN, _AFTER = 0, 1, 2
Order = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class UpdateAnswer:
    """What the address said.

    Attributes:
        version: the newest one, as told.
        current: the one that runs.
        is_newer: `version` comes after `current`.
    """

    version: str
    current: str
    is_newer: bool


def check_for_update(settings: Settings, current: str, *, stop: StopEvent) -> UpdateAnswer:
    """Ask the address of the settings once.

    Args:
        settings: its `update_url`, and how to ask.
        current: the version that runs.
        stop: ends the wait.

    Raises:
        UserInputError: no address is set.
        SourceUnavailable, SourceChanged: no answer, or one that tells no version.
        Cancelled: `stop` was set.
    """
    if not settings.update_url:
        raise UserInputError(
            "No address to ask for new versions is set.",
            hint="Set it under Settings, “Ask for new versions at”.",
        )
    pacer = Pacer(settings.requests_per_second)
    tries = min(settings.retries, _TRIES)
    with Client(pacer=pacer, stop=stop, timeout_s=settings.timeout_s, retries=tries) as client:
        answer = client.fetch(settings.update_url, expect="version", max_bytes=MAX_BYTES)
    found = read_version(answer.body)
    return UpdateAnswer(found, current, is_newer=version_order(found) > version_order(current))


def read_version(body: bytes) -> str:
    """Return the version that an answer tells: its first line, or `version` or `tag_name` of a JSON object.

    Raises:
        SourceChanged: it tells none.
    """
    try:
        text = body.decode("utf-8-sig")
        told = _of_json(json.loads(text)) if text.lstrip().startswith(("{", "[")) else _of_text(text)
    except (ValueError, RecursionError) as error:
        raise SourceChanged("The answer about new versions cannot be read.", told=str(error)[:200]) from error
    for one in told:
        if len(one) <= _LONGEST_VERSION and _VERSION.fullmatch(one):
            return one.removeprefix("v").removeprefix("V")
    raise SourceChanged(
        "The answer about new versions tells no version.",
        hint="It should be a version such as 1.2.3 as plain text, or JSON with “version” or “tag_name”.",
    )


def _of_text(text: str) -> Iterator[str]:
    lines = text.split("\n", 1)
    yield lines[0].strip()


def _of_json(told: Any) -> Iterator[str]:
    if not isinstance(told, dict):
        return
    info = told.get("info")
    for place in (told, info if isinstance(info, dict) else {}):
        for name in ("version", "tag_name"):
            if isinstance(value := place.get(name), str):
                yield value.strip()


def version_order(version: str) -> Order:
    """Return what versions are sorted by, as PEP 440 orders them; a local part makes no difference.

    Raises:
        SourceChanged: it is no version.
    """
    found = _VERSION.fullmatch(version.strip())
    if found is None or len(version) > _LONGEST_VERSION:
        raise SourceChanged(f"{version[:40]!r} is no version.")
    release = tuple(map(int, found["release"].split(".")))
    while len(release) > 1 and release[-1] == 0:  # 1.2 is 1.2.0
        release = release[:-1]
    pre = found["pre"].casefold() if found["pre"] else ""
    has_post, has_dev = found["post"] is not None, found["dev"] is not None
    if pre:
        of_pre: Order = (_PLAIN, _PRE.get(pre, pre), int(found["pre_n"] or 0))
    else:  # 1.0.dev1 comes before 1.0a1, and 1.0a1 before 1.0
        of_pre = (_BEFORE if has_dev and not has_post else _AFTER, "", 0)
    of_post = (_PLAIN, int(found["post_n1"] or found["post_n2"] or 0)) if has_post else (_BEFORE, 0)
    of_dev = (_PLAIN, int(found["dev_n"] or 0)) if has_dev else (_AFTER, 0)
    return (int(found["epoch"] or 0), release, of_pre, of_post, of_dev)
