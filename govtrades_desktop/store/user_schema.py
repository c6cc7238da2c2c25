"""The schema of user.sqlite: what the user made, and cannot be had again from anywhere.

Only statements are here, frozen in time: a new file is made by running every step, an older one by the steps
that it lacks, so that both have one shape by construction. A new table (saved views, notes of one's own,
watch rules) is a new step at the end of STEPS, with a test that brings a file of the version before up to it.
A step may add; it may never drop what a user made.
"""

from __future__ import annotations

USER_APPLICATION_ID = 0x47765455
"""Bytes "GvTU": how `file` and this program know user.sqlite from the world's data ("GvTd")."""

_EDITED = ("official", "security", "amount", "note")

STEPS: tuple[tuple[str, ...], ...] = (
    (  # 1: corrections
        'CREATE TABLE "meta" ("name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL) STRICT',
        'INSERT INTO "meta" ("name", "value") VALUES (\'state\', \'new\')',
        # An id is never given twice: it is what a person types after `undo`.
        'CREATE TABLE "correction" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "source" TEXT NOT NULL,'
        ' "doc_id" TEXT NOT NULL, "line" INTEGER,'
        f' "field" TEXT NOT NULL CHECK ("field" IN {_EDITED}), "value" TEXT NOT NULL,'
        ' "was" TEXT NOT NULL, "of_row" TEXT NOT NULL, "comment" TEXT NOT NULL, "made_at" TEXT NOT NULL,'
        ' "undone_at" TEXT) STRICT',
        'CREATE INDEX "correction_place" ON "correction" ("source", "doc_id", "line", "field")',
        # The history is kept by the file itself, whatever program writes to it.
        'CREATE TRIGGER "correction_is_never_deleted" BEFORE DELETE ON "correction" BEGIN'
        " SELECT RAISE(ABORT, 'an edit is undone, never deleted'); END",
        'CREATE TRIGGER "correction_is_never_rewritten" BEFORE UPDATE OF "id", "source", "doc_id", "line",'
        ' "field", "value", "was", "of_row", "comment", "made_at" ON "correction" BEGIN'
        " SELECT RAISE(ABORT, 'an edit is undone, never rewritten'); END",
    ),
)
"""STEPS[n] leads from schema n to schema n + 1."""

USER_SCHEMA_VERSION = len(STEPS)
