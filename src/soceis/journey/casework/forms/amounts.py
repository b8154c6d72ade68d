"""Miles and money, as people type them."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from soceis.journey.casework.rules.capture import MOST_MILES, MOST_SPEND
from soceis.ui.forms import TextField

# A comma sets thousands apart and nothing else: "12,50" is a slip for 12.50 and never 1,250.
AMOUNT = re.compile(r"(?:[0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.[0-9]{0,2})?")


class AmountField(TextField):
    """A number with up to two places, from 0 to `most`. Cleans to a Decimal or None."""

    nothing: Any = None

    def __init__(self, *, most: Decimal, **options: Any) -> None:
        options.setdefault("inputmode", "decimal")
        super().__init__(required=False, width=5, max_length=12, **options)
        self.most = most

    def clean(self, value: Any) -> Any:
        """The amount; a pound sign, spaces and the commas of thousands are read over."""
        text = re.sub(r"[£\s]", "", str(super().clean(value)))
        if not text:
            return None
        if not AMOUNT.fullmatch(text) or text == ".":
            raise ValidationError("Use a number in figures, like 9.40.", code="invalid")
        amount = Decimal(text.replace(",", ""))
        if amount > self.most:
            raise ValidationError(f"Use a number from 0 to {self.most:,}.", code="range")
        return amount


def miles_field() -> AmountField:
    return AmountField(label="Miles", hint="There and back", suffix="miles", most=MOST_MILES)


def spend_field() -> AmountField:
    return AmountField(label="Money you spent", prefix="£", most=MOST_SPEND)


def spend_for_field() -> TextField:
    return TextField(
        label="What was it spent on?", hint="For example, food. Name nobody", required=False, max_length=120
    )
