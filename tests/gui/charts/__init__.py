"""Charts: what they draw, say and answer, fed with invented specs."""
