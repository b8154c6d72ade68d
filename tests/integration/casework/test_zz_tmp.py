import time, uuid
from datetime import timedelta
import pytest
from django.db import connection, connections
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework import queries, actions
from soceis.journey.casework.models import Contact
from tests.factories.casework import *
import time
from tests.factories.november import _seventeenth_of_november, episode
pytestmark = pytest.mark.django_db(databases="__all__")
def test_it(cast, episode):
    others=[an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia) for _ in range(12)]
    with acting_as(cast.alys), connection.cursor() as c:
        for e in [episode]*5+others:
            c.execute("""insert into casework_contact (id, created_at, updated_at, version, young_person_id, area_id, episode_id, happened_at, kind, mode, components, title, place, summary, young_person_words, strengths_seen, next_step, out_of_hours, shared_with_peer_mentor, is_milestone, correction_reason, created_by_id)
            select gen_random_uuid(), now(), now(), 1, %s, %s, %s, '2026-09-05'::timestamptz + n * interval '1 minute', 'attended','phone','{}','t','','words words words','','','',false,false,false,'', %s from generate_series(1,1000) n""", [e.young_person_id, e.area_id, e.pk, cast.nia.pk])
    with acting_as(cast.nia):
        for name, f in {"chron": lambda: queries.chronology(cast.nia, episode.young_person), "notseen": lambda: queries.not_seen_lately(cast.nia, TODAY), "caseload": lambda: list(queries.caseload(cast.nia)),}.items():
            f(); t=time.perf_counter(); f(); print(name, round((time.perf_counter()-t)*1000,1),"ms")
        from soceis.journey.casework.access import readable_contacts
        qs=readable_contacts(cast.nia, episode.young_person.access_subject).order_by("-happened_at","-pk")[:30]
        print(qs.explain(analyze=True))
        t=time.perf_counter()
        for n in range(40): actions.record_contact(by=cast.nia, episode=episode, happened_at=days_ago(1)+timedelta(minutes=n), kind="attended", mode="phone", summary="x")
        print("record", (time.perf_counter()-t)/40*1000)
        t=time.perf_counter()
        for n in range(40): actions.promise(by=cast.nia, episode=episode, text="x", due_on=TODAY)
        print("promise", (time.perf_counter()-t)/40*1000)
    with acting_as(cast.alys):
        for name, f in {"caseload": lambda: list(queries.caseload(cast.alys)), "reviews": lambda: queries.reviews_due(cast.alys,TODAY), "waiting": lambda: queries.waiting_for_allocation(cast.alys), "loads": lambda: queries.caseload_counts(cast.alys, cast.cardiff), "chron": lambda: queries.chronology(cast.alys, episode.young_person)}.items():
            f(); t=time.perf_counter(); f(); print("alys", name, round((time.perf_counter()-t)*1000,1),"ms")
