"""The few dialogs: only where the program cannot go on without an answer, or the user asked."""
