"""Hypothesis for the ground floor: a busy machine is no failure, so examples have no deadline."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
