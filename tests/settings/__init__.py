"""Paths, settings and the log."""
