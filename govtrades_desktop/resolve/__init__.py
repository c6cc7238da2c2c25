"""Who and what: filer to official, asset to security, a version to what it replaces. Pure."""
