"""Pictures for the manual in a third of the bytes: at most 256 colours, which is what a page of ours has."""

import base64
import struct
import zlib

import numpy as np
from playwright.sync_api import Page

COLOURS = 256
# The pixels of a picture, as the browser reads it: red, green, blue and opacity, row by row.
PIXELS = """
async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const bytes = pen.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return [image.width, image.height, btoa(text)];
}
"""


def smaller(page: Page, picture: bytes) -> bytes:
    """The PNG with its most frequent colours alone; every other pixel takes the nearest of them.

    `page` is an empty one, whose browser reads the picture.
    """
    width, height, text = page.evaluate(PIXELS, base64.b64encode(picture).decode("ascii"))
    pixels = np.frombuffer(base64.b64decode(text), np.uint8).reshape(-1, 4)[:, :3]
    colours, places, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts, kind="stable")[:COLOURS]]
    distances = ((colours[:, None, :].astype(np.int32) - kept[None].astype(np.int32)) ** 2).sum(axis=2)
    rows = distances.argmin(axis=1).astype(np.uint8)[places.reshape(-1)].reshape(height, width)
    unfiltered = np.hstack((np.zeros((height, 1), np.uint8), rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", kept.tobytes()),
        (b"IDAT", zlib.compress(unfiltered.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
