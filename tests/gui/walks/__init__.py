"""Ten walks a person makes, each by keyboard alone and by mouse alone, in a real window over a folder."""
