"""Writing and sending letters, keeping and removing files, taking papers out."""

from soceis.journey.documents.actions.files import keep_file, keep_receipt, remove_file
from soceis.journey.documents.actions.letters import change_letter, send_letter, write_letter
from soceis.journey.documents.actions.taking import took_file, took_paper

__all__ = [
    "change_letter",
    "keep_file",
    "keep_receipt",
    "remove_file",
    "send_letter",
    "took_file",
    "took_paper",
    "write_letter",
]
