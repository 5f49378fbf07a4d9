"""The virus scanner for files that are sent; `news/files/scanning.py` asks it. Off by default."""

from .environment import Environment

_env = Environment()

#: unix:///run/clamav/clamd.ctl or tcp://host:3310
CLAMD = _env("CLAMD", default="")
#: Whether a file is refused while clamd does not answer; else it is taken, and the log says so.
CLAMD_REQUIRED = _env.bool("CLAMD_REQUIRED", default=True)
