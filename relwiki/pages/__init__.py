"""Floor 4: facts into closed page values, one kind of page a file."""
