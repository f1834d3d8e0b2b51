"""Addresses lead to one fact; those that lead nowhere, or to several, say what is near."""

from __future__ import annotations

import pytest
from tests.prose.quarrel import book

from dispute_briefings.facts.addresses import AmbiguousAddressError, resolve
from dispute_briefings.facts.book import UnknownAddressError


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("etching-gas", "etching-gas"),
        ("licences-start.dates.in-force", "licences-start.dates.in-force"),
        ("licences-start.in-force", "licences-start.dates.in-force"),
        ("licences-start.date", "licences-start.dates.in-force"),
        ("licences-eased.date", "licences-eased.date"),
        ("gas-licences.in-force", "licences-start.dates.in-force"),
        ("gas-licences.suspended", "gas-licences.history.5"),
        ("gas-licences.status.resin", "gas-licences.status.resin"),
        ("etching-gas.cas", "etching-gas.identifiers.cas"),
        ("gas-exports.2031-01", "gas-exports.2031-01"),
        ("quarrel.opened", "quarrel.opened"),
        ("ministry-notice.published", "ministry-notice"),
        ("eastland.name", "eastland"),
    ],
)
def test_addresses(written: str, address: str) -> None:
    assert resolve(book(), written).address == address


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("etching-gaz", "did you mean 'etching-gas'?"),
        ("etching-gaz.cas", "did you mean 'etching-gas'?"),
        ("etching-gas.cass", "did you mean 'etching-gas.cas'?"),
        ("gas-licences.shipment", "did you mean 'gas-licences.facts.shipments'?"),
        ("licences-start.in_force", "did you mean 'licences-start.dates.in-force'?"),
        ("resin.zzz", "it has: definition, name"),
    ],
)
def test_unknown_addresses(written: str, cure: str) -> None:
    with pytest.raises(UnknownAddressError) as caught:
        resolve(book(), written)
    assert caught.value.cure == cure


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("gas-licences.changed", "write one of: licences-eased.date, gas-licences.history.4"),
        ("gas-licences.status", "write one of: gas-licences.status.etching-gas, gas-licences.status.resin"),
    ],
)
def test_ambiguous_addresses(written: str, cure: str) -> None:
    with pytest.raises(AmbiguousAddressError) as caught:
        resolve(book(), written)
    assert caught.value.cure == cure
