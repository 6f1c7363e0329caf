"""Code in plain text: what a prompt, a fence, or its own signs tell apart from prose and verse."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"(?:```|~~~)\s*[\w+-]*")  # "```python"
_CODE = re.compile(r"[{};=<>]|\w\(|^\s*(#|//|\$ )|::|->")  # "x = f(y);", "$ make", "// why"
_SURE = re.compile(  # lines that no prose has: "}", "x = f(y);", "def ebb(tide):", "import tides"
    r"\s*(?:[\])}]+[;,]?|.*[;{]|.*\w\(.*\):?|[\w.\[\]]+ [-+*/|]?= \S.*|(?:import|def|class) \w.*|"
    r"(?:if|for|while|from|return) .*[:;)]|</?\w+.*>)\s*"
)
_PROMPT = re.compile(  # "$ make", "~/tides$ make", "root@quay:~# make", ">>> 1 + 1", "C:\\> dir", "PS C:\\> dir"
    r"\s*(?:(?:[\w.-]{0,30}[@:~/][\w.@:~/-]{0,60})?\$ (?=[a-z./~_-])|"
    r">>> (?=[\w.]+ ?[(=.\[]|import |from |def |for |print)|In \[\d+\]: |(?:PS )?[A-Z]:\\[^>]{0,60}> ?|"
    r"\w{1,20}@[\w.-]{1,40}:[^ ]{0,60}[#$] )"
)


def has_prompt(lines: Sequence[str]) -> bool:
    """Whether the first line was typed at a prompt, so that what stands under it is what was answered."""
    return bool(lines) and _PROMPT.match(lines[0]) is not None


def is_code(lines: Sequence[str], *, indented: bool) -> bool:
    """Whether lines are code: a prompt, or half of them have what only code has; all, where they are not set in."""
    if has_prompt(lines):
        return indented or len(lines) > 1 or lines[0].lstrip()[0] in "$>"
    if not indented:
        sure = sum(1 for line in lines if _SURE.fullmatch(line))
        return len(lines) > 1 and sure * 4 >= len(lines) * 3 and any(set(line) & set("{}();=") for line in lines)
    return sum(1 for line in lines if _CODE.search(line)) * 2 >= len(lines)
