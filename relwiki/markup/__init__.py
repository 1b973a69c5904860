"""Floor 1: the Markdown dialect, defined once. It knows the model and nothing above it."""
