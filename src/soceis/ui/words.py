"""Small turns of words that every page shares."""

from datetime import date, datetime

from django.utils import formats

from soceis.foundation.records import clock


def initials_of(name: str) -> str:
    """Up to two initials of a name: "Jay Benbow" -> "JB", "Tee" -> "T"."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return ""
    chosen = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in chosen)


def day_words(value: date | datetime, *, year: bool = False) -> str:
    """ "Tue 17 Nov", with the year when it is not the present year; a moment is shown in London.

    `year`: always with the year, for papers, which are read when the present year is another one.
    """
    if isinstance(value, datetime):
        value = (value.astimezone(clock.LONDON) if value.tzinfo else value).date()
    pattern = "D j M" if value.year == clock.today().year and not year else "D j M Y"
    return formats.date_format(value, pattern)


def whole_day(value: date) -> str:
    """ "17 November 2026", for papers that are kept for years."""
    return formats.date_format(value, "j F Y")
