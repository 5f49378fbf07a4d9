"""What `manage.py setup_news` and `setup_campaigns` make: index pages, groups, rights, a workflow.

Each thing is made once. What an administrator changed or took away afterwards stays so.
"""
