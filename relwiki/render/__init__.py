"""Floor 5: page values into bytes, through a theme."""
