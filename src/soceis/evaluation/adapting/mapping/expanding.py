"""`each`: one block written once for several columns, with $names replaced in every text of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from soceis.evaluation.adapting.mapping.lines import At, Source

NAME = re.compile(r"\$([a-z_]+)")
MOST = 2_000


def expanded(source: Source, block: At) -> Iterator[At]:
    """The block once for every choice: `each` is a list of choices, or several lists to be combined."""
    entries = source.mapping(block, "a table's entry")
    if "each" not in entries:
        yield block
        return
    rest = At({key: node for key, node in entries.items() if key != "each"}, block.line)
    choices = list(_choices(source, entries["each"]))
    if len(choices) > MOST:
        raise source.wrong(entries["each"].line, f"`each` gives more than {MOST:,} entries; write fewer.")
    for choice in choices:
        yield _replaced(source, rest, choice)


def _choices(source: Source, node: At) -> Iterator[dict[str, str]]:
    if isinstance(node.value, list):
        for item in node.value:
            yield _choice(source, item)
        return
    lists = source.mapping(node, "`each`")
    named = [[_named(source, name, item) for item in source.items(listed)] for name, listed in lists.items()]
    for combination in itertools.islice(itertools.product(*named), MOST + 1):
        yield {key: text for part in combination for key, text in part.items()}


def _named(source: Source, name: str, item: At) -> dict[str, str]:
    if isinstance(item.value, dict):
        return _choice(source, item)
    return {name: source.text(item, f"`{name}` under `each`")}


def _choice(source: Source, item: At) -> dict[str, str]:
    entries = source.mapping(item, "a choice under `each`")
    return {key: source.text(node, f"`{key}` under `each`") for key, node in entries.items()}


def _replaced(source: Source, node: At, names: Mapping[str, str]) -> At:
    if isinstance(node.value, str):
        return At(_text(source, node.value, names, node.line), node.line)
    if isinstance(node.value, list):
        return At([_replaced(source, item, names) for item in node.value], node.line)
    if isinstance(node.value, dict):
        return At(
            {
                _text(source, key, names, item.line): _replaced(source, item, names)
                for key, item in node.value.items()
            },
            node.line,
        )
    return node


def _text(source: Source, text: str, names: Mapping[str, str], line: int) -> str:
    def of(match: re.Match[str]) -> str:
        if match[1] not in names:
            known = ", ".join(f"${name}" for name in names)
            raise source.wrong(line, f"${match[1]} is not one of the names under `each` ({known}).")
        return names[match[1]]

    return NAME.sub(of, text)
