"""Links of the frame around a page: plain values, made by whoever knows the pages."""

from dataclasses import dataclass

# Icons the frame can draw; each is always shown with its words.
ICONS = ("day", "people", "record", "inbox", "chart", "more", "search", "group")


@dataclass(frozen=True)
class NavItem:
    """One link of the main navigation, the bottom bar, the person menu or a segmented control.

    `current` marks the page the reader is on; `count` is shown beside the words (0 is not shown),
    `count_words` says to a screen reader what it counts ("waiting"); `icon` is one of ICONS (bottom bar
    only); `post` makes a button that posts instead of a link (log out).
    """

    label: str
    url: str
    current: bool = False
    count: int = 0
    count_words: str = ""
    icon: str = ""
    post: bool = False

    def __post_init__(self) -> None:
        if self.icon and self.icon not in ICONS:
            raise ValueError(f"There is no icon {self.icon!r}; there are {', '.join(ICONS)}.")


@dataclass(frozen=True)
class NavGroup:
    """Links that belong together, under one word of a menu bar; one that bears the group's name is a plain link."""

    label: str
    items: tuple[NavItem, ...]

    @property
    def is_link(self) -> bool:
        return len(self.items) == 1 and self.items[0].label == self.label


@dataclass(frozen=True)
class Search:
    """The quick search in the header. It posts, so that a name never stands in an address or a log."""

    url: str
    label: str = "Find a young person"
    placeholder: str = "Name, nickname or reference"
    value: str = ""
    name: str = "q"
    method: str = "post"
