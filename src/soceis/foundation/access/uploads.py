"""Files that are too large: read and thrown away, so that the form around them comes back with its words."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class BoundedUpload(FileUploadHandler):
    """Lets the first `MOST_REQUEST_BYTES` of a request's files through and drops the rest.

    A file that was cut is larger than any field of ours takes, so that its form refuses it in words.
    """

    left = 0

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        """Begin with a request."""
        self.left = settings.MOST_REQUEST_BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002  Django's own
        """The piece for whoever keeps it, None once there was enough."""
        if self.left <= 0:
            return None
        self.left -= len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing is kept here: the handlers that follow make the file."""
