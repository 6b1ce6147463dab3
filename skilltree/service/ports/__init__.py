"""What the use cases need of the world, as Protocols. `store`, `bus` and `web` implement them."""
