"""Floor 8: the commands, one a file."""
