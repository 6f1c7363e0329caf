"""A user who looks at a preview, and ends it with Ctrl-C: `python visitor.py preview --catalog shelf`."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from urllib.request import urlopen

_ADDRESS = re.compile(r"http://\S+")
_STOPPED = 130


def main() -> int:
    """Runs the command until its page has been seen; 0 if it was, and it ended as it should."""
    preview = subprocess.Popen(["octavo", *sys.argv[1:], "--no-open"], stdout=subprocess.PIPE, text=True)
    assert preview.stdout
    for line in preview.stdout:
        print(line, end="", flush=True)
        if found := _ADDRESS.search(line):
            with urlopen(found[0]) as page:
                assert page.read()
            preview.send_signal(signal.SIGINT)
            break
    return 0 if preview.wait() == _STOPPED else 1


if __name__ == "__main__":
    sys.exit(main())
