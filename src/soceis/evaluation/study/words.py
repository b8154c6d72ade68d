"""The words of the study: what measures, methods and steps are called for people, and what every word means."""

from collections.abc import Mapping

OUTCOME_TITLES: Mapping[str, str] = {
    "offences": "Offences",
    "arrests": "Arrests",
    "missing_episodes": "Missing episodes",
}
MEASURES: Mapping[str, str] = {
    "age": "Age",
    "male": "Male",
}
# Reasons of matching that are long, as they stand in the flow.
REASONS: Mapping[str, str] = {
    "not observed long enough before any referral of its exact stratum": "not observed long enough",
    "nobody of the comparison group in the exact stratum was observed then": "nobody to compare with",
    "not observed in every month before the referral that counts, and in its month": "not observed before the referral",
}
MODELS: Mapping[str, str] = {"linear": "Difference a month", "poisson": "Ratio of rates"}
CONTROLS: Mapping[str, str] = {
    "matched": "matched to that month",
    "never": "never referred",
    "notyet": "not referred yet",
}
AGGREGATIONS: Mapping[str, str] = {
    "simple": "all months after the start together",
    "dynamic": "by months from the start, averaged",
    "group": "by month of start, averaged",
    "calendar": "by calendar month, averaged",
}
NOT_FOR_RELEASE = (
    "Small numbers are not suppressed. Keep this report inside the evaluation team, and do not copy tables or figures"
    " out of it."
)
QUESTION = (
    "Did the young people who worked with the service come to the notice of the police less than they otherwise would"
    " have? Nobody can see what would otherwise have been. The study therefore compares how things changed for them"
    " with how they changed, over the same months, for young people who were like them and were not referred. What"
    " the one group changed more than the other is the difference."
)
ORDER = (
    "Read it in its order: who could be found and who was lost, how alike the two groups were, how large a change a"
    " study of this size could have found at all, and only then what was found."
)
NO_CAUSE = (
    "Even a clear difference is not a proof. The comparison group was not chosen by lot, and whoever referred young"
    " people to the service may have known things that no record holds."
)
LINKAGE_NOTE = (
    "Found: a unit with this person's pseudonym stands in the police data. Young people who were not found are not"
    " in the study, and may differ from those who were."
)
LOST_NOTE = "Of the service alone. Standardised: the difference in standard deviations of those who stayed."
BALANCE_NOTE = (
    "Standardised difference: difference of the means in standard deviations of the service's young people before"
    " matching. Variance ratio: 1 means that the spread is the same. How far the distributions are apart stands in"
    " tables/balance.csv."
)
POWER_NOTE = (
    "By simulation with the study's own numbers: how many young people, when they began, how often and how unevenly"
    " events happen; against matched comparisons, with the study's own events and the months of start dealt out again."
    " Found where there is none: about 5% is meant. A quarter: 25% of the mean before the start."
)
OVERALL_NOTE = (
    "Difference: events a young person a month, service less comparison group. Ratio: 1.00 means no difference, 0.75"
    " a quarter fewer. Matched to that month: compared with those whose matched set has the same month of start; never"
    " referred: with all who never were; not referred yet: also with those who were referred later. impact.json has all"
    " estimates."
)
HEADLINE_RULE = (
    "With fewer than 100 young people of the service, the interval and the p-value stand on randomisation: the months"
    " of start are dealt out again many times among the young people of each matched set, and the observed difference"
    " is compared with all of those; the interval of a ratio of rates holds every ratio that would not be unusual."
    " With 100 or more they stand on the usual formula. Both are always shown."
)
MATCHED_COMPARISON = (
    "Each young person of the service is compared with those matched to them, from the same month on. Young people are"
    " referred in bad months, and only others from the same month show how such months pass by themselves; comparisons"
    " with everybody who was never referred, which stand under “other ways to ask”, do not allow for that."
)
BEFORE_AFTER = (
    "Reports often quote how much less there was after the start than before it. Such a number needs no comparison"
    " group, and proves nothing: young people are referred when things are at their worst, and what is at its worst"
    " tends to get better by itself. The last column says how large a fall this alone would make, with a service that"
    " does nothing."
)
TRENDS = (
    "The comparison is fair only if the two groups would have changed alike without the service. That cannot be seen;"
    " what can be seen is whether they changed alike before. A test that finds nothing is weak evidence when the study"
    " is small, so the table says how large a drift apart a month it would notice in 80% of attempts, and what such a"
    " drift would add to the estimate by itself. “p for few” allows for the number of young people; the conclusions"
    " rest on it."
)
SENSITIVITY = (
    "If the two groups were to drift apart after the start by at most M times the largest drift seen before it, the"
    " interval would be the one shown (Rambachan and Roth, 2023). An interval that holds 0 leaves the question open."
)
CHANGE_LESS_CHANGE = (
    "For each month of start and each month: the change of those who began, less the change of those who had not"
    " (Callaway and Sant'Anna, 2021), with the month before as base before the start and the last month before the"
    " start as base after it; then averaged."
)
RATIO = (
    "Poisson regression with an effect for each young person and each month, errors clustered by young person. Young"
    " people without any event cannot be used by it; how many is said."
)
MATCHED_SET = (
    "A young person of the service with others of the same area, age and history who were not referred by then; they"
    " take the month of the referral as theirs."
)
DEFINITIONS: tuple[tuple[str, str], ...] = (
    (
        "Start",
        "The month of referral. For the comparison group there is none, or the month of their matched set.",
    ),
    (
        "Interval",
        "Ninety-five of a hundred such intervals hold the true value, if the assumptions of the method hold.",
    ),
    ("p", "How often chance alone would show a difference at least this large."),
    ("Power", "How often a study of this size finds a change that is really there."),
    ("Difference-in-differences", CHANGE_LESS_CHANGE),
    ("Ratio of rates", RATIO),
    ("Matched set", MATCHED_SET),
    ("[c]", "Withheld: it could let a young person be known."),
)
