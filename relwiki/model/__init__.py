"""Floor 1: the values that travel between the stages. They know nothing else of relwiki."""
