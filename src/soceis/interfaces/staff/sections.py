"""The pages of a young person's record, as one bar of menus under their name: a row a page.

A page that belongs to the record gets its row here, and is then reached from the young person's page by those
who may see it. A row costs no statement. Its place in the bar follows from the app that its route belongs to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from soceis.foundation.access.permissions import Permission
from soceis.journey.casework.models import Episode
from soceis.people.models import YoungPerson
from soceis.ui.navigation import NavGroup, NavItem


@dataclass(frozen=True)
class Section:
    """One page of the record. `names` says what the route is named with: the person, the episode or the referral;
    "person in work" is the person, for a page that there is only once work has begun.

    `group` is a key of GROUPS, needed only where it is not that of the route's app.
    """

    words: str
    route: str
    permission: Permission
    names: str = "person"
    group: str = ""


# The menus, in their order on the page.
GROUPS: Mapping[str, str] = {
    "about": "About",
    "work": "Plan and work",
    "safety": "Safety",
    "support": "Support and school",
    "papers": "Papers",
}
# Where the pages of an app stand.
APPS: Mapping[str, str] = {
    "people": "about",
    "assessments": "work",
    "plans": "work",
    "activities": "work",
    "outcomes": "work",
    "casework": "work",
    "safety": "safety",
    "mapping": "safety",
    "support": "support",
    "schools": "support",
    "consent": "papers",
    "referrals": "papers",
    "documents": "papers",
    "disclosures": "papers",
    "meetings": "papers",
    "observations": "safety",
    "staff": "papers",
}
# So few pages stand side by side without menus: a peer mentor's.
FEW = 3

SECTIONS: tuple[Section, ...] = (
    Section("For our next meeting", "staff:alongside", Permission.ALONGSIDE_SEE, group="about"),
    Section("Details", "people:edit", Permission.YOUNG_PERSON_EDIT),
    Section("Plan and goals", "plans:write", Permission.PLAN_SEE),
    Section("What they like to do", "activities:choices", Permission.ACTIVITY_OFFER),
    Section("How life is going", "assessments:life", Permission.LIFE_SEE, names="person in work"),
    Section("What has changed", "outcomes:changed", Permission.OUTCOME_SEE, names="person in work"),
    Section("People around them", "people:ties", Permission.YOUNG_PERSON_SEE_IDENTITY),
    Section("Recorded twice?", "people:recorded_twice", Permission.RECORD_MERGE),
    Section("Safe ways to contact", "people:contact_points", Permission.SAFE_CONTACT_EDIT),
    Section("Before a visit, in short", "safety:visit", Permission.SAFE_CONTACT_SEE),
    Section("Before you visit", "people:safety_notes", Permission.SAFE_CONTACT_EDIT, group="safety"),
    Section(
        "Flag to the manager",
        "casework:flag",
        Permission.CONTACT_RECORD,
        names="person in work",
        group="safety",
    ),
    Section("Keeping safe", "safety:overview", Permission.SAFETY_SEE),
    Section("What was noticed", "observations:observations", Permission.DISCLOSURE_SEE),
    Section("Map of people", "mapping:map", Permission.MAP_SEE),
    Section("With whom they work", "casework:fit", Permission.WORKER_WISH, names="episode"),
    Section("Reaching out", "casework:outreach", Permission.REFERRAL_SEE, names="episode"),
    Section("Agreement", "consent:agreement", Permission.WORKING_AGREEMENT_SEE),
    Section("Permissions", "consent:permissions", Permission.PERMISSION_SEE),
    Section("The referral", "referrals:page", Permission.REFERRAL_SEE, names="referral"),
    Section("Documents", "documents:documents", Permission.DOCUMENT_SEE),
    Section("What has happened", "staff:happened", Permission.CHRONOLOGY_SEE),
    Section("Who knows what", "disclosures:who_knows", Permission.DISCLOSURE_SEE),
    Section("Meetings about them", "meetings:about", Permission.DISCLOSURE_SEE),
    Section("Who looked", "staff:who_looked", Permission.WHO_LOOKED_SEE),
    Section("School, training and work", "schools:page", Permission.EDUCATION_SEE, names="person in work"),
    Section("Practical help", "support:practical", Permission.HELP_SEE, names="person in work"),
    Section(
        "Speaking up with other services", "support:advocacy", Permission.HELP_SEE, names="person in work"
    ),
    Section("Caregivers’ own support", "support:caregivers", Permission.CAREGIVER_SUPPORT_SEE),
)


def sections(person: YoungPerson, episode: Episode | None, allowed: frozenset[Permission]) -> list[NavGroup]:
    """The pages of the record that whoever asks may open, by menu."""
    keys = {"person": person.pk}
    if episode is not None:
        keys |= {"episode": episode.pk, "referral": episode.referral_id, "person in work": person.pk}
    found: dict[str, list[NavItem]] = {group: [] for group in GROUPS}
    for section in SECTIONS:
        key = keys.get(section.names)
        if section.permission not in allowed or key is None:
            continue
        group = section.group or APPS[section.route.partition(":")[0]]
        found[group].append(NavItem(section.words, reverse(section.route, args=[key])))
    if sum(map(len, found.values())) <= FEW:
        return [NavGroup(item.label, (item,)) for items in found.values() for item in items]
    return [NavGroup(words, tuple(found[group])) for group, words in GROUPS.items() if found[group]]
