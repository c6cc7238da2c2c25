"""Where the House form's last column ends on a page: its check box is drawn, no word tells of it.

Pure. The stored box of a row is around its words; what is shown of the row reaches over its check box too.
"""

from __future__ import annotations

from govtrades_desktop.ink.page_text import PageText

_SAME_PT = 2.0


def check_boxes_end(text: PageText) -> float | None:
    """Return the right edge of the heading "Cap. Gains > $200?" in points, or None where a page has none.

    Its words stand below each other, from one left edge (SEEN: House 20022260, 20033337, page 1).
    """
    for at, cap in enumerate(text.words):
        if cap.text != "Cap.":
            continue
        below = [
            (number, word)
            for number, word in enumerate(text.words[at:], start=at)
            if word.text in ("Gains", "$200?") and abs(word.box.x0 - cap.box.x0) < _SAME_PT
        ]
        if [word.text for _, word in below[:2]] == ["Gains", "$200?"]:
            gains, line = below[0][0], below[0][1].line
            return max(word.box.x1 for word in text.words[gains : gains + 2] if word.line == line)
    return None
