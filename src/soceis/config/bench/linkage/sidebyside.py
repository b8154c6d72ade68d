"""Names and codes on the same invented people: `python -m soceis.config.bench.linkage.sidebyside` prints the table."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from soceis.config.bench.linkage.people import invent
from soceis.evaluation.linkage import Links, Settings, encode, encoding_settings, link, records_of
from soceis.evaluation.linkage.findings import Notebook

SERVICE, POLICE, SEEDS = 1_000, 10_000, (1, 2, 3, 4)
# The accuracy does not depend on the secret; a fixed one makes the table the same each time.
SECRET = bytes(range(32))


def both(
    seed: int, service: int = SERVICE, police: int = POLICE
) -> Iterator[tuple[str, Links, dict[str, str]]]:
    """The linkage of names and of codes, with the truth."""
    files, settings = invent(service, police, seed), Settings()
    sides = [
        records_of(table, settings, Notebook(name))
        for table, name in ((files.service, "service"), (files.police, "police"))
    ]
    yield "names", link(sides[0], sides[1], settings), files.truth
    coded = [encode(side, settings, SECRET) for side in sides]
    yield "codes", link(coded[0], coded[1], encoding_settings(settings)), files.truth


def rows() -> Iterator[str]:
    """The table as Markdown, a row for names and one for codes, over all seeds."""
    totals: dict[str, list[int]] = {"names": [0, 0, 0, 0], "codes": [0, 0, 0, 0]}
    for seed in SEEDS:
        for name, links, truth in both(seed):
            accepted = {(pair.service, pair.police) for pair in links.accepted}
            found = (len(accepted), len(accepted & set(truth.items())), len(truth), len(links.review))
            totals[name] = [before + now for before, now in zip(totals[name], found, strict=True)]
    for name, (accepted_pairs, right, true, review) in totals.items():
        precision, recall = right / accepted_pairs, right / true
        f1 = 2 * precision * recall / (precision + recall)
        yield (
            f"| {name} | {accepted_pairs:,} | {right:,} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {review} |"
        )


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows()) + "\n")
