"""Table models over positions in a columnar table: no proxy, no SQL, no widgets."""
