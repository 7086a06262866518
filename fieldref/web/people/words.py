"""What the record's codes and the states of accounts mean, in words."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

ACTIONS: dict[str, LazyString] = {
    "agency_set_up": _l("Agency set up"),
    "agency_changed": _l("Agency's entries changed"),
    "signed_in": _l("Signed in"),
    "sign_in_refused": _l("Sign-in refused"),
    "signed_out": _l("Signed out"),
    "session_revoked": _l("Sessions ended"),
    "password_changed": _l("Password changed"),
    "password_refused": _l("Password refused"),
    "profile_changed": _l("Own details changed"),
    "user_invited": _l("Somebody invited"),
    "invitation_withdrawn": _l("Invitation withdrawn"),
    "user_joined": _l("Account made"),
    "password_link_made": _l("Link for a new password made"),
    "user_disabled": _l("Account closed"),
    "user_enabled": _l("Account opened again"),
    "lock_released": _l("Lock released"),
    "demo_seeded": _l("Demo agency made"),
    "orders_searched": _l("Searched by case number"),
    "order_created": _l("Order begun"),
    "order_copied": _l("Order made from another one"),
    "order_opened": _l("Order opened"),
    "order_saved": _l("Order saved"),
    "order_called": _l("Judge called"),
    "order_granted": _l("Grant recorded"),
    "order_amended": _l("Order corrected"),
    "order_printed": _l("Order printed"),
    "order_served": _l("Service recorded"),
    "order_told": _l("Terms told"),
    "service_attempted": _l("Attempt to serve recorded"),
    "order_deleted": _l("Draft deleted"),
    "receipt_kept": _l("Decision receipt kept"),
    "receipt_opened": _l("Decision receipt opened"),
    "receipt_discarded": _l("Decision receipt thrown away"),
}
OUTCOMES: dict[str, LazyString] = {
    "done": _l("Done"),
    "wrong": _l("Wrong password"),
    "locked": _l("Locked out"),
    "disabled": _l("Account is closed"),
}
DONE: dict[str, LazyString] = {
    "sessions": _l("Signed out everywhere."),
    "released": _l("The lock is released: another try is possible at once."),
    "disabled": _l("The account is closed and signed out everywhere. Its orders stay."),
    "enabled": _l("The account is open again."),
    "withdrawn": _l("The invitation does not work any more."),
    "agency": _l("Saved."),
}
OPEN = _l("May sign in")
LOCKED = _l("Locked out")
CLOSED = _l("Account closed")
UNKNOWN_PERSON = _l("Somebody else")
NOBODY = _l("Nobody signed in")
