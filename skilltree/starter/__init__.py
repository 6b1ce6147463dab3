"""A territory to begin with: data, and a loader used by the command line only."""
