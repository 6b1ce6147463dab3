"""Files that people put up."""
