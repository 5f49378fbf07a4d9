"""`manage.py worker`: what `run_scheduled` is called where this site was deployed before."""

from news.management.commands.run_scheduled import Command

__all__ = ["Command"]
