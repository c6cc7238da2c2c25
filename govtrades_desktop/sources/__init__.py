"""What exists and where, one module a publisher. No HTTP and no document parsing in here."""
