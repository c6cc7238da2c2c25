"""The search grammar: text -> tokens -> tree -> mask over a columnar table. It reads no database."""
