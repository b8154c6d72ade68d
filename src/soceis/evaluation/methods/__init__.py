"""The pages that say how each number is made, out of the definitions in the code and the worked examples of tests.

    method_pages(Path("tests/spec"))      # {"referrals.md": text, ...}: pages of docs/explanation/methods

Definitions are those of the tables themselves, examples are the tests that hold them, so neither can differ
from what is counted.
"""

from soceis.evaluation.methods.pages import method_pages

__all__ = ["method_pages"]
