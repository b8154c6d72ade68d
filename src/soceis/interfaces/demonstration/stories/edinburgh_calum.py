"""Calum, who draws on everything."""

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
        key="edinburgh-calum",
        area="Edinburgh",
        used_name="Calum",
        nickname="Cal",
        legal_first_name="Malcolm",
        legal_last_name="Geddie",
        born=date(2007, 10, 12),
        sex="male",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_white_scottish",
        ethnicity_source="caregiver",
        pronouns="he, him",
        communication_needs="ADHD. Talk while walking or drawing. Never more than two things at a time.",
        own_words="I'm no daft, I just go fast.",
        strengths=(
            "Draws faces so that you know the person",
            "Forgives quickly",
            "First to laugh at himself",
        ),
        likes=("spray paint, legally", "his rabbit, Gary", "hot rolls"),
        around=(
            PersonAround(
                "Jean Geddie",
                "gran, kinship carer",
                True,
                "Tell her when and where; she sleeps better.",
                "07700 900071",
                lives_with=True,
            ),
            PersonAround("Mum", "mum", False, "Not well at present. Gran tells her what is right to tell."),
            PersonAround(
                "Ms Farooq", "pupil support teacher", True, organisation="High school", phone="07700 900072"
            ),
            PersonAround("The reporter's office", "children's hearing", True),
        ),
        safe_contact=(
            SafeContact("home_phone", "07700 900071", "Ring gran's phone and ask for the artist.", False),
        ),
        safety_notes=(
            SafetyNote(
                "Older lads sit on the wall by the shops at the end of the street. Park behind the church.",
                "Gran",
                date(2022, 7, 11),
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 6, 13),
            age=14,
            source="children_services",
            reason="criminal_exploitation",
            referrer=("Social worker", "Children and families"),
            told="That an art teacher who is not a teacher would come. Perfect.",
            young_persons_view="“Will she let me use paint?”",
            caregivers_view=(
                "Gran: “He's fourteen and he thinks they're his pals because they laugh at his jokes.”"
            ),
            early_signs=(
                "older_associates",
                "leaving_education",
                "gang_association",
                "unexplained_things",
            ),
            decision_reason=(
                "Young adults on the street use him as a look-out and pay in sweets and vapes. One-to-one."
            ),
            key_worker="eilidh",
            others=((35, "shay", "peer_mentor"),),
            moments=(
                tried(
                    10,
                    "15:45",
                    "visit",
                    (
                        "He was under the bed with the rabbit. I drew the rabbit from memory of his "
                        "gran's description and pushed it under the door."
                    ),
                ),
                tried(
                    13,
                    "15:45",
                    "visit",
                    (
                        "A drawing was pushed back out: my rabbit, corrected. I count this as a "
                        "conversation, whatever the form says."
                    ),
                ),
                met(
                    20,
                    "15:45",
                    30,
                    "Gran's stair",
                    (
                        "Out on the step, sketchbook open. He drew the wall by the shops and everyone on "
                        "it, without a word, in nine minutes."
                    ),
                    "EMO 60, FUN 40",
                    said="That one's the boss. He disnae laugh, he just breathes oot.",
                    saw="An eye for who holds the power.",
                ),
                met(
                    27,
                    "16:00",
                    75,
                    "Legal graffiti wall",
                    "Masks, gloves, huge letters. He chose to write GARY.",
                    "FUN 70, SKL 30",
                    saw="Gave a wee boy his best blue.",
                ),
                met(
                    36,
                    "16:00",
                    60,
                    "Walking the dog we borrowed",
                    (
                        "Shay came. Told him about sitting on a wall like that at his age and what it "
                        "cost. Calum walked slower and slower."
                    ),
                    "PEER_MENTOR 70, REL 30",
                    said="Did they laugh at your jokes an' all?",
                    by=("eilidh", "shay"),
                ),
                missed(
                    43,
                    "16:00",
                    "Gran's stair",
                    (
                        "Not in. He had been told to stand at the corner. He said so himself the next "
                        "week, before I asked."
                    ),
                ),
                met(
                    50,
                    "16:00",
                    45,
                    "Art room at the youth centre",
                    (
                        "Drew a comic: a pigeon who keeps watch for a cat. In the last frame the pigeon "
                        "asks what he's getting out of it."
                    ),
                    "DEC 60, EMO 40",
                    said="Crumbs. He's gettin' crumbs.",
                    saw="Worked it out in ink.",
                    then="Copy for gran, with his leave.",
                ),
                met(
                    64,
                    "10:00",
                    80,
                    "Children's hearing",
                    (
                        "Helped him put his view in a drawing with four words. The panel passed it round. "
                        "Stays with gran."
                    ),
                    "ADV 80, EMO 20",
                    said="They kept it! Can I get it back?",
                    saw="Looked the chair in the eye.",
                ),
                met(
                    78,
                    "15:30",
                    45,
                    "High school",
                    (
                        "Two subjects he loves, three he can bear, a pass to the art department. Ms "
                        "Farooq wrote it on one side."
                    ),
                    "EDU 60, ADV 40",
                ),
                met(
                    92,
                    "16:00",
                    60,
                    "Gran's kitchen",
                    (
                        "Gran's question: can she say no to the lads at the door? We practised. She was "
                        "magnificent."
                    ),
                    "FAM 80, EMO 20",
                    saw="Held the rabbit like a judge.",
                ),
                tried(
                    106,
                    "15:45",
                    "phone",
                    (
                        "Gran says he is in a mood and has had no medicine for a week: chemist out of "
                        "stock. Found another chemist."
                    ),
                ),
                met(
                    109,
                    "16:00",
                    40,
                    "Chemist, then the wall",
                    (
                        "Collected it together; he asked the pharmacist what it does in his brain. She "
                        "drew it. He improved it."
                    ),
                    "HLT 70, FUN 30",
                ),
                met(
                    135,
                    "16:00",
                    120,
                    "Legal graffiti wall",
                    (
                        "Commission! The community garden want a shed painted. Forty pounds and a rhubarb "
                        "crumble."
                    ),
                    "SKL 60, FIN 20, FUN 20",
                    said="A paid artist, pal.",
                    saw="Measured the shed twice.",
                ),
                met(
                    163,
                    "16:00",
                    60,
                    "Art room at the youth centre",
                    (
                        "The lads asked him to tag something for them. He said he only does commissions "
                        "now. They laughed; he left while they were laughing."
                    ),
                    "DEC 70, EMO 30",
                    said="I used their own laugh tae get away.",
                    saw="Quick, and safe.",
                ),
                met(
                    191,
                    "16:00",
                    60,
                    "Gran's stair",
                    "Bad news about his mum. We drew nothing. Sat.",
                    "EMO 100",
                ),
                cancelled(205, "16:00", "young_person", "With his mum at the hospital."),
                met(
                    219,
                    "16:00",
                    75,
                    "Art college, open studio",
                    "A first-year student showed him how to pull a print. He pulled eleven.",
                    "EDU 50, FUN 50",
                    said="Fourteen's no too young tae have a plan.",
                    saw="Cleaned the screens afterwards.",
                ),
                met(
                    247,
                    "16:00",
                    60,
                    "Walking",
                    "Talked of boys he'd trust with the rabbit. Three. He hadn't known there were three.",
                    "REL 100",
                    by=("eilidh", "shay"),
                ),
            ),
            plan=PlanDraft(
                38,
                (
                    "emotional_regulation",
                    "family_support",
                    "contextual_safeguarding",
                    "education_employability",
                    "peer_mentor",
                ),
                (
                    goal(
                        "contextual_safeguarding",
                        "Walk past the wall",
                        "working",
                        "The church side",
                        "A thing to say",
                        "( ) Walk past on the same side",
                    ),
                    goal("education_employability", "Get paid to paint", "achieved", "Wall", "Shed"),
                    goal(
                        "family_support",
                        "Gran gets to sit doon",
                        "working",
                        "Practise saying no",
                        "( ) A night off a month",
                    ),
                ),
            ),
            reviews=(
                review(
                    40,
                    ("better", "Under the bed to the graffiti wall in three visits."),
                    ("worse", "He is being stood at a corner by adults."),
                    "Police to visit the wall, not the boy.",
                    "Shay each fortnight.",
                ),
                review(
                    95,
                    ("better", "Hearing went well. School found a shape that fits."),
                    ("same", "The lads still come to the door; gran sends them off."),
                    "Carry on.",
                    "Ask for kinship support for gran.",
                ),
                review(
                    165,
                    ("better", "Paid work; a no that worked."),
                    ("better", "Not at the corner for six weeks."),
                    "No change.",
                    "Look towards art college days.",
                ),
                review(
                    250,
                    ("better", "Three friends counted. Prints on gran's wall."),
                    ("same", "His mum's health is the weight now."),
                    "Support for gran and him about mum.",
                    "Eilidh to speak to the hospital's family worker.",
                    "“Tell them I want tae visit without a big talk first.”",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (38, "baseline", None, "Look-out most days"),
                    (248, "review", "better", "Not for months: gran, his own account"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (38, "baseline", None, "In half the time"),
                    (248, "review", "better", "School record"),
                ),
                outcome(
                    "decision_making",
                    "yes",
                    (38, "baseline", None, "—"),
                    (248, "review", "better", "The commission answer"),
                ),
            ),
        ),
    ),
)
