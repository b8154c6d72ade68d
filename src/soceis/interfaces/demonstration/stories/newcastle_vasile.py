"""Vasile, and a boxing ring with a kettle."""

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
        key="newcastle-vasile",
        area="Newcastle",
        used_name="Vasile",
        nickname="Vas",
        legal_first_name="Vasile",
        legal_last_name="Ciocanu",
        born=date(2006, 6, 18),
        sex="male",
        ethnicity_scheme="ethnicity_ew19",
        ethnicity="white_roma",
        ethnicity_source="self",
        pronouns="he, him",
        first_language="Romani",
        communication_needs=(
            "Interpreter for his parents (Romanian). Does not read much; loves being read to."
        ),
        own_words="In school they say my name wrong. At boxing they say it right.",
        strengths=("Speaks four languages", "Protects younger cousins", "Trains when nobody is watching"),
        likes=("boxing", "horses", "wedding music"),
        around=(
            PersonAround(
                "Ionela",
                "mum",
                True,
                "Interpreter. Coffee first, always.",
                "07700 900008",
                lives_with=True,
            ),
            PersonAround("Gheorghe", "dad", True, "On nights at the bakery.", lives_with=True),
            PersonAround(
                "Uncle Florin", "uncle, pastor", True, "Respected by everybody on the street.", "07700 900009"
            ),
            PersonAround("Billy", "boxing coach", True, organisation="Amateur boxing club"),
            PersonAround(
                "Ms Tan", "English as an additional language teacher", True, organisation="Secondary school"
            ),
        ),
        safe_contact=(
            SafeContact(
                "home_phone", "07700 900008", "Ring his mum; say you are “Samina from boxing”.", False
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Many people in a small house and a friendly dog. Shoes off. Nothing to worry about.",
                "Samina",
                date(2022, 4, 25),
                kind="dog",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 4, 4),
            age=15,
            source="police",
            reason="criminal_exploitation",
            referrer=("Neighbourhood officer", "Police"),
            told="Stopped and searched, and given a leaflet in the wrong language.",
            young_persons_view="“Police again?” No. We said so, and showed who pays us.",
            caregivers_view=(
                "Parents feared that it was about taking children away. Uncle Florin came to the first "
                "meeting."
            ),
            early_signs=("leaving_education", "older_associates", "unexplained_things"),
            decision_reason=(
                "A landlord's men are making boys of his street work off rent at night. One-to-one, and "
                "the family with it."
            ),
            key_worker="samina",
            allocated=6,
            others=((60, "jonny", "peer_mentor"),),
            moments=(
                tried(
                    10,
                    "17:00",
                    "visit",
                    (
                        "Nobody answered, though I think six people were in. I would not open either. "
                        "Posted a drawing of a boxing glove and my name."
                    ),
                ),
                tried(
                    16,
                    "17:00",
                    "phone",
                    (
                        "Uncle Florin rang me, not I him. Who was I, who paid me, was I from the council? "
                        "Straight answers. He will see."
                    ),
                ),
                met(
                    21,
                    "17:00",
                    80,
                    "Home",
                    (
                        "Coffee, uncle, interpreter, parents, and Vasile by the door on one foot. I "
                        "explained that saying no was allowed. They laughed for the first time."
                    ),
                    "FAM 60, ADV 40",
                    said="You can say no to you?",
                    saw="Translated a joke both ways.",
                ),
                met(
                    28,
                    "18:00",
                    60,
                    "Boxing club",
                    (
                        "Billy lets us have the bench and the kettle. Vasile skips for eleven minutes "
                        "without a miss."
                    ),
                    "FUN 50, HLT 50",
                    saw="Adjusted a small boy's wraps, kneeling.",
                ),
                met(
                    42,
                    "18:00",
                    60,
                    "Boxing club",
                    (
                        "Between rounds: nights, a van, other people's furniture. He believes his "
                        "father's rent depends on it. I told him what I must do, and we agreed how."
                    ),
                    "EMO 60, DEC 40",
                    said="If we stop, where do we live?",
                    then="Tracey; modern slavery lead at police; housing lawyer for the family.",
                ),
                met(
                    46,
                    "10:00",
                    120,
                    "Law centre",
                    (
                        "The rent is not owed. The lawyer said it three times, in three languages. His "
                        "mother put her hands over her face."
                    ),
                    "ADV 80, FAM 20",
                    saw="Made sure his dad understood before he did.",
                ),
                met(
                    63,
                    "18:00",
                    60,
                    "Boxing club",
                    (
                        "Jonny came. Neither likes reading. They made a pact about ten minutes a week "
                        "each and shook on it with gloves."
                    ),
                    "PEER_MENTOR 60, EDU 40",
                    by=("samina", "jonny"),
                    said="If he reads, I read.",
                ),
                met(
                    77,
                    "14:30",
                    45,
                    "School",
                    (
                        "Put down as a beginner in English; he interprets for three families. Ms Tan has "
                        "redone the timetable."
                    ),
                    "ADV 70, EDU 30",
                ),
                missed(
                    91,
                    "18:00",
                    "Boxing club",
                    "A wedding, two days, in Middlesbrough. He'd told Billy, who'd told nobody.",
                ),
                met(
                    98,
                    "17:00",
                    60,
                    "Home",
                    (
                        "The men have gone since the police came. People are frightened, and lighter. "
                        "Uncle said a prayer and included the police, which surprised the police."
                    ),
                    "FAM 70, EMO 30",
                ),
                met(
                    126,
                    "18:00",
                    60,
                    "Boxing club",
                    "How do you say no to somebody your father owes? A long one. We used the pads for it.",
                    "DEC 60, REL 40",
                    said="You say it and then you keep your hands up.",
                ),
                met(
                    154,
                    "13:00",
                    90,
                    "City museum",
                    (
                        "An exhibition on Roma in the North East, with his great-uncle in one picture. He "
                        "told the guard, then a school party."
                    ),
                    "EMO 50, EDU 50",
                    saw="Held twenty children quiet.",
                ),
                cancelled(182, "18:00", "us", "Snowed under with a hearing. Jonny went instead, and read."),
                met(
                    189,
                    "18:00",
                    60,
                    "Boxing club",
                    "First bout: lost on points, hugged the other lad, asked who taught him that left.",
                    "FUN 60, EMO 40",
                    said="I lost so good.",
                ),
                met(
                    231,
                    "16:00",
                    50,
                    "Library",
                    (
                        "A card in his own name. Chose a book about horses with few words in it and then "
                        "one with many."
                    ),
                    "EDU 70, SKL 30",
                ),
                met(
                    266,
                    "17:00",
                    60,
                    "Home",
                    (
                        "New landlord, through the council. Own bed for the first time; a queue of "
                        "cousins to see it."
                    ),
                    "FAM 60, FIN 40",
                ),
                met(
                    294,
                    "18:00",
                    60,
                    "Boxing club",
                    "Billy wants him for junior coach. Read the form out loud, with help on four words.",
                    "SKL 60, EDU 40",
                    said="Four words! Before, it was forty.",
                ),
            ),
            plan=PlanDraft(
                50,
                (
                    "emotional_regulation",
                    "thinking_and_behaviour",
                    "self_esteem",
                    "relationships",
                    "education_employability",
                    "identity_work",
                ),
                (
                    goal(
                        "education_employability",
                        "Read the form by myself",
                        "working",
                        "Ten minutes a week with Jonny",
                        "Library card",
                        "( ) A form, no help",
                    ),
                    goal(
                        "identity_work",
                        "People say my name right",
                        "working",
                        "Teach school",
                        "Museum",
                        "( ) On the boxing poster, spelt right",
                    ),
                    goal(
                        "self_esteem",
                        "Coach the little ones",
                        "working",
                        "Wraps and pads",
                        "( ) Junior coach",
                    ),
                ),
            ),
            reviews=(
                review(
                    48,
                    ("better", "The whole family has met us, and a lawyer."),
                    (
                        "worse",
                        "Adults are making boys work at night under threat of the street. Police lead told.",
                    ),
                    "Family together; no visits by police in uniform.",
                    "First responder to make the national referral.",
                ),
                review(
                    100,
                    ("better", "School sees him."),
                    ("better", "Men gone; watchful."),
                    "Keep to the boxing club.",
                    "Housing.",
                ),
                review(
                    192,
                    ("better", "Bout, museum, reading."),
                    ("better", "No night work since the police came."),
                    "Uncle Florin to come to our staff day.",
                    "New tenancy.",
                ),
                review(
                    296,
                    ("better", "Own bed, nearly a junior coach."),
                    ("same", "The case against the landlord comes up soon; people may be leant on."),
                    "Plan for the court weeks.",
                    "Samina to meet the witness service.",
                    "“My father should not go alone.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (50, "baseline", None, "Night work for a false debt"),
                    (192, "review", "better", "None: family, police"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (50, "baseline", None, "Two days in five"),
                    (296, "review", "better", "Four in five; reads"),
                ),
                outcome(
                    "family_relationships",
                    "yes",
                    (50, "baseline", None, "Close, frightened"),
                    (296, "review", "better", "Close, less frightened"),
                ),
            ),
        ),
    ),
)
