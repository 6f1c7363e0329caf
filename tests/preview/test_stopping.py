"""The server ends at once and leaves nothing; the process that builds may end, and another one takes its place."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from octavo.preview.messages import Failed, Wish
from octavo.preview.press import PressProcess
from tests.commands.making import files_in
from tests.preview.making import Preview, make_project


def test_ctrl_c_ends_it_in_the_middle_of_a_build(tmp_path: Path) -> None:
    project = make_project(tmp_path / "essays")
    with Preview(project) as preview:
        preview.wait_for_stage("reading")
        assert preview.stop(signal.SIGINT) == "octavo: stopped; nothing is half written\n"
        assert preview.process.returncode == 130
    assert {name for name in files_in(project) if name.startswith("build") and not is_book(name)} == set()


def is_book(name: str) -> bool:
    return name.startswith("build/preview/book.")


def test_a_lost_process_is_said_and_replaced(tmp_path: Path) -> None:
    wish = Wish(str(tmp_path / "book.toml"))

    async def lose() -> tuple[str, str, str]:
        press = PressProcess()
        first = await press.build(wish, print)
        assert press._process
        press._process.kill()
        await press._process.wait()
        second = await press.build(wish, print)
        asked = asyncio.create_task(press.build(wish, print))
        await asyncio.sleep(0)
        press._process.kill()
        third = await asked
        press.stop()
        return tuple(one.reason for one in (first, second, third) if isinstance(one, Failed))  # type: ignore[return-value]

    first, second, third = asyncio.run(lose())
    assert first == second == "book.toml: No such file or directory"
    assert third.startswith("the process that builds has ended")
