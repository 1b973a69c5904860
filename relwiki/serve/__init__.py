"""The live site: built in memory, watched, and shown to one reader on the same machine."""
