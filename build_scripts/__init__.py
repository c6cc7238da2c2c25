"""What makes the program, beside the program; `dev.py` is the door."""
