from django.urls import path

from .views import security_txt

urlpatterns = [path(".well-known/security.txt", security_txt)]
