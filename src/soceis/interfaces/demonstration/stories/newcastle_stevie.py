"""Stevie, who came for a while and then said that it was enough."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Ending,
    NonEngagement,
    Person,
    PersonAround,
    PlanDraft,
    SafeContact,
    Story,
    cancelled,
    goal,
    met,
    missed,
    outcome,
    review,
    tried,
)

STORY = Story(
    Person(
        key="newcastle-stevie",
        area="Newcastle",
        used_name="Stevie",
        legal_first_name="Stephen",
        legal_last_name="Younghusband",
        born=date(2005, 1, 9),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_british",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs="Anxious in rooms with one door.",
        own_words="I'm not a project.",
        strengths=(
            "Tells you where you stand",
            "A fine ear: plays by listening",
            "Walks old people's dogs and won't take money",
        ),
        likes=("guitar", "the coast road at night", "strong tea"),
        around=(
            PersonAround("Mam (Julie)", "mum", True, "Text first.", "07700 900014", lives_with=True),
            PersonAround("Wor Kev", "brother, 20", False, "Stevie's wish: leave him out of it."),
            PersonAround("Hannah", "youth justice worker", True, organisation="Youth justice service"),
        ),
        safe_contact=(
            SafeContact("mobile", "07700 900015", "One text, then wait. Two texts is nagging, he says."),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 8, 9),
            age=16,
            source="youth_justice",
            reason="soc_association",
            referrer=("Case manager", "Youth justice service"),
            told="As one of five things in one meeting. It is not clear that he heard.",
            young_persons_view="“Another one? I've got five of yous.”",
            caregivers_view="Mum: worn out by appointments that are all about him and none with him.",
            early_signs=("gang_association", "older_associates", "leaving_education"),
            decision_reason=(
                "Brother's circle leans on him. One-to-one, and see which other workers can step back."
            ),
            key_worker="samina",
            allocated=7,
            moments=(
                tried(12, "14:00", "message", "One text. No answer."),
                tried(
                    19,
                    "14:00",
                    "visit",
                    (
                        "Mum at the door. Five workers that week, she had counted. I said that I'd like "
                        "to be fewer, not more."
                    ),
                ),
                met(
                    27,
                    "15:00",
                    30,
                    "Bench by the Metro",
                    "He picked a bench, with two ways off it. Told me I'd thirty minutes. I used twenty.",
                    "EMO 60, REL 40",
                    said="You stopped early. Nobody stops early.",
                    saw="Says what he needs.",
                ),
                met(
                    35,
                    "15:00",
                    40,
                    "Bench by the Metro",
                    "We wrote down who comes and what for. Two of the five could not have told you.",
                    "ADV 80, DEC 20",
                    then="Ask Hannah to call them together.",
                ),
                met(
                    45,
                    "11:00",
                    45,
                    "Youth justice office, big room, two doors",
                    "Professionals' meeting with him in the chair. Three have stood down.",
                    "ADV 90, EMO 10",
                    saw="Thanked the ones who left.",
                ),
                met(
                    58,
                    "16:00",
                    70,
                    "Rehearsal room",
                    "Lent him a decent guitar. Played without looking up till they threw us out.",
                    "FUN 80, EMO 20",
                    said="That's the first hour I've not been thinking.",
                ),
                met(
                    72,
                    "15:00",
                    45,
                    "Coast road, in the car",
                    "About Kev's mates, a bit. He stopped himself. I let him.",
                    "REL 60, EMO 40",
                    said="I can't, like. He's wor kid.",
                ),
                missed(86, "15:00", "Bench by the Metro", "Not there. One text. The next day: “not today”."),
                met(
                    94,
                    "15:00",
                    30,
                    "Bench by the Metro",
                    (
                        "Said it gets loud in his head after we meet. Thought of the group room; it has "
                        "one door. That one's on us."
                    ),
                    "EMO 100",
                    then="Look for another room; offer Kieran or Jonny instead.",
                ),
                cancelled(
                    108, "15:00", "young_person", "“Dog walking”. True; I saw him, and waved, and he waved."
                ),
                tried(
                    122, "15:00", "message", "One text, offering a change of worker, or a rest, or nothing."
                ),
                met(
                    131,
                    "15:00",
                    20,
                    "Bench by the Metro",
                    (
                        "He said that it's enough. Thanked me for making five into two. Kept the guitar "
                        "till the end of the month, then brought it back tuned."
                    ),
                    "DEC 60, EMO 40",
                    said="It's not you. I just want a bit of being left alone.",
                    saw="Ended something well. Few adults can.",
                ),
            ),
            plan=PlanDraft(
                52,
                ("emotional_regulation", "thinking_and_behaviour", "substance_misuse"),
                (
                    goal(
                        "thinking_and_behaviour",
                        "Fewer workers",
                        "achieved",
                        "List them",
                        "Meeting with me in the chair",
                    ),
                    goal(
                        "emotional_regulation",
                        "An hour without thinking",
                        "working",
                        "Guitar",
                        "( ) A room with two doors",
                    ),
                ),
            ),
            reviews=(
                review(
                    50,
                    ("better", "Five workers are now two. He ran the meeting."),
                    ("same", "His brother's circle; he will not speak of it, and need not."),
                    "Bench, not rooms.",
                    "Guitar.",
                ),
                review(
                    112,
                    ("same", "He is stepping back. Ask why without pressing."),
                    ("same", "Nothing new known."),
                    "Offer a change of worker or a rest.",
                    "Leave the door open.",
                    "“Tell your boss yous were all right.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending",
                    "yes",
                    (52, "baseline", None, "Four matters in a year"),
                    (135, "exit", "same", "Youth justice record"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (52, "baseline", None, "—"),
                    (135, "exit", "better", "Ran his own meeting; ended on his terms"),
                ),
            ),
            ending=Ending(
                150,
                "stopped_after_start",
                (
                    "He came for four months, cut five workers to two, and then said that it was enough. "
                    "We had no room with two doors, and now we have. He may come back by sending one "
                    "text."
                ),
                (
                    NonEngagement("too_many_workers", "young_person", "partner"),
                    NonEngagement("anxiety_or_confidence", "worker", "service"),
                ),
            ),
        ),
    ),
)
