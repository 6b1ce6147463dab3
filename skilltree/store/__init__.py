"""The only SQL: SQLAlchemy Core tables and queries that return model types."""
