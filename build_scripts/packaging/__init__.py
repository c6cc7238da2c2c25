"""How the installed program is built, packed and described. Run by `dev.py package`."""
