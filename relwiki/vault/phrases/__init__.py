"""Floor 2: the phrases of the vault format, each read from one text into one value. No notes, no files."""
