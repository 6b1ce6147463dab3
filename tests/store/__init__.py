"""The store's contract on both databases, and what each database must refuse by itself."""
