"""Floor 2: the plain text of a vault, read into notes and settings."""
