"""Object types: declarations over the view structs of `service/views`."""
