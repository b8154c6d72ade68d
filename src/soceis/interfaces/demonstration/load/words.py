"""From the words of the plan to the codes of the service."""

from soceis.interfaces.demonstration.shapes import Person, PersonAround, Referral, SafeContact
from soceis.journey.referrals.rules import EARLY_SIGNS

# What somebody is to a young person, by the first of these that their tie begins with or holds.
KINSHIP = "kinship carer"
TIES = {
    "mum's partner": "step_parent",
    "mum": "mother",
    "dad": "father",
    "gran": "grandparent",
    "nan": "grandparent",
    "foster carer": "foster_carer",
    "sister": "sibling",
    "brother": "sibling",
    "little brother": "sibling",
    "older brother": "sibling",
    "aunt": "other_family",
    "uncle": "other_family",
    "older boyfriend": "partner",
    "friends": "friend",
    "social worker": "social_worker",
    "youth justice worker": "youth_justice_worker",
    "head of year": "teacher",
    "form tutor": "teacher",
    "guidance teacher": "teacher",
    "pupil support teacher": "teacher",
    "additional needs lead": "teacher",
    "pastoral lead": "teacher",
    "english as an additional language teacher": "teacher",
    "brain injury nurse": "health",
    "community officer": "police",
    "personal adviser": "other_professional",
    "children's hearing": "other_professional",
    "dog rescue manager": "other_professional",
    "hostel support worker": "other_professional",
    "boxing coach": "other_professional",
    "adults": "adult_of_concern",
}
# Ties that the code says as well as the word; of the others the word is kept in the note.
SAID_BY_THE_CODE = frozenset(
    {
        "mum",
        "dad",
        "gran",
        "nan",
        "granda",
        "grandmother",
        "foster carer",
        "social worker",
        "youth justice worker",
    }
)
PARENTS = frozenset({"mother", "father"})
TOLD = "May know when and where we meet."
NOT_TOLD = "Nothing before we have asked."

CONCERNS = {
    "criminal_exploitation": "We think that older people are using this young person to make money.",
    "at_risk_identified_by_school": "School has begun to worry about who is waiting at the gate.",
    "soc_association": "They are seen with people who are known to work for an organised group.",
    "repeated_offending": "They have been picked up again and again, always with somebody older close by.",
    "drug_dealing": "They have been found with more than anybody of that age buys for themselves.",
    "other": "Several things together worry us, and no one of them says enough.",
}


def tie_code(around: PersonAround) -> str:
    """The code of a tie; somebody who may be a risk and is not a parent is an adult we are worried about."""
    word = around.tie.lower()
    if KINSHIP in word:
        return "kinship_carer"
    code = next(code for start, code in TIES.items() if word.startswith(start))
    return "adult_of_concern" if around.risk and code not in PARENTS else code


def tie_note(around: PersonAround) -> str:
    """The note, after the tie itself where its code says less than the plan's word."""
    said = "" if around.tie in SAID_BY_THE_CODE else f"{around.tie[:1].upper()}{around.tie[1:]}."
    return " ".join(part for part in (said, around.note) if part)


def belongs_to(way: SafeContact, person: Person) -> str:
    """Whose number it is, when it is not the young person's own."""
    if way.kind == "mobile":
        return ""
    near = next((around for around in person.around if around.phone == way.value), None)
    if near is not None:
        return near.name
    return "home phone" if way.kind == "home_phone" else "somebody they trust"


def needs(person: Person) -> str:
    """What helps them to take part."""
    interpreter = f"Interpreter for {person.first_language}." if person.interpreter_needed else ""
    return " ".join(part for part in (interpreter, person.communication_needs) if part)


def strengths(person: Person) -> str:
    """What they are good at and what they like, as sentences."""
    sentences = [f"{text.rstrip('.')}." for text in person.strengths]
    if person.likes:
        *most, last = person.likes
        likes = f"{', '.join(most)} and {last}" if most else last
        sentences.append(f"Likes {likes}.")
    return " ".join(sentences)


def concerns(referral: Referral) -> str:
    """What worries the referrer: the main reason and the signs that were named."""
    signs = [EARLY_SIGNS[sign][:1].lower() + EARLY_SIGNS[sign][1:] for sign in referral.early_signs]
    seen = f" Seen lately: {'; '.join(signs)}." if signs else ""
    return CONCERNS[referral.primary_reason] + seen
