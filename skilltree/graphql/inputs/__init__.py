"""Input types, and how each becomes the command of its use case."""
