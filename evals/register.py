"""All evals of the project, in the order they run. A new one is one line here and measures in a module of its own."""

from __future__ import annotations

from evals import clough_stevenson, plagevalrus, reuse
from evals.acts import ACTS, ACTS_REAL
from evals.acts_parallel import ACTS_PARALLEL
from evals.adoption import ADOPTION
from evals.agreement_lists import AGREEMENT_LISTS
from evals.alignment import ALIGNMENT, ALIGNMENT_SPECIMEN
from evals.collation import COLLATION
from evals.collecting import COLLECTING
from evals.drafts import DRAFT_BRIEF, DRAFTS
from evals.intake import INTAKE
from evals.lineage import GENERATED_FROM, LINEAGE
from evals.measures import Eval
from evals.names import NAMES
from evals.names_across import NAMES_ACROSS
from evals.ownership import OWNERSHIP
from evals.ownership_real import OWNERSHIP_REAL
from evals.quotations import QUOTATIONS
from evals.sentences import SENTENCES
from evals.status_measures import STATUS_PAIRS, STATUS_SPECIMEN
from evals.topics import TOPICS
from evals.translated_retrieval import TRANSLATED_RETRIEVAL

EVALS: tuple[Eval, ...] = (
    DRAFTS,
    DRAFT_BRIEF,
    OWNERSHIP,
    OWNERSHIP_REAL,
    ADOPTION,
    ACTS,
    ACTS_PARALLEL,
    ACTS_REAL,
    AGREEMENT_LISTS,
    ALIGNMENT,
    ALIGNMENT_SPECIMEN,
    COLLATION,
    COLLECTING,
    INTAKE,
    LINEAGE,
    NAMES,
    NAMES_ACROSS,
    QUOTATIONS,
    SENTENCES,
    STATUS_PAIRS,
    STATUS_SPECIMEN,
    TOPICS,
    TRANSLATED_RETRIEVAL,
    Eval("reuse-synthetic", reuse.synthetic, needs=(reuse.SYNTHETIC,)),
    Eval("reuse-generated", reuse.generated, needs=GENERATED_FROM),
    Eval("plagevalrus", plagevalrus.measure, needs=plagevalrus.NEEDS),
    Eval("clough-stevenson", clough_stevenson.measure, needs=(clough_stevenson.FOLDER,)),
)
