"""A one-time code that the administrator hands over, because mail may not exist: it sets a password, once."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from duiding.audit.models import Action
from duiding.directory.models import Person
from duiding.directory.signin import clock, trail
from duiding.directory.signin.entry import end_other_sessions
from duiding.directory.signin.models import Account, Invitation
from duiding.directory.signin.setup_codes import code_hash, readable_code

VALID_DAYS = 7


def invite(person: Person, made_by: UUID, *, four_eyes: bool) -> str:
    """The code. For an account that is in use already it works only after a second person has confirmed."""
    code = readable_code()
    with transaction.atomic(using="signin"):
        account = Account.objects.filter(person_id=person.pk).first()
        if account is None:
            account = Account.objects.create_user(person.work_email, None, person_id=person.pk)
        elif account.email != person.work_email.lower():
            account.email = person.work_email.lower()
            account.save(update_fields=["email"])
        Invitation.objects.filter(account=account).delete()
        Invitation.objects.create(
            hash=code_hash(code),
            account=account,
            is_new=not (four_eyes and account.has_usable_password()),
            made_by=made_by,
            expires_at=clock.now() + dt.timedelta(days=VALID_DAYS),
        )
        trail.record(Action.CHANGE, person.pk, purpose="invitation")
    return code


def open_invitation(person_id: UUID) -> Invitation | None:
    """The one that waits for the person, or for a second administrator."""
    return Invitation.objects.filter(account__person_id=person_id, expires_at__gt=clock.now()).first()


def confirm(person_id: UUID, confirmed_by: UUID) -> bool:
    """By somebody else than the maker and the person; false when there is nothing for them to confirm."""
    if person_id == confirmed_by:
        return False
    waiting = Invitation.objects.filter(account__person_id=person_id, is_new=False, confirmed_by=None)
    found = waiting.exclude(made_by=confirmed_by).update(confirmed_by=confirmed_by)
    if found:
        trail.record(Action.CHANGE, person_id, purpose="invitation_confirmed")
    return bool(found)


def find(code: str) -> Invitation | None:
    """Of a code that works; a wrong, used, old or unconfirmed one is nothing."""
    found = Invitation.objects.filter(hash=code_hash(code), expires_at__gt=clock.now()).first()
    return found if found is not None and found.works and found.account.is_active else None


def accept(invitation: Invitation, password: str) -> Account:
    """The code is used up; the old password, second steps and sessions are gone."""
    account = invitation.account
    with transaction.atomic(using="signin"):
        account.set_password(password)
        account.save(update_fields=["password"])
        Authenticator.objects.filter(user=account).delete()
        end_other_sessions(account.person_id)
        invitation.delete()
        trail.record(Action.CHANGE, account.person_id, purpose="password")
    return account


def close_account(person_id: UUID) -> None:
    """Somebody who left: no session, no code, no signing in."""
    Account.objects.filter(person_id=person_id).update(is_active=False)
    Invitation.objects.filter(account__person_id=person_id).delete()
    end_other_sessions(person_id)


def reopen_account(person_id: UUID) -> None:
    Account.objects.filter(person_id=person_id).update(is_active=True)


def move_account(person_id: UUID, email: str) -> None:
    """Somebody with another work address signs in with that one."""
    Account.objects.filter(person_id=person_id).update(email=email)
