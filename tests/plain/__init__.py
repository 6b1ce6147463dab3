"""The plain-language checker: `python -m tests.plain` tells, `make test` refuses."""
