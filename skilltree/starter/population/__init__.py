"""A seeded population of fictional inhabitants with ordered histories, for the demonstration and for benchmarks."""

from skilltree.starter.population.generate import POPULATION_SEED, generate

__all__ = ["POPULATION_SEED", "generate"]
