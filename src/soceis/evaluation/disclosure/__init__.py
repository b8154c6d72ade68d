"""Disclosure control: what may leave, so that nobody can be learnt about from it.

policy = POLICIES["release"]                  # or read_policy(Path("owner.yaml"))
released = protect(results, policy)           # tables, further tables and curves
protected_durations(durations, policy)        # a histogram instead of one bar a person, or None
entry = entry_of(released, policy)            # JSON for the ledger of releases
revealed_by(entry, earlier_entries, policy)   # what the new release would reveal together with earlier ones
"""

from soceis.evaluation.disclosure.histograms import DurationHistogram, HistogramBar, protected_durations
from soceis.evaluation.disclosure.ledger import Revealed, entry_of, revealed_by
from soceis.evaluation.disclosure.policies import (
    POLICIES,
    Policy,
    policy_as_json,
    policy_given,
    policy_named,
    read_policy,
)
from soceis.evaluation.disclosure.protecting import MARK, UNRELIABLE, protect

__all__ = [
    "MARK",
    "POLICIES",
    "UNRELIABLE",
    "DurationHistogram",
    "HistogramBar",
    "Policy",
    "Revealed",
    "entry_of",
    "policy_as_json",
    "policy_given",
    "policy_named",
    "protect",
    "protected_durations",
    "read_policy",
    "revealed_by",
]
