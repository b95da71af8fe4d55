"""What the tests write to the account: small, always new, and told apart by a number."""

import itertools

from hubspot.crm.contacts import SimplePublicObjectInputForCreate

_numbers = itertools.count(1)


def number():
    """A number that no other test of this run has."""
    return next(_numbers)


def email():
    return f"lena{number()}@example.net"


def create_v3(api, properties, associations=()):
    """Creates a record through the numbered client and returns it."""
    return api.basic_api.create(
        SimplePublicObjectInputForCreate(properties=properties, associations=list(associations)))


def link(to, type_id):
    """An association of a create's body, for either client."""
    return {"to": {"id": to}, "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}]}


def sdk_link(to, type_id):
    return {"to": {"id": to}, "types": [{"association_category": "HUBSPOT_DEFINED", "association_type_id": type_id}]}


def contact(sdk, **properties):
    """A new contact's id."""
    return sdk.crm.objects.contacts.create(
        associations=[], properties={"firstname": "Lena", "email": email(), **properties}).id


def company(sdk):
    return sdk.crm.objects.companies.create(associations=[], properties={"name": f"Company {number()}"}).id
