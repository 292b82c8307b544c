import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from duiding.installation.postgres import Cluster


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder with a short path that the server's account can reach, also when root tests."""
    folder = Path(tempfile.mkdtemp(prefix="dd-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(place: Path) -> Iterator[Cluster]:
    made = Cluster(place / "state", durable=False)
    yield made
    made.remove()
