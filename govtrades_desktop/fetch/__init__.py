"""Bytes from the network to disk. The only package that knows HTTP; it reads no document's meaning."""
