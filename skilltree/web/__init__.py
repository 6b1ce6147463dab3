"""Litestar: wiring, sign-in, health, the built PWA."""
