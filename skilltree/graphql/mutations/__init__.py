"""Mutations by concern: each reads its input, runs one use case, and answers its payload or a refusal."""
