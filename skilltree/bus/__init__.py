"""Change signal, rate limits and locks: Redis, and in-process twins."""
