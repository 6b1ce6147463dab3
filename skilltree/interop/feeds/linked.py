"""JSON-LD in the words of schema.org: JobPosting for work, Course for training, Event for what has a day, else Offer.

What a search engine asks of a JobPosting is there; the importer of offers reads it back as what it was.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from skilltree.model.words import OpportunityKind
from skilltree.service.ports.feeds import Feed, FeedItem

EMPLOYMENT: Final = {
    OpportunityKind.JOB: ["OTHER", "emploi"],
    OpportunityKind.INCLUSION_JOB: ["OTHER", "insertion"],
    OpportunityKind.APPRENTICESHIP: ["OTHER", "apprentissage"],
    OpportunityKind.SERVICE_CIVIQUE: ["VOLUNTEER", "service civique"],
    OpportunityKind.IMMERSION: ["INTERN"],
    OpportunityKind.VOLUNTEERING: ["VOLUNTEER"],
}
"""schema.org's own words, and the French one where they have none."""
COURSES: Final = frozenset({OpportunityKind.PRE_HIRING_TRAINING})


def write_linked(feed: Feed, own_address: str) -> bytes:
    """Return a list of the items; `own_address` is where it is read."""
    return msgspec.json.encode(
        {
            "@context": "https://schema.org",
            "@type": "ItemList",
            "@id": own_address,
            "name": feed.name,
            "numberOfItems": len(feed.items),
            "itemListElement": [
                {"@type": "ListItem", "position": position, "item": _thing(item)}
                for position, item in enumerate(feed.items, 1)
            ],
        }
    )


def _thing(item: FeedItem) -> dict[str, Any]:
    if item.kind in EMPLOYMENT:
        return _job(item)
    if item.kind in COURSES:
        return _course(item)
    return _event(item) if item.starts_on else _offer(item)


def _common(item: FeedItem) -> dict[str, Any]:
    return {"@id": item.address, "url": item.address, "description": item.text, "inLanguage": item.language.value}


def _job(item: FeedItem) -> dict[str, Any]:
    return _told(
        {
            "@type": "JobPosting",
            **_common(item),
            "title": item.title,
            "identifier": {"@type": "PropertyValue", "name": "skilltree", "value": item.id},
            "datePosted": item.posted_at.isoformat(),
            "validThrough": item.ends_on.isoformat() if item.ends_on else None,
            "jobStartDate": item.starts_on.isoformat() if item.starts_on else None,
            "employmentType": EMPLOYMENT[item.kind],
            "hiringOrganization": _organisation(item),
            "jobLocation": _place(item),
            "workHours": f"{item.hours_per_week:g} h par semaine" if item.hours_per_week else None,
            "jobBenefits": item.pay,
            "qualifications": item.conditions,
            "totalJobOpenings": item.seats,
            "skills": list(item.skills) or None,
        }
    )


def _course(item: FeedItem) -> dict[str, Any]:
    instance = {
        "@type": "CourseInstance",
        "courseMode": "onsite",
        "startDate": item.starts_on.isoformat() if item.starts_on else None,
        "endDate": item.ends_on.isoformat() if item.ends_on else None,
        "location": _place(item),
    }
    return _told(
        {
            "@type": "Course",
            **_common(item),
            "name": item.title,
            "provider": _organisation(item),
            "hasCourseInstance": _told(instance),
            "offers": {"@type": "Offer", "category": "Free" if not item.cost_euros else "Paid", **_price(item)},
        }
    )


def _event(item: FeedItem) -> dict[str, Any]:
    begins = item.starts_on.isoformat() if item.starts_on else ""
    return _told(
        {
            "@type": "Event",
            **_common(item),
            "name": item.title,
            "startDate": f"{begins}T{item.at_time}" if item.at_time else begins,
            "endDate": item.ends_on.isoformat() if item.ends_on else None,
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": _place(item),
            "organizer": _organisation(item),
            "maximumAttendeeCapacity": item.seats,
            "remainingAttendeeCapacity": item.seats_left,
            "isAccessibleForFree": item.cost_euros == 0,
        }
    )


def _offer(item: FeedItem) -> dict[str, Any]:
    whose = {"name": item.title, "offeredBy": _organisation(item), "areaServed": _place(item)}
    return _told({"@type": "Offer", **_common(item), **whose, **_price(item)})


def _organisation(item: FeedItem) -> dict[str, Any]:
    return {"@type": "Organization", "name": item.organisation}


def _price(item: FeedItem) -> dict[str, Any]:
    return {"price": item.cost_euros, "priceCurrency": "EUR"}


def _place(item: FeedItem) -> dict[str, Any] | None:
    if item.commune is None:
        return None
    found: dict[str, Any] = {
        "@type": "Place",
        "name": item.venue,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": item.commune.name,
            "postalCode": item.commune.postcode,
            "addressCountry": "FR",
        },
    }
    if item.commune.latitude is not None and item.commune.longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": item.commune.latitude,
            "longitude": item.commune.longitude,
        }
    return _told(found)


def _told(things: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in things.items() if value is not None}
