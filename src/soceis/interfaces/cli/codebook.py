"""`soceis codebook`: the tables of an extract and its results for SPSS, Stata and others, without the report."""

from pathlib import Path

from rich.console import Console

from soceis.evaluation import CannotWrite, EvaluationError, evaluate, read_folder
from soceis.evaluation.codebook import POLICY_WITH_RECORDS, codebook_files

DONE, CANNOT = 0, 2


def run(extract: Path, out: Path) -> int:
    """The exit status: 0, or 2 after one sentence on standard error."""
    words, problems = Console(highlight=False), Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        found = read_folder(extract)
        files = codebook_files(evaluate(found), found, POLICY_WITH_RECORDS)
        _save(out, files)
    except EvaluationError as error:
        problems.print(f"soceis codebook: {error}", markup=False)
        return CANNOT
    words.print(
        f"{len(files)} files are in {out}; begin with codebook.csv. They hold records of people: not for release.",
        markup=False,
    )
    return DONE


def _save(out: Path, files: dict[str, bytes]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
    except OSError as error:
        raise CannotWrite(f"{out} cannot be written ({error.strerror}); choose another folder.") from None
