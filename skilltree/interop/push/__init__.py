"""Web push: messages to browsers through their makers' push services."""

from skilltree.interop.push.sending import WebPush

__all__ = ["WebPush"]
