"""The searches of late, newest first: for Up in the empty box and for the palette; kept between starts."""

from __future__ import annotations

import json

from govtrades_desktop.gui.session import Session

_KEY = "search/recent"
_MOST = 30
_LONGEST = 400
"""A longer text is not worth a line of a list."""


class SearchHistory:
    """Texts that were searched for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts = _read(session.text(_KEY))

    def texts(self) -> tuple[str, ...]:
        """Return them, newest first, each once."""
        return tuple(self._texts)

    def remember(self, text: str) -> None:
        """Put a text in front."""
        text = text.strip()
        if not text or len(text) > _LONGEST or self._texts[:1] == [text]:
            return
        self._texts = [text, *(one for one in self._texts if one != text)][:_MOST]
        self._session.keep(_KEY, json.dumps(self._texts))


def _read(stored: str) -> list[str]:
    try:
        found = json.loads(stored or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, str) and one][:_MOST] if isinstance(found, list) else []
