"""Everyday sentences and how well they are read."""
