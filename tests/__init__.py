"""The suite. It mirrors the package; `support/` holds what tests share, `filings/` makes documents to read."""
