"""Telling what a body is, and reading what servers write into headers: any bytes, any text."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.errors import DocumentMissing, SourceChanged, SourceUnavailable
from govtrades_desktop.fetch.content import FORMATS, is_whole, sniff, wrong_content
from govtrades_desktop.fetch.faults import Fault, parse_retry_after, redirected

NOW = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "an empty body"),
        (b" \r\n ", "an empty body"),
        (b"PK\x03\x04...", "a zip"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "a PDF"),
        (b"GIF89a..", "a GIF image"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>',
            "an XML error (NoSuchKey)",
        ),
        (b"<Error/>", "an XML error (without a code)"),
        (b"<!doctype html><TITLE>A &amp; B\n C</TITLE>", 'an HTML page titled "A & B C"'),
        (b"<title>\xe2\x80\xaegpj.exe\x07 &#8238;</title>", 'an HTML page titled "gpj.exe"'),
        (b"<html><h2>404 - <b>not</b> found</h2>", 'an HTML page titled "404 - not found"'),
        (b"<html><body>We are down", "an HTML page without a title"),
        (b' {"a": 1}', "a JSON document"),
        (b"\x1f\x8b\x08", "3 bytes that begin b'\\x1f\\x8b\\x08'"),
    ],
)
def test_a_body_is_told_for_what_it_is(body: bytes, told: str) -> None:
    assert sniff(body).told == told


@given(st.binary(max_size=3000), st.sampled_from(sorted(FORMATS)))
def test_no_body_passes_for_another_format_and_none_breaks_the_telling(body: bytes, expect: str) -> None:
    wrong = wrong_content(body, expect, "h/p")
    is_text = expect in ("yaml", "csv", "version") and sniff(body).format == "text"
    is_json = expect == "version" and sniff(body).format == "json"
    assert (wrong is None) == (sniff(body).format == expect or is_text or is_json)
    if wrong is not None:
        assert isinstance(wrong[0], SourceChanged | SourceUnavailable | DocumentMissing)
        assert wrong[0].message.isprintable()


@pytest.mark.parametrize("expect", ["yaml", "csv"])
@pytest.mark.parametrize(
    ("body", "is_taken"),
    [
        (b"- id:\n    bioguide: P000197\n", True),
        (b"last_name,first_name\r\nVel\xc3\xa1zquez,Nydia\r\n", True),
        (b"<!DOCTYPE html><html><title>Maintenance</title></html>", False),
        (b"<Error><Code>AccessDenied</Code></Error>", False),
        (b"", False),
        (b"%PDF-1.4", False),
        (b"- a\x00b\n", False),
        (b"- \xff\xfe\n", False),
        (b'{"message": "API rate limit exceeded"}', False),
    ],
)
def test_a_text_is_taken_unless_it_is_something_else(body: bytes, is_taken: bool, expect: str) -> None:
    """Nothing in a text's first bytes tells it; a page taken for one would be an empty list of people."""
    assert (wrong_content(body, expect, "h/p") is None) == is_taken


PAGES = ["<title>{}</title>", "<Error><Code>{}</Code></Error>", "{}"]


@given(st.text(max_size=200), st.sampled_from(PAGES))
def test_hostile_text_in_a_page_never_breaks_a_sentence(text: str, page: str) -> None:
    """A title with control characters or right-to-left marks would be printed into logs and windows."""
    told = sniff(page.format(text).encode("utf-8", "replace")).told
    assert told.isprintable()
    assert len(told) < 200


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,40}", fullmatch=True))
def test_any_retry_after_is_seconds_or_nothing(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or (seconds >= 0 and math.isfinite(seconds))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 22 Jun 2026 12:01:00 GMT", 60.0),
        ("Mon, 22 Jun 2026 11:00:00 GMT", 0.0),
        ("Mon, 22 Jun 2026 14:01:00 +0200", 60.0),
        ("-5", None),
        ("1.5 h", None),
        ("", None),
        ("Mon, 99 Jun 99999999999 12:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_the_rfc_says(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_no_redirect_leaves_the_site(location: str) -> None:
    try:
        to = redirected("https://h.example/a/b", location)
    except Fault:
        return
    assert to.startswith("https://h.example")
    assert to[len("https://h.example") :][:1] in ("", "/", "?", "#")


@pytest.mark.parametrize(
    ("body", "expect", "whole"),
    [
        (b"%PDF-1.4 ... %%EOF\n", "pdf", True),
        (b"%PDF-1.4 ... ", "pdf", False),
        (b"PK\x03\x04..PK\x05\x06..", "zip", True),
        (b"PK\x03\x04..", "zip", False),
        (b"<html> ... </HTML>\n", "html", True),
        (b"<html> ...", "html", False),
        (b'{"data": []}\n', "json", True),
        (b'{"data": [', "json", False),
        (b"GIF89a ... ;", "gif", True),
        (b"GIF89a ... 0123456789abcdef", "gif", False),
    ],
)
def test_a_lost_end_is_noticed(body: bytes, expect: str, whole: bool) -> None:  # noqa: FBT001
    assert is_whole(body, expect) is whole
