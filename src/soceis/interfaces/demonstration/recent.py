"""Words for what has happened lately: reviews, ordinary weeks of those with a story, and how Jay went on."""

from soceis.interfaces.demonstration.phrases import Meeting

ENDING = (
    "Every step of the plan is done, and most of them he did alone. We looked back over all of it together. "
    "He knows that he can ring, and what for."
)

# progress, its direction, worry, its direction, what was decided, what comes next, the young person's view
REVIEWS = (
    (
        "Meets every week and says what the week was like.", "better",
        "Nothing new is known.", "same",
        "Go on as planned.", "Ask what they would like to do next.", "",
    ),
    (
        "Fewer cancelled meetings than last month, and one that they asked for.", "better",
        "Still out late at weekends, with people we do not know.", "same",
        "Agree a way home for late evenings.", "Talk to those at home about who to ring.", "“It's all right, this.”",
    ),
    (
        "A quiet month. Two meetings out of four.", "same",
        "Quieter than usual. Ask, without pressing.", "same",
        "Keep the same day and the same place.", "Look again in four weeks.", "",
    ),
    (
        "Back in school or college most days.", "better",
        "No contact from the adults we worried about.", "better",
        "Begin to think about what an ending would look like.", "Look at the plan together.", "",
    ),
    (
        "A hard month, and they kept coming all the same.", "same",
        "Money is tight at home, and somebody has offered some.", "worse",
        "Help with money first. Police and children's services told, with their knowledge.",
        "Meeting with the family this month.", "“Just don't make it a big thing.”",
    ),
    (
        "Tried something new and went back the next week.", "better",
        "The group at the shops has moved on.", "better",
        "Go on as planned.", "Find out what the next step would be there.", "",
    ),
)  # fmt: skip

# minutes, components, what happened, their words, strengths seen
ORDINARY = (
    (55, "EMO 60, REL 40", "An ordinary week, told from beginning to end, with the funny parts twice.", "",
     "Finds the funny side."),
    (60, "DEC 60, REL 40", "Went through the plan: what is done, what can wait. Two things changed places.",
     "That one first.", "Knows what matters most."),
    (75, "SKL 60, FUN 40", "More doing than talking today. The talking came on the way home.", "",
     "Stayed until it was finished."),
    (30, "EMO 100", "Short and quiet. Tired, and said so. We left it at a drink and a walk.", "I'm just done today.",
     "Said it instead of staying away."),
    (50, "EDU 50, SKL 50", "Got ready for the week: bag, bus times, who to ring.", "", "Had half of it done already."),
    (60, "REL 60, DEC 40", "Talked over who is good to have around just now, and who is not.", "",
     "Honest about both."),
)  # fmt: skip

# Those whose own story goes on after the data date, in order.
TOLD: dict[str, tuple[Meeting, ...]] = {
    "cardiff-jay": (
        ("Climbing wall", 90, "EMO 50, FUN 30, PEER_MENTOR 20",
         ("The police have spoken to Dez. Jay heard it from Hefin, with me there. He went up twice without a "
          "word, then talked all the way home."),
         "I don't have to look behind me now. I still do.", "Said what would help: being driven home this week."),
        ("Nan's house", 60, "FAM 70, EMO 30",
         "Carys came straight from her shift and stayed for two hours. Nan left them the kitchen.",
         "She laughed at my jokes, so.", "Made his mum tea without asking how she takes it."),
        ("College", 75, "EDU 70, SKL 30",
         "Enrolled on sports and outdoor. He filled in the page about dyslexia himself.",
         "They asked what helps and I just knew.", "Asked for the timetable in big print."),
        ("Climbing wall", 95, "SKL 50, FUN 30, PEER_MENTOR 20",
         "Kids' session: eight little ones, two harnesses the wrong way round, nobody in tears for long.",
         "The small one said I'm a teacher.", "Kneels down to talk to them."),
        ("Library", 55, "FIN 70, DEC 30",
         "The bank card came. We made a pot for the phone and put four pounds in it.",
         "It's four pounds nobody else knows about.", "Wrote the date by which he wants it."),
        ("Climbing wall, then food", 95, "REL 50, FUN 30, PEER_MENTOR 20",
         "Drew the map of his friends again beside the one from last winter. Four who ring just to talk.",
         "It was one before, wasn't it.", "Put Kofi in the middle, and himself."),
        ("College", 45, "ADV 60, EDU 40",
         "First fortnight. Late twice; he told the tutor before it happened and not after.",
         "I sent him a voice note from the bus.", "Sorted it without any of us."),
        ("Library", 60, "DEC 60, EMO 40",
         "Somebody from before was at the college gate. He went back in and rang Dom, then me.",
         "I used the line about my mum checking my room. It works.", "Rang before, not after."),
        ("Climbing wall", 90, "SKL 60, PEER_MENTOR 40",
         "Read the page about the Level 1 with Dom. First aid comes first.",
         "Two things left, then.", "Counts in steps now."),
        ("Library", 50, "EDU 50, SKL 50",
         "Wrote three lines about himself for the Saturday job at the wall. The third took longest.",
         "“I notice when people are scared.” Can I put that?", "He can put that."),
        ("Nan's house", 60, "FAM 60, EMO 40",
         "Mum has asked about one night a week at home. He wants to think about it, and said so.",
         "Not never. Just not yet.", "Did not say yes to be kind."),
        ("Climbing wall, then food", 95, "FUN 50, SKL 30, PEER_MENTOR 20",
         "Led his third route. Planned January over chips: first aid day, then the form.",
         "Put it in your phone so you don't forget, Nia.", "Plans two months ahead."),
    ),
}  # fmt: skip
