"""In-memory, synchronous engines over many people and labels: no input or output."""
