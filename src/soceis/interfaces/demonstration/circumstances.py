"""What could happen to the invented young people, what protects them, and the places around them, in words.

Some stories have words of their own; the others share a few sets, dealt out by their keys. Nobody here is real.
"""

from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Worry:
    """Something that could happen, with what protects first."""

    protects: str
    could_happen: str
    likelihood: str
    because: str
    plan: str
    their_view: str = ""
    now: str = ""  # how likely it is since somebody looked again; "" when nothing changed


@dataclass(frozen=True, slots=True)
class Place:
    """One context: what is good, what harms, who has reach, how much comes from it; what is done, by whom."""

    kind: str
    strengths: str
    harms: str
    reach: str
    weight: str
    to_do: tuple[tuple[str, str], ...] = ()  # what, and who else does it; "" is the key worker


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that is written of one young person; `asked` are answers before a visit: kind, answer, who said so."""

    worries: tuple[Worry, ...]
    places: tuple[Place, ...]
    asked: tuple[tuple[str, str, str], ...] = field(default=())


STORIES: dict[str, Circumstances] = {
    "cardiff-jay": Circumstances(
        (
            Worry(
                "Carys, who rings when she is worried. Climbing, and the lad he is teaching there. He says when a "
                "day feels wrong.",
                "His uncle, or men his uncle owes, have him carry things between the flat and the bus station.",
                "likely",
                "Police told us of two journeys. Carys has seen the bag. That they wait for him at weekends is "
                "thought, not seen.",
                "We meet at the library or the wall, never at the flat. Nia texts on Friday. Carys rings the night "
                "line if Dez comes.",
                "“He's family. I can't just not open the door.”",
                "possible",
            ),
            Worry(
                "Mrs Oyelaran at the side door. Two friends from the wall who take the same bus.",
                "Somebody hurts him because of a debt that is not his.",
                "possible",
                "He said once that “it gets added up”. Nobody has named a sum.",
                "Bus with friends; Hefin has asked police to visit the adults, not Jay.",
            ),
        ),
        (
            Place(
                "home",
                "Carys cooks before her shift; they laugh at the same films.",
                "The stairwell is dark and the flat is open to Dez when Carys is at work.",
                "Carys; the landlord; the neighbour below, who notices.",
                "most",
                (
                    ("Get the stairwell light mended", "Landlord, chased by Hefin"),
                    ("Ask Carys about a spare key", ""),
                ),
            ),
            Place(
                "peers",
                "The climbing group. Younger ones look up to him.",
                "Two older lads he knows through Dez.",
                "The wall's manager, who knows everybody by name.",
                "some",
            ),
            Place(
                "school_or_work",
                "Mrs Oyelaran. He is good with his hands.",
                "",
                "Head of year; the caretaker at the side gate.",
                "none",
            ),
            Place(
                "neighbourhood",
                "The library, where staff know to let him sit.",
                "Cars wait at the bus station after dark.",
                "Bus company; wardens; the rice shop, open late.",
                "some",
                (("Walk the bus station with the wardens", "Police community officer"),),
            ),
        ),
        (
            ("dog", "none", "Carys"),
            ("health", "none", "Carys"),
            ("area", "not_known", "Police, by telephone"),
        ),
    ),
    "cardiff-kal": Circumstances(
        (
            Worry(
                "Hodan, Abti Liban and the homework club; he writes lyrics and shows them.",
                "Boys of nineteen give him lifts and a phone, and then ask for something back.",
                "possible",
                "Kal told Amira about the phone. What they want is thought.",
                "Amira fetches him from school twice a week. Hodan is told of every lift.",
                "“They're just being nice. I think.”",
            ),
        ),
        (
            Place(
                "home", "Everybody eats together; Ifrah waits up for him.", "", "Hodan; Abti Liban.", "none"
            ),
            Place(
                "neighbourhood",
                "The mosque's homework club.",
                "Older boys by the shops under the flyover took his phone.",
                "Shopkeepers; the mosque; wardens.",
                "most",
                (("Ask the shops to let boys stand inside", ""),),
            ),
            Place(
                "online",
                "His lyrics page, where people are kind.",
                "Messages at night from numbers he does not know.",
                "Kal himself; Mr Trehafod's class about phones.",
                "some",
            ),
        ),
        (("dog", "none", "Hodan"),),
    ),
    "cardiff-tee": Circumstances(
        (
            Worry(
                "Nain, who knows before anyone. His van project. He rings back.",
                "He is taken to a town far off to sit in somebody else's flat.",
                "possible",
                "Found there twice. He has not named who drove.",
                "Gethin knocks every week. Train staff have our number.",
            ),
        ),
        (Place("online", "Engine videos.", "Others read his phone.", "Tee; Gethin.", "some"),),
        (("weapon", "none", "Gethin"), ("person_at_address", "none", "Mared")),
    ),
    "edinburgh-calum": Circumstances(
        (
            Worry(
                "Gran, drawing, and Ms Farooq.",
                "Young adults on the street keep him out as a look-out when Gran is asleep.",
                "likely",
                "Gran sees them from the window. He came home with vapes.",
                "Eilidh draws with him at the hours when they sit there. Police ask them to move on.",
                now="possible",
            ),
        ),
        (
            Place(
                "neighbourhood",
                "The legal wall, and the man in the church who likes his birds.",
                "Older lads on the wall by the shops.",
                "The church; police; the shop.",
                "most",
                (("Ask the church to open on Fridays", ""), ("Move the bench", "Council, parks")),
            ),
        ),
        (("dog", "none", "Gran"), ("weapon", "none", "Police, by telephone")),
    ),
    "newcastle-bobby": Circumstances(
        (
            Worry(
                "Granda Alf, who sees everything. The twins. He keeps going.",
                "Adults leave bikes in the yard and say he owes them for the space.",
                "likely",
                "Bobby showed Kieran the bikes. Who the adults are is not known.",
                "Lorraine and police have the yard in hand. A carer's assessment, so that he has time.",
                "“If I say no they'll say it to mam.”",
            ),
        ),
        (
            Place(
                "home",
                "He and the twins make pancakes. Donna on good mornings.",
                "The yard can be opened from the lane.",
                "Granda Alf; housing officer.",
                "most",
                (("A lock for the yard", "Housing officer"), ("A morning for Donna with the nurse", "")),
            ),
        ),
    ),
    "dundee-skye": Circumstances(
        (
            Worry(
                "Auntie Jackie, the swimmers, and cold water.",
                "Her bank card and account are used by adults again.",
                "possible",
                "The bank froze it once. Mum has asked for the new card.",
                "Jackie keeps the post. The bank has a note on the account.",
            ),
        ),
        (
            Place(
                "home", "Jackie's house is quiet and hers.", "Visits about money.", "Jackie; Yasmin.", "some"
            ),
        ),
        (("dog", "none", "Auntie Jackie"),),
    ),
}

SHARED: tuple[Circumstances, ...] = (
    Circumstances(
        (
            Worry(
                "Somebody at home who waits up. A sport that they do not want to miss.",
                "Older people ask them to hold or carry something, and make it hard to say no.",
                "possible",
                "School has seen the same car. What was said is thought.",
                "We meet twice a week at the hours when it happens. School keeps an eye on the gate.",
            ),
        ),
        (
            Place(
                "neighbourhood",
                "The youth club; a shopkeeper who knows them.",
                "The corner by the shops after dark.",
                "Youth workers; wardens; the shop.",
                "most",
                (("Ask about the lamp at the corner", "Council"),),
            ),
            Place("home", "They are missed when they are out.", "", "Whoever looks after them.", "none"),
        ),
        (("dog", "none", "Somebody at home"),),
    ),
    Circumstances(
        (
            Worry(
                "A grandparent; being good with animals; two old friends.",
                "They are asked to go to another town for a few days.",
                "unlikely",
                "It happened before we knew them, once. Nothing since.",
                "They text on Sundays. Whoever looks after them rings us first.",
            ),
        ),
        (
            Place(
                "peers",
                "Two friends since primary school.",
                "One of the wider group carries.",
                "Not known.",
                "some",
            ),
        ),
        (("weapon", "not_known", "Police, by telephone"),),
    ),
    Circumstances(
        (
            Worry(
                "They tell their worker. They are careful with younger ones.",
                "Threats by message over money that is not theirs to pay.",
                "not_known",
                "They showed one message. Who sent it is not known.",
                "Screens kept, police asked, a new number for family alone.",
            ),
        ),
        (
            Place(
                "online",
                "A group that shares music.",
                "Messages at night.",
                "They themselves; a teacher they like.",
                "most",
                (("A talk about who can see what", ""),),
            ),
        ),
    ),
)


def circumstances_of(key: str) -> Circumstances | None:
    """Those of a story, or for two in three of the others a shared set; None for the rest."""
    if key in STORIES:
        return STORIES[key]
    chance = Random(f"circumstances {key}")  # noqa: S311 - invented data, the same every time
    return chance.choice(SHARED) if chance.random() < 2 / 3 else None
