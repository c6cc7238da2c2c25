"""The suite's own generator of official documents: invented people and assets, drawn as the sources draw.

Nothing here is, holds or copies a document that somebody else published; what was learned from the real
ones are measures (positions, sizes, colours, advance widths) and habits (how lines wrap and pages break).
"""
