"""Codes that others give out have the form of their scheme: identifiers of materials, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.model import Material, Party
from dispute_briefings.facts.vocabulary import SchemeEntry
from dispute_briefings.problems import nearest

# No identifier is longer; what is, is not matched, for a pattern may take very long over it.
_LONGEST = 60

# ISO 3166-1 alpha-2, the officially assigned codes. Babel knows them too, but takes longer to load than
# a whole site does to be checked for the rest.
_COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRIES.split())


def check_codes(book: FactBook, broken: frozenset[str]) -> Iterator[Finding]:
    """Yield identifiers that are none of their scheme, and countries that are neither a code nor a party."""
    for material in book.of_kind(Material):
        yield from _identifiers(book, material)
    for party in book.of_kind(Party):
        if party.country is not None and party.country not in broken:
            yield from _country(book, party, party.country)


def _identifiers(book: FactBook, material: Material) -> Iterator[Finding]:
    """An identifier looks as its scheme says, and its check digit is right."""
    for name, statement in material.identifiers.items():
        scheme = book.vocabulary.identifier_schemes.get(name)
        for index, report in enumerate(statement.reports if scheme is not None else ()):
            if scheme is not None and report.value is not None:
                for what, cure in _wrong(scheme, report.value):
                    path = ("identifiers", name, "reports", index, "value")
                    yield finding("bad-identifier", material, path, f"`identifiers.{name}`: {what}", cure)


def _wrong(scheme: SchemeEntry, given: str) -> Iterator[tuple[str, str]]:
    if scheme.pattern is not None and not _fits(scheme.pattern, given):
        yield f"'{given[:_LONGEST]}' is not of the form of its scheme", _form_cure(scheme, given)
    elif scheme.check_digit is not None and (right := check_digit(scheme.check_digit, given)) != given[-1]:
        what = f"'{given}' has the check digit {given[-1]}, and its other digits ask for {right}"
        yield what, "compare it with its source: a digit is wrong, or two have changed places"


def _fits(pattern: str, given: str) -> bool:
    return len(given) <= _LONGEST and re.fullmatch(pattern, given) is not None


def _form_cure(scheme: SchemeEntry, given: str) -> str:
    """The same characters set apart as in the example, where that makes one; else what it looks like."""
    if scheme.example is None:
        return f"write it as the `pattern` of its scheme asks: {scheme.pattern}"
    for step in (1, -1):
        laid = _laid(scheme.example[::step], given[::step])[::step]
        if scheme.pattern is not None and _fits(scheme.pattern, laid):
            return f"write {laid}"
    return f"write it like {scheme.example}"


def _laid(example: str, given: str) -> str:
    """Return the letters and digits that are given with the separators of an example between them."""
    signs = [sign for sign in given if sign.isalnum()]
    laid = ""
    for sign in example:
        if not signs:
            break
        laid += signs.pop(0) if sign.isalnum() else sign
    return laid + "".join(signs)


def check_digit(kind: str, number: str) -> str:
    """Return the check digit of a CAS or EC number; what stands at its place in the number is not looked at.

    CAS: the digits before it, counted from the right, each times its place, modulo 10
    (https://www.cas.org/support/documentation/chemical-substances/checkdig). EC, formerly EINECS: counted
    from the left, modulo 11; a number whose remainder is 10 is not given out.
    """
    digits = [int(sign) for sign in number if sign.isdigit()][:-1]
    if kind == "cas":
        digits.reverse()
    found = sum(place * digit for place, digit in enumerate(digits, start=1))
    return str(found % (10 if kind == "cas" else 11))


def _country(book: FactBook, party: Party, given: str) -> Iterator[Finding]:
    """A country is a code of ISO 3166, or a party of the site."""
    if given in COUNTRIES or any(p.id == given for p in book.of_kind(Party)):
        return
    what = f"`country`: '{given}' is neither a code of ISO 3166 nor the id of a party"
    near = nearest(given, (each.id for each in book.of_kind(Party)))
    code = _code_of(given)
    told = f"write {code}" if code else near
    yield finding("bad-value", party, ("country",), what, told or "write two capital letters, as in KR or JP")


def _code_of(given: str) -> str | None:
    """The code of a country that is written in lower case, or by its name in English."""
    if given.upper() in COUNTRIES:
        return given.upper()
    from babel import Locale  # noqa: PLC0415 - only a mistake needs it, and it takes long to load

    names = Locale("en").territories
    return next((code for code, name in names.items() if code in COUNTRIES and name == given), None)
