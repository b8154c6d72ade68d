"""The invented staff."""

from soceis.interfaces.demonstration.shapes import Worker


def _worker(key: str, name: str, role: str, area: str | None, about: str = "") -> Worker:
    return Worker(key, name, role, area, f"{key}@waypoint.example", about)


WORKERS = (
    _worker("nia", "Nia Pritchard", "practitioner", "Cardiff", "Grew up two streets from half her caseload."),
    _worker("gethin", "Gethin Rowlands", "practitioner", "Cardiff", "Former joiner. Says little, turns up."),
    _worker("amira", "Amira Hussein", "practitioner", "Cardiff", "Speaks Somali and Arabic. Boxing coach."),
    _worker("dom", "Dom Castell", "peer_mentor", "Cardiff", "Has been where some of them are. Climbs."),
    _worker("rhys", "Rhys Bevan", "area_manager", "Cardiff"),
    _worker(
        "bethan", "Bethan Lloyd", "area_manager", "Cardiff", "Deputy: the second person where two are needed."
    ),
    _worker("eilidh", "Eilidh Drummond", "practitioner", "Edinburgh", "Trained as an art teacher."),
    _worker("gregor", "Gregor Tait", "practitioner", "Edinburgh", "Bikes, dogs, and a flask of soup."),
    _worker("marta", "Marta Wilk", "practitioner", "Edinburgh", "Speaks Polish. Good with forms."),
    _worker("shay", "Shay Kerr", "peer_mentor", "Edinburgh", "Was in care in this city."),
    _worker("morag", "Morag Sinclair", "area_manager", "Edinburgh"),
    _worker("bex", "Bex Hedley", "practitioner", "Newcastle", "Runs the school programme."),
    _worker("kieran", "Kieran Dodds", "practitioner", "Newcastle", "Football, mostly the talking kind."),
    _worker("samina", "Samina Rauf", "practitioner", "Newcastle", "Was a youth advocate for ten years."),
    _worker("jonny", "Jonny Laidler", "peer_mentor", "Newcastle", "Left school at 14; back at college now."),
    _worker("tracey", "Tracey Charlton", "area_manager", "Newcastle"),
    _worker("isla", "Isla Farquhar", "practitioner", "Dundee", "Outdoor instructor and youth worker."),
    _worker("rab", "Rab Guthrie", "practitioner", "Dundee", "Knows every youth club on the river."),
    _worker("logan", "Logan Mair", "peer_mentor", "Dundee", "Cook. Has been through the hearings himself."),
    _worker("colin", "Colin Balfour", "area_manager", "Dundee"),
    _worker("fiona", "Fiona Lockhart", "national_manager", None),
    _worker("hester", "Hester Quill", "evaluator", None),
    _worker("priyesh", "Priyesh Nandra", "data_protection_officer", None),
    _worker("wendy", "Wendy Oakshott", "administrator", None),
)

# The manager of each area, who is named before the deputy.
MANAGERS = {
    worker.area: worker.key for worker in reversed(WORKERS) if worker.role == "area_manager" and worker.area
}


def of(area: str, role: str) -> tuple[str, ...]:
    """The keys of an area's workers in a role."""
    return tuple(worker.key for worker in WORKERS if worker.area == area and worker.role == role)
