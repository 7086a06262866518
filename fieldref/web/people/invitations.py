"""Inviting somebody: a link, shown once, to be handed over."""

from __future__ import annotations

from typing import cast

from flask import Response, flash, request, url_for

from fieldref.actions import invitations
from fieldref.actions.accounts import AccountRefused
from fieldref.storage.invitations import LIFETIME
from fieldref.storage.users import Role
from fieldref.web import access, clock, pages
from fieldref.web.htmx import go, page_or_block
from fieldref.web.outside import link_to
from fieldref.web.people.blueprint import admins, bp
from fieldref.web.people.context import InvitePage, LinkPage
from fieldref.web.people.forms import InviteForm


@bp.route("/people/invite", methods=["GET", "POST"])
@admins
def invite() -> Response:
    """Invite somebody by name and role."""
    form = InviteForm(request.form)
    if request.method == "POST" and not pages.switching() and form.is_answered():
        try:
            return _link(form)
        except AccountRefused as refused:
            form.tell(refused)
    page = InvitePage(form, has_errors=bool(form.errors))
    return page_or_block("people/invite.html", "main", page, 422 if form.errors else 200)


@bp.post("/people/invitations/<invitation_id>/withdraw")
@admins
def withdraw(invitation_id: str) -> Response:
    """End an invitation that nobody has followed."""
    database, actor = access.database(), access.actor()
    if invitations.withdraw_invitation(database, actor, invitation_id, clock.now()):
        flash("withdrawn")
    return go(url_for("people.index"))


def _link(form: InviteForm) -> Response:
    now, name = clock.now(), form.name.data.strip()
    role = cast(Role, form.role.data)
    token = invitations.invite(access.database(), access.actor(), role, now, name)
    link = link_to("accounts.join", token=token)
    page = LinkPage(link, name, new_password=False, until=now + LIFETIME["account"])
    return page_or_block("people/link.html", "main", page)
