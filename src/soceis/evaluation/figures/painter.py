"""Turns SVGs into PNGs, in a process of its own: `painting` starts it and speaks with it.

Both ways each message is its length in four bytes, the highest first, and then itself; a picture that cannot be
made is answered with nothing. It is run by its path, so that it starts without the rest of the program.
"""

import sys
from typing import IO

LENGTH = 4


def received(stream: IO[bytes]) -> bytes | None:
    """The next message; None when the other side has ended."""
    size = stream.read(LENGTH)
    if len(size) < LENGTH:
        return None
    wanted = int.from_bytes(size, "big")
    content = stream.read(wanted)
    return content if len(content) == wanted else None


def send(stream: IO[bytes], content: bytes) -> None:
    """Send a message."""
    stream.write(len(content).to_bytes(LENGTH, "big") + content)
    stream.flush()


def main() -> None:
    """Paint until the other side ends; the arguments are the folder of the typeface and the scale."""
    import vl_convert

    vl_convert.register_font_directory(sys.argv[1])
    scale = float(sys.argv[2])
    while (svg := received(sys.stdin.buffer)) is not None:
        try:
            painted = bytes(vl_convert.svg_to_png(svg.decode(), scale=scale))
        except (RuntimeError, ValueError):
            painted = b""
        send(sys.stdout.buffer, painted)


if __name__ == "__main__":
    main()
