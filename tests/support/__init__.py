"""Real servers, a real browser and the product itself as a child process, for the tests to talk to."""
