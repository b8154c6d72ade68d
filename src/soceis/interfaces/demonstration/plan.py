"""The plan of the demonstration: `plan()` builds it, always the same, in well under a second."""

import random
from collections import defaultdict

from soceis.interfaces.demonstration import targets
from soceis.interfaces.demonstration.calendar import move
from soceis.interfaces.demonstration.names import PhoneNumbers
from soceis.interfaces.demonstration.places import open_places
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, Episode, Person, Referral
from soceis.interfaces.demonstration.sharing_out import with_plans, with_readings
from soceis.interfaces.demonstration.skeleton import Inventor
from soceis.interfaces.demonstration.stories import STORIES
from soceis.interfaces.demonstration.stories.telling import tell
from soceis.interfaces.demonstration.workers import MANAGERS, WORKERS

SEED = 2020


def plan(seed: int = SEED) -> DemonstrationPlan:
    """223 invented young people with their referrals and episodes, in the published calendar.

    Nothing lies after an area's data date. The stories come first; everybody else is invented
    around them so that the totals of `targets` come out.
    """
    people: list[Person] = []
    referrals: list[Referral] = []
    episodes: list[Episode] = []
    phones = PhoneNumbers()
    stories = defaultdict(list)
    for story in STORIES:
        stories[story.person.area].append(story)
    for area in targets.AREAS:
        rng = random.Random(f"{seed} {area.name}")  # noqa: S311 - invented data, the same every time
        here: list[Episode] = []
        for story in stories[area.name]:
            told_referrals, told_episodes = tell(story, area, MANAGERS[area.name])
            people.append(story.person)
            referrals += told_referrals
            here += told_episodes
        inventor = Inventor(area, rng, phones)
        inventor.reserve([story.person for story in stories[area.name]])
        places = open_places(area.name, stories[area.name], rng)
        for number, place in enumerate(places, start=1):
            person, new_referrals, new_episodes = inventor.invent(place, number)
            people.append(person)
            referrals += new_referrals
            here += new_episodes
        episodes += with_readings(area, with_plans(area, here, rng), rng)
    return DemonstrationPlan(
        targets.AREAS, WORKERS, targets.FORM_VERSIONS, tuple(people), tuple(referrals), tuple(episodes)
    )


def shifted(whole: DemonstrationPlan, months: int) -> DemonstrationPlan:
    """The plan with every date in it, births too, moved by whole months.

    Ages, full months and the order of days stay as they are, because no day lies after the 28th.
    """
    moved: DemonstrationPlan = move(whole, months)
    return DemonstrationPlan(
        moved.areas,
        moved.workers,
        moved.form_versions,
        moved.people,
        moved.referrals,
        moved.episodes,
        whole.months_shifted + months,
    )
