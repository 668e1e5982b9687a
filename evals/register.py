"""All evals of the project, in the order they run. A new one is one line here and measures in a module of its own."""

from __future__ import annotations

from evals.acts import ACTS, ACTS_REAL
from evals.measures import Eval

EVALS: tuple[Eval, ...] = (ACTS, ACTS_REAL)
