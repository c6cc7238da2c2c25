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
    (  # 2: saved views
        # `folded`: the name as names are compared; `place`: in the side bar; `form`: the view's JSON.
        'CREATE TABLE "saved_view" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL,'
        ' "folded" TEXT NOT NULL, "page" TEXT NOT NULL, "form" TEXT NOT NULL, "place" INTEGER NOT NULL,'
        ' "is_default" INTEGER NOT NULL DEFAULT 0 CHECK ("is_default" IN (0, 1)),'
        ' "made_at" TEXT NOT NULL, "changed_at" TEXT NOT NULL, "deleted_at" TEXT) STRICT',
        'CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" ("folded") WHERE "deleted_at" IS NULL',
        'CREATE UNIQUE INDEX "saved_view_default" ON "saved_view" ("page")'
        ' WHERE "deleted_at" IS NULL AND "is_default" = 1',
        # What a view was before each change of its name or content, kept by the file itself.
        'CREATE TABLE "saved_view_past" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "view_id" INTEGER NOT NULL,'
        ' "name" TEXT NOT NULL, "page" TEXT NOT NULL, "form" TEXT NOT NULL, "until" TEXT NOT NULL) STRICT',
        'CREATE INDEX "saved_view_past_view" ON "saved_view_past" ("view_id")',
        'CREATE TRIGGER "saved_view_remembers" AFTER UPDATE ON "saved_view"'
        ' WHEN OLD."name" IS NOT NEW."name" OR OLD."form" IS NOT NEW."form" OR OLD."page" IS NOT NEW."page"'
        ' BEGIN INSERT INTO "saved_view_past" ("view_id", "name", "page", "form", "until")'
        ' VALUES (OLD."id", OLD."name", OLD."page", OLD."form", NEW."changed_at"); END',
        'CREATE TRIGGER "saved_view_is_never_dropped" BEFORE DELETE ON "saved_view" BEGIN'
        " SELECT RAISE(ABORT, 'a saved view is marked as deleted, never dropped'); END",
        'CREATE TRIGGER "saved_view_past_is_kept" BEFORE DELETE ON "saved_view_past" BEGIN'
        " SELECT RAISE(ABORT, 'what a view was is kept'); END",
        'CREATE TRIGGER "saved_view_past_is_never_rewritten" BEFORE UPDATE ON "saved_view_past" BEGIN'
        " SELECT RAISE(ABORT, 'what a view was is kept'); END",
    ),
)
"""STEPS[n] leads from schema n to schema n + 1."""

USER_SCHEMA_VERSION = len(STEPS)
