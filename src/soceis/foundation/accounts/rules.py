"""Nations, roles as codes, and the rules of names and waiting times."""

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}

# Role codes; what each may do stands in soceis.foundation.access.roles.
AREA_ROLES = ("practitioner", "peer_mentor", "area_manager")
NATIONAL_ROLES = ("national_manager", "evaluator", "data_protection_officer", "administrator")
ROLE_CODES = AREA_ROLES + NATIONAL_ROLES

INVITATION_DAYS = 7
DRAFT_DAYS = 30
LONGEST_DRAFT = 400_000  # characters, url-encoded: some forms have several long answers
