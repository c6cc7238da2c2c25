"""Pieces the pages are made of: they know Qt and the theme, and nothing of where data comes from."""
