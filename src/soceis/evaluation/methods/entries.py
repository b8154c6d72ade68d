"""What the definitions in the code do not say: what a number means, its formula, its source, what it cannot say."""

from collections.abc import Mapping

from soceis.evaluation.methods.shapes import CONTRACT, REPORT, SHARE, Number, Page
from soceis.evaluation.methods.work import WORK

REFERRALS = Page(
    "referrals.md",
    "Who was referred, by whom and why",
    "Numbers about referrals and about the young people who were referred.",
    ("test_counting",),
    (
        Number(
            "age_and_sex",
            "How old the young people were when they were first referred, and how many of them are male.",
            "Median: the middle age, or the mean of the two middle ones. Mean: sum of the ages / number of people with"
            " an age, printed as a whole number. Male: " + SHARE,
            f"{REPORT}, sections 2.2.1 and 3.2, table 3; {CONTRACT}.",
            "Anything about people whose age or sex was not recorded. The youngest and the oldest age are single"
            " people, so they leave the team only when the policy allows it.",
        ),
        Number(
            "referral_source",
            "Which organisations told the service about young people.",
            SHARE,
            f"{REPORT}, section 3.2; {CONTRACT}.",
            "Who noticed first: a referral may pass through several hands, and only the last one is recorded.",
        ),
        Number(
            "referral_reason",
            "The main reason that the referrer gave.",
            SHARE,
            f"{REPORT}, section 3.2; {CONTRACT}.",
            "What is true of the young person: it is what somebody else believed on the day of the referral, and only"
            " one reason of several.",
        ),
    ),
)
CASES = Page(
    "cases.md",
    "Where the cases stand, and how they ended",
    "Numbers about episodes, the periods of involvement.",
    ("test_counting",),
    (
        Number(
            "case_status",
            "How many episodes are open, closed, or have not begun.",
            SHARE,
            f"{REPORT}, sections 2.2.1 and 3.2, table 4; {CONTRACT}.",
            "How the work is going. An episode can be open for a long time because there is much to do or because"
            " nobody has closed it.",
        ),
        Number(
            "closure_reason",
            "How closed episodes ended, in the four groups of the report of 2023.",
            SHARE,
            f"{REPORT}, section 3.2, table 4; {CONTRACT}.",
            "Whether the young person began at all: declining an offer and stopping later are one row here. The school"
            " programme's completions stand among the support from other services. Use closure_reason_corrected.",
        ),
        Number(
            "closure_reason_corrected",
            "How closed episodes ended, with each kind of ending in a row of its own.",
            SHARE,
            f"{CONTRACT[0].upper()}{CONTRACT[1:]}; what the printed four groups mix (see reporting-rules.md).",
            "Whether an ending was good for the young person: moving to another service may be a success or a loss.",
        ),
    ),
)
PLANS = Page(
    "plans.md",
    "What the plans are about",
    "Numbers about the plans that young people and workers agreed.",
    ("test_counting",),
    (
        Number(
            "plan_topics",
            "How often a topic was chosen, where the form offered it.",
            SHARE,
            f"{REPORT}, sections 2.2.1 and 4.1.1, table 5; {CONTRACT}.",
            "What young people need: a topic is what they and a worker agreed to begin with. Areas with different"
            " forms can only be compared by topics that both forms offer.",
        ),
    ),
)
OUTCOMES = Page(
    "outcomes.md",
    "What changed for young people",
    "Judgements of workers and young people about five outcomes.",
    ("test_outcomes",),
    (
        Number(
            "outcomes_closed",
            "For how many of those who took part and whose work has ended something became better.",
            SHARE,
            f"{REPORT}, section 5.1; {CONTRACT}.",
            "That the service is the reason: there is no comparison group here. How much better: a judgement says"
            " better, the same or worse. A share that became better is never a reduction by as many per cent.",
        ),
        Number(
            "outcomes_open",
            "For how many of those who take part now something has become better so far.",
            SHARE,
            f"{REPORT}, section 5.1; {CONTRACT}.",
            "The same as for closed episodes, and how the work will end. Open and closed episodes are different young"
            " people at different points, so the two tables are not before and after.",
        ),
    ),
)
DURATIONS = Page(
    "durations.md",
    "How long the work lasts",
    "Lengths in full months, and curves in days that count those who are still open.",
    ("test_durations", "test_survival"),
    (
        Number(
            "duration",
            "How long the closed episodes of an area's first six months lasted.",
            "Full months from a to b: 12 x (year of b - year of a) + month of b - month of a, less one when the day of"
            " b is smaller than the day of a.",
            f"{REPORT}, sections 2.2.1 and 3.3; {CONTRACT}.",
            "How long the work lasts: only episodes that have ended are in it, so long ones are missing. The curve"
            " time_to_close counts the open ones, too. The shortest and the longest are single people.",
        ),
        Number(
            "time_to_close",
            "What share of the episodes goes on after so many days.",
            "Share left after day t: the product, over the days d up to t on which an episode ended, of"
            " 1 - ended(d) / still open(d).",
            "E. L. Kaplan and P. Meier, 1958; limits: J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of"
            " Failure Time Data; median and its interval: R. Brookmeyer and J. Crowley, 1982.",
            "Why the work ended. It assumes that open episodes will end as those of the same length did; a service that"
            " changes its way of closing breaks that.",
        ),
    ),
)
ENGAGEMENT = Page(
    "engagement.md",
    "Coming together, and why not",
    "Waiting for a first contact, attempts before it, and the reasons of those who did not take part.",
    ("test_engagement", "test_survival"),
    (
        Number(
            "first_attempt_days",
            "How long it took the service to try to reach a young person.",
            "Quartiles of the days from referral to the first attempt. Reached: " + SHARE,
            f"{REPORT}, section 3.3 and recommendation 2.",
            "How long those wait whom nobody has tried to reach: they have no days. The curve time_to_first_attempt"
            " counts them.",
        ),
        Number(
            "first_attended_days",
            "How long it took until a young person came.",
            "Quartiles of the days from referral to the first attended contact. Met: " + SHARE,
            f"{REPORT}, section 3.3 and recommendation 2.",
            "How long those wait who have not been met: they have no days. The curve time_to_first_attended counts"
            " them.",
        ),
        Number(
            "attempts_before_first_attended",
            "How many attempts it took until a young person came.",
            SHARE + " Median: the middle number of attempts.",
            f"{REPORT}, recommendation 2.",
            "How many attempts it would take for those who never came: their attempts are in non_engagement_attempts.",
        ),
        Number(
            "duration_by_start",
            "How long closed episodes lasted, from the first attempt and from the first meeting.",
            "Full months, as in the table duration.",
            f"{REPORT}, section 2.2.1, which mixes the two starts.",
            "How long the work lasts: open episodes are not in it.",
        ),
        Number(
            "non_engagement_reasons",
            "Why young people did not begin or did not go on, as somebody told it.",
            SHARE,
            f"{REPORT}, section 8 and recommendation 2.",
            "What the young person would say: the reason is often a worker's impression. Not taking part is no fault of"
            " the young person's.",
        ),
        Number(
            "non_engagement_changeable",
            "Who could change the reasons: the service, a partner, or nobody.",
            SHARE,
            f"{REPORT}, section 8 and recommendation 2.",
            "Whether a change would have been enough.",
        ),
        Number(
            "non_engagement_attempts",
            "How many attempts were made to reach those who did not take part.",
            "Median: the middle number of attempts.",
            f"{REPORT}, recommendation 2.",
            "Whether the attempts were good ones: a message counts like a visit.",
        ),
        Number(
            "time_to_first_attempt",
            "What share has been waiting for a first attempt after so many days.",
            "As time_to_close, with the first attempt as the event.",
            "As time_to_close; never reached and closed: J. P. Fine and R. J. Gray, 1999.",
            "Anything after the longest wait in the data.",
        ),
        Number(
            "time_to_first_attended",
            "What share has not been met after so many days.",
            "As time_to_close, with the first attended contact as the event.",
            "As time_to_close; never met and closed: J. P. Fine and R. J. Gray, 1999.",
            "Anything after the longest wait in the data, and whether those who are not met would have liked to be.",
        ),
    ),
)
GROUPS = Page(
    "groups.md",
    "The same numbers by group",
    "Tables by sex, ethnic group, age and nation: whether the service reaches everybody alike.",
    ("test_equality",),
)
LEFT_OUT = Page(
    "printing-and-leaving-out.md",
    "What is printed, and what is left out",
    "Rules that hold for every table.",
    ("test_printing_and_leaving_out",),
)
LINKAGE = Page(
    "linkage.md",
    "Who is who in the police records",
    "How records are linked, assigned one to one, and carried into an estimate.",
    ("test_linkage",),
)
EFFECTS = Page(
    "effects.md",
    "What changed, beside others",
    "Effects of a start, on tables small enough to follow with a pencil.",
    ("test_difference_in_differences",),
)
PAGES: tuple[Page, ...] = (
    *(REFERRALS, CASES, PLANS, OUTCOMES, DURATIONS, ENGAGEMENT, WORK, GROUPS, LEFT_OUT),
    *(LINKAGE, EFFECTS),
)
GROUPS_CANNOT_SAY = (
    "Why groups differ: they differ in age, area and much else. Small groups are withheld outside the team, and a"
    " difference between small groups may be chance."
)
NUMBERS: Mapping[str, Number] = {number.name: number for page in PAGES for number in page.numbers}
