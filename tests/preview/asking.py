"""Requests to a preview, as no browser of ours would make them."""

from __future__ import annotations

import json
from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from typing import NamedTuple

from tests.preview.making import Preview


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


def ask(preview: Preview, path: str, body: object = None, **headers: str) -> Answer:
    """The answer to a request; headers are written `Sec_Fetch_Site="none"`, and Host is right unless it is given."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = None if body is None else json.dumps(body)
    with closing(HTTPConnection("127.0.0.1", preview.port, timeout=120)) as connection:
        connection.request("GET" if body is None else "POST", path, content, named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
