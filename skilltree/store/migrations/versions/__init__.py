"""One file a migration, and the SQL that it was frozen into."""
