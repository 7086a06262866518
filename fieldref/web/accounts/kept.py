"""What somebody had typed when their session ended, carried along until they are back.

It travels in the page, sealed for that one person: nobody else who signs in there can open it,
and the server keeps nothing of it.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import request

from fieldref.storage.vault import Damaged
from fieldref.web import access
from fieldref.web.accounts.context import SendAgainPage

_PLACE = "kept form"
# The sealed text is sent with the sign-in form, so it must stay well below the size limit.
_LIMIT = 700_000
# The interview, the call, corrections and service, by their blueprints; and one's own details.
_KEPT = frozenset({"epo", "call", "orders", "service"})
_KEPT_PAGES = frozenset({"accounts.change_details"})
_OWN = frozenset({"csrf_token", "switch_language", "switch_theme"})


def keep_posted(user_id: int) -> str | None:
    """The posted form, sealed for this person; None where there is nothing to keep.

    Only what is written for an order is kept: nothing that acts on accounts is sent again.
    """
    endpoint = request.endpoint or ""
    if endpoint.partition(".")[0] not in _KEPT and endpoint not in _KEPT_PAGES:
        return None
    fields = [
        (name, value)
        for name, values in request.form.lists()
        if name not in _OWN
        for value in values
    ]
    text = json.dumps([request.full_path.rstrip("?"), fields], ensure_ascii=False)
    sealed = access.vault().seal(text.encode("utf-8", "surrogatepass"), _PLACE, user_id)
    packed = urlsafe_b64encode(sealed).decode("ascii")
    return packed if fields and len(packed) <= _LIMIT else None


def reopen(packed: str, user_id: int) -> SendAgainPage | None:
    """What was kept, for the person for whom it was sealed; None for anybody else."""
    try:
        text = access.vault().open(urlsafe_b64decode(packed.encode()), _PLACE, user_id)
    except (Damaged, ValueError):
        return None
    path, fields = json.loads(text.decode("utf-8", "surrogatepass"))
    return SendAgainPage(path, [(name, value) for name, value in fields])
