"""Pictures, drawn again from their pixels."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from soceis.journey.documents.rules.refusing import Unwanted

MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"GIF8")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# A phone's photo has up to 50 million dots; more is a picture made to fill the memory.
MOST_DOTS = 50_000_000
LONGEST_SIDE = 3_000
QUALITY = 85


def redraw(content: bytes) -> tuple[bytes, str, tuple[str, ...]]:
    """The picture as a new file without anything beside its dots: bytes, media type, what was taken off."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                return _redrawn(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unwanted("This picture is too large to open. Take it again in a smaller size.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unwanted("This picture cannot be opened. Take it again, or choose another.") from error


def _redrawn(picture: Image.Image) -> tuple[bytes, str, tuple[str, ...]]:
    if picture.width * picture.height > MOST_DOTS:
        raise Unwanted("This picture is too large to open. Take it again in a smaller size.")
    taken_off = ("where and when it was taken",) if picture.getexif() or "exif" in picture.info else ()
    has_holes = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA" if has_holes else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A fresh picture holds the dots and nothing else that the old file said.
    fresh = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    made = io.BytesIO()
    if has_holes or picture.format in {"PNG", "GIF"}:
        fresh.save(made, "PNG", optimize=False)
        return made.getvalue(), "image/png", taken_off
    fresh.save(made, "JPEG", quality=QUALITY)
    return made.getvalue(), "image/jpeg", taken_off
