"""Reports and releases: their states, what may be released of a report, checks of words, hashes. No Django."""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from soceis.foundation.records.errors import ShownError, WrongState

# A report being made, or a check that one can be made again.
QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"
WORK_STATES: Mapping[str, str] = {
    QUEUED: "Waiting for its turn",
    RUNNING: "Being made",
    DONE: "Ready",
    FAILED: "Stopped",
}
REPORT_JOB, CHECK_JOB = "releases.make_report", "releases.check_release"
COMPARE_JOB = "releases.compare_release"
UNFINISHED = frozenset({QUEUED, RUNNING})
# A job that has said nothing for so long has died with its process.
SILENT_AFTER = timedelta(minutes=5)
# Reports that nobody proposed for release are removed after so many days.
REPORT_DAYS = 30

PROPOSED, APPROVED, DECLINED, WITHDRAWN = "proposed", "approved", "declined", "withdrawn"
RELEASE_STATES: Mapping[str, str] = {
    PROPOSED: "Waits for a second person",
    APPROVED: "Released",
    DECLINED: "Declined",
    WITHDRAWN: "Withdrawn",
}
TRANSITIONS: Mapping[str, tuple[str, ...]] = {
    "": (PROPOSED,),
    PROPOSED: (APPROVED, DECLINED, WITHDRAWN),
    APPROVED: (WITHDRAWN,),
    DECLINED: (),
    WITHDRAWN: (),
}

SHORTEST, LONGEST = 15, 2_000
LONGEST_TITLE = 120

MANIFEST, RESULTS, CODEBOOK = "manifest.json", "results.json", "codebook/"
PAGE, PDF, WORD = "report.html", "report.pdf", "report.docx"
# The only difference that two makings of the same report may have.
MOMENTS = frozenset({"started_at", "ended_at"})


class WouldReveal(ShownError):
    """Earlier releases and this one together would tell what the policy hides; `sentences` say what."""

    status = 409

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__(
            "Together with what was released before, this would tell more than the rules allow.",
            "Nothing was released.",
            "Decline it, or let the proposer take it back and leave out the tables that are named.",
        )


class NotCompared(WrongState):
    """A release was not compared with everything that left before it, so nobody can let it leave."""

    def __init__(self, *, left_since: int = 0) -> None:
        kept, todo = "Nothing was released.", "Answer again once the result stands on this page."
        if left_since:
            releases = "another release" if left_since == 1 else f"{left_since} other releases"
            super().__init__(f"Since this was compared, {releases} left the service.", kept, todo)
            return
        super().__init__("This has not been compared with the earlier releases yet.", kept, todo)


# How the comparison of a proposal with everything released before stands.
WANTING, GOING, STOPPED, OLD, SAFE, TELLS = "wanting", "going", "stopped", "old", "safe", "tells"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the latest comparison of a proposal stands; `stands` is one of the six words above.

    `sentences`: what would be learnt. `left_since`: how many releases it was not compared with.
    """

    stands: str
    sentences: tuple[str, ...] = ()
    left_since: int = 0

    @property
    def may_leave(self) -> bool:
        return self.stands == SAFE

    def demand(self) -> None:
        """WouldReveal or NotCompared unless the proposal may leave."""
        if self.stands == TELLS:
            raise WouldReveal(self.sentences)
        if self.stands != SAFE:
            raise NotCompared(left_since=self.left_since)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report that can be released: its code, its words, the beginnings of its files' names.

    `whole`: it shows every table, so that the check against earlier releases covers every table.
    """

    code: str
    words: str
    beginnings: tuple[str, ...]
    whole: bool = True


# Readiness findings name rows of the extract and stay inside whatever the policy.
PARTS: tuple[Part, ...] = (
    Part("report", "The report (web page, PDF, Word)", (PAGE, PDF, WORD)),
    Part("figures", "The figures (SVG, PNG)", ("figures/",)),
    Part("results", "All results for machines (results.json)", (RESULTS,)),
    Part("codebook", "The tables for SPSS, Stata and Parquet, with their codebook", (CODEBOOK,)),
    Part("tables", "Tables (CSV)", ("tables/",), whole=False),
)
PART_CODES = tuple(part.code for part in PARTS)


def part_of(name: str) -> Part | None:
    """The part that a file of a report belongs to; None for what never leaves."""
    return next((part for part in PARTS if name.startswith(part.beginnings)), None)


def table_of(name: str) -> str:
    """The table that a file holds alone: tables/case_status.csv -> case_status; "" for other files."""
    folder, _, rest = name.partition("/")
    return rest.removesuffix(".csv") if folder == "tables" and rest.endswith(".csv") else ""


def chosen_files(names: Iterable[str], parts: Iterable[str], tables: Iterable[str]) -> list[str]:
    """The files of the chosen parts, in the order of their names, and the manifest with them.

    `tables` are the tables wanted of the part "tables"; a file of no part is never chosen.
    """
    wanted, wanted_tables = set(parts), set(tables)
    chosen = [
        name
        for name in names
        if (part := part_of(name)) is not None
        and part.code in wanted
        and (part.whole or table_of(name) in wanted_tables)
    ]
    return sorted([*chosen, MANIFEST]) if chosen else []


def parts_of(names: Iterable[str]) -> list[str]:
    """The codes of the parts that these files belong to, in the order in which parts are shown."""
    found = {part_of(name) for name in names}
    return [part.code for part in PARTS if part in found]


def tables_of(names: Iterable[str]) -> list[str]:
    """The tables that leave by themselves among these files."""
    return [table_of(name) for name in names if table_of(name)]


def tables_shown(names: Iterable[str]) -> frozenset[str] | None:
    """The tables that these files show; None when they show every table."""
    shown = set()
    for name in names:
        part = part_of(name)
        if part is not None and part.whole:
            return None
        if part is not None:
            shown.add(table_of(name))
    return frozenset(shown)


def entry_showing(entry: Mapping[str, Any], tables: frozenset[str] | None) -> dict[str, Any]:
    """What a part of a report tells: the entry of the whole one with these tables alone; None for all."""
    if tables is None:
        return dict(entry)
    return {**entry, "tables": [table for table in entry["tables"] if table["name"] in tables]}


def without_records(outputs: Mapping[str, bytes]) -> dict[str, bytes]:
    """The outputs of a report for inside use without its codebook, which holds rows about people.

    Those leave through the extract's own door. The manifest names what is left.
    """
    kept = {name: content for name, content in outputs.items() if not name.startswith(CODEBOOK)}
    if MANIFEST in kept:
        manifest = json.loads(kept[MANIFEST])
        manifest["outputs"] = {n: h for n, h in manifest.get("outputs", {}).items() if n in kept}
        kept[MANIFEST] = (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()
    return kept


def words_problem(words: str, asked: str, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
    """What is wrong with an answer, as a sentence that begins with what was `asked`; "" when nothing is."""
    if "\0" in words:
        return "That holds a sign that cannot be kept. Type it again."
    if len(words.strip()) < shortest:
        return f"{asked}, in at least {shortest} letters."
    if len(words) > longest:
        return f"{asked}, in at most {longest:,} letters."
    return ""


def page_policy(page: bytes) -> str:
    """The content security policy of a report: one file, with its style, pictures and letters inside.

    It fetches nothing, sends nothing and runs nothing; of styles, only those that the file holds itself count,
    named by their hashes.
    """
    styles = re.findall(rb"<style>(.*?)</style>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(style).digest()).decode("ascii") for style in styles]
    allowed = " ".join(f"'sha256-{found}'" for found in hashes) or "'none'"
    return (
        f"sandbox; default-src 'none'; style-src {allowed}; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def sha256(content: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


# The same files always give the same bytes, whichever version of the compressor is installed.
_MOMENT, _READ_BY_OWNER, _UNIX = (1980, 1, 1, 0, 0, 0), 0o600 << 16, 3


def bundled(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip in the order of their names, folders kept, stored and not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr, entry.create_system = _READ_BY_OWNER, _UNIX
            bundle.writestr(entry, files[name])
    return made.getvalue()


def unbundled(content: bytes) -> dict[str, bytes]:
    """The files of a zip that `bundled` made."""
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def percent_of(done: int, of: int) -> int:
    """How far a piece of work of so many equal parts is; never 100 before it is ready."""
    return min(95, 5 + 90 * done // max(of, 1))


def percent_after(steps: int) -> int:
    """How far a report is once so many steps have begun; never 100 before it is ready.

    Each step takes a fifth of what is left, since how many there are depends on what is asked for.
    """
    return min(95, round(100 * (1 - 0.8**steps)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two makings of the same report: files that differ, are missing, are new, were changed since."""

    files: int
    tampered: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        return not (self.tampered or self.different or self.missing or self.added)


def compared(recorded: Mapping[str, str], kept: Mapping[str, str], again: Mapping[str, str]) -> Comparison:
    """Compare three lists of name -> SHA-256: as recorded, of the kept content, of the new making."""
    return Comparison(
        files=len(recorded),
        tampered=tuple(sorted(name for name in recorded if kept.get(name) != recorded[name])),
        different=tuple(sorted(n for n in recorded if n in again and again[n] != recorded[n])),
        missing=tuple(sorted(set(recorded) - set(again))),
        added=tuple(sorted(set(again) - set(recorded))),
    )


def comparison_words(found: Comparison, *, made_with: str, now_with: str) -> str:
    """The verdict in sentences."""
    said = []
    if found.tampered:
        said.append(
            f"{_files(found.tampered)} kept here changed after the report was made."
            " Do not send this release to anybody, and tell the data-protection officer."
        )
    other = sorted({*found.different, *found.missing, *found.added})
    if other:
        said.append(f"{_files(other)} did not come out the same when the report was made again.")
        if made_with != now_with:
            said.append(f"It was made with version {made_with}; this is version {now_with}.")
    if not said:
        return f"Made again from the frozen extract: all {found.files} files are the same, byte for byte."
    return " ".join(said)


def _files(names: Iterable[str]) -> str:
    listed = list(names)
    shown = ", ".join(listed[:3]) + (f" and {len(listed) - 3} more" if len(listed) > 3 else "")
    return f"{len(listed)} {'file' if len(listed) == 1 else 'files'} ({shown})"
