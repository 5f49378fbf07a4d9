"""Who may do what with a roll's list: a right alone is not enough, nor is the page."""

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.core.exceptions import PermissionDenied

from campaigns.honors import permissions
from campaigns.models import HonorRollPage
from news.factories import translate

pytestmark = pytest.mark.any_database


def with_right(user: AbstractUser) -> AbstractUser:
    user.user_permissions.add(Permission.objects.get(codename="edit_award_lists"))
    return type(user).objects.get(pk=user.pk)


def may_edit(user: AbstractUser, roll: HonorRollPage) -> bool:
    return permissions.may(user, permissions.EDIT, roll)


def test_both_the_right_and_the_page_are_needed(roll, editor, django_user_model) -> None:
    assert not may_edit(editor, roll)
    assert not permissions.may_any(editor, roll)
    officer = with_right(editor)
    assert may_edit(officer, roll)
    assert may_edit(officer, translate(roll, title="Certificates"))
    assert permissions.may_any(officer, roll)
    assert not permissions.may(officer, permissions.WITHHOLD, roll)
    stranger = with_right(django_user_model.objects.create_user("la"))
    assert not may_edit(stranger, roll)


def test_who_left_may_do_nothing(roll, administrator) -> None:
    assert may_edit(administrator, roll)
    administrator.is_active = False
    assert not may_edit(administrator, roll)


def test_what_is_required_is_refused_or_granted(roll, editor) -> None:
    with pytest.raises(PermissionDenied):
        permissions.require(editor, permissions.EDIT, roll)
    permissions.require(with_right(editor), permissions.EDIT, roll)


def test_a_lock_is_told_to_all_but_its_owner(roll, editor, moderator) -> None:
    assert permissions.why_locked(editor, roll) == ""
    roll.locked, roll.locked_by = True, moderator
    roll.save()
    assert permissions.why_locked(editor, roll)
    assert permissions.why_locked(moderator, roll) == ""
