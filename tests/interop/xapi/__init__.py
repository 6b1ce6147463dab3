"""Statements of other learning platforms."""
