"""Invented names by area and community. Any likeness to a real person is chance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """Names that go together, with the ethnicity code of the nation's own list."""

    ethnicity: str
    weight: int
    boys: tuple[str, ...]
    girls: tuple[str, ...]
    surnames: tuple[str, ...]
    language: str = "English"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SOMALI = (
    _words("Abdi Yusuf Liban Ayub Zakariye Mahad Bilal Guled Sharmarke Idris"),
    _words("Hodan Ifrah Sagal"),
    _words("Warfa Jimcaale Diriye Egal Hersi Samatar Gaas Odowa Rooble Shire"),
)
PAKISTANI = (
    _words("Hamaad Zain Adeel Usman Rayyan Haris Faizan Danyal Sufyan Kashif"),
    _words("Aleena Maryam Zoya"),
    _words("Chohan Mirza Qazi Bhatti Gondal Minhas Raja Satti Awan Kiyani"),
)
POLISH = (
    _words("Kacper Oskar Szymon Filip Igor Dawid Mateusz Olek"),
    _words("Zuzia Maja Oliwia"),
    _words("Gajda Sikora Walczuk Pietras Zaremba Kopec Lisiak Drozd"),
)
ROMA = (
    _words("Marek Denis Erik Jozef Roman Kristian Dusan Robko"),
    _words("Vanesa Sandra Nikola"),
    _words("Horvatik Balogovsky Cervenak Gaziova Tancos Badi Mirgova Polhos"),
)
KURDISH = (
    _words("Ako Rebin Shvan Hiwa Karwan Zana Dler Bawan"),
    _words("Avin Shilan Rojin"),
    _words("Kakarash Barzinji Surchi Hamawandi Zebari Mirza Khoshnaw Doski"),
)

CARDIFF_WHITE = Community(
    "white_british",
    58,
    _words(
        "Ieuan Morgan Rhodri Callum Kyle Ethan Dylan Osian Harri Macs Tomos Jac Corey Tyler Lewis Gruff "
        "Iestyn Caio Steffan Joel Ellis Brandon Kieron Jordan Declan Elis Owain Garyn Liam Nathan Mason "
        "Deian Cai Bradley Marlo Ash Connor Gwilym Ianto Ryan Levi Celt Efan"
    ),
    _words("Seren Carys Megan Lowri Erin Nansi Tegan"),
    _words(
        "Prosser Gittins Beynon Pugh Treharne Vaughan-Lee Hopkin Maddox Parfitt Bowen Gwyther Jenkinson "
        "Colley Stradling Meredith Rudge Tanner Havard Cule Pask Eynon Mainwaring Lodwick Probert Sibley "
        "Merrick Duggan Bidder Craddock Yandell Weare Penhale"
    ),
)
EDINBURGH_WHITE = Community(
    "sct_white_scottish",
    66,
    _words(
        "Callan Finn Rory Lewis Struan Fraser Kerr Aidan Jamie Blair Ross Craig Murray Euan Logan Cameron "
        "Innes Darren Scott Kai Lennon Jude Harris Arran Brodie Duncan Ewan Findlay Keir Leighton Mac "
        "Nairn Ollie Robbie Sandy Tam Zander"
    ),
    _words("Eilidh Skye Isla"),
    _words(
        "Gilchrist Baxter-Hogg Laidlaw Renwick Purves Haddow Cockburn Rankine Tulloch Dalgleish Imrie "
        "Kinnear Lockie Meikle Nisbet Orrock Pringle Rutherglen Swanston Torrance Wedderburn Yule "
        "Auchterlonie Begbie Carfrae Denholm Elphinstone Foulis Greig"
    ),
)
NEWCASTLE_WHITE = Community(
    "white_british",
    62,
    _words(
        "Kieron Jordan Liam Robson Curtis Reece Bailey Jayden Alfie Kian Lee Brad Shaun Nathan Cole Jake "
        "Charlie Mason Riley Harvey Tyler Dean Ellis Owen Leon Regan Corey Macauley Spencer Joe Billy "
        "Frankie Zak Luke Ollie Theo Toby Archie"
    ),
    _words("Courtney Demi Ellie Chloe"),
    _words(
        "Hindmarsh Ridley-Coates Stobbs Thirlwell Oxley Proudlock Bulmer Shotton Cowey Dagg Featherstone "
        "Gallon Heron Iley Jobling Kell Lumsdon Maughan Nattrass Ord Pattison Raine Straughan Tulip "
        "Urwin Vipond Wardle Younger"
    ),
)
DUNDEE_WHITE = Community(
    "sct_white_scottish",
    80,
    _words("Cal Declan Jay Kyle Robbie Sean Ty Marc"),
    _words("Abbie Demi Shannon Kayleigh"),
    _words("Cargill Duthie Esplin Fairweather Gowans Herd Jolly Kidd Lamond Mudie Nicoll Ogilvy-Main"),
)

COMMUNITIES = {
    "Cardiff": (
        CARDIFF_WHITE,
        Community("black_african", 12, *SOMALI, "Somali"),
        Community(
            "mixed_white_and_black_caribbean",
            9,
            _words("Tyrell Kemar Jaydon Reuben Marcus Devonte"),
            _words("Shanice Tia"),
            _words("Delbridge Cassell Erskine Pinnock Amory Sealy"),
        ),
        Community("asian_pakistani", 6, *PAKISTANI, "Urdu"),
        Community(
            "arab",
            4,
            _words("Saleh Hamoud Nasser Waleed"),
            _words("Amal Reem"),
            _words("Muqbil Shaibi Audhali Qassim"),
            "Arabic",
        ),
        Community("white_roma", 4, *ROMA, "Slovak"),
        Community(
            "asian_bangladeshi",
            4,
            _words("Nabil Tahmid Sajid Rafiq"),
            _words("Nusrat Lamia"),
            _words("Talukdar Laskar Mojumdar Sarkar"),
            "Bengali",
        ),
    ),
    "Edinburgh": (
        EDINBURGH_WHITE,
        Community("sct_white_polish", 10, *POLISH, "Polish"),
        Community("sct_asian_pakistani", 8, *PAKISTANI, "Punjabi"),
        Community(
            "sct_african",
            7,
            _words("Tendai Kofi Emeka Tariro Sipho Ebo"),
            _words("Ama Chipo"),
            _words("Chirwa Boateng-Osei Nwankpa Moyana Addai Dlodlo"),
        ),
        Community(
            "sct_arab",
            4,
            _words("Karam Anas Laith Omar"),
            _words("Rahaf Sidra"),
            _words("Darwishi Halabi Nahhas Qabbani"),
            "Arabic",
        ),
        Community(
            "sct_mixed",
            5,
            _words("Jaden Kobi Theo Miles"),
            _words("Nia Zara"),
            _words("Fairlie Buchan Adair Monro"),
        ),
    ),
    "Newcastle": (
        NEWCASTLE_WHITE,
        Community(
            "asian_bangladeshi",
            8,
            _words("Tamim Raiyan Jubayer Mahin Shafi Imtiaz"),
            _words("Tasnim Raisa"),
            _words("Choudhuri Matubbar Howlader Majumder Sikdar Bepari"),
            "Bengali",
        ),
        Community("white_roma", 9, *ROMA, "Romani"),
        Community("other", 7, *KURDISH, "Kurdish (Sorani)"),
        Community("asian_pakistani", 7, *PAKISTANI, "Punjabi"),
        Community(
            "black_african",
            6,
            _words("Kelvin Tobi Chidi Amanuel Yonas Samuel"),
            _words("Feven Ada"),
            _words("Okonji Tesfai Adeyinka Habtemariam Obiora Kidane"),
        ),
    ),
    "Dundee": (
        DUNDEE_WHITE,
        Community("sct_white_polish", 12, *POLISH, "Polish"),
        Community("sct_mixed", 8, _words("Kobe Ellis"), _words("Jade Mia"), _words("Soutar Ramsay-Bell")),
    ),
}

SCHEMES = {
    "Cardiff": "ethnicity_ew19",
    "Newcastle": "ethnicity_ew19",
    "Edinburgh": "ethnicity_sct",
    "Dundee": "ethnicity_sct",
}


class PhoneNumbers:
    """Numbers from the range that Ofcom keeps free for drama: 07700 900000 to 900999, round and round."""

    def __init__(self) -> None:
        self.given = 99

    def next(self) -> str:
        """The next number."""
        self.given += 1
        return f"07700 900{self.given % 1000:03}"
