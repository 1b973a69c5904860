"""Floor 2: facts that no single note states. Pure functions; 'today' is an argument."""
