"""Does a deployment keep what the contract promises?

    python -m frontend_contract.conformance https://course.example --edition CODE

Python's standard library alone, and the contract beside this folder: copy `frontend_contract` anywhere and run it.
Every promise is one small function in `promises/`, with its id, its title, where it is promised, and what to do
when it is broken. It only reads; a run asks some hundreds of small questions.
"""

from frontend_contract.conformance.promise import PROMISES, Outcome, State
from frontend_contract.conformance.running import Report, Unreachable, run

__all__ = ["PROMISES", "Outcome", "Report", "State", "Unreachable", "run"]
