"""The pipeline from source to derived index, Qt-free: what a refresh does and what it tells."""
