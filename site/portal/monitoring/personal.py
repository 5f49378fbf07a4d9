"""What never stands in logs or reports of errors, wherever it may come from."""

import ipaddress
import re

from portal import client_address

MAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
#: Telephone, identity, account and tax numbers: nine digits or more, however they are spaced.
NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[ .]?\d){8,}(?![\w-])")
QUERY = re.compile(r"\?[^\s\"'<>]+")
#: What a database says of the row that it refused.
DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)


def masked(text: str, keeps_addresses: bool = False) -> str:
    """`text` without e-mail addresses, long numbers, query strings and rows of a database.

    An address of the network is a long number, too: `keeps_addresses` leaves those of IPv4.
    """

    def without(found: re.Match[str]) -> str:
        return found[0] if keeps_addresses and client_address.read(found[0]) else "[number]"

    text = DETAIL.sub(r"\1: …", text)
    return QUERY.sub("?…", NUMBER.sub(without, MAIL.sub("[e-mail]", text)))


def network(address: str) -> str:
    """The network of an address: /24 of IPv4, /48 of IPv6; "" for none."""
    found = client_address.read(address)
    if found is None:
        return ""
    bits = 24 if found.version == 4 else 48
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))
