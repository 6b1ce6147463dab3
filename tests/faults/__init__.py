"""Servers killed with -9 while people work, and what is left afterwards."""
