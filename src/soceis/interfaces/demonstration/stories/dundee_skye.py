"""Skye, the river, and a list of dates."""

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
        key="dundee-skye",
        area="Dundee",
        used_name="Skye",
        legal_first_name="Skye",
        legal_last_name="Mudiewood",
        born=None,
        sex="female",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_white_scottish",
        ethnicity_source="self",
        pronouns="she, her",
        communication_needs="Dyslexia. Voice notes, pictures, big print on yellow.",
        own_words="I'm the one who gets everyone hame.",
        strengths=("Gets everyone home", "Swims in the Tay, all year", "Learns a song in one hearing"),
        likes=("cold water", "her brother's baby", "tattoo designs"),
        around=(
            PersonAround(
                "Auntie Jackie",
                "aunt, kinship carer",
                True,
                "Likes a call after a visit; not before.",
                "07700 900016",
                lives_with=True,
            ),
            PersonAround(
                "Mum",
                "mum",
                False,
                "Takes Skye's bank card. A second person must agree before mum is told anything.",
                risk=True,
            ),
            PersonAround(
                "Yasmin", "social worker", True, organisation="Children and families", phone="07700 900017"
            ),
            PersonAround("Wild swimmers", "friends, 30 to 70", True, "Four women with flasks."),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900018",
                "Voice note before noon. Mum has the password in the afternoons, when she visits.",
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Meet at the boathouse. Mum may come to the house about money.",
                "Auntie Jackie",
                date(2022, 5, 23),
                kind="person_at_address",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 5, 16),
            age=None,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children and families"),
            told="That Isla runs the boathouse and is nosy in a good way.",
            young_persons_view="“Aye if it's ootside.”",
            caregivers_view=(
                "Auntie Jackie would like somebody to be there for Skye who is not family and not paid by "
                "the council."
            ),
            early_signs=(
                "unexplained_things",
                "missing",
            ),
            decision_reason=(
                "Her bank account is used by adults, with mum's help. One-to-one, and mum is not to be told."
            ),
            key_worker="isla",
            allocated=6,
            others=((45, "logan", "peer_mentor"),),
            moments=(
                tried(
                    9,
                    "10:00",
                    "message",
                    "Voice note with gulls in it. No reply, but it was played four times.",
                ),
                met(
                    14,
                    "10:00",
                    45,
                    "Boathouse",
                    (
                        "She stood on the slip and told me what the tide was about to do. She was right "
                        "to the minute."
                    ),
                    "EMO 40, FUN 60",
                    said="It gies ye a warning if ye look.",
                    saw="Reads water.",
                ),
                met(
                    21,
                    "10:00",
                    60,
                    "Boathouse",
                    (
                        "The card. It goes out of her purse on a Thursday and comes back on a Monday with "
                        "money having been through it. She'd kept every date on her arm in biro, and then "
                        "on the wall."
                    ),
                    "EMO 50, FIN 50",
                    said="I ken it's no mine. I just dinnae ken whose.",
                    saw="Kept evidence by herself, for a year.",
                    then="Colin; police fraud lead; new account with Yasmin as second name.",
                ),
                met(
                    26,
                    "11:00",
                    70,
                    "Bank",
                    "The old account frozen. The manager said sorry, to her, by name.",
                    "FIN 80, ADV 20",
                ),
                missed(
                    35,
                    "10:00",
                    "Boathouse",
                    "At mum's. Auntie Jackie knew. Came back cross with all of us, and hungry.",
                ),
                met(
                    42,
                    "10:00",
                    50,
                    "Boathouse",
                    (
                        "Can you love somebody who takes your card? She says aye. I say aye too. We left "
                        "it on the table like a stone."
                    ),
                    "REL 70, EMO 30",
                    said="Baith things is true.",
                ),
                met(
                    49,
                    "17:00",
                    60,
                    "Community kitchen",
                    (
                        "Logan taught the two of us soup. He said a few things about hearings; she asked "
                        "him nine questions."
                    ),
                    "PEER_MENTOR 60, SKL 40",
                    by=("isla", "logan"),
                ),
                met(
                    70,
                    "09:30",
                    90,
                    "Children's hearing",
                    "Her view went in as a song, recorded on her phone. The chair asked to hear it twice.",
                    "ADV 70, EMO 30",
                    saw="Sang to a room of strangers.",
                ),
                met(
                    98,
                    "07:00",
                    60,
                    "The Tay",
                    "Swam. I lasted four minutes, and she came back for me.",
                    "FUN 60, HLT 40",
                    said="Ye dinnae leave folk.",
                ),
                met(
                    126,
                    "10:00",
                    60,
                    "Boathouse",
                    "Map of people, drawn as tides. Who comes in when you've money; who comes in anyway.",
                    "REL 80, DEC 20",
                ),
                tried(140, "10:00", "message", "Three voice notes, played, no answer."),
                met(
                    147,
                    "10:00",
                    40,
                    "Auntie Jackie's step",
                    (
                        "Mum had come to the door shouting. Skye had got the baby, her aunt and the dog "
                        "to the neighbours', in that order."
                    ),
                    "EMO 70, DEC 30",
                    said="Everyone hame.",
                    saw="Kept three people safe, and the dog.",
                    late=True,
                ),
                met(
                    168,
                    "13:00",
                    60,
                    "College",
                    "Boat building. One lass in the class; about to be two.",
                    "EDU 70, SKL 30",
                ),
                met(
                    203,
                    "10:00",
                    60,
                    "Supervised contact, family centre",
                    (
                        "Mum, an hour, with Yasmin by. She asked for her card back and mum said she'd "
                        "never had it. We went for chips and looked at the river."
                    ),
                    "FAM 60, EMO 40",
                ),
                cancelled(217, "10:00", "us", "Boathouse flooded. She rang to tell me before I knew."),
                met(
                    231,
                    "10:00",
                    90,
                    "Boathouse",
                    "Baled out together. She'd organised the four women with flasks before I arrived.",
                    "SKL 60, REL 40",
                    saw="Chief of staff.",
                ),
                met(
                    259,
                    "10:00",
                    60,
                    "Boathouse",
                    "Plan for the days when mum rings. She recorded it as a voice note to herself.",
                    "DEC 70, EMO 30",
                    said="Dear me. Dinnae pick up. Ring Jackie. Love, me.",
                ),
                met(
                    283,
                    "10:00",
                    60,
                    "Boathouse",
                    "Measured up her first oar. It's a bit long. So is she, she says, for her age.",
                    "SKL 70, FUN 30",
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
                    "risky_situations",
                    "exploitation",
                    "safety_planning",
                    "peer_mapping",
                    "contextual_safeguarding",
                ),
                (
                    goal(
                        "exploitation",
                        "My card stays in my purse",
                        "achieved",
                        "New account",
                        "Second name on it",
                    ),
                    goal(
                        "safety_planning",
                        "Everyone gets hame, including me",
                        "working",
                        "Neighbours agreed",
                        "Voice note to myself",
                        "( ) A bag at the neighbours'",
                    ),
                    goal(
                        "self_esteem",
                        "Build a boat",
                        "working",
                        "College visit",
                        "First oar",
                        "( ) Start the course",
                    ),
                ),
            ),
            reviews=(
                review(
                    46,
                    ("better", "A year of dates, handed over, believed."),
                    ("worse", "Adults and mum use her account. Frozen; police told."),
                    "Nothing to mum without two of us agreeing.",
                    "Find out her date of birth; it is not on the file.",
                ),
                review(
                    150,
                    ("better", "She got everyone out, calmly."),
                    ("same", "Mum came to the house; police and Yasmin told."),
                    "Plan with the neighbours.",
                    "Contact only with Yasmin there.",
                ),
                review(
                    262,
                    ("better", "College, oar, own voice note."),
                    ("better", "No money through any account of hers since the freeze."),
                    "Keep to the boathouse.",
                    "Kinship support for Jackie.",
                    "“Ask Jackie what SHE wants an' all.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (44, "baseline", None, "Account used weekly"),
                    (262, "review", "better", "Bank, police"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (44, "baseline", None, "—"),
                    (262, "review", "better", "Her voice note"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (44, "baseline", None, "Torn"),
                    (262, "review", "same", "Both things are true"),
                ),
            ),
        ),
    ),
)
