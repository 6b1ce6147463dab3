"""The community: counters, the living tree, and a slow way to the same."""
