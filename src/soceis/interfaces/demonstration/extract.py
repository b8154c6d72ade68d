"""The plan as a service-data extract: the tables of the extract contract, as lists of rows."""

from typing import Any

from soceis.interfaces.demonstration.shapes import Contact, DemonstrationPlan, Episode

Row = dict[str, Any]


def to_extract(whole: DemonstrationPlan) -> tuple[Row, dict[str, list[Row]]]:
    """(extract.json, tables by name). Dates are `date` objects; a missing value is None.

    Holds no names and no words, only pseudonyms and codes. Numbers count what the plan holds as at
    each area's data date; the live layer is not in it.
    """
    areas = {area.name: area for area in whole.areas}
    meta: Row = {
        "format": 1,
        "service": "Demonstration (invented people)",
        "created_at": f"{max(area.data_date for area in whole.areas).isoformat()}T18:00:00+00:00",
        "areas": [
            {
                "area": a.name,
                "nation": a.nation,
                "launch_date": a.launch_date.isoformat(),
                "data_date": a.data_date.isoformat(),
                "complete": a.complete,
            }
            for a in whole.areas
        ],
    }
    pseudonyms = {person.key: f"P{number:04}" for number, person in enumerate(whole.people, start=1)}
    tables: dict[str, list[Row]] = {
        "people": [
            {
                "person_id": pseudonyms[p.key],
                "sex": p.sex,
                "ethnicity": p.ethnicity,
                "birth_month": p.born.strftime("%Y-%m") if p.born else None,
            }
            for p in whole.people
        ],
        "referrals": [
            {
                "referral_id": r.key,
                "person_id": pseudonyms[r.person],
                "area": r.area,
                "received_on": r.received_on,
                "age_at_referral": r.age,
                "source": r.source,
                "primary_reason": r.primary_reason,
                "decision": r.decision,
            }
            for r in whole.referrals
        ],
        "episodes": [_episode(e, pseudonyms[e.person], areas[e.area].data_date) for e in whole.episodes],
        "plans": [
            {
                "plan_id": e.plan.key,
                "episode_id": e.key,
                "area": e.area,
                "agreed_on": e.plan.agreed_on,
                "form_version": e.plan.form_version,
            }
            for e in whole.episodes
            if e.plan
        ],
        "plan_forms": [
            {"form_version": form.key, "topic": topic}
            for form in whole.form_versions
            for topic in form.topics
        ],
        "plan_topics": [
            {"plan_id": e.plan.key, "topic": topic}
            for e in whole.episodes
            if e.plan
            for topic in e.plan.topics
        ],
        "outcome_readings": [
            {
                "episode_id": e.key,
                "outcome": r.outcome,
                "stage": r.stage,
                "applicable": r.applicable,
                "value": r.value,
                "recorded_on": r.recorded_on,
            }
            for e in whole.episodes
            for r in e.readings
        ],
        "contacts": [_contact(e, c) for e in whole.episodes for c in e.contacts],
        "states": [
            {
                "episode_id": e.key,
                "state": event.state,
                "effective_on": event.effective_on,
                "recorded_at": event.recorded_on,
            }
            for e in whole.episodes
            for event in e.events
        ],
    }
    return meta, tables


def _episode(episode: Episode, person_id: str, data_date: Any) -> Row:
    closure = episode.closure
    reasons = closure.non_engagement if closure else ()
    return {
        "episode_id": episode.key,
        "person_id": person_id,
        "referral_id": episode.referral,
        "area": episode.area,
        "programme": episode.programme,
        "state": episode.state_on(data_date),
        "open_from": episode.open_from,
        "first_attended": episode.first_attended,
        "end_date": closure.ended_on if closure else None,
        "closure_code": closure.code if closure else None,
        "non_engagement_reason": reasons[0].reason if reasons else None,
    }


def _contact(episode: Episode, contact: Contact) -> Row:
    return {
        "contact_id": contact.key,
        "episode_id": episode.key,
        "on": contact.on,
        "kind": contact.kind,
        "mode": contact.mode,
        "minutes": contact.minutes,
        "components": ";".join(f"{code}:{share:g}" for code, share in contact.components) or None,
        "out_of_hours": "yes" if contact.out_of_hours else "no",
    }
