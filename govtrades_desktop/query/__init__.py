"""All reading: search, rows by id, sums, coverage, health, exports. It writes nothing but export files."""
