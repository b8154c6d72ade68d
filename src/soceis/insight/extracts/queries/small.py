"""The service's own rule about small numbers, for pages that count records without an extract."""

from soceis.evaluation.disclosure.policies import policy_named

# Counts of young people from 1 to 4 are not shown where somebody else may read them.
SMALL_NUMBERS = policy_named("release")
