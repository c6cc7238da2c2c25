"""The installed program: how it is built, packed and described. Run by `dev.py package`; not part of the program."""
