"""Tests of the label index."""
