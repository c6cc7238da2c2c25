"""Charts: drawn from plain specs, on screen and in print by the same code; they know nothing of query/."""
