"""Bytes to records: pure, picklable in and out. No network, no disk, no database, no Qt, no clock."""
