"""All evals of the project, in the order they run. A new one is one line here and measures in a module of its own."""

from __future__ import annotations

from evals.acts import ACTS, ACTS_REAL
from evals.intake import INTAKE
from evals.measures import Eval
from evals.names import NAMES
from evals.sentences import SENTENCES

EVALS: tuple[Eval, ...] = (ACTS, ACTS_REAL, INTAKE, NAMES, SENTENCES)
