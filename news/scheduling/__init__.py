"""What happens at a set time.

Pages: `run.py` publishes and takes down what is due (`manage.py publish_scheduled`); what cannot be
made is kept (`models.py`), shown and mailed (`notices.py`), and stops no other.

Everything that is done again and again: `jobs.py` knows what and how often, `loop.py` does it
(`manage.py run_scheduled`).
"""
