"""Other people's test suites, run against a real server process."""
