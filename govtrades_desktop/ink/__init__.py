"""The originals behind the rows: opened from the archive, drawn and read in a process apart. No Qt."""
