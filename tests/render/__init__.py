"""Page values into bytes."""
