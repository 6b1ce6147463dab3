"""Alembic migrations, run by `upgrade` (migrate.py) and by nothing else."""
