"""Chinese names of states that no table has, learned from the titles and issuers of the record's own Chinese texts.

A name stands before a word for a state or its organs, or is one of two at the head of a title (甲国和乙国联合声明).
It is the name of the one state that issued, alone or with others, every text whose title has it, once the names of the
other issuers are known; of the two of one title, each is the state it sounds more like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from travaux.record.documents import DocumentHead
from travaux.text.foreign_names import sound_likeness
from travaux.text.han import simplify

_HAN = re.compile("[㐀-鿿]")
_PLAINLY = 0.3
"""By how much one pairing of two names with two states must sound likelier than the other, of 2."""
_NAME = re.compile(
    r"(?:^|[^㐀-鿿]|[和与及同对在向])((?:(?![和与及同对在向年月日])[㐀-鿿]){2,7}?)(?=共和国|王国|联邦|外交部|政府|总统|主席|国王|首相)"
)


_PAIR = re.compile(r"^([㐀-鿿]{2,7}?)[和与同及]([㐀-鿿]{2,7}?)(?=关于|就|联合|共同|两国|政府|外交|之间|公报|宣言)")


def han_names(heads: Iterable[DocumentHead]) -> Mapping[str, str]:
    """States by their Chinese name; empty when no title tells one."""
    issuers: dict[str, set[str]] = {}
    for head in heads:
        if head.base_language != "zh":
            continue
        for name in _NAME.findall(simplify(head.title)):
            issuers[name] = issuers[name] & set(head.issuers) if name in issuers else set(head.issuers)
        for name, state in _paired(simplify(head.title), head.issuers):
            issuers[name] = issuers.get(name, {state}) & {state}
    found: dict[str, str] = {}
    for _round in range(len(issuers)):
        for name, states in issuers.items():
            left = states - set(found.values())
            if name not in found and len(left) == 1 and not _HAN.search(next(iter(left))):
                found[name] = next(iter(left))
    return found


def _paired(title: str, issuers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The two names at the head of a title, each with the issuer it sounds like; nothing where that is not plain."""
    match = _PAIR.match(title)
    if match is None or len(issuers) != 2 or any(_HAN.search(one) for one in issuers):
        return
    one, other = match.groups()
    straight = sound_likeness(one, issuers[0]) + sound_likeness(other, issuers[1])
    crossed = sound_likeness(one, issuers[1]) + sound_likeness(other, issuers[0])
    if abs(straight - crossed) >= _PLAINLY:
        yield from zip((one, other), issuers if straight > crossed else issuers[::-1], strict=True)
