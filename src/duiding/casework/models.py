"""The process, in its order. Each stage has its own models; here they meet for Django."""

from duiding.casework.groups.models import *  # noqa: F403
from duiding.casework.insight.models import *  # noqa: F403
from duiding.casework.intake.models import *  # noqa: F403
from duiding.casework.interpretation.models import *  # noqa: F403
from duiding.casework.interventions.models import *  # noqa: F403
from duiding.casework.plans.models import *  # noqa: F403
from duiding.casework.reporting.models import *  # noqa: F403
