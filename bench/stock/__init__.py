"""What `make bench` compares with: a site as Wagtail's tutorial has one build it.

Wagtail's project template, the tutorial's blog with what its next steps add (categories, tags,
pages of a list, related posts) and the template's search, on the same content.
"""
