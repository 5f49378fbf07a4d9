"""What never stands in logs or reports of errors, wherever it may come from."""

import ipaddress
import re

MAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
#: Telephone, identity, account and tax numbers: nine digits or more, however they are spaced.
NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[ .]?\d){8,}(?![\w-])")
QUERY = re.compile(r"\?[^\s\"'<>]+")
#: What a database says of the row that it refused.
DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)


def masked(text: str) -> str:
    """`text` without e-mail addresses, long numbers, query strings and rows of a database."""
    text = DETAIL.sub(r"\1: …", text)
    return QUERY.sub("?…", NUMBER.sub("[number]", MAIL.sub("[e-mail]", text)))


def network(address: str) -> str:
    """The network of an address: /24 of IPv4, /48 of IPv6; "" for none."""
    try:
        bits = 24 if ipaddress.ip_address(address).version == 4 else 48
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))
