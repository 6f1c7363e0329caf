"""Handbooks that show the pages of one group at a time: what they have is known once all groups were seen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from octavo.acquisition.collection import Collector
from octavo.acquisition.project import Project
from octavo.acquisition.taking import load_capture
from octavo.acquisition.targets import Found, Target
from octavo.acquisition.threads import run_in_thread
from octavo.discovery.listing import Listing
from octavo.discovery.merging import merge_listings
from octavo.discovery.navigation import find_navigation
from octavo.discovery.page import open_page


async def complete_handbooks(found: Sequence[Found], project: Project, collector: Collector) -> list[Found]:
    """What was found, with the pages that only other pages of the same handbook name; those are taken, too."""
    return [await _complete(one, project, collector) for one in found]


async def _complete(found: Found, project: Project, collector: Collector) -> Found:
    while found.listing is not None and found.listing.kind == "navigation":
        await collector.finish()
        longer = await run_in_thread(_extend, found, found.listing, project)
        if longer is found:
            break
        found = longer
        collector.start(found.targets)
    return found


def _extend(found: Found, listing: Listing, project: Project) -> Found:
    """The handbook with what its own pages name besides; itself where that is nothing."""
    merged = listing
    for page, record in project.records.items():
        shown = open_page(load_capture(page, record))
        contents = find_navigation(shown) if shown else None
        if contents is not None:
            merged = merge_listings(merged, contents)
    if len(merged.entries) == len(listing.entries):
        return found
    known = {target.address: target for target in found.targets}
    targets = tuple(known.get(entry.address) or Target(entry) for entry in merged.entries)
    return replace(found, targets=targets, listing=merged)
