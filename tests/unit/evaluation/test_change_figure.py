"""The figure of people to turn to: only what may be shown is drawn, and what is withheld is named."""

from soceis.evaluation.cells import Cell, Table, counted
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.figures.ends import change_between, ends_caption, ends_figure, ends_text


def table(name: str, *cells: Cell) -> Table:
    return Table(name, "", "episodes", "", cells)


def test_a_withheld_kind_is_named_and_not_drawn_and_one_that_nobody_counted_is_not_there() -> None:
    withheld = Cell("friend", OVERALL, None, 20, "[c]", suppressed=True)
    nobody = counted("club", OVERALL, 0, 0)
    start = table("network_start", counted("home", OVERALL, 5, 20), withheld, nobody)
    end = table("network_end", counted("home", OVERALL, 10, 20), counted("friend", OVERALL, 9, 20), nobody)
    change = change_between(start, end)
    assert ends_text(change).startswith(
        "One line for each kind of people. Somebody at home: 25% first, 50% last, of 20."
    )
    assert ends_caption(change).endswith("Withheld: Friends.")
    drawn = ends_figure(change)
    assert "25, then 50% of 20" in drawn
    assert "Friends" not in drawn
