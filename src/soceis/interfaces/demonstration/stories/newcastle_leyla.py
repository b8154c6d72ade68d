"""Leyla, in the school programme."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    Person,
    PersonAround,
    SafeContact,
    Story,
    met,
    missed,
    outcome,
    review,
)

STORY = Story(
    Person(
        key="newcastle-leyla",
        area="Newcastle",
        used_name="Leyla",
        legal_first_name="Leyla",
        legal_last_name="Sorani-Amin",
        born=date(2008, 3, 16),
        sex="female",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="other",
        ethnicity_source="self",
        pronouns="she, her",
        first_language="Kurdish (Sorani)",
        communication_needs="Fluent in English; dad needs an interpreter.",
        own_words="I argue because I'm right.",
        strengths=(
            "Argues a case like a barrister",
            "Stands next to whoever is on their own",
            "Remembers birthdays",
        ),
        likes=("debating", "nail art", "her dad's bakery"),
        around=(
            PersonAround(
                "Karwan",
                "dad",
                True,
                "Interpreter for calls. Bread is the way in.",
                "07700 900004",
                lives_with=True,
            ),
            PersonAround(
                "Mrs Hall", "head of year", True, organisation="Secondary school", phone="07700 900005"
            ),
        ),
        safe_contact=(
            SafeContact("through_somebody", "07700 900005", "Through Mrs Hall, in school time.", False),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 1, 10),
            age=13,
            source="education",
            reason="at_risk_identified_by_school",
            referrer=("Head of year", "Secondary school"),
            told="That she had been picked for a group because people listen to her. True, too.",
            young_persons_view="“Is it a naughty group?” Told her the truth: mixed.",
            caregivers_view="Dad, through an interpreter: proud, and would like to meet the teacher.",
            early_signs=("older_associates", "leaving_education"),
            programme="school_group",
            key_worker="bex",
            decision_reason=(
                "Two suspensions and older friends at the gate; nothing that needs one-to-one. School "
                "programme."
            ),
            moments=(
                met(
                    22,
                    "13:30",
                    60,
                    "School",
                    "Week one. Leyla renegotiated every ground rule, and the group were better off for it.",
                    "GROUP 80, DEC 20",
                    mode="group",
                    said="“Respect” is not a rule, it's a result.",
                    saw="Led without taking over.",
                ),
                met(
                    29,
                    "13:30",
                    60,
                    "School",
                    (
                        "Friends. She drew hers as a bus: who drives, who's on for the ride, who'd pull "
                        "the cord."
                    ),
                    "GROUP 60, REL 40",
                    mode="group",
                ),
                met(
                    36,
                    "13:30",
                    60,
                    "School",
                    (
                        "Bullying online. Told the group, first time she'd told anyone, about the account "
                        "in her name. Stopped, checked with her after, told Mrs Hall together."
                    ),
                    "GROUP 60, EMO 40",
                    mode="group",
                    said="It's out now. It's smaller.",
                    saw="Brave, and knew it.",
                    then="Mrs Hall to have the account taken down.",
                ),
                met(
                    43,
                    "13:30",
                    60,
                    "School",
                    "Money. Worked out what an older lass's “free” nails had cost her in favours.",
                    "GROUP 60, DEC 40",
                    mode="group",
                    said="So they weren't free. They were on account.",
                ),
                missed(
                    50,
                    "13:30",
                    "School",
                    (
                        "Suspended two days for the corridor row. I said to school: could it be in-house "
                        "so she keeps the group? They'll think."
                    ),
                ),
                met(
                    57,
                    "13:30",
                    60,
                    "School",
                    "Back. Saying no: she played the older lass so well that the room went quiet.",
                    "GROUP 70, DEC 30",
                    mode="group",
                    saw="Saw both sides.",
                ),
                met(
                    64,
                    "13:30",
                    60,
                    "School",
                    "Calming down. Hers is counting bread: flatbread, samoon, naan…",
                    "GROUP 60, EMO 40",
                    mode="group",
                ),
                met(
                    66,
                    "08:15",
                    30,
                    "The bakery",
                    (
                        "Met dad with the interpreter. He wanted to know what she's good at. Took half an "
                        "hour to list."
                    ),
                    "FAM 100",
                    said="Baba, stop giving her bread. Give her more.",
                    saw="Interpreted nothing; let her dad be heard.",
                ),
                met(
                    71,
                    "13:30",
                    60,
                    "School",
                    "What I'm good at. The quiet lad next to her got six things from her alone.",
                    "GROUP 80, EMO 20",
                    mode="group",
                ),
                met(
                    78,
                    "13:30",
                    60,
                    "School",
                    "Planned the day out within budget. She found a group rate nobody knew about.",
                    "GROUP 60, FIN 40",
                    mode="group",
                ),
                met(
                    85,
                    "13:30",
                    60,
                    "School",
                    "Last one. Certificates. She made a speech, with notes, and thanked the dinner ladies.",
                    "GROUP 60, FUN 40",
                    mode="group",
                    said="I'd like to do this for the Year 7s.",
                    then="Mrs Hall: young leader?",
                ),
            ),
            reviews=(
                review(
                    60,
                    ("better", "A leader, once asked to be."),
                    ("same", "Older friends at the gate; account taken down."),
                    "Stay with the group; door open for one-to-one.",
                    "Meet dad.",
                ),
            ),
            outcomes=(
                outcome(
                    "education_engagement",
                    "yes",
                    (22, "baseline", None, "Two suspensions"),
                    (92, "exit", "better", "None since; school record"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (22, "baseline", None, "—"),
                    (92, "exit", "better", "Her own account"),
                ),
            ),
            ending=Ending(
                92,
                "prevention_completed",
                "Finished the programme, nine of ten sessions. Will help run it for the Year 7s.",
            ),
        ),
    ),
)
