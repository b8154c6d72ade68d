"""Records to words, for the pages that span apps."""

from datetime import date, datetime

from soceis.foundation.records import clock
from soceis.people.models import YoungPerson
from soceis.people.rules import age_words
from soceis.ui.words import day_words

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def counted(number: int, thing: str, things: str = "") -> str:
    """ "one visit", "12 visits", "no visits"."""
    word = NUMBERS[number].lower() if number < len(NUMBERS) else str(number)
    return f"{word} {thing if number == 1 else things or thing + 's'}"


def days_words(days: int) -> str:
    """ "today", "1 day", "12 days"."""
    if days <= 0:
        return "today"
    return "1 day" if days == 1 else f"{days} days"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return f"{capital(text)}." if text else ""


def ago_words(moment: datetime, now: datetime) -> str:
    """ "12 minutes ago", "at 09:40" today, "Fri 20 Nov, 16:05" before."""
    at, minutes = moment.astimezone(clock.LONDON), int((now - moment).total_seconds()) // 60
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"
    if at.date() == now.astimezone(clock.LONDON).date():
        return f"at {at:%H:%M}"
    return f"{day_words(at)}, {at:%H:%M}"


def capital(text: str) -> str:
    """With a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def about_age(person: YoungPerson, today: date) -> str:
    """ "child, 15"."""
    return age_words(person.date_of_birth, today)


def months_words(months: int) -> str:
    """ "less than a month", "1 month", "7 months"."""
    if months <= 0:
        return "less than a month"
    return "1 month" if months == 1 else f"{months} months"


def times_words(number: int) -> str:
    """ "second time"; "" for the first."""
    names = {2: "second time", 3: "third time"}
    return names.get(number, f"{number}th time" if number > 3 else "")
