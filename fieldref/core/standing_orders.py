"""Whether an order is in force at a moment, and whether that is in doubt."""

from __future__ import annotations

from datetime import datetime, time
from typing import Literal

from fieldref.core.orders import HeldOrder

Standing = Literal["in_force", "expired", "not_yet_in_force"]
Doubt = Literal["no_expiry_date", "ends_today_no_time"]


def standing(order: HeldOrder, as_of: datetime) -> Standing:
    """Whether an order has begun and has not ended; it has ended at the very minute of its end."""
    if _begins_after(order, as_of):
        return "not_yet_in_force"
    return "expired" if _has_ended(order, as_of) else "in_force"


def doubt(order: HeldOrder, as_of: datetime) -> Doubt | None:
    """Why it is not sure that an order counted as in force still is."""
    if order.expires_on is None:
        return "no_expiry_date"
    ends_today = order.expires_on == as_of.date() and order.expires_at is None
    return "ends_today_no_time" if ends_today else None


def expires_before_issued(order: HeldOrder) -> bool:
    """Whether an order would end before it was made."""
    if order.expires_on is None or order.issued_on is None or order.expires_on > order.issued_on:
        return False
    if order.expires_on < order.issued_on:
        return True
    return bool(
        order.issued_at is not None
        and order.expires_at is not None
        and order.expires_at < order.issued_at
    )


def _begins_after(order: HeldOrder, as_of: datetime) -> bool:
    today = as_of.date()
    if order.issued_on is None:
        return False
    if order.issued_on != today:
        return order.issued_on > today
    return order.issued_at is not None and order.issued_at > _minute(as_of)


def _has_ended(order: HeldOrder, as_of: datetime) -> bool:
    today = as_of.date()
    if order.expires_on is None or order.expires_on > today:
        return False
    if order.expires_on < today:
        return True
    return order.expires_at is not None and order.expires_at <= _minute(as_of)


def _minute(moment: datetime) -> time:
    return time(moment.hour, moment.minute)
