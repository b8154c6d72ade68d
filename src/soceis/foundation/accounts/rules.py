"""Nations, roles as codes, and the rules of names and waiting times."""

import hashlib

from soceis.foundation.records import nations

NATIONS = {code: nation.name for code, nation in nations.NATIONS.items()}

# Role codes; what each may do stands in soceis.foundation.access.roles.
AREA_ROLES = ("practitioner", "peer_mentor", "area_manager")
NATIONAL_ROLES = ("national_manager", "evaluator", "data_protection_officer", "administrator")
ROLE_CODES = AREA_ROLES + NATIONAL_ROLES

INVITATION_DAYS = 7
DRAFT_DAYS = 30
LONGEST_DRAFT = 400_000  # characters, url-encoded: some forms have several long answers


def token_hash(token: str) -> str:
    """What is kept of an invitation's link: SHA-256. The token itself has 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def area_fits(role: str, has_area: bool) -> bool:
    """Roles of an area need one; roles of the whole service have none."""
    return has_area if role in AREA_ROLES else not has_area
