"""How much a text may ask for. It must not know what asks."""

# Deeper than anybody writes, and not so deep that Python's stack ends.
MAX_NESTING = 100


class TooComplexError(Exception):
    """The text asks for more work than any text that a person writes."""
