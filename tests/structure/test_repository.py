"""What may and may not lie in this repository."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LARGEST_DATA = 5 * 1024 * 1024

STORY = "one young person's story, read from top to bottom"
LONG_FILES: dict[str, str] = {
    "src/soceis/interfaces/demonstration/stories/cardiff_jay.py": STORY,
    "src/soceis/interfaces/demonstration/stories/newcastle_bobby.py": STORY,
}
"""Source files of more than LONGEST_FILE lines, each with the reason why it is better whole."""

# Written in pieces, so that this file does not name what it forbids.
REGISTRIES = re.compile(
    r"(?:files\.python"
    r"hosted\.org|py"
    r"pi\.org/simple|test\.py"
    r"pi\.org|registry\.npm"
    r"js\.org"
    r"|index" + r"-url\b(?! )|find" + r"-links\s*=|deb\.debian" + r"\.org)",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.$}~-])/(?:root|home|work|opt|Users|mnt)/[\w.-]+")
OPEN_ENDS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK|NotImplemented" + r"Error)\b")
TEXT = {
    "", ".cfg", ".css", ".csv", ".html", ".ini", ".js", ".json", ".lock", ".md", ".po", ".py", ".scss", ".sh",
    ".sql", ".svg", ".toml", ".txt", ".yaml", ".yml",
}  # fmt: skip


def tracked() -> list[Path]:
    """Every file that is or may be committed: what git knows, and what it does not ignore."""
    listed = subprocess.run(
        ["/usr/bin/env", "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()


def ours(path: Path) -> bool:
    return "vendor" not in path.relative_to(ROOT).parts


def hits(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    found = []
    for path in files:
        # Sample files keep the encodings that offices use; their foreign bytes are not ours to judge.
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if match := pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match[0]}")
    return found


def own_text() -> list[Path]:
    return [path for path in FILES if ours(path) and path.suffix in TEXT and path.name != "LICENSE"]


def test_there_are_files_to_look_at() -> None:
    assert len(own_text()) > 50


def test_no_file_names_a_package_registry() -> None:
    assert hits(REGISTRIES, own_text()) == []


def test_no_file_names_a_folder_of_somebody_s_machine() -> None:
    allowed = Path(__file__)
    assert hits(MACHINE_PATHS, [path for path in own_text() if path != allowed]) == []


def test_nothing_is_left_open() -> None:
    assert hits(OPEN_ENDS, [path for path in own_text() if path.name != "requirements.lock"]) == []


def test_long_source_files_are_listed_with_a_reason() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in FILES
        if path.suffix == ".py"
        and path.is_relative_to(ROOT / "src")
        and "migrations" not in path.parts
        and len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    }
    assert long == set(LONG_FILES)
    assert all(len(reason) > 20 for reason in LONG_FILES.values())


def test_no_file_is_larger_than_five_megabytes() -> None:
    assert [str(path.relative_to(ROOT)) for path in FILES if path.stat().st_size > LARGEST_DATA] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    nameless = {"utils", "helpers", "common", "manager", "util", "misc"}
    assert [path for path in FILES if path.suffix == ".py" and path.stem in nameless] == []


LOCKS = ("requirements.lock", "requirements-spark.lock")


def lock_entries() -> dict[str, str]:
    """Package to its whole entry in the locks."""
    text = "\n".join((ROOT / lock).read_text(encoding="utf-8").rstrip() for lock in LOCKS)
    entries = re.split(r"\n(?=[a-zA-Z])", re.sub(r"(?m)^#.*\n", "", text))
    return {re.split(r"[=\[ ]", entry, maxsplit=1)[0].lower(): entry for entry in entries}


def requirement_lines() -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = text.split("[tool.", maxsplit=1)[0]
    return [line for line in project.splitlines() if re.match(r'\s+"[A-Za-z0-9_-]+(\[.*?\])?[><=]', line)]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_pinned_to_one_version_with_hashes() -> None:
    entries = lock_entries()
    assert len(entries) > 50
    for name, entry in entries.items():
        assert re.match(r"[\w.-]+==[\w.]+", entry), name
        assert "--hash=sha256:" in entry, name


def test_the_lock_has_every_dependency_of_the_project_at_a_version_it_allows() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    entries = lock_entries()
    for requirement in map(Requirement, wanted):
        entry = entries[normal(requirement.name)]
        version = re.search(r"==([\w.]+)", entry)
        assert version, requirement
        assert requirement.specifier.contains(version[1], prereleases=True), requirement


@pytest.mark.parametrize("line", requirement_lines(), ids=lambda line: line.strip().split(">")[0].strip('"'))
def test_every_dependency_says_why_it_is_there(line: str) -> None:
    assert re.search(r"# \S+(?: \S+){2,}", line), line


def test_the_licence_is_named_in_the_project_and_lies_beside_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_every_script_can_be_run() -> None:
    scripts = [ROOT / ".ci" / "run", *(ROOT / "tools").glob("*.sh")]
    assert [path for path in scripts if not path.stat().st_mode & 0o100] == []
