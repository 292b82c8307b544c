"""Youth groups along the seven steps: their story, their members, and telling the young people."""

from duiding.casework.groups.models import informing, members, story
from duiding.casework.groups.models.informing import *  # noqa: F403
from duiding.casework.groups.models.members import *  # noqa: F403
from duiding.casework.groups.models.story import *  # noqa: F403

__all__: list[str] = []
__all__ += story.__all__
__all__ += members.__all__
__all__ += informing.__all__
