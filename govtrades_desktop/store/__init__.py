"""SQLite through peewee: the only package that writes the database. It fetches, parses and shows nothing."""
