"""Pictures drawn anew by Pillow: upright, not larger than a phone shows, without where and when they were taken."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from skilltree.model.errors import TooLarge, Unsupported
from skilltree.model.words import MediaKind
from skilltree.service.ports.uploads import Upload

LONGEST_SIDE: Final = 1_600
MOST_PIXELS: Final = 50_000_000
"""What is decoded at all: the cameras of phones stay below, a bomb of a few kilobytes does not."""
QUALITY: Final = 78
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


def draw_anew(content: bytes) -> Upload:
    """Return the picture as WebP, its first frame. Raises Unsupported, or TooLarge for too many pixels."""
    try:
        with warnings.catch_warnings():
            # Pillow warns before its own limit; ours is checked below, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise TooLarge(f"at most {MOST_PIXELS} pixels", field="content")
                if opened.format == "WEBP" and max(opened.size) <= LONGEST_SIDE and _was_drawn_here(content):
                    opened.load()
                    return _upload(content, opened.size)
                if opened.format == "JPEG":
                    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(opened)
                drawn = upright.convert("RGBA" if _see_through(upright) else "RGB")
    except Image.DecompressionBombError as error:
        raise TooLarge(f"at most {MOST_PIXELS} pixels", field="content") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError) as error:
        raise Unsupported("this picture is damaged", field="content") from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    # A new image has none of the old one's notes: no position, no date, no name of the camera.
    plain = Image.new(drawn.mode, drawn.size)
    plain.paste(drawn)
    plain.save(written, "WEBP", quality=QUALITY, method=4)
    return _upload(written.getvalue(), plain.size)


def _upload(content: bytes, size: tuple[int, int]) -> Upload:
    return Upload(kind=MediaKind.PICTURE, mime="image/webp", content=content, width=size[0], height=size[1])


def _was_drawn_here(content: bytes) -> bool:
    """Whether a WebP holds pixels alone, as those do that were drawn anew: no notes, no film, nothing behind.

    Such a picture stays as it is, so that a course that goes out and comes back does not fade.
    """
    place, end = 12, len(content)
    if int.from_bytes(content[4:8], "little") + 8 != end:
        return False
    while place + 8 <= end:
        if content[place : place + 4] not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH"):
            return False
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + size % 2
    return place == end


def _see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
