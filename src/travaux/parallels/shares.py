"""How much of a text stands in one earlier document, and in any: the boilerplate measure.

Matched words over words of the later text, as WCopyfind counts; best single source after Allee and Elsig (ISQ 2019),
any source after Peacock, Milewicz and Snidal (ISQ 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from travaux.parallels.detection import Detection
from travaux.parallels.stretches import Least


def shares(tokens: int, detections: Sequence[Detection], least: Least) -> tuple[float, float, str]:
    """Share of the best single source, share of any source, and the id of the best; 0, 0 and '' when none answers.

    ``tokens``: tokens of the later text. Only regions heavy enough to be called reuse count.
    """
    if not tokens:
        return 0.0, 0.0, ""
    anywhere = np.zeros(tokens, np.bool_)
    best, best_document = 0, ""
    for found in detections:
        regions = found.regions
        counts = np.diff(regions.bounds)
        heavy = np.repeat(regions.score >= least.piece, counts)
        own, documents = regions.own[heavy], np.repeat(found.documents, counts)[heavy]
        anywhere[own] = True
        pairs = np.unique(documents * tokens + own)
        matched = np.bincount(pairs // tokens, minlength=1)
        top = int(matched.argmax())
        if matched[top] > best:
            best, best_document = int(matched[top]), found.segment.documents[top]
    return best / tokens, float(np.count_nonzero(anywhere)) / tokens, best_document
