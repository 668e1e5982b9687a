"""Chinese names of states that no table has, learned from the titles and issuers of the record's own Chinese texts.

A name stands before a word for a state or its organs. It is the name of the one state that issued, alone or with
others, every text whose title has it, once the names of the other issuers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from travaux.record.documents import DocumentHead
from travaux.text.han import simplify

_HAN = re.compile("[㐀-鿿]")
_NAME = re.compile(
    r"(?:^|[^㐀-鿿]|[和与及同对在向])((?:(?![和与及同对在向年月日])[㐀-鿿]){2,7}?)(?=共和国|王国|联邦|外交部|政府|总统|主席|国王|首相)"
)


def han_names(heads: Iterable[DocumentHead]) -> Mapping[str, str]:
    """States by their Chinese name; empty when no title tells one."""
    issuers: dict[str, set[str]] = {}
    for head in heads:
        if head.base_language != "zh":
            continue
        for name in _NAME.findall(simplify(head.title)):
            issuers[name] = issuers[name] & set(head.issuers) if name in issuers else set(head.issuers)
    found: dict[str, str] = {}
    for _round in range(len(issuers)):
        for name, states in issuers.items():
            left = states - set(found.values())
            if name not in found and len(left) == 1 and not _HAN.search(next(iter(left))):
                found[name] = next(iter(left))
    return found
