"""This site as a WSGI application without what lies before Django: each page is made anew."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
