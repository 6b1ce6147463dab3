"""Badges from elsewhere, really signed."""
