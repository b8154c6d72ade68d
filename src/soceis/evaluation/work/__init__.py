"""How the work went, counted: support, needs, goals, education, help, groups, reasons, asking again.

`work_tables(run)` makes the tables whose sources are in the extract, and no others.
"""

from soceis.evaluation.work.tables import work_tables

__all__ = ["work_tables"]
