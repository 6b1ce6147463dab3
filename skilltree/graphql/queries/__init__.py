"""Queries by concern: each reads its arguments, runs one use case, and returns its view."""
