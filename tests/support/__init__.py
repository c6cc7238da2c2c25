"""What tests share: where real filings are, servers on the loopback, waiting."""
