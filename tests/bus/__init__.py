"""The bus's contract, over a real Redis and in process."""
