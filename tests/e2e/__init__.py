"""The whole product in a real browser: each test plays a script of tests/e2e/browser against a real server."""
