"""A hundred pages of twenty sites in one run: no picture is lost, hosts go on side by side, and memory is bounded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from tests.acquisition.making import png, prose
from tests.conftest import REPOSITORY
from tests.web.site import Row, Site, after, page, picture

HOSTS = [f"127.0.1.{number}" for number in range(1, 21)]
PAGES, PICTURES = 5, 6
LARGEST = 150
"""Megabytes of memory that a run may take."""

_RUN = """
import json, sys
from tests.acquisition.making import run_add
report = run_add(sys.argv[1])
[peak] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(json.dumps({"pages": len(report.pages), "pictures": sum(page.pictures for page in report.pages),
                  "lost": report.lost_pictures, "failures": len(report.failures), "megabytes": int(peak) / 1000}))
"""


def lay_out() -> dict[str, Row]:
    """The pages of all hosts, with pictures of their own, each after 50 ms."""
    rows: dict[str, Row] = {}
    for host in HOSTS:
        for number in range(PAGES):
            shown = [f"/i/{number}-{place}.png" for place in range(PICTURES)]
            figures = "".join(f'<p><img data-src="{path}" src="/blank.gif" alt="Plate"></p>' for path in shown)
            body = f"<h1>Sheet {number} of {host}</h1>{prose(f'sheet {number} of {host}')}{figures}{prose('press', 2)}"
            rows[f"{host}/{number}"] = after(0.05, page(f"<title>Sheet {number}</title><article>{body}</article>"))
            rows |= {host + path: after(0.05, picture(png(place + 1))) for place, path in enumerate(shown)}
    return rows


def test_a_hundred_pages_of_twenty_sites_lose_nothing(tmp_path: Path) -> None:
    with Site(lay_out()) as site:
        addresses = [site.address(f"/{number}", host) for host in HOSTS for number in range(PAGES)]
        listed = tmp_path / "list.txt"
        listed.write_text("\n".join(addresses))
        path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))))
        command = [sys.executable, "-c", _RUN, str(listed)]
        done = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=True, timeout=300
        )
        found = json.loads(done.stdout)
        assert {name: found[name] for name in ("pages", "pictures", "lost", "failures")} == {
            "pages": len(addresses),
            "pictures": len(addresses) * PICTURES,
            "lost": 0,
            "failures": 0,
        }
        assert found["megabytes"] < LARGEST
        assert site.most_at_once(*HOSTS) > 4
        pages = {one.path for one in site.log if one.path.count("/") == 1}
        for host in HOSTS[:3]:
            asked = [one for one in site.log if one.host == host and one.path in pages and one.path != "/robots.txt"]
            assert all(one.ended <= other.began for one, other in pairwise(asked))
