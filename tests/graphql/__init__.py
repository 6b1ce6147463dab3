"""The schema: who may read and write what, its limits, its errors."""
