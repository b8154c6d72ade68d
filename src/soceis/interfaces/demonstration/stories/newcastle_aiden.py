"""Aiden, the first cohort, back row."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    Person,
    PersonAround,
    SafeContact,
    Story,
    met,
    outcome,
    review,
)

STORY = Story(
    Person(
        key="newcastle-aiden",
        area="Newcastle",
        used_name="Aiden",
        legal_first_name="Aiden",
        legal_last_name="Stobbart",
        born=date(2008, 1, 25),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_british",
        ethnicity_source="caregiver",
        pronouns="he, him",
        communication_needs="Stammer. Wait. Don't finish his sentences.",
        own_words="I'm g-good at waiting as well.",
        strengths=("Thinks before he speaks, has to, and it shows", "Makes kites that fly", "Loyal"),
        likes=("kites", "Lego he's too old for, he says", "his foster family's dog"),
        around=(
            PersonAround(
                "Pauline and Ged", "foster carers", True, "Ring either.", "07700 900006", lives_with=True
            ),
            PersonAround(
                "Jordan", "older brother, 17", False, "Aiden worships him. Jordan has worries of his own."
            ),
            PersonAround(
                "Mr Iqbal", "pastoral lead", True, organisation="Secondary school", phone="07700 900007"
            ),
        ),
        safe_contact=(SafeContact("home_phone", "07700 900006", "Home phone, before eight.", False),),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2020, 9, 8),
            age=12,
            source="education",
            reason="at_risk_identified_by_school",
            referrer=("Pastoral lead", "Secondary school"),
            told="That there'd be ten weeks without French. He was sold.",
            young_persons_view="A nod.",
            caregivers_view="Pauline: “He'd carry anything for his brother. That's what frets us.”",
            early_signs=("leaving_education", "injuries_or_fear"),
            programme="school_group",
            key_worker="bex",
            decision_reason=(
                "Brother's older friends have begun to wave to him. Early days: school programme."
            ),
            moments=(
                met(
                    20,
                    "13:30",
                    60,
                    "School",
                    (
                        "Week one of our first ever cohort. Back row, hood. Wrote his rule on a note: "
                        "“wait for people”. It went at the top."
                    ),
                    "GROUP 80, EMO 20",
                    mode="group",
                    saw="Changed the room with one note.",
                ),
                met(
                    27,
                    "13:30",
                    60,
                    "School",
                    "Friends. He drew one kite with many strings and one hand. “J”.",
                    "GROUP 60, REL 40",
                    mode="group",
                ),
                met(
                    34,
                    "13:30",
                    60,
                    "School",
                    "Bullying. Somebody copied his stammer. The group dealt with it before I stood up.",
                    "GROUP 70, EMO 30",
                    mode="group",
                    said="They w-waited for me after.",
                ),
                met(
                    41,
                    "13:30",
                    60,
                    "School",
                    "Money. Asked: if your brother gives you it, do you have to ask where it's from?",
                    "GROUP 60, DEC 40",
                    mode="group",
                    said="I think you do.",
                    then="Tell Mr Iqbal and Pauline, he agrees.",
                ),
                met(
                    44,
                    "16:30",
                    40,
                    "Home",
                    (
                        "Tea with Pauline, Ged, Aiden. He said it again, slower: his brother asked him to "
                        "mind a bag. He hadn't. Social worker told, for Jordan's sake too."
                    ),
                    "FAM 60, EMO 40",
                    saw="Worried for his brother, not for himself.",
                ),
                met(
                    48,
                    "13:30",
                    60,
                    "School",
                    (
                        "The visitor who works in a kitchen now has a stammer. Nobody had planned it. "
                        "Best hour of my year."
                    ),
                    "GROUP 80, EMO 20",
                    mode="group",
                    said="He never said s-sorry for it.",
                ),
                met(
                    55,
                    "13:30",
                    60,
                    "School",
                    "Saying no without words: a whole lesson on shaking your head well.",
                    "GROUP 60, DEC 40",
                    mode="group",
                ),
                met(
                    62,
                    "13:30",
                    60,
                    "School",
                    "Calming down. Kite-string breathing, his idea; let out, wind in.",
                    "GROUP 60, EMO 40",
                    mode="group",
                    saw="Taught it himself.",
                ),
                met(
                    69,
                    "13:30",
                    60,
                    "School",
                    "What I'm good at. “Waiting” got the loudest cheer.",
                    "GROUP 80, EMO 20",
                    mode="group",
                ),
                met(
                    76,
                    "13:30",
                    60,
                    "School",
                    "Budget for a day on the beach with kites. Came in eleven pounds under.",
                    "GROUP 60, FIN 40",
                    mode="group",
                ),
                met(
                    83,
                    "13:30",
                    60,
                    "School",
                    "Read his own certificate out. All of it. We waited.",
                    "GROUP 60, FUN 40",
                    mode="group",
                    said="Th-thank you for waiting.",
                    saw="Stood up without being asked.",
                ),
            ),
            reviews=(
                review(
                    50,
                    ("better", "Speaks each week, to a group."),
                    ("same", "One request from his brother's circle; he told us."),
                    "Tell the social worker about Jordan's position too.",
                    "Kite day.",
                ),
            ),
            outcomes=(
                outcome(
                    "education_engagement",
                    "yes",
                    (20, "baseline", None, "Hiding in the library"),
                    (90, "exit", "better", "In lessons: Mr Iqbal"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (20, "baseline", None, "—"),
                    (90, "exit", "better", "Told an adult about the bag"),
                ),
            ),
            ending=Ending(
                92,
                "prevention_completed",
                "All ten workshops. His brother has been offered one-to-one by the team next door.",
            ),
        ),
    ),
)
