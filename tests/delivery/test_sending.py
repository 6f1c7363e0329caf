"""Messages to a real server over TLS: what arrives, and what is said of each way in which it does not."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
import trustme

from octavo.delivery.configuration import Server
from octavo.delivery.failures import Reply, explain_login
from octavo.delivery.receipts import Ledger, Receipt
from octavo.errors import BuildError
from tests.commands.making import octavo
from tests.delivery.mail_server import BREAK, HANG, PASSWORD, MailServer
from tests.delivery.making import make_epub, make_pdf, write_settings
from tests.tools.mail import read_with_mailparser, read_with_python

LARGE = 8_000_000
"""Bytes that no buffer of the system swallows at once."""


class Sent:
    """What came of `octavo send`: its exit code, and what it said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Send = Callable[..., Sent]


@pytest.fixture
def send(
    home: Path,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Send:
    """Calls `octavo send` as a user whose mail goes to a server, with the password in the environment."""

    def run(server: MailServer, *arguments: str, password: str = PASSWORD, timeout: int = 60) -> Sent:
        write_settings(home, server, timeout=timeout)
        monkeypatch.setenv("OCTAVO_PASSWORD", password)
        code = octavo(monkeypatch, "send", *arguments)
        return Sent(code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_book_arrives_and_leaves_a_receipt(tls: str, send: Send, home: Path, authority: trustme.CA) -> None:
    book = make_epub(Path("a.epub"), title="校正: Maß & Öl", filling=200_000)
    with MailServer(tls=tls, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--message", ".\n..\n.")
    assert (sent.code, sent.err) == (0, "")
    assert "queued as 4F2A" in sent.out
    [message] = server.messages
    assert (message.sender, message.receiver) == ("ada@example.org", "bo@example.net")
    file = home / "message.eml"
    file.write_bytes(message.content)
    for read in (read_with_python, read_with_mailparser):
        found = read(file)
        assert (found.subject, found.words) == ("校正: Maß & Öl", ".\n..\n.")
        assert [(one.name, one.sha256) for one in found.files] == [
            ("校正 Maß & Öl.epub", sha256(book.read_bytes()).hexdigest())
        ]
    lines = (home / "state" / "octavo" / "deliveries.jsonl").read_text().splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["begun", "doubtful", "sent"]


def test_nothing_is_sent_twice_unasked(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        send(server, "bo@example.net", "a.epub")
        again = send(server, "BO@example.net", "a.epub")
        assert (again.code, len(server.messages)) == (0, 1)
        assert "was sent before" in again.out and "--again" in again.out
        send(server, "bo@example.net", "a.epub", "--again")
        make_epub(Path("a.epub"), title="Another edition")
        send(server, "bo@example.net", "a.epub")
    assert len(server.messages) == 3


def test_each_gets_what_it_takes(send: Send, authority: trustme.CA) -> None:
    Path("build").mkdir()
    make_epub(Path("build/a.epub"))
    make_pdf(Path("build/a.pdf"))
    with MailServer(authority=authority) as server:
        done = send(server, "bo@example.net", "ada_1@kindle.com", "me@pbsync.com", "--json")
    told = json.loads(done.out)
    assert [[file["name"] for file in one["files"]] for one in told] == [
        ["On Proofs.epub", "On Proofs.pdf"],
        ["On Proofs.epub"],
        ["On Proofs.epub"],
    ]
    assert [one["outcome"] for one in told] == ["sent"] * 3
    assert [message.receiver for message in server.messages] == ["bo@example.net", "ada_1@kindle.com", "me@pbsync.com"]


REFUSALS: dict[str, tuple[Mapping[str, Sequence[str]], tuple[str, ...]]] = {
    "wrong password": ({"AUTH": ["535 5.7.8 Error: authentication failed"]}, ("password of ada", "--ask-password")),
    "app password": ({"AUTH": ["534 5.7.9 Application-specific password required"]}, ("app password", "make one")),
    "no passwords": ({"AUTH": ["535 5.7.139 Authentication unsuccessful"]}, ("takes no passwords from programs",)),
    "foreign sender": ({"MAIL": ["553 5.7.1 Sender address rejected"]}, ("no messages from", "account that logs in")),
    "size, foretold": ({"MAIL": ["552 5.3.4 Message size exceeds fixed limit"]}, ("too large", "--max-size")),
    "unknown receiver": ({"RCPT": ["550 5.1.1 User unknown"]}, ("there is no receiver bo@", "address right")),
    "full mailbox": ({"RCPT": ["452 4.2.2 Mailbox full"]}, ("mailbox of bo@example.net is full",)),
    "no relay": ({"RCPT": ["554 5.7.1 Relay access denied"]}, ("sends nothing to bo@", "login")),
    "size, at the end": ({"DATA": ["552 5.3.4 Message too big"]}, ("too large", "--max-size")),
    "kind of file": ({"DATA": ["554 5.7.0 Attachment type blocked"]}, ("this kind of file",)),
    "junk": ({"DATA": ["550 5.7.1 looks like spam"]}, ("for junk",)),
    "odd": ({"DATA": ["571 because"]}, ("refuses the message", "571 because")),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_says_what_a_person_can_do(case: str, send: Send, waits: list[float], authority: trustme.CA) -> None:
    replies, words = REFUSALS[case]
    make_epub(Path("a.epub"))
    with MailServer(replies=replies, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--quiet")
    assert (sent.code, server.messages, waits, sent.out) == (10, [], [], "")
    [line] = sent.err.splitlines()
    assert [word for word in words if word not in line] == []


def test_a_password_is_told_to_nobody(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", password="quite-wrong")
    assert server.passwords == ["quite-wrong"]
    assert "quite-wrong" not in sent.err + sent.out


@pytest.mark.parametrize("login", ["PLAIN", "LOGIN"])
def test_passwords_have_letters_of_any_script(login: str, send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(logins=[login], authority=authority) as server:
        assert send(server, "bo@example.net", "a.epub").code == 0
        refused = send(server, "cy@example.net", "a.epub", password="falsch – ganz falsch")
    assert (refused.code, server.passwords[1:]) == (10, ["falsch – ganz falsch"])
    assert "the password of ada@example.org is wrong" in refused.err


def test_a_server_that_takes_no_passwords_is_told(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(logins=[], authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--quiet")
    assert (sent.code, server.messages) == (10, [])
    assert "localhost takes no passwords here" in sent.err


def test_addresses_have_letters_of_any_script(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        assert send(server, "jörg@bücher.example", "a.epub").code == 0
    assert server.messages[0].receiver == "jörg@xn--bcher-kva.example"
    with MailServer(utf8=False, authority=authority) as server:
        assert send(server, "ada@bücher.example", "a.epub").code == 0
        refused = send(server, "jürgen@example.net", "a.epub")
    assert (refused.code, len(server.messages)) == (10, 1)
    assert "localhost takes only addresses of ASCII letters" in refused.err


def test_what_is_no_mail_server_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
    with socket.create_server(("127.0.0.1", 0)) as other, ThreadPoolExecutor(1) as pool:
        answering = pool.submit(answer, other, b"HTTP/1.1 400 Bad Request\r\n\r\n")
        server = MailServer()
        server.port = other.getsockname()[1]
        write_settings(home, server)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 10
        answering.result()
    assert "does not talk as a mail server does" in capsys.readouterr().err


def answer(place: socket.socket, words: bytes) -> None:
    """Says these words to the first who comes."""
    connection, _ = place.accept()
    with connection:
        connection.sendall(words)


def test_a_server_that_lets_nobody_in_is_asked_once(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        sent = send(
            server,
            "bo@example.net",
            "cy@example.net",
            "a.epub",
            password="wrong",
        )
    assert (sent.code, len(server.passwords)) == (10, 1)


@pytest.mark.parametrize("stage", ["AUTH", "MAIL", "RCPT", "DATA"])
def test_a_busy_server_is_asked_again(stage: str, send: Send, waits: list[float], authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(replies={stage: ["451 4.7.1 Greylisted, try again later"] * 2}, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub")
    assert (sent.code, len(server.messages), waits) == (0, 1, [5, 30])
    assert "greylisting" in sent.err and "try 3 of 5 in 30 seconds" in sent.err


def test_tries_come_to_an_end(send: Send, waits: list[float], authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(replies={"RCPT": ["450 busy"] * 9}, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--tries", "3", "--quiet")
    assert (sent.code, server.asked.count("RCPT"), waits) == (10, 3, [5, 30])
    assert "cannot take it now. It says: 450 busy — run it again later" in sent.err


@pytest.mark.parametrize(("mood", "words"), [(HANG, "was silent for 2 s"), (BREAK, "broke off the connection")])
@pytest.mark.parametrize("stage", ["AUTH", "RCPT", "BODY"])
def test_silence_and_breaks_are_told_apart(
    mood: str, words: str, stage: str, send: Send, authority: trustme.CA
) -> None:
    make_epub(Path("a.epub"), filling=LARGE)
    with MailServer(replies={stage: [mood]}, authority=authority) as server:
        timeout = 2 if mood == HANG else 60
        sent = send(server, "bo@example.net", "a.epub", "--tries", "1", "--quiet", timeout=timeout)
    assert (sent.code, server.messages) == (10, [])
    assert words in sent.err


def test_a_line_that_breaks_in_the_middle_is_tried_again(send: Send, waits: list[float], authority: trustme.CA) -> None:
    make_epub(Path("a.epub"), filling=LARGE)
    with MailServer(replies={"BODY": [BREAK]}, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub")
    assert (sent.code, len(server.messages), waits) == (0, 1, [5])


def test_what_may_have_arrived_is_not_sent_again(send: Send, waits: list[float], authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(replies={"DATA": [BREAK]}, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--json")
    assert (sent.code, waits, json.loads(sent.out)[0]["outcome"]) == (10, [], "doubtful")
    assert "got the whole message and broke off" in sent.err and "look whether it arrived" in sent.err


def test_a_message_too_large_for_the_server_does_not_leave(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"), filling=2_000_000)
    with MailServer(limit=1_500_000, authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--quiet")
    assert (sent.code, "MAIL" in server.asked) == (10, False)
    assert "takes 1.5 MB a message, and this one has 2.7 MB — make volumes with --max-size 1MB" in sent.err


def test_plain_text_is_refused(send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(tls="none", authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub", "--quiet")
    assert (sent.code, server.asked, server.passwords) == (10, [], [])
    assert "offers no TLS" in sent.err


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_strange_certificate_is_refused(tls: str, send: Send, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(tls=tls, authority=authority, name="elsewhere.example") as server:
        sent = send(server, "bo@example.net", "a.epub", "--quiet")
    assert (sent.code, server.asked) == (10, [])
    assert "certificate of localhost is not trusted: Hostname mismatch" in sent.err


def test_an_unknown_authority_is_refused(
    home: Path, send: Send, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        file = write_settings(home, server)
        file.write_text("\n".join(line for line in file.read_text().splitlines() if "certificates" not in line))
        monkeypatch.setenv("OCTAVO_PASSWORD_HOME", PASSWORD)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 10
    assert "the certificate of localhost is not trusted" in capsys.readouterr().err
    assert (server.passwords, server.asked) == ([], [])


def test_a_server_that_never_greets_or_is_not_there(
    home: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
    server = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server.port = silent.getsockname()[1]
        write_settings(home, server, timeout=1)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet", "--tries", "1") == 10
    assert "was silent for 1 s" in capsys.readouterr().err
    assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet", "--tries", "1") == 10
    assert "accepts no connection" in capsys.readouterr().err


def test_a_provider_that_wants_an_app_password_says_where_it_is_made() -> None:
    server = Server(user="ada@gmail.com", host="smtp.gmail.com", port=465, tls="implicit")
    for words in ("5.7.8 Username and Password not accepted", "5.7.9 Application-specific password required"):
        assert "https://myaccount.google.com/apppasswords" in str(explain_login(Reply(535, words), server))


def test_what_was_sent_is_sent_though_its_receipt_is_lost(
    send: Send, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_epub(Path("a.epub"))
    write = Ledger.write

    def fill_disk(ledger: Ledger, receipts: Iterable[Receipt]) -> None:
        found = list(receipts)
        if any(one.state == "sent" for one in found):
            raise BuildError("receipts cannot be written: No space left on device")
        write(ledger, found)

    monkeypatch.setattr(Ledger, "write", fill_disk)
    with MailServer(authority=authority) as server:
        sent = send(server, "bo@example.net", "a.epub")
    assert (sent.code, len(server.messages)) == (0, 1)
    assert "No space left on device" in sent.err and "queued as 4F2A" in sent.out
