"""Jay, who climbs, and meets Nia at the library."""

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
        key="cardiff-jay",
        area="Cardiff",
        used_name="Jay",
        nickname="Jaybo",
        legal_first_name="Jayden",
        legal_last_name="Benbow",
        born=date(2006, 9, 14),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="mixed_white_and_black_caribbean",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs="Long texts put him off: one question at a time.",
        own_words="I'm decent at stuff when nobody's stood over me.",
        strengths=(
            "Teaches younger kids without making them feel small",
            "Turns up when he says he will",
            "Reads a room quickly",
        ),
        likes=("climbing", "chicken and rice from the place by the bus station", "old martial arts films"),
        around=(
            PersonAround(
                "Carys Benbow",
                "mum",
                True,
                "Works nights at the hospital; sleeps until two.",
                "07700 900011",
                lives_with=True,
            ),
            PersonAround(
                "Uncle Dez",
                "uncle",
                False,
                "Comes and goes. Not to be told where or when we meet.",
                risk=True,
            ),
            PersonAround(
                "Mrs Oyelaran",
                "head of year",
                True,
                "New in the post, and keen.",
                "07700 900012",
                "Secondary school",
            ),
            PersonAround(
                "Hefin", "social worker", True, "Prefers e-mail.", "07700 900013", "Children's services"
            ),
        ),
        safe_contact=(SafeContact("mobile", "07700 900010", "After 4. Say “it's Nia”."),),
        safety_notes=(
            SafetyNote(
                "His uncle may be at the flat. Police say he had a weapon there. Meet Jay at the library.",
                "Police, told to Rhys at the weekly meeting",
                date(2022, 3, 21),
                "weapon",
            ),
            SafetyNote(
                "No dog. Stairwell light broken; mum says the landlord knows.", "Mum", date(2022, 6, 14)
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 3, 7),
            age=15,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children's services"),
            told=(
                "That Nia helps people get into climbing and college. Nothing about why he was on "
                "anybody's list."
            ),
            young_persons_view="“If it's not another meeting about me, all right.”",
            caregivers_view=(
                "Mum is frightened of what her brother brings to the door, and cannot say so to him."
            ),
            early_signs=(
                "older_associates",
                "leaving_education",
                "unexplained_things",
            ),
            decision_reason=(
                "Adults in and near the family are using him to carry things. One-to-one, and not at home."
            ),
            key_worker="nia",
            others=((30, "dom", "peer_mentor"),),
            moments=(
                tried(
                    10,
                    "16:20",
                    "message",
                    "Hello text with my name and a photo of the climbing wall. Two ticks, no answer.",
                ),
                tried(
                    14,
                    "16:30",
                    "message",
                    (
                        "Asked one thing: chips or climbing? “who is this”. Told him. Nothing more, and "
                        "that's OK."
                    ),
                ),
                tried(
                    19,
                    "15:40",
                    "visit",
                    "Waited by the school gate with Mrs Oyelaran, who he likes. He waved and got on the bus.",
                ),
                met(
                    24,
                    "16:30",
                    35,
                    "Library",
                    (
                        "He came! Sat with his coat on, near the door. We talked about films. I said what "
                        "I write down and who reads it, and he asked good questions about the police."
                    ),
                    "EMO 60, REL 40",
                    said="So if I tell you my mum's not in, that's not going on some file?",
                    saw="Asked what he needed to know before trusting me.",
                    then="Same table, next week. Bring the wall's timetable.",
                ),
                met(
                    31,
                    "16:30",
                    70,
                    "Climbing wall",
                    "First go with Dom. Up the easy wall in one. Down with a grin he tried to hide.",
                    "FUN 70, PEER_MENTOR 30",
                    said="My arms are finished, look.",
                    saw="Read the route before touching it.",
                    by=("nia", "dom"),
                ),
                missed(
                    38,
                    "16:30",
                    "Library",
                    (
                        "Not able to come. Later he texted “sorry had to do something”. I said no need to "
                        "be sorry."
                    ),
                    then="Ask mum, carefully, how home is.",
                ),
                met(
                    45,
                    "16:45",
                    60,
                    "Library",
                    (
                        "Told me he doesn't sleep when Uncle Dez stays, because of the phone calls. We "
                        "listed places to be on those nights."
                    ),
                    "DEC 60, EMO 40",
                    said="I'm not scared of him. I'm just tired.",
                    saw="Came up with nan's sofa himself.",
                    then="With his yes: tell Hefin about the sleep, not about the calls.",
                ),
                met(
                    52,
                    "17:00",
                    95,
                    "Climbing wall, then food",
                    (
                        "He ate two dinners. We mapped who rings him and what for: one who rings just to "
                        "talk, three who want something."
                    ),
                    "FUN 40, REL 40, FIN 20",
                    said="When you put it like that it's only Kofi who's a mate.",
                    saw="Worked the whole map out aloud.",
                    by=("nia", "dom"),
                ),
                met(
                    73,
                    "13:00",
                    55,
                    "Home, uncle away for the week",
                    (
                        "Went through the rent letter with Carys. Benefit check done; she is owed help "
                        "with travel. We did not talk about Jay."
                    ),
                    "FAM 40, FIN 60",
                    saw="Carys had made soup for three.",
                    then="Ring the housing office with her.",
                ),
                met(
                    87,
                    "16:30",
                    60,
                    "Library",
                    (
                        "Wrote down together what he'd say if somebody asks him to hold a bag. He "
                        "practised on me till it sounded like him."
                    ),
                    "DEC 70, REL 30",
                    said="Nah bro, my mum checks my room. That's the one.",
                    saw="Funny and quick, which is how he'll get out of things.",
                ),
                met(
                    101,
                    "15:30",
                    45,
                    "School",
                    (
                        "Meeting on his timetable. He had three points on a bit of card and said all "
                        "three. Late start twice a week agreed."
                    ),
                    "ADV 60, EDU 40",
                    said="I come in if I've slept. That's all it is.",
                    saw="Spoke for himself to four adults.",
                ),
                tried(
                    115, "17:30", "message", "Two texts this week, no reply. Mum says he is in and all right."
                ),
                met(
                    122,
                    "16:30",
                    90,
                    "Climbing wall",
                    (
                        "A rough fortnight: told he owes for something that went missing. He told Dom "
                        "first, then me. We rang Rhys together from the car."
                    ),
                    "EMO 50, DEC 50",
                    said="I'm telling you 'cause you'll do it with me and not round me.",
                    saw="Asked for help before the day it was due.",
                    by=("nia", "dom"),
                    then="Plan with Hefin and the police about the adults; Jay stays at nan's.",
                    late=True,
                ),
                met(
                    129,
                    "11:00",
                    80,
                    "Nan's house",
                    (
                        "Nan's rules: in by ten, phones in the fruit bowl. He is sleeping. We bought "
                        "trainers from the fund, so he owes nobody for those."
                    ),
                    "FIN 40, FAM 30, EMO 30",
                    said="I've gained weight, Nia. It's the pancakes.",
                    saw="Washing up without being asked.",
                ),
                met(
                    150,
                    "16:30",
                    95,
                    "Climbing wall",
                    "Belay test passed. Showed a nervous ten-year-old where to put his feet.",
                    "SKL 60, FUN 40",
                    said="I'm actually decent at this.",
                    saw="Patience. The boy's mum came over to thank him.",
                    by=("dom",),
                ),
                met(
                    178,
                    "16:00",
                    50,
                    "Library",
                    "What does it take to be an instructor? We found the Level 1 and counted back the steps.",
                    "SKL 60, EDU 40",
                    said="So it's five things. I've done one.",
                    then="I ask the wall about volunteering.",
                ),
                met(
                    199,
                    "14:00",
                    60,
                    "College",
                    (
                        "Looked round sports and outdoor. He asked the tutor if anybody minds dyslexia. "
                        "Nobody does."
                    ),
                    "EDU 70, ADV 30",
                    saw="Asked the thing he was most worried about.",
                    then="Taster week, if school agree.",
                ),
                cancelled(
                    206,
                    "16:30",
                    "us",
                    "I had flu. Told him the day before; Dom took him climbing two days later instead.",
                ),
                met(
                    227,
                    "16:30",
                    95,
                    "Climbing wall, then food",
                    (
                        "Led his second route and talked a younger lad through it. Quiet on the way back: "
                        "Dez has rung nan's number."
                    ),
                    "FUN 50, SKL 30, EMO 20",
                    said="I'm not going back to how it was.",
                    saw="Told us the same day.",
                    by=("nia", "dom"),
                    then="Rhys to raise the call with the police; nan's number changed.",
                ),
            ),
            plan=PlanDraft(
                40,
                (
                    "emotional_regulation",
                    "self_esteem",
                    "relationships",
                    "thinking_and_behaviour",
                    "caregiver_support",
                    "risky_situations",
                    "exploitation",
                    "safety_planning",
                    "peer_mapping",
                ),
                (
                    goal(
                        "self_esteem",
                        "Get my level 1 and coach the little ones",
                        "working",
                        "Learn to belay",
                        "Help at one kids' session",
                        "Ask the wall about volunteering",
                        "( ) First aid day",
                        "( ) Book the Level 1",
                    ),
                    goal(
                        "risky_situations",
                        "Not be broke all the time, and not owe anyone",
                        "working",
                        "Open a bank account",
                        "( ) Save for a phone that's mine",
                        "( ) Saturday work at the wall",
                        "(-) Sell the old bike",
                    ),
                    goal(
                        "safety_planning",
                        "Somewhere to sleep when it kicks off",
                        "achieved",
                        "Ask nan",
                        "Spare key and toothbrush at nan's",
                    ),
                ),
            ),
            reviews=(
                review(
                    58,
                    (
                        "better",
                        "From a wave at a bus to two dinners and a map of his friends in eight weeks.",
                    ),
                    ("same", "The uncle is the worry. Nothing new known; nothing has gone away."),
                    "No home visits when the uncle is there.",
                    "Nia to keep the library slot whatever happens.",
                ),
                review(
                    124,
                    (
                        "same",
                        (
                            "He told two workers about a debt before it was due. That is progress, in a "
                            "bad fortnight."
                        ),
                    ),
                    (
                        "worse",
                        (
                            "Adults are holding a debt over him. Police and social worker told today, "
                            "with Jay in the room."
                        ),
                    ),
                    "Stay at nan's for now. Out-of-hours number given to nan.",
                    "Meeting with police within the week.",
                    "Says he wants it dealt with “without my mum getting grief”.",
                ),
                review(
                    180,
                    ("better", "Sleeping, eating, in school four days of five."),
                    ("better", "No contact from the adults for five weeks that we know of."),
                    "Begin to plan for college.",
                    "Volunteering at the wall.",
                ),
                review(
                    232,
                    ("better", "Second route led; college have offered a taster."),
                    ("same", "One call from the uncle to nan's number; dealt with the same day."),
                    "Keep things as they are.",
                    "Watch the evenings.",
                    "“Don't stop the climbing whatever you do.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending",
                    "yes",
                    (40, "baseline", None, "Two arrests in the half-year before"),
                    (150, "review", "better", "None since; social worker"),
                    (228, "review", "better", "None since; police meeting"),
                ),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (40, "baseline", None, "Carrying for adults weekly, by his own account"),
                    (150, "review", "same", "Debt raised"),
                    (228, "review", "better", "His own account, and nan's"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (40, "baseline", None, "Found out afterwards, mostly"),
                    (228, "review", "better", "Told us before, twice"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (40, "baseline", None, "In two days of five"),
                    (228, "review", "better", "School record: four of five"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (40, "baseline", None, "Mum and he hardly speak"),
                    (228, "review", "same", "Close to nan; mum still torn"),
                ),
            ),
        ),
    ),
)
