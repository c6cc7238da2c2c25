"""Prices of securities: where they come from, what is odd about them, how they are packed; no database."""
