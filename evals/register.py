"""All evals of the project, in the order they run. A new one is one line here and measures in a module of its own."""

from __future__ import annotations

from evals.measures import Eval

EVALS: tuple[Eval, ...] = ()
