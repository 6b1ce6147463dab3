"""What Alembic runs: the migrations, inside the transaction that the caller opened and locked."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
