"""The report for people: its content is composed once, and written in the format of a renderer.

report = compose(Material(extract, results, pictures, differences, handling))
render(report)              # one HTML page
as_pdf(report)              # tagged PDF (PDF/UA-1)
as_word(report)             # a Word document
"""

from soceis.evaluation.report.composing import Material, compose
from soceis.evaluation.report.handling import Handling, handling_of
from soceis.evaluation.report.html import render
from soceis.evaluation.report.pictures import (
    Drawn,
    Picture,
    change_pictures,
    curve_pictures,
    duration_pictures,
    histogram_pictures,
)
from soceis.evaluation.report.sentences import key_findings
from soceis.evaluation.report.typesetting import as_pdf
from soceis.evaluation.report.word import as_word

__all__ = [
    "Drawn",
    "Handling",
    "Material",
    "Picture",
    "as_pdf",
    "as_word",
    "change_pictures",
    "compose",
    "curve_pictures",
    "duration_pictures",
    "handling_of",
    "histogram_pictures",
    "key_findings",
    "render",
]
