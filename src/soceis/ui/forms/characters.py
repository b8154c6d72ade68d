"""Characters that cannot be kept, and lengths in words a person understands.

PostgreSQL refuses NUL in text; lone surrogates cannot be written as UTF-8; other control characters only
come from broken copying and hide in print. Tab and line ends stay.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def without_unkeepable(text: str) -> str:
    """The text with one kind of line end and without characters that cannot be kept."""
    return UNKEEPABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_keepable(text: str) -> None:
    """Raises ValidationError when a character was taken out, so that the person looks before it is saved."""
    if UNKEEPABLE.search(text):
        raise ValidationError(
            _("There was a character in this text that cannot be kept. We took it out: please check."),
            code="unkeepable",
        )


def check_length(text: str, most: int) -> None:
    """Raises ValidationError when the text is longer than `most` characters; nothing is cut off."""
    if len(text) <= most:
        return
    raise ValidationError(
        _(
            "You have written %(written)s characters. This box keeps up to %(most)s. "
            "Your words are still here: please shorten them."
        )
        % {"written": f"{len(text):,}", "most": f"{most:,}"},
        code="max_length",
    )
