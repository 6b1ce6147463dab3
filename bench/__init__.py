"""Seeded benchmarks: `python -m bench NAME --json [--quick]` prints one JSON object."""
