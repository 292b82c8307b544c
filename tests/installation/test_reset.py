import pytest

from duiding.installation import secrets, sharing, state
from duiding.installation.errors import InstallationError
from duiding.installation.postgres import Cluster
from duiding.installation.start import reset
from duiding.installation.state import Installation

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("in_use", [False, True])
def test_reset_removes_all_but_never_under_a_running_command(cluster: Cluster, in_use: bool) -> None:
    folder = cluster.state
    secrets.load(folder)
    state.remember(folder, Installation(8000, demo=True))
    (folder / "static").mkdir()
    if in_use:
        with sharing.running(cluster), pytest.raises(InstallationError, match="still uses"):
            reset(folder)
    else:
        cluster.start()  # left running by a start that was killed
        reset(folder)
    assert (folder / secrets.FILE).exists() is in_use
    assert (cluster.data / "PG_VERSION").exists() is in_use
    assert (folder / "static").exists() is in_use
    assert not cluster.is_ready()
    assert {entry.name for entry in folder.iterdir()} >= {sharing.STARTING, sharing.USING}
