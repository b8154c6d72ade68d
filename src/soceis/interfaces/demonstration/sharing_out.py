"""Plans and outcome readings shared out over the invented people, so that the totals come out."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from soceis.interfaces.demonstration import phrases, targets
from soceis.interfaces.demonstration.calendar import after
from soceis.interfaces.demonstration.shapes import Area, Episode, Goal, Reading, Step, SupportPlan

EVIDENCE = {
    "young_person": "In their own words",
    "caregiver": "From those at home",
    "worker": "Worker's view",
    "partner": "From school or another service",
    "record": "From records",
}
SHORTEST_FOR_PLAN = 60


def with_plans(area: Area, episodes: list[Episode], rng: random.Random) -> list[Episode]:
    """The episodes, with the plans that the stories leave open given to some of them.

    Raises ValueError when the stories' plans already hold more of a topic than there is.
    """
    told = [episode.plan for episode in episodes if episode.plan]
    left = Counter(targets.PLAN_TOPICS[area.name])
    left.subtract(topic for plan in told for topic in plan.topics)
    number = targets.PLANS[area.name] - len(told)
    wrong = [topic for topic, count in left.items() if not 0 <= count <= number]
    if number < 0 or wrong:
        raise ValueError(f"{area.name}: plans left {number}, topics that cannot come out: {wrong}")
    chosen = rng.sample([e.key for e in episodes if _can_have_plan(e)], number)
    topics = _share_topics(left, chosen, rng)
    return [
        replace(episode, plan=_plan(episode, area, topics[episode.key])) if episode.key in topics else episode
        for episode in episodes
    ]


def _can_have_plan(episode: Episode) -> bool:
    if episode.plan or episode.programme != "one_to_one" or episode.first_attended is None:
        return False
    return (episode.contacts[-1].on - episode.first_attended).days >= SHORTEST_FOR_PLAN


def _share_topics(left: Counter[str], keys: Sequence[str], rng: random.Random) -> dict[str, list[str]]:
    """Each topic to as many plans as wanted, the plans with fewest topics first."""
    shared: dict[str, list[str]] = {key: [] for key in keys}
    for topic in targets.TOPICS:
        order = sorted(keys, key=lambda key: (len(shared[key]), rng.random()))
        for key in order[: left[topic]]:
            shared[key].append(topic)
    return shared


def _plan(episode: Episode, area: Area, topics: list[str]) -> SupportPlan:
    first = episode.first_attended or area.data_date
    goals = tuple(
        Goal(
            topic,
            phrases.GOALS[topic],
            "achieved" if episode.closure else "working",
            (
                Step("Talk about what would help"),
                Step("Try one thing", "done" if episode.closure else "to_do"),
            ),
        )
        for topic in topics[:2]
    )
    return SupportPlan(f"p-{episode.key}", after(first, 24), area.form_version, tuple(topics), goals)


def with_readings(area: Area, episodes: list[Episode], rng: random.Random) -> list[Episode]:
    """The area's engaged episodes with outcome readings, so that "better" comes out as published.

    Only Cardiff's outcomes are published; elsewhere readings belong to the stories alone.
    """
    if area.name != targets.CARDIFF:
        return episodes
    values = _values(episodes, closed=True, rng=rng) | _values(episodes, closed=False, rng=rng)
    return [
        replace(episode, readings=_readings(episode, area, values[episode.key], rng))
        if episode.key in values
        else episode
        for episode in episodes
    ]


def _values(episodes: list[Episode], *, closed: bool, rng: random.Random) -> dict[str, dict[str, str]]:
    """By episode and outcome, the last value of everybody without a story."""
    engaged = [e for e in episodes if e.first_attended and bool(e.closure) == closed]
    told = [e for e in engaged if e.readings]
    others = sorted(e.key for e in engaged if not e.readings)
    wanted = dict(targets.CARDIFF_BETTER["closed" if closed else "open"])
    for episode in told:
        for code in better_outcomes(episode):
            wanted[code] -= 1
    helped = others
    if not closed:
        helped = others[: targets.CARDIFF_OPEN_WITH_BETTER - sum(bool(better_outcomes(e)) for e in told)]
    values = {key: dict.fromkeys(targets.OUTCOMES, "same") for key in others}
    for code in targets.OUTCOMES:
        if not 0 <= wanted[code] <= len(helped):
            raise ValueError(f"{code}: {wanted[code]} better of {len(helped)} cannot come out")
        for key in rng.sample(helped, wanted[code]):
            values[key][code] = "better"
    if not closed:
        _give_each_one(values, helped, rng)
    return {key: _varied(values[key], rng) for key in others}


def _varied(values: dict[str, str], rng: random.Random) -> dict[str, str]:
    """What is not "better" as the same, not known, worse, or not applicable."""
    kinds, weights = ("same", "unknown", "worse", "not_applicable"), (6, 2, 1, 3)
    return {
        code: value if value == "better" else rng.choices(kinds, weights)[0] for code, value in values.items()
    }


def _give_each_one(values: dict[str, dict[str, str]], keys: Sequence[str], rng: random.Random) -> None:
    """Move one "better" to each who has none, from somebody who has several; totals stay."""
    for key in keys:
        if "better" in values[key].values():
            continue
        givers = [k for k in keys if list(values[k].values()).count("better") > 1]
        giver = rng.choice(givers)
        code = rng.choice([c for c, value in values[giver].items() if value == "better"])
        values[giver][code], values[key][code] = values[key][code], "better"


def better_outcomes(episode: Episode) -> set[str]:
    """The outcomes whose last reading after baseline is applicable and "better"."""
    last: dict[str, Reading] = {}
    for reading in sorted(episode.readings, key=lambda item: item.recorded_on):
        if reading.stage != "baseline":
            last[reading.outcome] = reading
    return {code for code, item in last.items() if item.applicable == "yes" and item.value == "better"}


def _readings(
    episode: Episode, area: Area, values: dict[str, str], rng: random.Random
) -> tuple[Reading, ...]:
    first = episode.first_attended or area.data_date
    last = episode.closure.ended_on if episode.closure else area.data_date
    span = (last - first).days
    days = (after(first, min(10, span)), after(first, span * 6 // 10), last)
    found: list[Reading] = []
    for code, value in values.items():
        applicable = "no" if value == "not_applicable" else "yes"
        final = None if value == "not_applicable" else value
        middle = rng.choice(("same", "better", "unknown")) if final else None
        stages = (("baseline", None), ("review", middle), ("exit" if episode.closure else "review", final))
        for (stage, said), on in zip(stages, days, strict=True):
            source, words = rng.choice(list(EVIDENCE.items()))
            found.append(Reading(code, stage, applicable, said, on, words, source))
    return tuple(found)
