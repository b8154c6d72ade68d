"""Tee, a bed, and a worker who keeps coming by."""

from datetime import date

from soceis.interfaces.demonstration.stories.shape import (
    Chapter,
    Person,
    PersonAround,
    PlanDraft,
    SafeContact,
    SafetyNote,
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
        key="cardiff-tee",
        area="Cardiff",
        used_name="Tee",
        legal_first_name="Teilo",
        legal_last_name="Prosser",
        born=date(2005, 5, 22),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_british",
        ethnicity_source="self",
        pronouns="he, him",
        first_language="Welsh",
        communication_needs="Welsh at home, English with friends. Let him choose each time.",
        own_words="I'm not being funny but I'd rather fix it than talk about it.",
        strengths=(
            "Can mend nearly anything",
            "Generous with the little he has",
            "Straight: says no to your face",
        ),
        likes=("engines", "his nain's kitchen", "fishing off the barrage"),
        around=(
            PersonAround(
                "Mared Prosser",
                "mum",
                True,
                "Glad of calls in the morning. Poorly with her back.",
                "07700 900031",
                lives_with=True,
            ),
            PersonAround(
                "Nain", "grandmother", True, "Knows everything before anyone. Welsh, please.", "07700 900032"
            ),
            PersonAround("Macsen", "little brother, 7", False, lives_with=True),
            PersonAround("Steph", "youth justice worker", True, organisation="Youth justice service"),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900030",
                "Ring twice, hang up; he rings back if he can. No texts: others read his phone.",
                False,
            ),
        ),
        safety_notes=(
            SafetyNote(
                (
                    "Mum's back is bad and the lift is often out. Allow time. No worry about anybody at "
                    "the flat."
                ),
                "Gethin",
                date(2022, 2, 14),
                kind="health",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 1, 17),
            age=16,
            source="police",
            reason="criminal_exploitation",
            referrer=("Neighbourhood officer", "Police"),
            told="The officer told him “someone who's not us” would call.",
            young_persons_view="“Fine, but I'm not snitching and I'm not doing worksheets.”",
            caregivers_view="Mum: “He sleeps on the floor so his brother has the bed. Start there.”",
            early_signs=("missing", "injuries_or_fear", "unexplained_things"),
            decision_reason=(
                "Found twice in a town far off with adults he would not name. One-to-one, at his pace."
            ),
            key_worker="gethin",
            others=((270, "nia", "co_worker"),),
            allocated=5,
            moments=(
                tried(
                    9,
                    "11:00",
                    "visit",
                    "Out. Mended mum's kitchen cupboard while I was there. She talked; I measured.",
                ),
                tried(16, "11:00", "visit", "Out again. Nain in. Cawl. Told me he likes engines."),
                tried(22, "14:20", "phone", "Rang twice. No ring back."),
                tried(
                    29,
                    "11:00",
                    "visit",
                    (
                        "Behind the door, I think. Said through it that I'd be by next week and that "
                        "there was a carburettor in the van."
                    ),
                ),
                met(
                    36,
                    "11:00",
                    40,
                    "Outside, in the van",
                    (
                        "Came down for the carburettor. Half an hour on that. Ten minutes on sleep: he "
                        "has no bed."
                    ),
                    "SKL 60, EMO 40",
                    said="Is it yours or is it bait?",
                    saw="Had it apart and back in twenty minutes.",
                    then="Bed grant form.",
                ),
                met(
                    43,
                    "11:00",
                    60,
                    "Workshop",
                    "Introduced him to the community garage. Owner gave him an exhaust to look at.",
                    "SKL 70, FUN 30",
                    saw="Asked for overalls before starting.",
                ),
                met(
                    57,
                    "10:30",
                    45,
                    "Home",
                    "Filled in the bed grant with mum. Two quotes needed. I have got one.",
                    "FIN 70, FAM 30",
                    said="Macs can have the bottom one if it's bunks.",
                    then="Second quote.",
                ),
                missed(
                    64,
                    "11:00",
                    "Workshop",
                    "Away from home for two nights. Police told by mum, and by me. Came back on his own.",
                ),
                met(
                    67,
                    "15:00",
                    50,
                    "Nain's kitchen",
                    (
                        "Did not ask where. Asked what he needed: food, sleep, dry socks. Then he told me "
                        "a bit. I said which part I have to pass on, before I did."
                    ),
                    "EMO 60, HLT 40",
                    said="At least you tell me before.",
                    saw="Let me see the hand.",
                    then="GP for the hand. Strategy meeting today.",
                    late=True,
                ),
                met(
                    68,
                    "09:30",
                    90,
                    "Health centre",
                    "Hand X-rayed. Not broken. He explained himself to the nurse in Welsh and she was kind.",
                    "HLT 90, DEC 10",
                    saw="Went in.",
                ),
                met(
                    85,
                    "11:00",
                    120,
                    "Workshop",
                    "Clutch. Owner says he has the hands for it.",
                    "SKL 80, FUN 20",
                    said="He said I could come Saturdays. Didn't even ask you to ask him.",
                ),
                met(
                    99,
                    "13:30",
                    180,
                    "Court",
                    (
                        "Sat with him. Steph and I both spoke; the bench heard about the adults too. "
                        "Referral order."
                    ),
                    "ADV 70, EMO 30",
                    said="Nobody's ever said it like that. That somebody made me.",
                    saw="Three hours on a hard bench without a word of complaint.",
                ),
                met(
                    120,
                    "11:00",
                    70,
                    "On the barrage",
                    "Fishing. Nothing caught. Talked about his dad for the first time.",
                    "EMO 60, FUN 40",
                ),
                met(
                    141,
                    "10:00",
                    60,
                    "College",
                    (
                        "Motor vehicle, Level 1. Needs two maths lessons a week to get on. Pulled a face, "
                        "signed."
                    ),
                    "EDU 80, DEC 20",
                    said="I'll do the maths if I can do the maths in Welsh.",
                ),
                cancelled(155, "11:00", "young_person", "Working at the garage. Best reason yet."),
                met(
                    169,
                    "11:00",
                    60,
                    "Workshop",
                    (
                        "Showed me a spreadsheet of his hours. Talked about who knows when he gets paid, "
                        "and who had better not."
                    ),
                    "FIN 50, DEC 50",
                    saw="Had thought of it first.",
                ),
                met(
                    204,
                    "11:00",
                    45,
                    "Home",
                    (
                        "Bed form sent back for a missing signature. He is still on the floor. I am not "
                        "pleased with us. Said so to Rhys."
                    ),
                    "FIN 60, FAM 40",
                    said="It's a bed, not a yacht.",
                    then="Chase by phone, not by post.",
                ),
                met(
                    239,
                    "17:30",
                    60,
                    "Nain's kitchen",
                    "Maths test: 61. Nain has it on the fridge.",
                    "EDU 60, FAM 40",
                    saw="Pretended not to care. Cared.",
                ),
                tried(
                    263,
                    "11:00",
                    "visit",
                    "Out. Mum says a car has been waiting below. Registration passed to the police by mum.",
                ),
                tried(267, "16:00", "phone", "Rang twice. No ring back."),
                tried(271, "11:00", "visit", "Not in. Garage says he has been in and is all right, quiet."),
                tried(
                    275,
                    "18:00",
                    "visit",
                    "Left two spark plugs and a note in Welsh with Nain. She says he read it.",
                    then="Same time next week. Ring mum about the bed grant.",
                ),
            ),
            plan=PlanDraft(
                70,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "caregiver_support",
                    "family_support",
                    "risky_situations",
                    "exploitation",
                    "peer_mapping",
                ),
                (
                    goal(
                        "family_support",
                        "A bed. Bunks, so Macs gets one too",
                        "working",
                        "Form",
                        "Two quotes",
                        "( ) Signature accepted",
                        "( ) Bed through the door",
                    ),
                    goal(
                        "self_esteem",
                        "Be a mechanic, properly",
                        "working",
                        "Saturdays at the garage",
                        "Maths test",
                        "( ) Level 1",
                        "( ) Own spanners",
                    ),
                ),
            ),
            reviews=(
                review(
                    72,
                    ("better", "Five weeks of cupboards and carburettors, and now he talks."),
                    ("worse", "Taken out of area again, and hurt. The adults hold the risk; police told."),
                    "Strategy meeting with social worker.",
                    "GP done. Bed.",
                    "“Gethin's all right. He doesn't go on.”",
                ),
                review(
                    142,
                    ("better", "Court went as well as it could. College in sight."),
                    ("better", "No nights away for eight weeks."),
                    "Nothing to change.",
                    "The bed. Again.",
                ),
                review(
                    206,
                    ("better", "Working, learning."),
                    ("same", "Paydays are known to the wrong people; he has a plan."),
                    "We let him down on the bed: manager to chase.",
                    "Rhys to ring the fund himself.",
                ),
                review(
                    278,
                    ("same", "Fewer sightings, but he reads the notes."),
                    ("worse", "A car below the flat; three visits without seeing him."),
                    "Keep going by each week. Police have the registration.",
                    "Ring mum about the bed.",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending",
                    "yes",
                    (70, "baseline", None, "Three arrests in the year before"),
                    (200, "review", "better", "None since court: youth justice"),
                ),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (70, "baseline", None, "Taken out of area"),
                    (200, "review", "better", "No nights away for months"),
                    (278, "review", "unknown", "A car below the flat; we have not heard it from him"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (70, "baseline", None, "—"),
                    (200, "review", "better", "Plans who knows his payday"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (70, "baseline", None, "Not in education"),
                    (239, "review", "better", "Maths 61; garage every week"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (70, "baseline", None, "Close already"),
                    (239, "review", "same", "Close still"),
                ),
            ),
        ),
    ),
)
