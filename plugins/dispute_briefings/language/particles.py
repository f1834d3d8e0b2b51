"""What stands right behind a name in Korean and Japanese, or right before it, without making another word."""

from __future__ import annotations

import re
import unicodedata

_SYLLABLES, _LAST_SYLLABLE, _FINALS = 0xAC00, 0xD7A3, 28
_FINAL_RIEUL = 8

# Standard Korean grammar (표준국어대사전): particles by the sound that they follow, and forms of the copula.
# 인 is left out: 일본인 is another word.
_AFTER_CONSONANT = (
    "은 이 을 과 으로 으로서 으로써 이나 이라도 이든 이며 이고 이란 이라는 이라고 이라며 이라면 이랑 이야 "
    "이여 이다 입니다 이었다 이었고 이었으며 이지만 이자 이므로 이라서 이어서 이니 이던"
)
_AFTER_VOWEL = (
    "는 가 를 와 로 로서 로써 나 라도 든 며 고 란 라는 라고 라며 라면 랑 야 여 "
    "다 이다 입니다 였다 였고 였으며 지만 이지만 이자 므로 라서 여서 니 이던"
)
_AFTER_ALL = (
    "의 에 에서 에게 에게서 에서부터 께 께서 한테 도 만 까지 부터 조차 마저 마다 밖에 뿐 뿐만 처럼 보다 같이 "
    "대로 만큼 하고 치고 커녕"
)
# What may follow a particle: 에서는, 으로부터의, 까지도.
_FOLLOWING = "는|은|도|만|의|가|이|을|를|와|과|나|부터|까지|부터의|까지의|이나|이다"
# A group, a side: 업체들이, 일본측은.
_SUFFIXES = "들|측|등"


def _particles(words: str) -> re.Pattern[str]:
    either = "|".join(sorted([*words.split(), *_AFTER_ALL.split()], key=len, reverse=True))
    return re.compile(rf"(?:{either})(?:{_FOLLOWING})?")


_BY_SOUND = {True: _particles(_AFTER_CONSONANT), False: _particles(_AFTER_VOWEL)}
_WITH_RIEUL = re.compile(rf"(?:로|로서|로써)(?:{_FOLLOWING})?")
_SUFFIXED = re.compile(rf"(?P<suffix>{_SUFFIXES})(?P<rest>.*)", re.DOTALL)

_HIRAGANA_PARTICLES = re.compile(
    "が|を|に|の|と|で|へ|や|も|か|は|から|まで|より|など|だけ|について|による|として"
)

_HAN_BEHIND = re.compile("政府|[等側内間製産発向宛]")
_HAN_BEFORE = frozenset("対在駐訪前元現同")

DENYING = frozenset("非無不未反脱")
"""What makes the opposite of the word that it stands before: 非ホワイト国."""


def is_particle(hangul: str, after: str) -> bool:
    """Whether a run of Hangul is a particle, with a suffix before it or another particle behind it or not.

    Args:
        hangul: the whole run, up to the next character that is no Hangul.
        after: the letters before it, three at most; which particles there may be depends on their sound.
    """
    run = unicodedata.normalize("NFC", hangul)
    if (suffixed := _SUFFIXED.fullmatch(run)) is not None:
        run, after = suffixed["rest"], suffixed["suffix"]
        if not run:
            return True
    code = ord(unicodedata.normalize("NFC", after)[-1])
    if not _SYLLABLES <= code <= _LAST_SYLLABLE:  # how a Latin word or a number sounds is not written
        return any(known.fullmatch(run) for known in _BY_SOUND.values())
    final = (code - _SYLLABLES) % _FINALS
    if final == _FINAL_RIEUL and _WITH_RIEUL.fullmatch(run):
        return True
    return _BY_SOUND[final != 0].fullmatch(run) is not None


def begins_with_particle(hiragana: str) -> bool:
    """Whether a run of hiragana begins with a particle."""
    return _HIRAGANA_PARTICLES.match(hiragana) is not None


def is_suffix(han: str) -> bool:
    """Whether a run of Han characters only qualifies the name before it: 側, 政府."""
    return _HAN_BEHIND.fullmatch(han) is not None


def is_prefix(char: str) -> bool:
    """Whether a Han character only qualifies the name behind it: 対, 駐, 前."""
    return char in _HAN_BEFORE
