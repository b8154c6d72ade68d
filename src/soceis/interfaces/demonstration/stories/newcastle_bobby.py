"""Bobby, who came back, and was glad to be let."""

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
        key="newcastle-bobby",
        area="Newcastle",
        used_name="Bobby",
        legal_first_name="Robert",
        legal_last_name="Thirlby",
        born=date(2006, 10, 5),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_british",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs=(
            "Hates being asked “how are you feeling”. Ask what he's had for his tea and go from there."
        ),
        own_words="I'm all right when there's a job on.",
        strengths=(
            "Gets his brothers up, fed and out",
            "Can sell anything to anyone, honestly",
            "Never sulks for more than a day",
        ),
        likes=("the market", "Newcastle United, with suffering", "pease pudding"),
        around=(
            PersonAround(
                "Donna",
                "mum",
                True,
                "Poorly with her nerves. Mornings are best; knock twice.",
                "07700 900101",
                lives_with=True,
            ),
            PersonAround("Granda Alf", "granda", True, "Fruit stall. Sees everything.", "07700 900002"),
            PersonAround("The twins", "brothers, 8", False, lives_with=True),
            PersonAround(
                "Lorraine", "social worker", True, organisation="Children's services", phone="07700 900003"
            ),
        ),
        safe_contact=(
            SafeContact(
                "through_somebody",
                "07700 900002",
                "Ask at granda's stall, any morning. His own phone changes hands.",
                False,
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Lads on bikes follow him home at times. Walk the long way by the allotments.",
                "Bobby",
                date(2022, 4, 11),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2021, 4, 12),
            age=14,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children's services"),
            told="That a lad called Kieran talks about football and helps with school.",
            young_persons_view="“Does he support the Toon? Aye, then.”",
            caregivers_view="Mum: “I'm no use to him just now. Somebody be.”",
            early_signs=("leaving_education", "unexplained_things", "older_associates"),
            decision_reason=(
                "Fourteen and keeping a house going; adults pay him to keep bikes in the yard. One-to-one."
            ),
            key_worker="kieran",
            moments=(
                tried(
                    10, "09:30", "visit", "Not in. Granda at the stall: “He'll be by at ten, he always is.”"
                ),
                met(
                    10,
                    "10:10",
                    30,
                    "The market",
                    "He was. Sold me grapes. Talked about Saturday's match and not much else.",
                    "FUN 60, REL 40",
                    said="You've been robbed there mate. Off me.",
                ),
                met(
                    17,
                    "10:00",
                    45,
                    "The market",
                    (
                        "He's up at six for the twins. Sorted breakfast club for them, so he can get "
                        "himself to school."
                    ),
                    "FAM 60, ADV 40",
                    saw="Had their shoes polished.",
                ),
                met(
                    31,
                    "16:00",
                    60,
                    "Allotments",
                    (
                        "Told us about the bikes in the yard. Tenner a night. Does he know whose they "
                        "are? He does now."
                    ),
                    "DEC 70, REL 30",
                    said="If I say no, who's ganna tell them it's no?",
                    then="Granda's mate clears the yard; police know.",
                ),
                met(
                    52,
                    "11:00",
                    50,
                    "Home",
                    (
                        "Mum's GP, mum's tablets, mum's form. One day, three jobs. She wept, and then "
                        "found us biscuits."
                    ),
                    "FAM 70, HLT 30",
                ),
                met(
                    80,
                    "14:00",
                    40,
                    "School",
                    "Young carer badge: leave to ring home at dinner time. He'd never told them.",
                    "ADV 60, EDU 40",
                    saw="Said it in front of the head.",
                ),
                met(
                    115,
                    "10:00",
                    90,
                    "The market",
                    "Ran the stall for an hour by himself, with granda hiding round the corner.",
                    "SKL 80, FUN 20",
                ),
                met(
                    150,
                    "16:00",
                    60,
                    "St James', outside",
                    "No tickets, but we heard it. He'd asked two lads from school. Nice lads.",
                    "REL 50, FUN 50",
                    said="Divvn't tell them I was crying.",
                ),
                met(
                    186,
                    "10:00",
                    45,
                    "The market",
                    "Last one, for now. Yard empty three months; school eight days in ten.",
                    "EMO 50, DEC 50",
                    said="I'll shout if I need you. I've got a big gob.",
                ),
            ),
            reviews=(
                review(
                    60,
                    ("better", "House, school, yard: a bit of each."),
                    ("better", "Yard cleared; adults moved on."),
                    "Young carers' service for the twins.",
                    "School.",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (30, "baseline", None, "Bikes in the yard"),
                    (186, "exit", "better", "Yard empty: granda"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (30, "baseline", None, "Half the time"),
                    (186, "exit", "better", "Eight days in ten"),
                ),
            ),
            ending=Ending(
                190, "goals_met", "Yard empty, school steady, mum's doctor on it. He'll shout if he needs us."
            ),
        ),
        Chapter(
            received=date(2022, 3, 14),
            age=15,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children's services"),
            told="He asked for it himself. Lorraine only filled in the form.",
            young_persons_view="“I said I'd shout. I'm shouting.”",
            caregivers_view="Mum is back on the ward. Granda has moved in.",
            early_signs=("unexplained_things", "missing", "injuries_or_fear"),
            decision_reason="Same lad, new adults, and he rang us. One-to-one, the same worker.",
            key_worker="kieran",
            decided=2,
            allocated=3,
            others=((40, "jonny", "peer_mentor"),),
            moments=(
                tried(
                    4,
                    "10:00",
                    "visit",
                    (
                        "At the stall by ten. Granda says he's at the hospital with his mam. Left grapes. "
                        "My turn."
                    ),
                ),
                met(
                    6,
                    "10:00",
                    60,
                    "Hospital café",
                    (
                        "He'd grown. Told me straight: with mum away there was a bill, someone offered to "
                        "lend it, and it wasn't a loan."
                    ),
                    "EMO 60, FIN 40",
                    said="I knew it was dodgy. I still took it. Don't say owt.",
                    saw="Asked for help in week two, not month six.",
                    then="Tracey: grant for the bill. Police and Lorraine, he knows.",
                ),
                met(
                    10,
                    "16:00",
                    45,
                    "Granda's kitchen",
                    (
                        "Bill paid by the fund, receipt in the tin. Who tells the lender? Not Bobby: the "
                        "police do."
                    ),
                    "FIN 70, DEC 30",
                ),
                met(
                    20,
                    "16:00",
                    60,
                    "Allotments",
                    (
                        "Lads on bikes had followed him. Planned the long way home. Jonny walked it with "
                        "him after."
                    ),
                    "DEC 60, PEER_MENTOR 40",
                    by=("kieran", "jonny"),
                    said="Jonny got followed an' all once. He told us what he did. He legged it.",
                ),
                missed(
                    34,
                    "16:00",
                    "Granda's kitchen",
                    "In bed with a split lip. Granda had cleaned it. Saw him two days later.",
                ),
                met(
                    36,
                    "11:00",
                    70,
                    "Walk-in centre",
                    (
                        "Two stitches. He told the nurse how. Police took a statement, granda one side, "
                        "me the other."
                    ),
                    "HLT 60, ADV 40",
                    saw="Held granda's hand, not the other way round.",
                    late=True,
                ),
                met(
                    55,
                    "16:00",
                    50,
                    "Hospital garden",
                    (
                        "Mum well enough to sit out. She asked him what he'd like. He said “a normal "
                        "tea”. We had chips on the bench, the four of them and me."
                    ),
                    "FAM 80, FUN 20",
                ),
                met(
                    83,
                    "14:00",
                    40,
                    "School",
                    (
                        "Exams. Sits them in a small room with his phone handed in. Head of year had "
                        "toast ready."
                    ),
                    "ADV 40, EDU 60",
                    said="Toast before maths should be the law.",
                ),
                met(
                    111,
                    "10:00",
                    60,
                    "The market",
                    (
                        "Jonny and him pricing strawberries. Talked of what he tells himself at night. "
                        "Writes the next day's list instead; it works."
                    ),
                    "EMO 70, PEER_MENTOR 30",
                    by=("kieran", "jonny"),
                    saw="Found his own remedy.",
                ),
                met(
                    148,
                    "16:00",
                    60,
                    "Home",
                    "Mum home. Wrote a who-does-what on the fridge. Twins in charge of the cat.",
                    "FAM 90, DEC 10",
                ),
                cancelled(
                    176, "16:00", "us", "My bairn was poorly. Rang granda; Bobby sent a card. To the bairn."
                ),
                met(
                    190,
                    "16:00",
                    45,
                    "Allotments",
                    "No sign of the bikes since the court date. He's put on weight.",
                    "EMO 60, HLT 40",
                ),
                met(
                    225,
                    "15:00",
                    75,
                    "College",
                    "Retail and enterprise. He interviewed the tutor.",
                    "EDU 70, SKL 30",
                    said="What's your margin on the canteen?",
                ),
                met(
                    262,
                    "16:00",
                    60,
                    "The market",
                    "Saturday wage from granda in a real envelope with a real slip.",
                    "FIN 60, SKL 40",
                ),
                met(
                    305,
                    "16:00",
                    60,
                    "Granda's kitchen",
                    (
                        "Mum had a bad night. He rang granda, then Lorraine, then us, then wrote his "
                        "list. In that order."
                    ),
                    "EMO 50, DEC 50",
                    said="Three numbers and a list. That's me system.",
                    saw="A system, and it's his.",
                ),
            ),
            plan=PlanDraft(
                24,
                (
                    "emotional_regulation",
                    "thinking_and_behaviour",
                    "caregiver_support",
                    "family_support",
                    "daily_routine",
                ),
                (
                    goal(
                        "caregiver_support",
                        "Mam gets proper help and nobody acts shocked",
                        "working",
                        "Ward to ring Lorraine",
                        "A who-does-what on the fridge",
                        "( ) Carer's assessment for granda",
                    ),
                    goal(
                        "daily_routine", "In bed by eleven with the list done", "achieved", "Write the list"
                    ),
                    goal(
                        "thinking_and_behaviour",
                        "Three numbers before I do owt",
                        "achieved",
                        "Pick the three",
                        "Use them once",
                    ),
                ),
            ),
            reviews=(
                review(
                    40,
                    ("better", "He asked for us: count that first."),
                    ("worse", "A lender and two lads with bikes; he's been hurt. Police are on it."),
                    "Grant paid. Long way home.",
                    "Jonny on the walk home.",
                ),
                review(
                    115,
                    ("better", "Exams sat."),
                    ("better", "Court date for the lender."),
                    "Stay weekly until mum is home.",
                    "Young carers again.",
                ),
                review(
                    230,
                    ("better", "Mum home, college in sight."),
                    ("better", "Nothing for four months."),
                    "Down to every other week if he agrees.",
                    "He picks.",
                    "“Every other week but I still get the number.”",
                ),
                review(
                    308,
                    ("same", "A bad night, well handled."),
                    ("same", "Mum's health is the thing to watch."),
                    "No hurry to close.",
                    "Assessment for granda.",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (24, "baseline", None, "Lender, followed home"),
                    (190, "review", "better", "Nothing since court: granda"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (24, "baseline", None, "Took the loan"),
                    (305, "review", "better", "Three numbers and a list"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (24, "baseline", None, "Mum on the ward"),
                    (230, "review", "better", "Mum, granda"),
                ),
            ),
        ),
    ),
)
