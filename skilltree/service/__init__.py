"""Use cases, one a file. They see store and bus only through the ports in `ports/`."""
