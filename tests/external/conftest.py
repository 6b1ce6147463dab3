"""A served demonstration for the tests of this folder."""

from tests.web.fixtures import served, served_on_each, template

__all__ = ["served", "served_on_each", "template"]
