"""Tests of the engines, each against a slow oracle."""
