"""skilltree: a living tree of what people can do, and the paths that make it grow."""

__version__ = "0.1.0"
