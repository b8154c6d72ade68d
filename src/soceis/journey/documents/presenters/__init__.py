"""Papers out of a record, and letters and files in words. Nothing here asks the database."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from soceis.foundation.records import clock, codes
from soceis.journey.casework.models import Episode
from soceis.journey.documents.models import Letter, StoredFile
from soceis.journey.documents.rules import LETTERS, MayReach
from soceis.journey.documents.rules.scanning import ENDINGS
from soceis.ui.frame import service_name
from soceis.ui.papers.typesetting import Address, Paper, Part, Text
from soceis.ui.words import day_words

ANSWERS = {"yes": "Yes", "ask": "Only as they said", "no": "No"}
TONES = {"yes": "safe", "ask": "wait", "no": "safety"}
# Words that give nothing away, for a message or a voicemail.
NEUTRAL = "Hi {name}, it’s {worker}. Give me a ring when it suits you."


@dataclass(frozen=True)
class ReachAnswer:
    """Whether something may be sent, in words."""

    what: str
    answer: str
    tone: str


@dataclass(frozen=True)
class LetterRow:
    """A letter of the list, in words."""

    title: str
    about: str
    url: str
    paper_url: str
    has_gone: bool


@dataclass(frozen=True)
class FileRow:
    """A file of the list, in words."""

    title: str
    about: str
    url: str
    remove_url: str
    removed: str


def reach_answers(may: MayReach) -> list[ReachAnswer]:
    """Post, messages, voicemail: yes, only as they said, no."""
    asked = (("Post", may.post), ("Messages", may.message), ("Voicemail", may.voicemail))
    return [ReachAnswer(what, ANSWERS[answer], TONES[answer]) for what, answer in asked]


def neutral_message(name: str, worker: str) -> str:
    return NEUTRAL.format(name=name, worker=worker)


def begun(kind: str, episode: Episode, worker: str) -> dict[str, str]:
    """The first words of a letter of this kind, for the form."""
    letter = LETTERS[kind]
    name = episode.young_person.name_used
    words = {"name": name, "worker": worker, "service": service_name()}
    return {
        "reader": letter.reader,
        "name": name if letter.reader == "young_person" else "",
        "subject": letter.subject.format(**words),
        "body": letter.body.format(**words),
    }


def letter_paper(letter: Letter) -> Paper:
    """The letter as it goes: a neutral sender, and through the window only a name and an address."""
    return Paper(
        title=letter.subject or service_name(),
        dated=letter.written_on,
        sender=service_name(),
        address=Address(
            letter.name, tuple(line.strip() for line in letter.address.splitlines() if line.strip())
        ),
        parts=(Part("", (Text(letter.body),)),),
    )


def letter_row(letter: Letter) -> LetterRow:
    who = letter.created_by.get_short_name() if letter.created_by else ""
    gone = (
        f"{codes.label('letter_sent_how', letter.sent_how).lower()}, {day_words(letter.sent_on)}"
        if letter.sent_on
        else "draft"
    )
    return LetterRow(
        title=letter.subject or codes.label("letter_kind", letter.kind),
        about=" · ".join(filter(None, (f"to {letter.name}", gone, who))),
        url=reverse("documents:letter", args=[letter.pk]),
        paper_url=reverse("documents:letter_paper", args=[letter.pk]),
        has_gone=letter.sent_on is not None,
    )


def file_row(file: StoredFile) -> FileRow:
    who = file.created_by.get_short_name() if file.created_by else ""
    day = file.created_at.astimezone(clock.LONDON).date()
    about = (
        codes.label("file_kind", file.kind),
        ENDINGS[file.media].upper(),
        size_words(file.size),
        day_words(day),
        who,
        f"without {file.taken_off[0]}" if file.taken_off else "",
    )
    removed = ""
    if file.removed_on:
        because = codes.label("file_removal", file.removed_because)
        removed = f"Removed {day_words(file.removed_on)}. {because}."
    return FileRow(
        title=file.title,
        about=" · ".join(filter(None, about)),
        url=reverse("documents:file", args=[file.pk]),
        remove_url=reverse("documents:remove_file", args=[file.pk]),
        removed=removed,
    )


def size_words(size: int) -> str:
    """ "340 kB", "2.1 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def name_on_disk(reference: str, what: str, on: date, ending: str) -> str:
    """A file name that tells strangers nothing: "9C6VK2 letter 2026-11-23.pdf" with hyphens."""
    return f"{reference}-{what}-{on.isoformat()}.{ending}".replace("_", "-")
