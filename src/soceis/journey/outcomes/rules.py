"""The five outcomes of the evaluation, their stages and values. No Django.

Source: the evaluation report of 2023, sections 2.2.1 and 5.1.
"""

OUTCOMES = {
    "reduced_offending": "Fewer or less serious offences",
    "reduced_exploitation": "Less exploited by others",
    "decision_making": "Makes safer decisions",
    "education_engagement": "Takes part in education, training or work",
    "family_relationships": "Gets on better at home",
}
STAGES = {
    "baseline": "At the start",
    "review": "At a review",
    "exit": "At the end",
    "follow_up": "Later",
}
APPLICABLE = {"yes": "Yes", "no": "No", "unknown": "Not known"}
VALUES = {"better": "Better", "same": "The same", "worse": "Harder", "unknown": "Not known"}
EVIDENCE = {
    "young_person": "The young person said so",
    "caregiver": "Somebody at home said so",
    "worker": "The worker saw it",
    "partner": "A partner said so",
    "record": "A record shows it",
}

CODE_LISTS = {
    "outcome": OUTCOMES,
    "outcome_stage": STAGES,
    "outcome_applicable": APPLICABLE,
    "outcome_value": VALUES,
    "evidence": EVIDENCE,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}
