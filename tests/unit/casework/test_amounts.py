"""Miles and money as people type them: a comma sets thousands apart and is never a point."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from soceis.journey.casework.forms.amounts import AmountField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12.50", "12.50"), ("£1,250", "1250"), (" 1,250.5 ", "1250.5"), (".5", "0.5"), ("7.", "7"), ("0", "0")],
)
def test_an_amount_is_read_as_it_was_meant(typed: str, amount: str) -> None:
    assert AmountField(label="Money", most=Decimal(5_000)).clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["12,50", "1,2,3", "12,5", ",5", ".", "1.234", "5001", "-3", "1,0000", "ten"]
)
def test_what_could_be_meant_otherwise_is_asked_again(typed: str) -> None:
    with pytest.raises(ValidationError):
        AmountField(label="Money", most=Decimal(5_000)).clean(typed)


def test_nothing_is_no_amount() -> None:
    assert AmountField(label="Money", most=Decimal(5)).clean("") is None
