"""From rows to what screens need, after each refresh: columnar indexes, rebuildable at any time."""
