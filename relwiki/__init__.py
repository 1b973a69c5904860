"""relwiki turns a folder of plain Markdown notes about people into a private, linked, static website."""

__version__ = "0.1.0"
