from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class PeopleManager(UserManager):
    def create_superuser(self, email, password=None, **fields):
        user = self.model(email=email, is_staff=True, is_superuser=True, **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractUser):
    """Who works at the town hall: signs in by e-mail and has no user name."""

    username = None
    email = models.EmailField(unique=True)
    office = models.CharField(max_length=100, blank=True)

    objects = PeopleManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
