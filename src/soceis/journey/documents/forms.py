"""A letter, a file."""

from typing import Any

from soceis.journey.documents.rules import FILE_KINDS, FILE_REMOVALS, LONGEST, READERS, SENT_HOW
from soceis.journey.documents.rules.scanning import ACCEPTED, MOST_BYTES
from soceis.ui.forms import ChoiceField, FileField, Form, HiddenField, TextAreaField, TextField


class LetterForm(Form):
    """The envelope, then the letter."""

    reader = ChoiceField(label="For whom?", choices=tuple(READERS.items()))
    name = TextField(
        label="Name on the envelope",
        hint="The name and the address are all that shows. Nothing says who it is from.",
        max_length=LONGEST["name"],
        required_message="Write the name that stands on the envelope.",
    )
    address = TextAreaField(
        label="Address", hint="Leave it empty when you give it by hand.", required=False, rows=4
    )
    subject = TextField(label="Heading", required=False, max_length=LONGEST["subject"])
    body = TextAreaField(label="The letter", rows=14, required_message="Write the letter.")
    version = HiddenField(required=False)

    def values(self) -> dict[str, Any]:
        """What write_letter and change_letter take, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SendForm(Form):
    """How a letter went."""

    how = ChoiceField(label="How did it go?", choices=tuple(SENT_HOW.items()), inline=True)


class FileForm(Form):
    """A file to keep."""

    file = FileField(
        label="File",
        hint=f"{ACCEPTED}, up to {MOST_BYTES // 1_000_000} MB. A photo loses where and when it was taken.",
        most_megabytes=MOST_BYTES // 1_000_000,
    )
    kind = ChoiceField(label="What kind?", choices=tuple(FILE_KINDS.items()))
    title = TextField(
        label="What is it, in a few words?",
        max_length=LONGEST["title"],
        required_message="Say in a few words what it is.",
    )


class ReceiptFileForm(Form):
    """A photo or a PDF of a receipt. What it is and whose, the receipt says."""

    file = FileField(
        label="Photo or PDF of it",
        hint=f"Up to {MOST_BYTES // 1_000_000} MB. A photo loses where and when it was taken.",
        most_megabytes=MOST_BYTES // 1_000_000,
        accept="image/*,application/pdf",
    )


class RemoveForm(Form):
    """Why a file goes."""

    because = ChoiceField(label="Why?", choices=tuple(FILE_REMOVALS.items()))
