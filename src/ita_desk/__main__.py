"""Start the program: ``python -m ita_desk``."""

import sys

from ita_desk.cli import main

sys.exit(main())
