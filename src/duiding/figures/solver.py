"""One door to the linear and whole-number programmes of SciPy (HiGHS).

Source: SciPy `scipy.optimize.milp`. Every answer says whether it was proven; a time-out is never an answer.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from duiding.figures.errors import NotProven

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


class Outcome(StrEnum):
    """What is known after solving."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible, not proven best in time"
    INFEASIBLE = "no solution exists"
    UNKNOWN = "nothing found in time"


@dataclass(frozen=True)
class Solution:
    """`values` is None unless a solution was found; `bound` is the proven bound on the minimum."""

    outcome: Outcome
    values: FloatArray | None
    objective: float
    bound: float


@dataclass(frozen=True)
class Programme:
    """Minimise cost @ x subject to low <= matrix @ x <= high and lower <= x <= upper.

    Shapes: cost, lower, upper (n,); matrix (m, n) sparse; low, high (m,).
    """

    cost: FloatArray
    matrix: Any
    low: FloatArray
    high: FloatArray
    lower: FloatArray
    upper: FloatArray


def solve(programme: Programme, *, whole: bool, seconds: float, gap: float = 0.0) -> Solution:
    """Solve one programme; `whole` asks for whole numbers, `gap` is the relative distance
    to the best allowed.
    """
    constraints = LinearConstraint(programme.matrix, programme.low, programme.high)
    result = milp(
        programme.cost,
        integrality=np.ones(programme.cost.size) if whole else None,
        bounds=Bounds(programme.lower, programme.upper),
        constraints=constraints if programme.matrix.shape[0] else None,
        options={"time_limit": max(seconds, 0.001), "mip_rel_gap": gap},
    )
    if result.status == 2:
        return Solution(Outcome.INFEASIBLE, None, np.inf, np.inf)
    bound = getattr(result, "mip_dual_bound", None)
    if result.x is None:
        return Solution(Outcome.UNKNOWN, None, np.inf, -np.inf if bound is None else float(bound))
    proven = result.status == 0
    objective = float(result.fun)
    if not whole or bound is None:
        bound = objective if proven else -np.inf
    return Solution(Outcome.OPTIMAL if proven else Outcome.FEASIBLE, result.x, objective, float(bound))


def duals_of_equations(programme: Programme) -> tuple[float, FloatArray]:
    """Largest value of -cost @ x under equations matrix @ x == low, and the prices y (m,) that prove it.

    For every x with matrix @ x == 0: -cost @ x == (-cost - matrix.T @ y) @ x.
    """
    result = linprog(
        programme.cost,
        A_eq=programme.matrix,
        b_eq=programme.low,
        bounds=np.column_stack([programme.lower, programme.upper]),
        method="highs",
    )
    if result.x is None:
        raise NotProven("a linear programme could not be solved")
    return -float(result.fun), -np.asarray(result.eqlin.marginals)
