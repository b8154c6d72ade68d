"""Reading agreements, and asking whether one of them covers something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.sharing.agreements.models import Agreement, AgreementParty, AgreementStage
from soceis.sharing.agreements.rules import Answer, Due, Question, Terms, due, may_share
from soceis.sharing.partners.models import Organisation
from soceis.sharing.partners.queries import areas_of


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
