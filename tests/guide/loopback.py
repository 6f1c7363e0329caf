"""The site and the mail server that the guide calls example.org, on loopback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tests.delivery.mail_server import MailServer
from tests.web.site import Row, Site

_SITE, _MAIL = "https://example.org", "mail.example.org"


class Loopback(Struct, frozen=True):
    """Where the servers are; `certificates` is the file of who vouches for the one of mail."""

    site: Site
    mail: MailServer
    certificates: Path

    def hide(self, text: str) -> str:
        """A text of the guide, with the addresses of loopback."""
        settings = f'host = "localhost"\nport = {self.mail.port}\ncertificates = "{self.certificates}"'
        return text.replace(_SITE, self.site.address("")).replace(f'host = "{_MAIL}"', settings)

    def show(self, text: str) -> str:
        """What was printed, with the addresses of the guide."""
        return text.replace(self.site.address(""), _SITE).replace("through localhost", f"through {_MAIL}")


@contextmanager
def serve(rows: Mapping[str, Row], folder: Path) -> Iterator[Loopback]:
    """Both servers, as long as the context; what they need of files is in `folder`."""
    with Site(rows) as site, MailServer() as mail:
        certificates = folder / "authority.pem"
        mail.authority.cert_pem.write_to_path(str(certificates))
        yield Loopback(site, mail, certificates)
