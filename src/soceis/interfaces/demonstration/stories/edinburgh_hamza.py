"""Hamza, and a key of his own."""

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
        key="edinburgh-hamza",
        area="Edinburgh",
        used_name="Hamza",
        legal_first_name="Mohammed Hamza",
        legal_last_name="Chaudary",
        born=date(2004, 7, 27),
        sex="male",
        ethnicity_scheme="ethnicity_sct",
        ethnicity="sct_asian_pakistani",
        ethnicity_source="self",
        pronouns="he, him",
        communication_needs="None asked for. Prefers plain talk and a timetable.",
        own_words="I want to be able to lock my own door and open it for who I want.",
        strengths=(
            "Reads contracts for his friends",
            "Prays, and is private about it",
            "Apologises properly",
        ),
        likes=("cricket", "spreadsheets", "driving lessons, theory so far"),
        around=(
            PersonAround("Ammi", "mum", False, "Loves him; dad reads her phone. Hamza tells her himself."),
            PersonAround("Dad", "dad", False, "Asked Hamza to leave. May ask where he is.", risk=True),
            PersonAround(
                "Baji Saima",
                "sister, 24",
                True,
                "The way in to the family, when he is ready.",
                "07700 900091",
            ),
            PersonAround(
                "Craig",
                "hostel support worker",
                True,
                organisation="Youth housing charity",
                phone="07700 900092",
            ),
        ),
        safe_contact=(
            SafeContact(
                "mobile",
                "07700 900090",
                "WhatsApp, disappearing messages on, his choice. Not on Fridays at lunch.",
            ),
        ),
        safety_notes=(
            SafetyNote(
                "Do not visit the family home. No threat known; it is his wish.",
                "Hamza",
                date(2022, 1, 24),
                kind="person_at_address",
            ),
        ),
        full_story=True,
    ),
    (
        Chapter(
            received=date(2022, 1, 10),
            age=17,
            source="third_sector",
            reason="drug_dealing",
            referrer=("Support worker", "Youth housing charity"),
            told=(
                "Craig went through the leaflet with him and crossed out one word. We have since crossed "
                "it out of the leaflet."
            ),
            young_persons_view="“I did it for rent. I'd like not to need to.”",
            caregivers_view="Not asked, at his wish.",
            early_signs=("unexplained_things", "missing"),
            decision_reason=(
                "Homeless at seventeen; an adult paid his deposit and is being repaid in deliveries. "
                "One-to-one, housing first."
            ),
            key_worker="marta",
            others=((50, "shay", "peer_mentor"),),
            moments=(
                tried(
                    10,
                    "13:00",
                    "message",
                    (
                        "Message sent without knowing his day for prayer. He did not answer, reasonably. "
                        "Note made."
                    ),
                ),
                met(
                    14,
                    "17:00",
                    60,
                    "Hostel lounge",
                    (
                        "He had an agenda. One: rent. Two: deposit. Three: what do you write down. We "
                        "took three first."
                    ),
                    "DEC 40, FIN 40, EMO 20",
                    said="Item three, any other business: I don't want pity.",
                    saw="Chairs a meeting better than most.",
                ),
                met(
                    21,
                    "17:00",
                    75,
                    "Hostel lounge",
                    (
                        "Spreadsheet of every pound. The hole is the deposit. Charity fund can pay it and "
                        "then nobody holds it over him."
                    ),
                    "FIN 80, DEC 20",
                ),
                met(
                    30,
                    "10:00",
                    50,
                    "Housing office",
                    (
                        "Statement of homelessness: he wrote it, I made two phone calls. Care duty at 17 "
                        "accepted on the third."
                    ),
                    "ADV 80, FIN 20",
                    saw="Did not raise his voice; I nearly did.",
                ),
                met(
                    44,
                    "17:00",
                    60,
                    "Hostel lounge",
                    (
                        "How to hand back the phone. We wrote three versions with the police adviser; he "
                        "chose the dullest."
                    ),
                    "DEC 70, REL 30",
                    said="Boring is safe. I'm going to be so boring.",
                    then="Adults: police. Hamza: new number.",
                ),
                met(
                    58,
                    "18:30",
                    90,
                    "Cricket nets",
                    "Shay bowls badly. Hamza corrected his wrist.",
                    "PEER_MENTOR 60, FUN 40",
                    by=("shay",),
                    saw="Coaching by nature.",
                    late=True,
                ),
                missed(
                    65,
                    "17:00",
                    "Hostel lounge",
                    (
                        "He was in the library and lost track of the time. Sent a calendar invitation for "
                        "every future meeting."
                    ),
                ),
                met(
                    79,
                    "16:00",
                    60,
                    "Café",
                    "Met Saima with him. She brought his good coat and the cricket bag. Nobody spoke of dad.",
                    "FAM 100",
                    said="She'd ironed my whites.",
                ),
                met(
                    107,
                    "11:00",
                    60,
                    "College",
                    "Accounting, Level 5. Bursary form; I held the form, he did the sums.",
                    "EDU 60, FIN 40",
                ),
                cancelled(121, "17:00", "us", "Trains off. Met by video; he shared his screen."),
                met(
                    135,
                    "10:30",
                    45,
                    "Sheriff court",
                    (
                        "Case not called: no proceedings against him. The adult's case goes on. He was "
                        "quiet, then wanted chips."
                    ),
                    "ADV 60, EMO 40",
                    said="I had a whole speech.",
                ),
                met(
                    163,
                    "14:00",
                    90,
                    "New flat",
                    "Supported tenancy. He locked the door, opened it, locked it, and made tea for four.",
                    "FUN 30, SKL 40, FIN 30",
                    said="Come in. I'm saying that because it's mine.",
                    saw="Had labelled the fuse box.",
                ),
                met(
                    191,
                    "17:00",
                    60,
                    "His flat",
                    (
                        "Ammi rang while I was there. He put the phone on the table and they both cried, "
                        "in Punjabi."
                    ),
                    "FAM 80, EMO 20",
                ),
                met(
                    219,
                    "17:00",
                    60,
                    "His flat",
                    (
                        "Craig's team do tenancy, college does college, Saima does Saima. He asked what "
                        "is left for us. It was a kind question."
                    ),
                    "DEC 80, EMO 20",
                    saw="Drew the network as a wheel.",
                ),
                met(
                    246,
                    "17:00",
                    75,
                    "His flat",
                    (
                        "Hand-over over biryani: Craig, Saima, Shay, me. Agenda; minutes; any other "
                        "business: thanks."
                    ),
                    "FUN 50, REL 50",
                    said="Meeting closed. Literally.",
                    by=("marta", "shay"),
                ),
            ),
            plan=PlanDraft(
                28,
                (
                    "contextual_safeguarding",
                    "education_employability",
                    "peer_mentor",
                    "housing",
                    "exploitation",
                ),
                (
                    goal(
                        "housing",
                        "A door I can lock",
                        "achieved",
                        "Homeless statement",
                        "Deposit paid by the fund",
                        "Keys",
                    ),
                    goal(
                        "exploitation",
                        "Give it all back and be boring",
                        "achieved",
                        "Choose the words",
                        "New number",
                    ),
                    goal(
                        "education_employability",
                        "Chartered accountant. Don't laugh",
                        "working",
                        "Bursary form",
                        "College",
                        "( ) Ask about apprenticeships",
                    ),
                ),
            ),
            reviews=(
                review(
                    46,
                    ("better", "He leads; we open doors."),
                    ("worse", "An adult holds his deposit and wants it worked off."),
                    "Pay the deposit from the fund this week.",
                    "Police adviser.",
                ),
                review(
                    110,
                    ("better", "College applied for. Sister found."),
                    ("better", "Phone handed back; no approach since."),
                    "Family only through Saima.",
                    "Tenancy.",
                    "“Minute this: no pity, good biscuits.”",
                ),
                review(
                    194,
                    ("better", "Own door, own key."),
                    ("better", "Nothing known for three months."),
                    "Begin the hand-over to the tenancy team.",
                    "He sets the agenda.",
                ),
            ),
            outcomes=(
                outcome(
                    "reduced_offending",
                    "yes",
                    (28, "baseline", None, "Deliveries twice a week, by his account"),
                    (246, "exit", "better", "None; no proceedings"),
                ),
                outcome(
                    "reduced_exploitation",
                    "yes",
                    (28, "baseline", None, "Deposit held over him"),
                    (246, "exit", "better", "Paid off; no approach"),
                ),
                outcome(
                    "education_engagement",
                    "yes",
                    (28, "baseline", None, "Left school"),
                    (246, "exit", "better", "College"),
                ),
            ),
            ending=Ending(
                250,
                "other_service",
                (
                    "Handed over, at his wish and to his agenda, to the youth housing charity's tenancy "
                    "team, with college and his sister round him."
                ),
            ),
        ),
    ),
)
