"""The original page beside the number: a pane for any place of the window. Asks `ink`; knows no store."""
