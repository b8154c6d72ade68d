"""Likelihood, contexts and weights in words, and how soon a worry is looked at again. No Django, and no score.

The five contexts and what is asked of each (harms, strengths, who has reach, what to do, weight) follow the idea of
contextual safeguarding: Firmin, C. (2017), Contextual Safeguarding, University of Bedfordshire. The words are ours.
"""

from datetime import date, timedelta

LIKELIHOODS = {
    "very_likely": "Very likely",
    "likely": "Likely",
    "possible": "Could happen",
    "unlikely": "Unlikely",
    "not_known": "Not known",
}
# Days after which somebody looks again at the latest. "Not known" is looked at as soon as "likely".
LOOK_AGAIN_DAYS = {"very_likely": 14, "likely": 28, "possible": 91, "unlikely": 182, "not_known": 28}

CONTEXTS = {
    "home": "Home",
    "peers": "Friends and peers",
    "school_or_work": "School or work",
    "neighbourhood": "Neighbourhood",
    "online": "Online",
}
WEIGHTS = {
    "most": "Most of what worries us comes from here",
    "some": "Some of it comes from here",
    "little": "Little of it comes from here",
    "none": "Nothing worrying here",
    "not_known": "Not known",
}

SOMEBODY_ELSE = "somebody_else"
LONGEST = {
    "could_happen": 2_000,
    "because": 2_000,
    "protects": 2_000,
    "plan": 2_000,
    "their_view": 2_000,
    "ended_because": 2_000,
    "strengths": 2_000,
    "harms": 2_000,
    "reach": 2_000,
    "text": 300,
    "owner_elsewhere": 120,
}
MOST_ACTIONS = 12  # open ones in one context: fewer are easier to do

CODE_LISTS = {"likelihood": LIKELIHOODS, "context": CONTEXTS, "context_weight": WEIGHTS}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}


def latest_look(likelihood: str, on: date) -> date:
    """The last day on which somebody looks again at what was written on `on`."""
    return on + timedelta(days=LOOK_AGAIN_DAYS[likelihood])
