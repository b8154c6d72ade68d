"""Reading agreements, and asking whether one of them covers something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.sharing.agreements.models import (
    Agreement,
    AgreementParty,
    AgreementReminder,
    AgreementStage,
    Successor,
)
from soceis.sharing.agreements.rules import (
    ACTIVE,
    END,
    SUSPENDED,
    Answer,
    Due,
    Question,
    Terms,
    due,
    in_force,
    is_to_be_briefed,
    lapsed_since,
    may_share,
)
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.queries import areas_of, areas_to_change
from soceis.sharing.partners.rules import standing


@dataclass(frozen=True)
class Standing:
    """An agreement, since when it is in its stage, and what it asks for today."""

    agreement: Agreement
    since: date
    due: Due | None

    @property
    def days_in_stage(self) -> int:
        return (clock.today() - self.since).days


def _agreements(user: User) -> QuerySet[Agreement]:
    check(reach_of(user), Permission.SHARING_AGREEMENT_SEE)
    return (
        Agreement.objects.select_related("area", "owner")
        .filter(area__in=areas_of(user))
        .prefetch_related(
            Prefetch("parties", AgreementParty.objects.select_related("organisation", "contact__deputy")),
            Prefetch("steps", AgreementStage.objects.select_related("recorded_by").order_by("id")),
        )
    )


def _standing(agreement: Agreement) -> Standing:
    since = list(agreement.steps.all())[-1].effective_on
    return Standing(
        agreement,
        since,
        due(agreement.stage, since, agreement.review_on, agreement.ends_on, clock.today()),
    )


def register(user: User) -> list[Standing]:
    """Every agreement of the areas that somebody sees; those that ask for something first. Three statements."""
    found = [_standing(agreement) for agreement in _agreements(user)]
    return sorted(
        found, key=lambda one: (one.due is None, one.agreement.stage == "ended", one.agreement.title)
    )


def agreement_for(user: User, agreement_id: UUID) -> Standing:
    """An agreement with its parties and steps."""
    found = _agreements(user).filter(pk=agreement_id).first()
    if found is None:
        raise NotFound
    return _standing(found)


def party_for(user: User, agreement: Agreement, party_id: UUID) -> AgreementParty:
    """A party of an agreement that was read before."""
    check(reach_of(user), Permission.SHARING_AGREEMENT_SEE)
    party = next((party for party in agreement.parties.all() if party.pk == party_id), None)
    if party is None:
        raise NotFound
    return party


def agreements_with(user: User, organisation: Organisation) -> list[Agreement]:
    """The agreements to which an organisation is party, the latest first."""
    return list(_agreements(user).filter(parties__organisation=organisation).order_by("-created_at"))


def terms_of(agreement: Agreement) -> Terms:
    """What an agreement says, as the rules read it."""
    return Terms(
        key=agreement.pk,
        area=agreement.area_id,
        parties=frozenset(party.organisation_id for party in agreement.parties.all()),
        purposes=frozenset(agreement.purposes),
        categories=frozenset(agreement.categories),
        steps=tuple((step.effective_on, step.to_state) for step in agreement.steps.all()),
        effective_on=agreement.effective_on,
        ends_on=agreement.ends_on,
    )


def coverage(
    user: User,
    *,
    organisations: Iterable[Organisation],
    area: Area,
    purpose: str,
    categories: Iterable[str],
    on: date,
) -> dict[UUID, Answer]:
    """For each organisation whether one agreement by itself covers all the kinds of information. Three statements."""
    asked = list(organisations)
    kinds = frozenset(categories)
    with_them = _agreements(user).filter(area=area, parties__organisation__in=asked).distinct()
    terms = [terms_of(agreement) for agreement in with_them]
    return {
        one.pk: may_share(
            Question(one.pk, area.pk, purpose, kinds, on),
            [these for these in terms if one.pk in these.parties],
        )
        for one in asked
    }


def covering(
    user: User, *, organisation: Organisation, area: Area, purpose: str, categories: Iterable[str], on: date
) -> Answer:
    """Whether one agreement by itself covers all the kinds of information for the purpose on the day."""
    answers = coverage(
        user, organisations=[organisation], area=area, purpose=purpose, categories=categories, on=on
    )
    return answers[organisation.pk]


# --- who speaks, and what comes after them -------------------------------------------------------------------------


@dataclass(frozen=True)
class Lapsed:
    """Somebody whom agreements in force of one area name and who cannot be counted on: how, and since when."""

    contact: PartnerContact
    area: Area
    standing: str
    since: date
    agreements: list[str]


@dataclass(frozen=True)
class ToBrief:
    """Whoever came after somebody in one area and has not been told how we work, and since when."""

    contact: PartnerContact
    area: Area
    since: date
    party: AgreementParty


def _parties_to_keep(user: User) -> list[AgreementParty]:
    """Parties of the agreements in force whose directory somebody keeps. One statement."""
    check(reach_of(user), Permission.SHARING_AGREEMENT_WRITE)
    found = (
        AgreementParty.objects.select_related("agreement__area", "organisation__area", "contact__deputy")
        .filter(agreement__stage=ACTIVE, agreement__area__in=areas_to_change(user))
        .order_by("agreement__title", "id")
    )
    today = clock.today()
    return [
        party
        for party in found
        if in_force(ACTIVE, party.agreement.effective_on, party.agreement.ends_on, today)
    ]


def named_in(user: User, contact: PartnerContact) -> list[AgreementParty]:
    """Where somebody speaks for a party of an agreement in force, or stands in for whoever does. One statement."""
    return [
        party
        for party in _parties_to_keep(user)
        if party.contact and contact.pk in (party.contact_id, party.contact.deputy_id)
    ]


def lapsed(user: User) -> list[Lapsed]:
    """People named in agreements in force who bounced, fell silent or left; the longest first. One statement."""
    today = clock.today()
    titles: dict[tuple[UUID, UUID], tuple[PartnerContact, Area, list[str]]] = {}
    for party in _parties_to_keep(user):
        for one in (party.contact, party.contact.deputy if party.contact else None):
            if one is not None:
                key = (party.agreement.area_id, one.pk)
                titles.setdefault(key, (one, party.agreement.area, []))[2].append(party.agreement.title)
    found = []
    for one, area, named in titles.values():
        since = lapsed_since(one.known, today)
        if since is not None:
            found.append(Lapsed(one, area, standing(one.known, today), since, named))
    return sorted(found, key=lambda each: each.since)


def to_brief(user: User) -> list[ToBrief]:
    """Successors who are still named, are there, and have not been briefed since. Two statements."""
    parties = _parties_to_keep(user)
    found: dict[tuple[UUID, UUID], ToBrief] = {}
    came = Successor.objects.select_related("after__organisation", "area").filter(
        agreement__in=[party.agreement_id for party in parties], after__left_on__isnull=True
    )
    for one in came.order_by("since", "id"):
        party = next((each for each in parties if _is_named(one, each)), None)
        if party is not None and is_to_be_briefed(one.since, one.after.briefed_on):
            found.setdefault((one.area_id, one.after_id), ToBrief(one.after, one.area, one.since, party))
    return list(found.values())


def _is_named(one: Successor, party: AgreementParty) -> bool:
    if party.agreement_id != one.agreement_id or party.contact is None:
        return False
    return one.after_id in (party.contact_id, party.contact.deputy_id)


def reminders_for(user: User) -> list[AgreementReminder]:
    """What somebody is reminded of and has not said that they saw; the nearest step of each. One statement."""
    check(reach_of(user), Permission.SHARING_AGREEMENT_SEE)
    told = AgreementReminder.objects.select_related("agreement__area").filter(
        to=user, due_on__gte=clock.today(), agreement__stage__in=(ACTIVE, SUSPENDED)
    )
    nearest: dict[tuple[UUID, str], AgreementReminder] = {}
    for one in told.order_by("due_on", "days"):
        is_day = one.agreement.ends_on if one.of == END else one.agreement.review_on
        if one.due_on == is_day:
            nearest.setdefault((one.agreement_id, one.of), one)
    return [one for one in nearest.values() if one.seen_on is None]


def reminder_for(user: User, reminder_id: UUID) -> AgreementReminder:
    """One that was told to whoever asks."""
    check(reach_of(user), Permission.SHARING_AGREEMENT_SEE)
    found = AgreementReminder.objects.select_related("agreement").filter(pk=reminder_id, to=user).first()
    if found is None:
        raise NotFound
    return found


def to_remind_of(user: User) -> list[Agreement]:
    """The agreements of whose days somebody hears: those they own, and those of the areas they manage."""
    mine = Q(owner=user) | Q(area__in=reach_of(user).managed_areas)
    return list(_agreements(user).filter(mine, stage__in=(ACTIVE, SUSPENDED)))
