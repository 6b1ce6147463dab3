"""Files that people put up. See `service.ports.uploads`."""

from skilltree.interop.uploads.files import UploadedFiles

__all__ = ["UploadedFiles"]
