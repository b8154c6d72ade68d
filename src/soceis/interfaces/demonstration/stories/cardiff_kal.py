"""Kal, who writes lyrics, and the studio that let him in."""

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
        key="cardiff-kal",
        area="Cardiff",
        used_name="Kal",
        legal_first_name="Khalid",
        legal_last_name="Warsan",
        born=date(2008, 11, 3),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="black_african",
        ethnicity_source="caregiver",
        pronouns="he, him",
        first_language="Somali",
        communication_needs=(
            "Mum: interpreter for letters, not for talking. Kal should never be asked to interpret."
        ),
        own_words="I write things down so they stop going round.",
        strengths=(
            "A gift for words in two languages",
            "Protective of his sisters",
            "Owns up, usually within the hour",
        ),
        likes=("writing lyrics", "five-a-side", "his hooyo's sambusa"),
        around=(
            PersonAround(
                "Hodan Warsan",
                "mum",
                True,
                "Happy to be told of every visit. Ring, don't text.",
                "07700 900021",
                lives_with=True,
            ),
            PersonAround("Ifrah", "sister, 9", False, lives_with=True),
            PersonAround(
                "Abti Liban", "uncle", True, "Runs the homework club at the mosque. A help.", "07700 900022"
            ),
            PersonAround(
                "Mr Trehafod",
                "form tutor",
                True,
                "Room 4 is free for us after lessons.",
                "07700 900023",
                "Secondary school",
            ),
        ),
        safe_contact=(
            SafeContact(
                "through_somebody",
                "07700 900021",
                "Ring mum after six. He has no phone of his own at the moment, and that is his choice.",
                False,
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Keep away from the shops by the flyover with him: older boys there took his phone.",
                "Kal",
                date(2022, 6, 20),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 5, 9),
            age=13,
            source="children_services",
            reason="soc_association",
            referrer=("Early help worker", "Children's services"),
            told=(
                "His mum was told “gang prevention” in a letter. She was very hurt. Kal has not seen the "
                "letter."
            ),
            label_used=True,
            young_persons_view="Did not know about it yet.",
            caregivers_view="“My son is thirteen. Who wrote this about my son?”",
            early_signs=("older_associates", "leaving_education", "unexplained_things"),
            decision_reason=(
                "Thirteen, with boys of nineteen giving him a phone and lifts. One-to-one. Amira to begin "
                "with mum, because of the letter."
            ),
            key_worker="amira",
            allocated=6,
            moments=(
                tried(
                    9,
                    "18:10",
                    "phone",
                    (
                        "1. Rang mum. 2. She was angry about the letter, with reason. 3. I said sorry for "
                        "the word and asked if I may visit. 4. She will think."
                    ),
                    then="Wait two days, ring once.",
                ),
                tried(
                    12,
                    "18:15",
                    "phone",
                    (
                        "Mum said yes to tea, no to talking to Kal yet. Agreed. Rhys will speak to the "
                        "team that sent the letter."
                    ),
                ),
                tried(
                    16,
                    "17:00",
                    "visit",
                    (
                        "Tea with Hodan (in Somali and English). I listened. Kal went past in the hall "
                        "and said salaam."
                    ),
                    then="Mum will ask him.",
                ),
                met(
                    23,
                    "17:00",
                    40,
                    "Home",
                    (
                        "Met Kal with mum there. He showed me three notebooks. I asked nothing about the "
                        "older boys."
                    ),
                    "EMO 50, FAM 50",
                    said="You can read that one. Not the red one.",
                    saw="Knows what is private and says so.",
                ),
                met(
                    30,
                    "15:15",
                    45,
                    "School, room 4",
                    "He read me a verse about his street. Talked about who is in it and who is missing.",
                    "EMO 40, REL 60",
                    said="I left them out 'cause they'd hear it.",
                    saw="Sharp about who listens.",
                    then="Look for a studio.",
                ),
                met(
                    37,
                    "15:15",
                    50,
                    "School, room 4",
                    (
                        "Talked about gifts: when is a phone a present and when is it a lead? He laughed "
                        "at “lead”, then stopped laughing."
                    ),
                    "REL 60, DEC 40",
                    said="It's got their number in it already when you get it.",
                ),
                met(
                    43,
                    "16:00",
                    30,
                    "Home",
                    (
                        "The phone was taken off him at the flyover by the boys who gave it. He was "
                        "shaken, unhurt. Mum rang me first. We rang the police together because he wanted "
                        "to."
                    ),
                    "EMO 70, ADV 30",
                    said="Good. Now it's gone.",
                    saw="Calm for his mum's sake, then let himself cry.",
                    then="Walk home with cousins for two weeks.",
                    late=True,
                ),
                met(
                    51,
                    "15:30",
                    90,
                    "Music studio",
                    "First time in a real booth. Wore the headphones for an hour. Recorded eight lines.",
                    "FUN 60, SKL 40",
                    said="I sound like somebody.",
                    saw="Redid one line eleven times because it mattered.",
                ),
                met(
                    65,
                    "15:15",
                    40,
                    "School, room 4",
                    (
                        "Two exclusions being talked about. He wrote his side of it; Mr Trehafod read it "
                        "to the meeting. No exclusion; a pass to leave class for five minutes instead."
                    ),
                    "ADV 70, EMO 30",
                    saw="Said sorry for the door, without being told to.",
                ),
                cancelled(72, "15:30", "young_person", "Five-a-side final. Quite right."),
                met(
                    79,
                    "15:30",
                    90,
                    "Music studio",
                    "Talked about a line that boasts. Who is it for? He changed it himself.",
                    "SKL 50, DEC 50",
                    said="It's better if it's true.",
                ),
                met(
                    93,
                    "14:00",
                    60,
                    "Library",
                    "Mum joined for the last part and heard the track. She asked to hear it again.",
                    "FAM 60, FUN 40",
                    said="She cried, but good.",
                    saw="Held her hand in public.",
                ),
                met(
                    107,
                    "15:15",
                    40,
                    "School, room 4",
                    (
                        "Made a map of his week: which walks home feel fine, which do not. Abti Liban can "
                        "drive on two days."
                    ),
                    "DEC 60, FAM 40",
                ),
                missed(
                    121,
                    "15:15",
                    "School, room 4",
                    "In school but in detention; nobody had told me. No harm done. Left him a new pen.",
                ),
                met(
                    128,
                    "17:30",
                    75,
                    "Music studio",
                    "Open mic for under-16s. He did two minutes, eyes shut, then open.",
                    "FUN 50, SKL 30, GROUP 20",
                    said="Did you see that boy nodding?",
                    saw="Stayed to clap everybody else.",
                    mode="group",
                ),
                met(
                    149,
                    "15:15",
                    45,
                    "School, room 4",
                    (
                        "A message reached him through a cousin: the older boys want “a word”. He told me "
                        "and mum within the hour. Police told, with his yes."
                    ),
                    "DEC 50, EMO 50",
                    saw="Told two adults straight away.",
                    then="Rhys to the weekly meeting.",
                ),
                met(
                    163,
                    "15:15",
                    45,
                    "School, room 4",
                    "Quiet week. Wanted to show me the new lyrics: they are about his sisters.",
                    "EMO 60, FUN 40",
                    said="Nobody can take the notebook, I've got a photo of every page at Abti's.",
                ),
            ),
            plan=PlanDraft(
                45,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "caregiver_support",
                    "family_support",
                    "risky_situations",
                    "peer_mapping",
                ),
                (
                    goal(
                        "self_esteem",
                        "Make one track that I'd play to anyone",
                        "working",
                        "Find a studio",
                        "Record eight lines",
                        "Play it to mum",
                        "( ) Finish the second verse",
                    ),
                    goal(
                        "risky_situations",
                        "Get home without looking behind me",
                        "working",
                        "Map the walks",
                        "Lifts on two days",
                        "( ) Walk with a friend on the others",
                    ),
                    goal(
                        "caregiver_support",
                        "My mum gets asked nicely",
                        "achieved",
                        "Say sorry for the letter",
                        "Interpreter for letters",
                    ),
                ),
            ),
            reviews=(
                review(
                    34,
                    ("better", "We began with an apology. Mum now rings Amira."),
                    ("worse", "The older boys are close: gifts, lifts."),
                    "Amira only; nobody new at the door.",
                    "Rhys to meet the referring team about wording.",
                ),
                review(
                    66,
                    ("better", "School kept him in and changed one small thing that works."),
                    ("same", "The phone is gone; they know where he lives."),
                    "Keep walking with cousins.",
                    "Studio every second week.",
                    "“Tell the manager the studio is not a treat, it's the thing.”",
                ),
                review(
                    152,
                    ("better", "Performed. Tells adults within the hour."),
                    ("worse", "A message from the older boys after three quiet months."),
                    "Police to speak to the adults, not to Kal.",
                    "Check in by phone with mum each Sunday evening until it is quiet.",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending", "no", (45, "baseline", None, "Never in trouble with the police")
                ),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (45, "baseline", None, "Gifts, lifts, errands"),
                    (160, "review", "better", "No gifts or errands for three months: mum, Kal"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (45, "baseline", None, "Tells afterwards"),
                    (160, "review", "better", "Tells within the hour"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (45, "baseline", None, "Two exclusions pending"),
                    (160, "review", "better", "None; school record"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (45, "baseline", None, "Mum hurt, Kal silent"),
                    (160, "review", "better", "Both say so"),
                ),
            ),
        ),
    ),
)
