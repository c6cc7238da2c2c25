"""Given names that officials file under and no rule can prove: legal first names behind a name in public use.

Each is a public fact (the Biographical Directory of Congress, or the person's own signature on a filing).
"""

from __future__ import annotations

KNOWN_AS: dict[str, tuple[str, ...]] = {}
