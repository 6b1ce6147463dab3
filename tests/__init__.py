"""The tests: they mirror skilltree/, with house/ (rules of the code), e2e/ (browser) and faults/ (kill -9) beside."""
