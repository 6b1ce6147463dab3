"""Tests of the starter territory: its data, its checks, its loader."""
