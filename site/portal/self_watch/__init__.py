"""Each night the site reads itself as a visitor and as a robot would, and compares what it gets
with what its editors published. Sites of public bodies are hijacked with links and scripts that
only search engines are shown; nobody of the body ever sees them. See docs/self-watch.md.
"""
