"""Names documents that are not what they were taken for, so that a failure can say what came instead."""

from __future__ import annotations

import re

from govtrades_desktop.parse.pdf_words import NO_UNICODE, PdfPage

# The forms that share the Clerk's site with PTRs, by the words of their titles.
_FORMS = {
    "Financial Disclosure Report": "a financial disclosure report",
    "Financial Disclosure Extension Request": "a request for an extension",
    "Campaign Notice Regarding Financial Disclosure Requirement": "a campaign notice",
    "Terminated Employee Financial Disclosure Filing Exemption": "a terminated employee's exemption",
}


def name_bytes(data: bytes) -> str | None:
    """Return a sentence that says what these bytes are, None where they begin like a PDF."""
    if not data:
        return "The document is empty (0 bytes)."
    if b"%PDF-" in data[:1024]:
        return None
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if b"<error>" in lower and (code := re.search(rb"<code>([^<]{1,60})</code>", lower)):
        words = code[1].decode("ascii", "replace")
        return f"The document is not a PDF but the storage's XML answer {_original(head, words)!r}."
    if lower.startswith((b"<!doctype html", b"<html")) or b"<html" in lower:
        title = re.search(rb"<title[^>]*>(.{0,200}?)</title>", data[:65536], re.IGNORECASE | re.DOTALL)
        told = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
        return f"The document is not a PDF but an HTML page{f' titled {told!r}' if told else ''}."
    if lower.startswith(b"<?xml"):
        return "The document is not a PDF but an XML file."
    if data.startswith(b"PK"):
        return "The document is not a PDF but a zip."
    return f"The document is not a PDF; it begins with {bytes(data[:12])!r}."


def _original(head: bytes, lowered: str) -> str:
    place = head.lower().find(lowered.encode())
    return head[place : place + len(lowered)].decode("ascii", "replace")


def name_form(page: PdfPage) -> str | None:
    """Return a sentence that says which other form a first page belongs to, None where it is none known."""
    text = " ".join(page.text.split())
    title = text.split("Clerk of the House")[0].strip()
    if "clerk of the house" not in text.casefold():
        return None
    kind = re.search(r"Filing Type:\s*([A-Za-z ]+?(?:Report|Statement|Request))", text, re.IGNORECASE)
    for words, name in _FORMS.items():
        if title.casefold() == words.casefold() or title == _blanked(words):
            told = f" (filing type: {kind[1]})" if kind else ""
            return f"The document is not a periodic transaction report but {name}{told}."
    told = f" (filing type: {kind[1]})" if kind else ""
    return f"The document is another form of the House Clerk{told}, not a periodic transaction report."


def _blanked(words: str) -> str:
    return " ".join(
        (word[0] if word[0].isupper() else NO_UNICODE) + NO_UNICODE * (len(word) - 1)
        for word in words.split()
    )
