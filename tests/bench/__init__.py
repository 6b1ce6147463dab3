"""Tests of the benchmarks: that they run and judge rightly, never how fast anything is."""
