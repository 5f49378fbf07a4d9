"""What tells whoever runs the site how it is: probes, logs, metrics, reports of errors.

`probes.py` asks database, cache, disk and background processes; `layer.py` answers `/healthz` and
`/readyz` with it. How to use all this: docs/monitoring.md.
"""
