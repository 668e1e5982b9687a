"""The workbench: an open record and the questions asked of it. The only place where the steps are joined.

One module a group of questions; each opens the steps it joins only when it is asked, so that a start is quick.
"""

from travaux.workbench.collecting import Collecting
from travaux.workbench.composing import Composing
from travaux.workbench.hypotheses import Hypotheses
from travaux.workbench.ledgers import Ledgers
from travaux.workbench.margins import Margins
from travaux.workbench.statements import Statements


class Workbench(Composing, Ledgers, Hypotheses, Statements, Collecting, Margins):
    """An open record. Close it, or use it in a ``with`` statement."""
