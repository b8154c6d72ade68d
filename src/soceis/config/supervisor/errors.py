"""What can go wrong when a part is started; each is a sentence for the person at the keyboard."""

from soceis.foundation.records.errors import ShownError


class CannotStart(ShownError):
    """A part of the service cannot start; nothing was changed in what it keeps."""

    status = 503
