import multiprocessing
from pathlib import Path

import pytest

from duiding.installation import sharing
from duiding.installation.errors import InstallationError
from duiding.installation.postgres import Cluster


def hold(file: Path, held: "multiprocessing.synchronize.Event") -> None:
    with sharing.only_one(file, "taken"):
        held.set()
        multiprocessing.Event().wait(60)


@pytest.mark.parametrize("alive", [True, False])
def test_a_second_start_is_refused_only_while_the_first_one_lives(place: Path, alive: bool) -> None:
    context = multiprocessing.get_context("fork")
    held = context.Event()
    first = context.Process(target=hold, args=(place / "lock", held))
    first.start()
    assert held.wait(10)
    if not alive:
        first.kill()
        first.join()
    try:
        with sharing.only_one(place / "lock", "taken"):
            entered = True
    except InstallationError:
        entered = False
    first.kill()
    first.join()
    assert entered is not alive


@pytest.mark.slow
def test_whoever_leaves_last_stops_the_server(cluster: Cluster) -> None:
    with sharing.running(cluster):
        with sharing.running(Cluster(cluster.state, durable=False)):
            assert cluster.is_ready()
        assert cluster.is_ready()
    assert not cluster.is_ready()
