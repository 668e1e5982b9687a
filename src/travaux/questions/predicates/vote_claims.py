"""Claims about votes: how a state voted, and how far two states vote alike."""

from __future__ import annotations

from decimal import Decimal

from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Candidate, Kind, Quantity
from travaux.record.registers import Register
from travaux.world.spans import span
from travaux.world.states import state_code
from travaux.world.votes import agreement


def voting_agreement(context: Context, arguments: Arguments) -> Quantity:
    """Agreement of two states over the roll calls of some years, 0 to 1, weighed by the number of votes."""
    one, other = state_code(arguments.text("one")), state_code(arguments.text("other"))
    period = span(arguments.text("in"))
    registers = context.registers
    years = agreement(registers.ballots([one, other]), registers.roll_calls(), one, other)
    wanted = [year for year in years if period.start <= year.year * 12 and year.year * 12 + 12 <= period.end]
    votes = sum(year.votes for year in wanted)
    definition = "1 - |a - b| / 2 with yes 1, abstain 0, no -1, over the votes both took part in (Lijphart 1963)"
    coverage = (registers.coverage(Register.VOTES),)
    name = f"voting agreement of {one} and {other}, {period}"
    if not votes:
        return Quantity(name, (), "", definition, coverage, "the record has no vote both took part in then")
    mean = sum(year.agreement * year.votes for year in wanted) / votes
    return Quantity(name, (Candidate(Decimal(repr(round(mean, 6))), f"over {votes} votes"),), "", definition, coverage)


FUNCTIONS = (
    Function(
        "voting_agreement",
        (Parameter("one", Kind.TEXT), Parameter("other", Kind.TEXT), Parameter("in", Kind.DATE)),
        Kind.QUANTITY,
        voting_agreement,
        "how far two states voted alike in a year or years, 0 to 1",
    ),
)
