"""Why a fact is missing. "Not asked" is never "no"."""

MISSING_REASONS = {
    "not_asked": "Not asked",
    "not_on_form": "Not on the form",
    "unknown": "Not known",
    "preferred_not_to_say": "Preferred not to say",
    "not_applicable": "Does not apply",
}
