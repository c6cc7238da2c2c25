"""The suite mirrors the package; `support/` holds what tests share, `filings/` makes documents."""
