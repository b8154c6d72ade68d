"""What staff write and read of a service, and where the standard keeps it; everything else stays. No Django."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from soceis.sharing.signposting.rules import ACTIVE, HELPS, STATUSES, TAXONOMY_NAME, part_id, term_id

OUR_TERMS = {term_id(code): code for code in HELPS}


@dataclass(frozen=True)
class Said:
    """A service in the words of the form; "" and None are not said."""

    name: str
    organisation: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    telephone: str = ""
    opening: str = ""
    cost: str = ""
    address: str = ""
    city: str = ""
    postcode: str = ""
    least_age: float | None = None
    most_age: float | None = None
    status: str = ACTIVE
    helps: tuple[str, ...] = ()


def said_of(service: Mapping[str, Any]) -> Said:
    """What the form shows of a service: the first telephone, opening time, cost and address of it."""
    address = _first(_first(service, "service_at_locations").get("location") or {}, "addresses")
    phone = _first(_first(service, "contacts"), "phones") or _first(service, "phones")
    return Said(
        name=_text(service, "name"),
        organisation=_text(service.get("organization") or {}, "name"),
        description=_text(service, "description"),
        url=_text(service, "url"),
        email=_text(service, "email"),
        telephone=_text(phone, "number"),
        opening=_text(_first(service, "schedules"), "description"),
        cost=_text(_first(service, "cost_options"), "option"),
        address=_text(address, "address_1"),
        city=_text(address, "city"),
        postcode=_text(address, "postal_code"),
        least_age=service.get("minimum_age"),
        most_age=service.get("maximum_age"),
        status=service.get("status") or ACTIVE,
        helps=helps_of(service),
    )


def helps_of(service: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of our kinds of help a service names, in the order of the list."""
    named = {
        OUR_TERMS.get(str(one.get("taxonomy_term_id") or (one.get("taxonomy_term") or {}).get("id") or ""))
        for one in service.get("attributes") or ()
    }
    return tuple(code for code in HELPS if code in named)


def composed(before: Mapping[str, Any], said: Said) -> dict[str, Any]:
    """The service with what was written in its place; what the form does not show stays as it was."""
    service = deepcopy(dict(before))
    key = str(service["id"])
    service.update(name=said.name, status=said.status if said.status in STATUSES else ACTIVE)
    for name, value in (
        ("description", said.description),
        ("url", said.url),
        ("email", said.email),
        ("minimum_age", said.least_age),
        ("maximum_age", said.most_age),
    ):
        _set(service, name, value)
    if said.organisation or service.get("organization"):
        organisation = service.get("organization") or {"id": part_id(key, "organization")}
        service["organization"] = {**organisation, "name": said.organisation or said.name}
    _part(service, "schedules", key, "description", said.opening)
    _part(service, "cost_options", key, "option", said.cost)
    _phone(service, key, said.telephone)
    _address(service, key, said)
    _helps(service, key, said.helps)
    return service


def checked(before: Mapping[str, Any], day: date) -> dict[str, Any]:
    """The service with the day on which somebody last made sure of it."""
    return {**before, "assured_date": day.isoformat()}


def stamped(before: Mapping[str, Any], moment: datetime) -> dict[str, Any]:
    """The service with the moment at which it last changed, to the millisecond."""
    return {**before, "last_modified": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")}


def _first(holder: Mapping[str, Any], name: str) -> dict[str, Any]:
    listed = holder.get(name) or [{}]
    return listed[0] or {}


def _text(holder: Mapping[str, Any], name: str) -> str:
    return str(holder.get(name) or "")


def _set(holder: dict[str, Any], name: str, value: Any) -> None:
    if value in (None, "") and name not in holder:
        return
    if value in (None, ""):
        del holder[name]
    else:
        holder[name] = value


def _part(holder: dict[str, Any], name: str, key: str, inner: str, value: str) -> None:
    """One word of the first part of a list; the part is made when there is none and something to say."""
    listed = holder.get(name) or []
    if not listed and not value:
        return
    if not listed:
        listed = [{"id": part_id(key, name)}]
    _set(listed[0], inner, value)
    holder[name] = listed


def _phone(service: dict[str, Any], key: str, number: str) -> None:
    contacts = service.get("contacts") or []
    if not number:
        for one in contacts[:1]:
            one["phones"] = (one.get("phones") or [])[1:]
        return
    if not contacts:
        contacts = [{"id": part_id(key, "contact")}]
    phones = contacts[0].get("phones") or [{"id": part_id(key, "phone")}]
    phones[0]["number"] = number
    contacts[0]["phones"] = phones
    service["contacts"] = contacts


def _address(service: dict[str, Any], key: str, said: Said) -> None:
    if not (said.address or said.city or said.postcode) and not service.get("service_at_locations"):
        return
    there = service.get("service_at_locations") or [{"id": part_id(key, "service_at_location")}]
    location = there[0].get("location") or {"id": part_id(key, "location"), "location_type": "physical"}
    addresses = location.get("addresses") or [
        {"id": part_id(key, "address"), "country": "GB", "address_type": "physical"}
    ]
    for name, value in (("address_1", said.address), ("city", said.city), ("postal_code", said.postcode)):
        _set(addresses[0], name, value)
    location["addresses"] = addresses
    there[0]["location"] = location
    service["service_at_locations"] = there


def _helps(service: dict[str, Any], key: str, codes: tuple[str, ...]) -> None:
    if codes == helps_of(service):
        return
    others = [one for one in service.get("attributes") or [] if not helps_of({"attributes": [one]})]
    ours = [
        {
            "id": part_id(key, f"helps {code}"),
            "link_entity": "service",
            "taxonomy_term": {
                "id": term_id(code),
                "code": code,
                "name": HELPS[code],
                "taxonomy": TAXONOMY_NAME,
            },
        }
        for code in HELPS
        if code in codes
    ]
    service["attributes"] = others + ours
