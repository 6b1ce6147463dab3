"""The web application as clients meet it: over HTTP, server-sent events and WebSockets."""
