"""The management commands; bin/duiding runs this."""

import sys

from duiding.installation.commands import main
from duiding.installation.errors import InstallationError

if __name__ == "__main__":
    try:
        main(sys.argv)
    except InstallationError as error:
        sys.exit(str(error))
