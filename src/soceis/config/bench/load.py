"""A large invented service, written in bulk by PostgreSQL itself.

This is not how records are made (actions are), it is how a hundred thousand of them are made in a minute
for measuring. It runs as the superuser of a disposable server with triggers off: what is measured later is
written with history and foreign keys on, but the bulk itself has no history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import psycopg

from soceis.config.bench.around import statements

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Size:
    """How large the service is: an area for each local authority of Great Britain, contacts spread evenly."""

    people: int
    contacts_each: int
    areas: int = 200

    @property
    def contacts(self) -> int:
        return self.people * self.contacts_each

    @property
    def workers_per_area(self) -> int:
        # Twenty young people in work to a practitioner, a fifth of all being in work.
        return max(1, self.people // 5 // 20 // self.areas)


LARGE = Size(people=100_000, contacts_each=10)

# Each step: what it makes, and SQL with {people}, {areas}, {workers}, {contacts_each}, {open}. Ids follow from
# numbers (md5), so that steps can speak of each other's rows and every run makes the same service.
STEPS: tuple[tuple[str, str], ...] = (
    (
        "areas and colleagues",
        """
        insert into accounts_area (id, code, name, nation, launch_date, complete, "order")
          select md5('area' || a)::uuid, 'area_' || a, 'Area ' || a, 'england', date '2019-01-01', true, a
          from generate_series(1, {areas}) a;
        insert into accounts_user (id, email, display_name, password, is_active, is_demonstration, joined_at)
          select md5('worker' || a || '-' || w)::uuid, 'w' || a || '-' || w || '@example.org',
                 'Worker ' || a || ' ' || w, '', true, true, now()
          from generate_series(1, {areas}) a, generate_series(0, {workers}) w;
        insert into accounts_membership (user_id, area_id, role, begins)
          select md5('worker' || a || '-' || w)::uuid, md5('area' || a)::uuid,
                 case when w = 0 then 'area_manager' else 'practitioner' end, date '2019-01-01'
          from generate_series(1, {areas}) a, generate_series(0, {workers}) w;
        insert into accounts_user (id, email, display_name, password, is_active, is_demonstration, joined_at)
          select md5('mentor' || a)::uuid, 'm' || a || '@example.org', 'Mentor ' || a, '', true, true, now()
          from generate_series(1, {areas}) a;
        insert into accounts_membership (user_id, area_id, role, begins)
          select md5('mentor' || a)::uuid, md5('area' || a)::uuid, 'peer_mentor', date '2019-01-01'
          from generate_series(1, {areas}) a;
        """,
    ),
    (
        "young people",
        """
        insert into people_youngperson (id, reference, name_used, pronouns, date_of_birth, date_of_birth_missing,
            communication_needs, about_me, strengths, areas, nicknames, is_demonstration, created_at, updated_at,
            version)
          select md5('person' || n)::uuid, 'B' || lpad(n::text, 7, '0'), {name}, '', {today} - (4100 + n % 2500), '',
                 '', '', '', array[md5('area' || 1 + n % {areas})::uuid], '{{}}', true, now(), now(), 1
          from generate_series(1, {people}) n;
        insert into people_searchkey (young_person_id, area_id, key, kind)
          select md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid, word.key, word.kind
          from generate_series(1, {people}) n,
               lateral (values (lower({name}), 'used'), ('family' || n % 4999, 'legal'),
                               ('b' || lpad(n::text, 7, '0'), 'reference')) word (key, kind);
        """,
    ),
    (
        "referrals",
        """
        insert into referrals_referral (id, young_person_id, area_id, reference, received_on, source, referrer_name,
            referrer_organisation, referrer_contact, primary_reason, primary_reason_missing, concerns, early_signs,
            programme_asked, told_young_person, young_person_view, caregiver_view, other_agencies, risk_to_staff,
            in_danger_now, age_at_referral, age_override_reason, state, decision, decision_reason, decided_on,
            created_at, updated_at, version)
          select md5('referral' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 'R' || lpad(n::text, 7, '0'), {today} - (n % 1500), 'police', '', '', '', 'criminal_exploitation', '',
                 'Seen with older people after school.', '{{}}', '', '', '', '', '', '', false, 14, '',
                 case when n % 501 = 0 then 'received' else 'decided' end,
                 case when n % 501 = 0 then 'pending' else 'accepted_one_to_one' end, '',
                 case when n % 501 = 0 then null else {today} - (n % 1500) end, now(), now(), 1
          from generate_series(1, {people}) n;
        """,
    ),
    (
        "episodes",
        """
        insert into casework_episode (id, young_person_id, area_id, referral_id, number, programme, state, allocated_on,
            open_from, first_attended, end_date, closure_code, closure_note, closure_returned_note, signed_off_by_id,
            created_at, updated_at, version)
          select md5('episode' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 md5('referral' || n)::uuid, 1, 'one_to_one', case when {open} then 'active' else 'closed' end,
                 {today} - (n % 1500), {today} - (n % 1500), {today} - (n % 1500),
                 case when {open} then null else {today} - (n % 700) % (1 + n % 1500) end,
                 case when {open} then '' else 'goals_met' end, '', '',
                 case when {open} then null else md5('worker' || 1 + n % {areas} || '-0')::uuid end, now(), now(), 1
          from generate_series(1, {people}) n where n % 501 <> 0;
        insert into casework_episodestate (young_person_id, area_id, episode_id, from_state, to_state, effective_on,
            recorded_at, reason, cause)
          select md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid, md5('episode' || n)::uuid, '',
                 'awaiting_allocation', {today} - (n % 1500), now(), '', 'begun'
          from generate_series(1, {people}) n where n % 501 <> 0;
        insert into casework_assignment (id, young_person_id, area_id, episode_id, worker_id, kind, begins, ends,
            change_reason, end_reason, created_at, updated_at, version)
          select md5('assignment' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 md5('episode' || n)::uuid,
                 md5('worker' || 1 + n % {areas} || '-' || 1 + (n / {areas} / 5) % {workers})::uuid, 'key_worker',
                 {today} - (n % 1500), case when {open} then null else {today} - (n % 1500) end, 'first', '',
                 now(), now(), 1
          from generate_series(1, {people}) n where n % 501 <> 0;
        insert into casework_assignment (id, young_person_id, area_id, episode_id, worker_id, kind, begins, ends,
            change_reason, end_reason, created_at, updated_at, version)
          select md5('alongside' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 md5('episode' || n)::uuid, md5('mentor' || 1 + n % {areas})::uuid, 'peer_mentor',
                 {today} - (n % 1500), null, 'first', '', now(), now(), 1
          from generate_series(1, {people}) n where {open} and n % 501 <> 0 and (n / {areas}) % 3 = 0;
        """,
    ),
    (
        "plans and goals",
        """
        insert into plans_formversion (id, area_id, code, title, topics, used_from)
          select md5('form' || a)::uuid, md5('area' || a)::uuid, 'form_' || a, 'Plan', '["relationships"]',
                 date '2019-01-01' from generate_series(1, {areas}) a;
        insert into plans_plan (id, young_person_id, area_id, episode_id, form_version_id, state, agreed_on, topics,
            in_their_words, helps, created_at, updated_at, version)
          select md5('plan' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 md5('episode' || n)::uuid, md5('form' || 1 + n % {areas})::uuid, 'agreed', {today} - (n % 1000),
                 '["relationships"]', 'To be left alone by them.', '', now(), now(), 1
          from generate_series(1, {people}) n where {open} and n % 501 <> 0;
        insert into plans_goal (id, young_person_id, area_id, plan_id, words, topic, state, "order", steps,
            created_at, updated_at, version)
          select md5('goal' || n)::uuid, md5('person' || n)::uuid, md5('area' || 1 + n % {areas})::uuid,
                 md5('plan' || n)::uuid, 'Get my level 1', '', 'working', 1, '[]', now(), now(), 1
          from generate_series(1, {people}) n where {open} and n % 501 <> 0;
        """,
    ),
)
# One slice of contacts a young person, so that progress can be shown.
CONTACTS = """
    insert into casework_contact (id, young_person_id, area_id, episode_id, happened_at, kind, mode, minutes, place,
        components, title, summary, young_person_words, strengths_seen, next_step, out_of_hours,
        shared_with_peer_mentor, is_milestone, correction_reason, created_at, updated_at, created_by_id, version)
      select md5('contact' || n || '-' || {slice})::uuid, md5('person' || n)::uuid,
             md5('area' || 1 + n % {areas})::uuid, md5('episode' || n)::uuid,
             now() - make_interval(days => (n % 20) + 7 * {slice}),
             case when {slice} % 3 = 2 then 'attempt' else 'attended' end, 'visit', 60, 'Library',
             '{{"EMO": 1.0}}', 'Talked about the week',
             'He came with a plan for the weekend and stuck to it. We looked at the bus times together.', '', '', '',
             false, false, false, '', now(), now(),
             md5('worker' || 1 + n % {areas} || '-' || 1 + (n / {areas} / 5) % {workers})::uuid, 1
      from generate_series(1, {people}) n where n % 501 <> 0;
"""
# Some five thousand first names, as in life; the commonest is not every tenth person's.
NAME = (
    "(array['Jay','Kal','Tee','Ash','Mar','Rob','Sky','Dil','Bex','Jo'])[1 + n % 10]"
    " || chr(97 + n / 10 % 26) || chr(97 + n / 260 % 20)"
)


def load(connection: psycopg.Connection, size: Size, today: date, progress: Progress) -> None:
    """Fill an empty, migrated database; `progress(what, done, of)` is told after each step."""
    words = {
        "people": size.people,
        "areas": size.areas,
        "workers": size.workers_per_area,
        "contacts_each": size.contacts_each,
        "today": f"date '{today}'",
        "name": NAME,
        # A fifth of each area's young people are in work, the rest closed.
        "open": f"(n / {size.areas}) % 5 = 0",
    }
    around = list(statements(connection))
    steps = len(STEPS) + size.contacts_each + len(around)
    connection.execute("set session_replication_role = replica")
    for number, (what, sql) in enumerate(STEPS, start=1):
        connection.execute(sql.format(**words))
        connection.commit()
        progress(what, number, steps)
    for slice_ in range(size.contacts_each):
        connection.execute(CONTACTS.format(slice=slice_, **words))
        connection.commit()
        progress(f"contacts {size.people * (slice_ + 1):,}", len(STEPS) + slice_ + 1, steps)
    for number, (table, sql) in enumerate(around, start=steps - len(around) + 1):
        connection.execute(sql.format(**words))
        connection.commit()
        progress(table, number, steps)
    connection.autocommit = True
    connection.execute("vacuum analyze")
