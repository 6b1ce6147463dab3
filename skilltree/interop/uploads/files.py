"""Any file that may be put up, read by what its bytes say."""

from __future__ import annotations

from skilltree.interop.uploads.kinds import PICTURES, kind_of
from skilltree.interop.uploads.pictures import draw_anew
from skilltree.model.errors import Unsupported
from skilltree.model.words import MediaKind
from skilltree.service.ports.uploads import Upload


class UploadedFiles:
    """See `service.ports.uploads.Uploads`."""

    def read(self, content: bytes) -> Upload:
        """Return the file, pictures drawn anew. Raises Unsupported, or TooLarge for too many pixels."""
        mime = kind_of(content)
        if mime is None:
            raise Unsupported("not a picture, a sound, a text or a document that is taken here", field="content")
        if mime in PICTURES:
            return draw_anew(content)
        kind = MediaKind.AUDIO if mime.startswith("audio/") else MediaKind.FILE
        return Upload(kind=kind, mime=mime, content=content)
