"""Links that work once: the first account, an invited account, a new password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, and_, insert, select, update

from fieldref.storage.db import Transaction
from fieldref.storage.tables import invitations
from fieldref.storage.tokens import new_token, token_id
from fieldref.storage.users import Role

Kind = Literal["set_up", "account", "password"]

LIFETIME: dict[Kind, timedelta] = {
    "set_up": timedelta(hours=24),
    "account": timedelta(hours=72),
    "password": timedelta(hours=24),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a link is for. ``set_up`` has no agency yet; ``password`` names its user; ``name`` is
    the name under which somebody is invited to make an account.
    """

    kind: Kind
    agency_id: int | None = None
    role: Role | None = None
    user_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvitation:
    """A link to make an account that nobody has used yet; ``id`` opens nothing."""

    id: str
    name: str
    role: Role
    expires_at: datetime


def create_invitation(transaction: Transaction, invitation: Invitation, at: datetime) -> str:
    """A new link's token, kept nowhere else. A newer set-up or password link ends the older one."""
    _end_older(transaction, invitation, at)
    token = new_token()
    transaction.execute(
        insert(invitations).values(
            id=token_id(token),
            kind=invitation.kind,
            agency_id=invitation.agency_id,
            role=invitation.role,
            user_id=invitation.user_id,
            name=invitation.name,
            created_at=at,
            expires_at=at + LIFETIME[invitation.kind],
        )
    )
    return token


def find_invitation(
    transaction: Transaction, token: str, kind: Kind, at: datetime
) -> Invitation | None:
    """What this link is for; None where it is unknown, used, expired or of another kind."""
    row = transaction.execute(
        select(invitations).where(
            invitations.c.id == token_id(token),
            invitations.c.kind == kind,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > at,
        )
    ).first()
    if row is None:
        return None
    return Invitation(
        kind=kind, agency_id=row.agency_id, role=row.role, user_id=row.user_id, name=row.name or ""
    )


def list_open(transaction: Transaction, agency_id: int, at: datetime) -> tuple[OpenInvitation, ...]:
    """An agency's links to make an account that still work, the oldest first."""
    query = select(invitations).where(_open_of(agency_id), invitations.c.expires_at > at)
    rows = transaction.execute(query.order_by(invitations.c.created_at, invitations.c.id))
    return tuple(
        OpenInvitation(id=row.id, name=row.name or "", role=row.role, expires_at=row.expires_at)
        for row in rows
    )


def withdraw(transaction: Transaction, agency_id: int, invitation_id: str, at: datetime) -> bool:
    """End one of an agency's open invitations; False where it has no such one."""
    same = _open_of(agency_id) & (invitations.c.id == invitation_id)
    return transaction.execute(update(invitations).where(same).values(used_at=at)).rowcount > 0


def _open_of(agency_id: int) -> ColumnElement[bool]:
    return and_(
        invitations.c.agency_id == agency_id,
        invitations.c.kind == "account",
        invitations.c.used_at.is_(None),
    )


def use_invitation(transaction: Transaction, token: str, at: datetime) -> None:
    """Make sure that this link never works again."""
    same = invitations.c.id == token_id(token)
    transaction.execute(update(invitations).where(same).values(used_at=at))


def _end_older(transaction: Transaction, invitation: Invitation, at: datetime) -> None:
    if invitation.kind == "account":
        return
    same = (invitations.c.kind == invitation.kind) & invitations.c.used_at.is_(None)
    if invitation.user_id is not None:
        same &= invitations.c.user_id == invitation.user_id
    transaction.execute(update(invitations).where(same).values(used_at=at))
