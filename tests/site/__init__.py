"""A whole site in a browser."""
