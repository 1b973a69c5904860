"""Floor 6: the pipeline, what to write, and writing it."""
