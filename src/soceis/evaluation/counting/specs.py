"""What each table of counts is called, counts, and needs, under each mapping; and the SQL of its units."""

from collections.abc import Mapping
from dataclasses import dataclass

from soceis.evaluation import codes
from soceis.evaluation.cells import Unit
from soceis.evaluation.codes import MappingName

Needs = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """What a table is called, what it counts and needs, under each mapping."""

    name: str
    title: str
    rows: tuple[str, ...]
    units: Mapping[MappingName, Unit]
    definitions: Mapping[MappingName, str]
    needs: Needs
    sources: tuple[str, ...]


ONCE_BY_FIRST = "Each person counts once an area, by the earliest referral in the area (ties by referral_id)."
ONCE_BY_LAST = (
    "Each person counts once an area, by the episode of the latest referral in the area that has one"
    " (ties by referral_id)."
)
HALVES_UP = "Percentages are whole numbers, halves up."
AGE_STATISTICS = ("median age", "mean age", "min age", "max age")

AGE_AND_SEX = Spec(
    "age_and_sex",
    "Age at referral and sex",
    ("male",),
    {"published_2023": "people", "corrected": "people"},
    dict.fromkeys(
        codes.MAPPINGS,
        f"{ONCE_BY_FIRST} Age is whole years at that referral, where it is recorded. Male: percentage of"
        " the people whose sex is known (male, female, other). Overall pools the areas. The mean prints as a whole"
        f" number. {HALVES_UP}",
    ),
    (("people", ("sex",)), ("referrals", ("age_at_referral",))),
    ("referrals",),
)
REFERRAL_SOURCE = Spec(
    "referral_source",
    "Who referred",
    codes.SOURCES,
    {"published_2023": "people", "corrected": "referrals"},
    {
        "published_2023": f"{ONCE_BY_FIRST} Base: all people referred in the area. {HALVES_UP}",
        "corrected": f"All referrals, whatever was decided. Base: all referrals of the area. {HALVES_UP}",
    },
    (("referrals", ("source",)),),
    ("referrals",),
)
REFERRAL_REASON = Spec(
    "referral_reason",
    "Primary reason for referral",
    codes.REASONS,
    {"published_2023": "people", "corrected": "referrals"},
    {
        "published_2023": f"{ONCE_BY_FIRST} Base: people whose earliest referral has a reason. {HALVES_UP}",
        "corrected": "All referrals with a primary reason, whatever was decided. Base: referrals of the area with a"
        f" reason. {HALVES_UP}",
    },
    (("referrals", ("primary_reason",)),),
    ("referrals",),
)
CASE_STATUS = Spec(
    "case_status",
    "Case status",
    codes.STATUSES,
    {"published_2023": "people", "corrected": "episodes"},
    {
        "published_2023": f"{ONCE_BY_LAST} Base: those people; in Overall, open and closed are percentages of open"
        f" and closed together. Open: engaging, active or paused. {HALVES_UP}",
        "corrected": "All episodes, by their state at the data date. Open: engaging, active or paused. Base: all"
        f" episodes of the area. {HALVES_UP}",
    },
    (("episodes", ("state",)),),
    ("episodes",),
)
CLOSURE_REASON = Spec(
    "closure_reason",
    "Reason for closing, as grouped in 2023",
    codes.PUBLISHED_CLOSURES,
    {"published_2023": "people", "corrected": "episodes"},
    {
        "published_2023": f"{ONCE_BY_LAST} Base: those whose episode is closed. {HALVES_UP}",
        "corrected": f"Closed episodes. Base: closed episodes of the area. {HALVES_UP}",
    },
    (("episodes", ("state", "closure_code")),),
    ("episodes",),
)
CLOSURE_REASON_CORRECTED = Spec(
    "closure_reason_corrected",
    "Reason for closing",
    codes.CORRECTED_CLOSURES,
    {"published_2023": "people", "corrected": "episodes"},
    {"published_2023": "", "corrected": f"Closed episodes. Base: closed episodes of the area. {HALVES_UP}"},
    (("episodes", ("state", "closure_code")),),
    ("episodes",),
)
PLAN_TOPICS = Spec(
    "plan_topics",
    "Topics of the plans",
    codes.TOPICS,
    {"published_2023": "plans", "corrected": "plans"},
    {
        "published_2023": "Plans that hold the topic. Base: all plans of the area, whether or not their form offers"
        f" the topic. {HALVES_UP}",
        "corrected": "Plans that hold the topic. Base: the plans of the area whose form offers the topic. A topic that"
        f" the form does not offer is not counted as a no. {HALVES_UP}",
    },
    (("plans", ("form_version",)), ("plan_forms", ()), ("plan_topics", ())),
    ("plans", "plan_topics"),
)

# The SQL of each mapping's units. Each has area, and the columns that its tables count by.
REFERRAL_UNITS: Mapping[MappingName, str] = {
    "corrected": "SELECT * FROM referrals",
    "published_2023": """
        SELECT * FROM referrals
        QUALIFY row_number() OVER (PARTITION BY person_id, area ORDER BY received_on, referral_id) = 1""",
}
EPISODE_UNITS: Mapping[MappingName, str] = {
    "corrected": "SELECT * FROM episodes",
    "published_2023": """
        SELECT e.* FROM episodes e JOIN clean_referrals r ON r.referral_id = e.referral_id
        QUALIFY row_number() OVER (
            PARTITION BY e.person_id, e.area ORDER BY r.received_on DESC, r.referral_id DESC, e.episode_id DESC) = 1""",
}
PLANS_ALONE: Needs = (("plans", ()), ("plan_topics", ()))
HELD = "FROM plans p JOIN clean_plan_topics t ON t.plan_id = p.plan_id"
FORMS = "FROM plans p JOIN clean_plan_forms f ON f.form_version = p.form_version"
OFFERED = (
    "EXISTS (SELECT 1 FROM clean_plan_forms f WHERE f.form_version = p.form_version AND f.topic = t.topic)"
)
PUBLISHED_ROWS = tuple(codes.PUBLISHED_CLOSURE.items())
CORRECTED_ROWS = tuple(codes.CORRECTED_CLOSURE.items())
STATUS_ROWS = tuple(codes.STATUS_OF_STATE.items())
