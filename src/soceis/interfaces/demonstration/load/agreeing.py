"""What was agreed at the first meetings, that privacy was explained, and what people said yes and no to."""

import random
from collections.abc import Sequence
from datetime import date
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Contact, Episode
from soceis.journey.consent import actions as consent
from soceis.journey.consent.rules import OF_HOME, OF_US, OF_YOU, TO_JUDGE, standard_text, standing

OWN_WORDS = (
    "Text me, do not ring. Not before eleven.",
    "I do not want to talk about my dad.",
    "Can we do stuff outside and not sit in an office?",
    "Do not tell school when I have had a bad week.",
    "",
)
JUDGED = (
    "Said it back in their own words and asked who would see it.",
    "Read it through, asked what happens to the photos afterwards.",
    "Explained it to the peer mentor, and got it right.",
)
PARTNERS = ("Ms Rees, Willows School", "The social worker, Leanne Cole", "Mr Osei, college")
# How often of ten somebody says yes, no, or has not been asked. Nobody here said no to being counted: the
# demonstration shows the published numbers, and those are of everybody.
OFTEN = {
    "evaluation": (8, 0),
    "police_linkage": (4, 3),
    "interview": (3, 2),
    "photo": (3, 4),
    "caregiver_updates": (5, 2),
    "sharing": (4, 1),
}
ONE_IN = 3  # of those whose work has ended, so many have it written down


def agreeing_steps(line: Line, episode: Episode, contacts: Sequence[Contact], by: str) -> None:
    """At the first meeting privacy, at the second the agreement and the questions; a change of mind at the last."""
    chance = random.Random(f"agreeing {episode.key}")  # noqa: S311 - invented data, the same every time
    days = sorted({one.on for one in contacts if one.kind == "attended"})
    if not by or not days or (episode.closure is not None and chance.randrange(ONE_IN)):
        return
    line.add(days[0], Rank.PLAN, by, partial(_explain, episode, days[0]), hour=18)
    if len(days) < 2:
        return
    own = chance.choice(OWN_WORDS)
    line.add(days[1], Rank.PLAN, by, partial(_agree, episode, days[1], own), hour=18)
    for purpose, (yes, no) in OFTEN.items():
        drawn = chance.randrange(10)
        if drawn < yes + no:
            said = "given" if drawn < yes else "refused"
            words = (chance.choice(JUDGED), chance.choice(PARTNERS))
            line.add(
                days[1], Rank.GOALS, by, partial(_answer, episode, days[1], purpose, said, words), hour=19
            )
            if purpose == "photo" and said == "given" and len(days) > 3:
                back = partial(_answer, episode, days[-1], purpose, "withdrawn", words)
                line.add(days[-1], Rank.GOALS, by, back, hour=20)


def _explain(episode: Episode, day: date, book: Book, user: User) -> None:
    consent.explain_limits(by=user, episode=book.episodes[episode.key], understood="yes", on=day)


def _agree(episode: Episode, day: date, own: str, book: Book, user: User) -> None:
    draft = consent.write_agreement(
        by=user,
        episode=book.episodes[episode.key],
        of_us=standard_text(OF_US),
        of_you=standard_text(OF_YOU),
        of_home=standard_text(OF_HOME),
        own_words=own,
    )
    consent.agree(by=user, agreement=draft, agreed_how="said", on=day)


def _answer(
    episode: Episode, day: date, purpose: str, said: str, words: tuple[str, str], book: Book, user: User
) -> None:
    row = book.episodes[episode.key]
    judged = standing(row.area.nation, row.young_person.date_of_birth, day) == TO_JUDGE
    consent.note_answer(
        by=user,
        episode=row,
        purpose=purpose,
        answer=said,
        answered_by="young_person",
        competence="able" if judged else "",
        judged_how=words[0] if judged else "",
        partner=words[1] if purpose == "sharing" else "",
        answered_on=day,
    )
