"""A script that measures visits, where the law demands one (EMC of the ministry). Off by default.

Only pages that anybody may read have it, and only their policies name its origin: portal/measuring.
"""

from .environment import Environment

env = Environment()

# https://…/….js; "" for none.
MEASURING_SCRIPT_URL = env("MEASURING_SCRIPT_URL", default="").strip()
# "sha384-…" of the script, where whoever serves it promises that it does not change.
MEASURING_SCRIPT_HASH = env("MEASURING_SCRIPT_HASH", default="").strip()
# Other origins that the script sends its figures to, as https://host.
MEASURING_CONNECT = env.list("MEASURING_CONNECT", default=[])
