"""The impact study as one command: from units and their months to impact.json, figures and a report.

study = run_study(Path("extract"), StudyOptions(window=12))     # frozen; study.outcomes, study.entries
write_study(study, Path("results"))                             # impact.json, tables, figures, report, manifest
write_summaries(Path("extract"), Path("north.json"), options)   # sufficient statistics alone, under a policy
combine_summaries([north, south])                               # the estimates of several sides together
"""

from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.outputs import make_outputs, study_as_json, write_study
from soceis.evaluation.study.pipeline import run_study
from soceis.evaluation.study.results import Study
from soceis.evaluation.study.sending import combine_summaries, span_of, write_file, write_summaries
from soceis.evaluation.study.words import OUTCOME_TITLES

__all__ = [
    "OUTCOME_TITLES",
    "Study",
    "StudyOptions",
    "combine_summaries",
    "make_outputs",
    "run_study",
    "span_of",
    "study_as_json",
    "write_file",
    "write_study",
    "write_summaries",
]
