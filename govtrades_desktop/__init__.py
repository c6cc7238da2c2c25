"""GovTrades Desktop: every disclosed trade of US officials, on one's own machine.

This file holds the version, the one place it is written; it imports nothing.
"""

__version__ = "0.1.0"
