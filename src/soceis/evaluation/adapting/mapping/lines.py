"""YAML with the number of each line, and nothing clever: every value stays the text that was typed.

So `no`, `on` and 12/10 mean what they say, and no tag, anchor or alias can make a file do anything.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from soceis.evaluation.errors import MappingInvalid

LARGEST, DEEPEST = 2**20, 40


@dataclass(frozen=True, slots=True)
class At:
    """A value of the file and where it stands; `keys` holds the line of each key of a mapping."""

    value: str | list[At] | dict[str, At] | None
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """The name of a mapping file, for what is said about it."""

    name: str

    def wrong(self, line: int, what: str) -> MappingInvalid:
        return MappingInvalid(f"{self.name}, line {line}: {what}")

    def mapping(self, node: At, what: str) -> dict[str, At]:
        """The entries of a node that must have some."""
        if not isinstance(node.value, dict):
            raise self.wrong(
                node.line, f"{what} must be a list of `name: value` lines; indent them below it."
            )
        return node.value

    def items(self, node: At) -> list[At]:
        """A list, or one value as a list of one."""
        return node.value if isinstance(node.value, list) else [node]

    def text(self, node: At, what: str) -> str:
        if not isinstance(node.value, str) or not node.value:
            raise self.wrong(node.line, f"{what} must be one word or text; write it after the colon.")
        return node.value

    def texts(self, node: At, what: str) -> tuple[str, ...]:
        return tuple(self.text(item, what) for item in self.items(node))

    def yes_or_no(self, node: At, what: str) -> bool:
        answers = {"yes": True, "true": True, "no": False, "false": False}
        found = answers.get(self.text(node, what).casefold())
        if found is None:
            raise self.wrong(node.line, f"{what} must be yes or no.")
        return found

    def only(self, entries: dict[str, At], allowed: Iterable[str], what: str) -> None:
        """MappingInvalid for a key that means nothing here, with the nearest that does."""
        for key, node in entries.items():
            self.one_of(key, tuple(allowed), node.line, f"{what} has no setting")

    def one_of(self, word: str, allowed: tuple[str, ...], line: int, what: str) -> str:
        if word in allowed:
            return word
        near = difflib.get_close_matches(word, allowed, n=1)
        listed = ", ".join(allowed[:24]) + (" and others" if len(allowed) > 24 else "")
        advice = f"Did you mean {near[0]}?" if near else f"Choose from {listed}."
        raise self.wrong(line, f'{what} "{word[:60]}". {advice}')


def read_yaml(path: Path) -> At:
    """The content of a file; MappingInvalid when it is not readable YAML."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MappingInvalid(f"{path} cannot be opened ({error.strerror}); check its name.") from None
    if len(raw) > LARGEST:
        raise MappingInvalid(f"{path.name} is too large for a mapping; give the YAML file of an area.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MappingInvalid(f"{path.name} is not UTF-8 text; save it as UTF-8.") from None
    return parse_yaml(path.name, text)


def parse_yaml(name: str, text: str) -> At:
    """The same for a text."""
    source = Source(name)
    try:
        _refuse_cleverness(source, text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = getattr(mark, "line", 0) + 1
        why = getattr(error, "problem", None) or "it is not YAML"
        raise source.wrong(line, f"{why}; check the indents, colons and quotation marks.") from None
    except (RecursionError, ValueError):
        raise source.wrong(1, "it is not YAML that can be followed; check the indents.") from None
    if node is None:
        raise source.wrong(1, "the mapping is empty; begin with `soceis adapt --suggest`.")
    return _plain(source, node)


def _refuse_cleverness(source: Source, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = getattr(event.start_mark, "line", 0) + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise source.wrong(
                line, "& and * are not followed; write the lines out, or put the text in quotes."
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise source.wrong(line, "the lines are nested too deeply; check the indents and brackets.")


def _plain(source: Source, node: yaml.Node) -> At:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return At([_plain(source, item) for item in node.value], line)
    if isinstance(node, yaml.MappingNode):
        return At(_entries(source, node), line)
    empty = getattr(node, "style", None) is None and node.value in {"", "~", "null"}
    return At(None if empty else str(node.value), line)


def _entries(source: Source, node: yaml.MappingNode) -> dict[str, At]:
    entries: dict[str, At] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise source.wrong(line, "the part before a colon must be one word or text.")
        if key.value in entries:
            raise source.wrong(line, f'"{key.value[:60]}" stands here twice; keep one of them.')
        found = _plain(source, value)
        entries[key.value] = At(found.value, line)
    return entries
