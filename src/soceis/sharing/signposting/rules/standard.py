"""The objects and fields of Open Referral UK (HSDS-UK 3.0), as far as they are checked. No Django.

Source: schema of the UK profile of the Human Services Data Specification 3.0 (OpenReferralUK/uk-profile). A field that
is not named here is not refused: it is kept as it came and written back, and whoever reads the file in is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

UUID, TEXT, URI, EMAIL, DATE, MOMENT, TIME, NUMBER = (
    "uuid",
    "text",
    "uri",
    "email",
    "date",
    "date-time",
    "time",
    "number",
)


@dataclass(frozen=True)
class OneOf:
    """Text that is one of the words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Each:
    """A list of objects of a kind."""

    kind: str


@dataclass(frozen=True)
class One:
    """An object of a kind."""

    kind: str


Kind = str | OneOf | Each | One


@dataclass(frozen=True)
class Shape:
    """The fields of an object, and which of them must be there and not be empty."""

    fields: Mapping[str, Kind]
    needed: tuple[str, ...] = ("id",)


_BELONGS = {
    "organization_id": UUID,
    "service_id": UUID,
    "service_at_location_id": UUID,
    "location_id": UUID,
}

SHAPES: Mapping[str, Shape] = {
    "service": Shape(
        {
            "id": UUID,
            "organization_id": UUID,
            "name": TEXT,
            "description": TEXT,
            "url": URI,
            "email": EMAIL,
            "status": OneOf(("active", "inactive", "defunct", "temporarily closed")),
            "fees": TEXT,
            "accreditations": TEXT,
            "minimum_age": NUMBER,
            "maximum_age": NUMBER,
            "assured_date": DATE,
            "assurer_email": EMAIL,
            "alert": TEXT,
            "last_modified": MOMENT,
            "schedules": Each("schedule"),
            "service_areas": Each("service_area"),
            "service_at_locations": Each("service_at_location"),
            "languages": Each("language"),
            "organization": One("organization"),
            "funding": Each("funding"),
            "cost_options": Each("cost_option"),
            "contacts": Each("contact"),
            "phones": Each("phone"),
            "attributes": Each("attribute"),
        },
        ("id", "name", "status"),
    ),
    "organization": Shape(
        {
            "id": UUID,
            "name": TEXT,
            "description": TEXT,
            "email": EMAIL,
            "website": URI,
            "logo": URI,
            "uri": URI,
            "parent_organization_id": UUID,
        },
        ("id", "name"),
    ),
    "service_at_location": Shape(
        {
            "id": UUID,
            **_BELONGS,
            "description": TEXT,
            "location": One("location"),
            "schedules": Each("schedule"),
            "contacts": Each("contact"),
            "phones": Each("phone"),
        }
    ),
    "location": Shape(
        {
            "id": UUID,
            "location_type": OneOf(("physical", "postal", "virtual")),
            "url": URI,
            "organization_id": UUID,
            "name": TEXT,
            "alternate_name": TEXT,
            "description": TEXT,
            "transportation": TEXT,
            "latitude": NUMBER,
            "longitude": NUMBER,
            "addresses": Each("address"),
            "accessibility": Each("accessibility"),
            "contacts": Each("contact"),
            "phones": Each("phone"),
            "schedules": Each("schedule"),
            "languages": Each("language"),
        }
    ),
    "address": Shape(
        {
            "id": UUID,
            "location_id": UUID,
            "attention": TEXT,
            "address_1": TEXT,
            "address_2": TEXT,
            "city": TEXT,
            "region": TEXT,
            "state_province": TEXT,
            "postal_code": TEXT,
            "country": TEXT,
            "address_type": OneOf(("physical", "postal", "virtual")),
        }
    ),
    "phone": Shape(
        {"id": UUID, **_BELONGS, "contact_id": UUID, "number": TEXT, "extension": NUMBER, "type": TEXT,
         "description": TEXT, "languages": Each("language")},
        ("id", "number"),
    ),
    "contact": Shape(
        {"id": UUID, **_BELONGS, "name": TEXT, "title": TEXT, "department": TEXT, "email": EMAIL,
         "phones": Each("phone")}
    ),
    "schedule": Shape(
        {
            "id": UUID,
            **_BELONGS,
            "valid_from": DATE,
            "valid_to": DATE,
            "dtstart": DATE,
            "freq": OneOf(("WEEKLY", "MONTHLY")),
            "interval": NUMBER,
            "byday": TEXT,
            "bymonthday": TEXT,
            "description": TEXT,
            "opens_at": TIME,
            "closes_at": TIME,
            "schedule_link": URI,
            "attending_type": TEXT,
            "notes": TEXT,
        }
    ),
    "cost_option": Shape(
        {"id": UUID, "service_id": UUID, "valid_from": DATE, "valid_to": DATE, "option": TEXT, "currency": TEXT,
         "amount": NUMBER, "amount_description": TEXT}
    ),
    "service_area": Shape(
        {"id": UUID, "service_id": UUID, "name": TEXT, "description": TEXT, "extent": TEXT, "extent_type": TEXT,
         "uri": URI}
    ),
    "attribute": Shape(
        {"id": UUID, "link_id": UUID, "link_type": TEXT, "link_entity": TEXT, "value": TEXT, "label": TEXT,
         "taxonomy_term_id": UUID, "taxonomy_term": One("taxonomy_term")}
    ),
    "taxonomy_term": Shape(
        {"id": UUID, "code": TEXT, "name": TEXT, "description": TEXT, "parent_id": UUID, "taxonomy": TEXT,
         "language": TEXT, "taxonomy_id": UUID, "term_uri": URI}
    ),
    "language": Shape({"id": UUID, "service_id": UUID, "location_id": UUID, "name": TEXT, "code": TEXT, "note": TEXT}),
    "funding": Shape({"id": UUID, "organization_id": UUID, "service_id": UUID, "source": TEXT}),
    "accessibility": Shape({"id": UUID, "location_id": UUID, "description": TEXT, "details": TEXT, "url": URI}),
}  # fmt: skip
