"""A served demonstration for the tests of this folder."""

from tests.web.fixtures import served, template

__all__ = ["served", "template"]
