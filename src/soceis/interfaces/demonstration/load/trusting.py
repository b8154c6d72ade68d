"""Who works with whom, in invented data: wishes, somebody else asked for, cover, supervision, a mentor's word."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.interfaces.demonstration.workers import MANAGERS, of
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import ChangeAsked, Supervision

DAY = timedelta(days=1)
# person: from where, a woman or a man, language, words
WISHES = {
    "cardiff-jay": ("any", "any", "", "Somebody who does things. Not somebody who only asks."),
    "cardiff-kal": ("any", "man", "Somali", "Somebody his mum can ring without a phone interpreter."),
    "cardiff-tee": ("local", "any", "", ""),
    "edinburgh-calum": ("local", "any", "", "Nobody who was at his old school."),
    "newcastle-bobby": ("any", "any", "", "Somebody granda can have a tea with."),
    "newcastle-vasile": ("any", "any", "Romanian", "Speaks slowly, and writes it down."),
    "dundee-skye": ("elsewhere", "woman", "", "Nobody who knows her family."),
    "dundee-finlay": ("any", "any", "", "Somebody who texts first."),
}
A_FEW_MORE, EVERY = ("any", "woman", "", ""), 7  # every seventh of the others
NOTED_BEFORE = 33 * DAY
# person: who asked, what they said, the manager's answer in words
ASKED = {
    "cardiff-kal": (
        "caregiver",
        "Could it be somebody who speaks Somali at the meetings with school?",
        ("together", "Amira goes along to every meeting with school from now on."),
    ),
    "newcastle-bobby": ("young_person", "Can Jonny come on Thursdays as well?", None),
}
ASKED_BEFORE, ANSWERED_BEFORE = 12 * DAY, 9 * DAY
COVER_FROM, COVER_FOR = 2 * DAY, 11 * DAY  # before today; days in all
# Said one after another, so that no two talks of an area are the same.
TALKS = (
    (
        "What has gone well with two families, and how to end a visit that could go on all evening.",
        "Tired, and pleased with how the group went.",
        "Leaves by seven on Thursdays. Reads up on school exclusions before the next talk.",
        "That was useful. I would like to go along to one hearing first.",
    ),
    (
        "A young person who does not answer. What has been tried, and what a message without a question can do.",
        "Takes it home sometimes. Swims again.",
        "One message a week, nothing asked. Rings me the same day when it gets heavy.",
        "",
    ),
    (
        "Writing notes that the young person could read. Two of them rewritten together.",
        "Well.",
        "Reads three notes aloud to a colleague.",
        "It takes longer, and they are shorter. Good.",
    ),
)
TALKED_BEFORE, BETWEEN = (52 * DAY, 10 * DAY), 42 * DAY
# mentor: person, what they told, whether it can wait
WORDS = {
    "dom": ("cardiff-jay", "He slept at his nan’s again. He says that is fine, and he was hungry.", True),
    "shay": ("edinburgh-calum", "Gran is in hospital since last night. He is at his aunt’s.", False),
    "jonny": ("newcastle-bobby", "He wants the market on Saturday as well, if granda is well.", True),
    "logan": ("dundee-skye", "She asked for you, not for me. She is at the boathouse until four.", True),
}


def trusting_steps(area: str, episodes: Sequence[Episode], today: date) -> list[Line]:
    """Of one area: of the stories that go on first, and a share of the others."""
    standing = [one for one in episodes if is_open(one)]
    lines = [_wish(one, wish, today) for one, wish in _wishes(standing)]
    lines += [_asked(one, area, today) for one in standing if one.person in ASKED]
    lines += _cover(area, standing, today)
    lines += _supervision(area, standing, today)
    lines += _words(area, standing, today)
    return lines


def _wishes(standing: Sequence[Episode]) -> list[tuple[Episode, tuple[str, str, str, str]]]:
    told = [(one, WISHES[one.person]) for one in standing if one.person in WISHES]
    others = [one for one in standing if one.person not in WISHES]
    return told + [(one, A_FEW_MORE) for one in others[::EVERY]]


def _wish(episode: Episode, wish: tuple[str, str, str, str], today: date) -> Line:
    line = Line(f"wish {episode.key}")
    do = partial(_note, episode.key, wish)
    line.add(weekday(today - NOTED_BEFORE), Rank.GOALS, key_worker(episode), do, hour=18)
    return line


def _note(key: str, wish: tuple[str, str, str, str], book: Book, user: User) -> None:
    local, gender, language, words = wish
    casework.note_matching(
        by=user, episode=book.episodes[key], local=local, gender=gender, language=language, words=words
    )


def _asked(episode: Episode, area: str, today: date) -> Line:
    line = Line(f"asked {episode.key}")
    day = weekday(today - ASKED_BEFORE)
    line.add(day, Rank.GOALS, key_worker(episode), partial(_ask, episode), hour=18)
    if ASKED[episode.person][2] is not None:
        answered = weekday(today - ANSWERED_BEFORE)
        line.add(answered, Rank.REVIEW, MANAGERS[area], partial(_answer, episode), hour=10)
    return line


def _ask(episode: Episode, book: Book, user: User) -> None:
    who, words, _ = ASKED[episode.person]
    casework.ask_for_change(by=user, episode=book.episodes[episode.key], asked_by=who, words=words)


def _answer(episode: Episode, book: Book, user: User) -> None:
    asked = ChangeAsked.objects.select_related("episode").get(episode=book.episodes[episode.key].pk)
    said = ASKED[episode.person][2]
    if said is not None:
        casework.answer_change(by=user, asked=asked, answer=said[0], answer_words=said[1])


def _cover(area: str, standing: Sequence[Episode], today: date) -> list[Line]:
    """The last of the practitioners is away; the first is there for three of their young people meanwhile."""
    first, *_, away = of(area, "practitioner")
    theirs = [one for one in standing if key_worker(one) == away][:3]
    lines = []
    for one in theirs:
        line = Line(f"cover {one.key}")
        begins = today - COVER_FROM
        do = partial(_add_cover, one.key, first, begins, begins + COVER_FOR)
        line.add(weekday(begins - DAY), Rank.REVIEW, MANAGERS[area], do, hour=16)
        lines.append(line)
    return lines


def _add_cover(key: str, worker: str, begins: date, ends: date, book: Book, user: User) -> None:
    casework.add_worker(
        by=user,
        episode=book.episodes[key],
        worker=book.staff[worker],
        kind="cover",
        begins=begins,
        ends=ends,
        change_reason="leave",
    )


def _supervision(area: str, standing: Sequence[Episode], today: date) -> list[Line]:
    """Two talks with everybody but the last practitioner, for whom the second is late."""
    practitioners = of(area, "practitioner")
    workers = (*practitioners, *of(area, "peer_mentor"))
    lines = []
    for place, worker in enumerate(workers):
        line = Line(f"supervision {worker}")
        times = TALKED_BEFORE[:1] if worker == practitioners[-1] else TALKED_BEFORE
        case = next((one.key for one in standing if key_worker(one) == worker), "")
        for number, before in enumerate(times):
            said = TALKS[(place + number) % len(TALKS)]
            day = weekday(today - before)
            line.add(day, Rank.REVIEW, MANAGERS[area], partial(_talk, worker, case, said), hour=15)
            if number == 0:
                read = weekday(day + DAY) if day.weekday() < 4 else day
                line.add(read, Rank.PAUSED, worker, partial(_read, said[3]), hour=16)
        lines.append(line)
    return lines


def _talk(worker: str, case: str, said: tuple[str, str, str, str], book: Book, user: User) -> None:
    day = clock.today()
    casework.write_supervision(
        by=user,
        worker=book.staff[worker],
        held_on=day,
        minutes=50,
        practice=said[0],
        well_being=said[1],
        agreed=said[2],
        next_on=weekday(day + BETWEEN),
        cases=[book.episodes[case].young_person_id] if case else [],
    )


def _read(words: str, _book: Book, user: User) -> None:
    talk = Supervision.objects.filter(worker=user).latest("held_on", "created_at")
    casework.add_own_words(by=user, supervision=talk, words=words)


def _words(area: str, standing: Sequence[Episode], today: date) -> list[Line]:
    """Each mentor told the worker something on the last working day; nobody has said yet that they heard it."""
    episodes = {one.person: one for one in standing}
    lines = []
    for mentor in of(area, "peer_mentor"):
        person, text, can_wait = WORDS.get(mentor, ("", "", True))
        episode = episodes.get(person)
        if episode is None or all(given.worker != mentor for given in episode.assignments):
            continue
        line = Line(f"word {mentor}")
        do = partial(_tell, episode.key, text, not can_wait)
        line.add(weekday(today - DAY), Rank.GOALS, mentor, do, hour=19)
        lines.append(line)
    return lines


def _tell(key: str, text: str, cannot_wait: bool, book: Book, user: User) -> None:
    casework.tell_worker(by=user, episode=book.episodes[key], text=text, cannot_wait=cannot_wait)
