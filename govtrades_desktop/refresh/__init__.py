"""The pipeline from source to derived index, Qt-free: what a refresh does, in which order, and what it tells."""
