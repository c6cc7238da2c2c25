"""Free the strings of a compiled catalogue (.qm) of their context, so that they are found from any.

Which context a call of `tr` has is a matter of the object's class at run time: a helper may ask its window, a
class its base. QTranslator compares only what a message holds; one without a context fits every context. The
form is that of Qt's `qtranslator.cpp`: 16 bytes of magic, then sections of a tag (1 byte), a length (4 bytes,
big-endian) and so many bytes. It may not change a translation.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MAGIC_BYTES = 16
_HASHES, _MESSAGES = 0x42, 0x69
_END, _CONTEXT = 1, 7
_PLAIN_TAGS = {3, 6, _CONTEXT, 8}
"""Translation, source text, context, comment: each is followed by its length and so many bytes."""


class FormError(Exception):
    """The file is not of the form that is known here."""


def free_of_contexts(data: bytes) -> bytes:
    """Return a .qm whose messages of the empty context fit every context; all others stay as they are.

    Raises:
        FormError: it is not of the form that is known here.
    """
    sections = _sections(data)
    try:
        messages, hashes = sections[_MESSAGES], sections[_HASHES]
    except KeyError as error:
        raise FormError("The compiled catalogue has no messages.") from error
    freed, moved, tags, at = bytearray(), {}, {}, 0
    while at < len(messages):
        moved[at] = len(freed)
        message, tags[at], at = _message(messages, at)
        freed += message
    # Of words that are alike, those with a context come first: one without fits everybody.
    rows = [(code, _CONTEXT not in tags[place], moved[place]) for code, place in _pairs(hashes)]
    pairs = [(code, place) for code, _, place in sorted(rows)]
    sections[_MESSAGES] = bytes(freed)
    sections[_HASHES] = b"".join(struct.pack(">II", *pair) for pair in pairs)
    parts = [data[:_MAGIC_BYTES]]
    parts += [struct.pack(">BI", tag, len(body)) + body for tag, body in sections.items()]
    return b"".join(parts)


def _sections(data: bytes) -> dict[int, bytes]:
    found, at = {}, _MAGIC_BYTES
    while at < len(data):
        tag, length = struct.unpack_from(">BI", data, at)
        at += 5
        if at + length > len(data):
            raise FormError("A section of the compiled catalogue is longer than the file.")
        found[tag] = data[at : at + length]
        at += length
    return found


def _pairs(hashes: bytes) -> Iterator[tuple[int, int]]:
    yield from struct.iter_unpack(">II", hashes)


def _message(data: bytes, at: int) -> tuple[bytes, set[int], int]:
    """Return one message without an empty context, the tags it keeps, and where the next one begins."""
    kept, tags = bytearray(), set()
    while data[at] != _END:
        if data[at] not in _PLAIN_TAGS:
            raise FormError(
                f"A message of the compiled catalogue has a part {data[at]} that is not known here."
            )
        (length,) = struct.unpack_from(">I", data, at + 1)
        end = at + 5 + (0 if length == 0xFFFFFFFF else length)
        if data[at] != _CONTEXT or data[at + 5 : end].rstrip(b"\0"):
            kept += data[at:end]
            tags.add(data[at])
        at = end
    return bytes(kept) + bytes([_END]), tags, at + 1
