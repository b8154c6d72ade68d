"""Ffion, who went back to school by way of a horse."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    Person,
    PersonAround,
    PlanDraft,
    SafeContact,
    SafetyNote,
    Story,
    goal,
    met,
    missed,
    outcome,
    review,
    tried,
)

STORY = Story(
    Person(
        key="cardiff-ffion",
        area="Cardiff",
        used_name="Ffion",
        nickname="Ffi",
        legal_first_name="Ffion",
        legal_last_name="Maddocks-Lee",
        born=date(2005, 8, 19),
        sex="female",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="mixed_white_and_asian",
        ethnicity_source="self",
        pronouns="she, her",
        communication_needs=(
            "Autistic. Say what will happen, in order, the day before. No surprises, no crowds."
        ),
        own_words="People think I don't notice. I notice everything.",
        strengths=("Remembers what people need", "Absolutely fair", "Gentle with frightened animals"),
        likes=("horses", "true-crime podcasts, “ironic I know”", "drawing maps of places that don't exist"),
        around=(
            PersonAround(
                "Dad (Huw)",
                "dad",
                True,
                "Prefers a text so that he can read it twice.",
                "07700 900041",
                lives_with=True,
            ),
            PersonAround(
                "Li Na",
                "gran",
                True,
                "Keeps the calendar on the wall. We put ourselves on it.",
                "07700 900042",
            ),
            PersonAround(
                "“R”",
                "older boyfriend",
                False,
                "Adult. Ffion calls him R. Not to know anything.",
                risk=True,
            ),
            PersonAround(
                "Miss Abara",
                "additional needs lead",
                True,
                organisation="Secondary school",
                phone="07700 900043",
            ),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900040",
                "Text the day before, saying who, where, how long, and how it ends. No calls.",
            ),
        ),
        safety_notes=(
            SafetyNote(
                (
                    "An adult known as R may wait in a dark car near the stables. Note the time, drive "
                    "on, tell the manager."
                ),
                "Gran",
                date(2021, 5, 17),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 3, 15),
            age=15,
            source="third_sector",
            reason="criminal_exploitation",
            referrer=("Youth worker", "Young women's project"),
            told="That a worker could help with school. She asked for it in writing, and got it.",
            young_persons_view="“I would like to know the rules first.”",
            caregivers_view=(
                "Dad thought a boyfriend was a good sign, and blames himself. We said the adult is the "
                "one to answer for it."
            ),
            early_signs=("older_associates", "injuries_or_fear", "unexplained_things", "leaving_education"),
            decision_reason=(
                "An adult is using her home and her honesty to keep things in. One-to-one with a woman "
                "worker, her own choice."
            ),
            key_worker="nia",
            allocated=7,
            moments=(
                tried(
                    9,
                    "17:00",
                    "message",
                    "Sent the rules of what I do, six lines. She replied with two corrections. Both fair.",
                ),
                met(
                    17,
                    "15:30",
                    30,
                    "Library, corner table",
                    (
                        "Met with gran at the next table. Thirty minutes exactly. I explained notes, and "
                        "what I'd have to pass on."
                    ),
                    "EMO 60, REL 40",
                    said="You finished when you said. Good.",
                    saw="Had prepared questions.",
                ),
                met(
                    24,
                    "15:30",
                    30,
                    "Library, corner table",
                    (
                        "She drew the map of a city with a locked quarter. I asked who has the keys. “Not "
                        "the people who live there.”"
                    ),
                    "EMO 80, DEC 20",
                ),
                met(
                    38,
                    "11:00",
                    60,
                    "Stables",
                    (
                        "First visit to the riding charity. She did not ride; she stood with a nervous "
                        "mare for forty minutes until it put its head down."
                    ),
                    "FUN 60, EMO 40",
                    said="You just have to be boring near them.",
                    saw="Patience I have never seen the like of.",
                ),
                met(
                    52,
                    "15:30",
                    40,
                    "Library",
                    (
                        "Cards about friends: asks before borrowing, gets cross at no, and so on. She "
                        "sorted them in four minutes and then sat back. We stopped there."
                    ),
                    "REL 100",
                    said="All of his are in the second pile.",
                    then="Do nothing clever. Be there next week.",
                ),
                tried(59, "16:00", "message", "She texted “not today”. Replied with one line. Fine."),
                met(
                    64,
                    "18:20",
                    70,
                    "Gran's",
                    (
                        "Ffion told gran, gran rang me. R had left a bag in her wardrobe. Together: "
                        "police, social worker. Nobody asked her why she hadn't said."
                    ),
                    "ADV 50, EMO 50",
                    said="It wasn't mine so I wrote down the dates.",
                    saw="Her dates were better than anyone's.",
                    late=True,
                    then="Adults to deal with R. She is a witness and a child.",
                ),
                met(
                    72,
                    "15:30",
                    40,
                    "Library",
                    (
                        "Explained, with a drawing, what happens next with the police. She added two "
                        "boxes I'd forgotten."
                    ),
                    "ADV 60, EMO 40",
                ),
                met(
                    94,
                    "11:00",
                    90,
                    "Stables",
                    "She leads the mare now. Volunteers know to leave her be.",
                    "FUN 50, SKL 50",
                    saw="Told a new volunteer, kindly, to slow down.",
                ),
                met(
                    115,
                    "14:00",
                    60,
                    "School",
                    (
                        "Meeting about going back. She had written one page; Miss Abara read it aloud. "
                        "Mornings only, side gate, a room with a door."
                    ),
                    "ADV 60, EDU 40",
                    said="I can do mornings. Afternoons have too many people in them.",
                ),
                met(
                    143,
                    "15:30",
                    45,
                    "Library",
                    "First full fortnight of mornings. Talked about anger: where it sits, what it's for.",
                    "EMO 70, EDU 30",
                    said="I'm angry at him in a list.",
                ),
                missed(157, "15:30", "Library", "Migraine. Dad texted. We sent the horse's news instead."),
                met(
                    171,
                    "16:00",
                    60,
                    "Home",
                    (
                        "Dad and Ffion, with me to keep time. She asked him to stop saying sorry. He said "
                        "sorry. They both laughed."
                    ),
                    "FAM 80, REL 20",
                    saw="Made the joke first.",
                ),
                met(
                    199,
                    "15:30",
                    45,
                    "Library",
                    "Wrote her own guide: how to tell if someone is boring in the good way.",
                    "REL 60, DEC 40",
                    said="Point one. They don't mind if you check.",
                ),
                met(
                    241,
                    "11:00",
                    90,
                    "Stables",
                    "Passed the first yard certificate. The mare's owner shook her hand.",
                    "SKL 70, FUN 30",
                ),
                met(
                    290,
                    "15:30",
                    40,
                    "Library",
                    (
                        "Talked about finishing. She chose the date and the order: library, stables, "
                        "cake, leave."
                    ),
                    "DEC 60, EMO 40",
                ),
                met(
                    340,
                    "14:30",
                    60,
                    "Stables, then cake",
                    (
                        "Last one, in the order she chose. She gave me a map. There is a gate in it now "
                        "and it is open."
                    ),
                    "EMO 60, FUN 40",
                    said="You were boring. Thank you.",
                    saw="All of it.",
                ),
            ),
            plan=PlanDraft(
                44,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "caregiver_support",
                    "family_support",
                    "risky_situations",
                    "exploitation",
                    "safety_planning",
                    "peer_mapping",
                ),
                (
                    goal(
                        "relationships",
                        "Know the difference between nice and kind",
                        "achieved",
                        "Sort the cards",
                        "Write the guide",
                    ),
                    goal(
                        "self_esteem",
                        "Work with horses one day",
                        "achieved",
                        "Visit",
                        "First certificate",
                        "Saturday volunteer",
                    ),
                    goal(
                        "family_support",
                        "Dad stops saying sorry",
                        "changed",
                        "Say it to him",
                        "Find a nicer rule: once a week is allowed",
                    ),
                ),
            ),
            reviews=(
                review(
                    45,
                    ("better", "Slow and exact, at her pace. It is working."),
                    ("worse", "An adult has access to the home through her."),
                    "Woman worker only, no changes of plan.",
                    "Ask the project about court support.",
                ),
                review(
                    95,
                    ("better", "She told someone the same day."),
                    ("better", "Police have the adult; bail says no contact."),
                    "Safety plan at gran's.",
                    "School next.",
                ),
                review(
                    200,
                    ("better", "Mornings at school for ten weeks."),
                    ("better", "No contact from the adult."),
                    "Begin to think about an ending, early.",
                    "Let her set it.",
                    "“Tell me the date at least six weeks before.”",
                ),
            ),
            outcomes=(
                outcome("reduced_offending", "no", (44, "baseline", None, "Nothing to reduce")),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (44, "baseline", None, "Adult keeping things at her home"),
                    (200, "review", "better", "Adult gone"),
                    (342, "exit", "better", "No contact for nine months: dad, police"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (44, "baseline", None, "—"),
                    (342, "exit", "better", "Her guide; dad agrees"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (44, "baseline", None, "Out of school four months"),
                    (342, "exit", "better", "Mornings, 91 of 100"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (44, "baseline", None, "Polite silence"),
                    (342, "exit", "better", "Both say so"),
                ),
            ),
            ending=Ending(
                345,
                "goals_met",
                (
                    "Ffion set the date and the order of the last day. Back at school in the mornings, at "
                    "the stables at the weekend. She knows the number."
                ),
            ),
        ),
    ),
)
