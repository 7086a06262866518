"""Officers saving into one order as fast as they can, in processes that are killed at random."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from random import Random

from fieldref.storage import audit
from fieldref.storage.db import Database, integrity, open_database
from fieldref.storage.order import OrderFacts, Save
from fieldref.storage.papers import Paper
from tests.support.station import NIGHT, Station, new_id, paper

SAVERS = 3
_PATIENCE = 30.0


@dataclass(frozen=True)
class Round:
    """What one round left: the saves that were acknowledged, and those found afterwards."""

    order_id: str
    acknowledged: frozenset[str]
    found: frozenset[str]
    recorded: frozenset[str]
    events: int


def save_without_end(url: str, station: Station, order_id: str, acks: str) -> None:
    """Save one field after another; each is acknowledged on disk only after its commit."""
    database = open_database(url)
    handle = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in count():
        save_id = f"{os.getpid()}-{number}"
        save_once(database, station, order_id, save_id)
        os.write(handle, f"{save_id}\n".encode())
        os.fsync(handle)


def save_once(database: Database, station: Station, order_id: str, save_id: str) -> None:
    """One save with its id and its line in the record, in one transaction."""
    who = audit.Who(agency_id=station.agency.id, user_id=station.officer.id)
    with database.writing() as transaction:
        book = station.orders(transaction)
        order = book.load(order_id)
        document = json.loads(order.paper.document) | {save_id: "x" * 200}
        content = Paper(json.dumps(document))
        save = Save(paper=content, facts=OrderFacts(), expected_version=order.version, at=NIGHT)
        book.save(order_id, save)
        book.record_save(order_id, save_id, "saved", NIGHT)
        event = audit.Event(
            action="order_saved", who=who, at=NIGHT, order_id=order_id, details={"fields": save_id}
        )
        audit.append(transaction, event)


def one_round(url: str, station: Station, folder: Path, chance: Random) -> Round:
    """Let the savers run, kill each at a random moment, and look at what is there."""
    order_id = new_id()
    database = open_database(url)
    with database.writing() as transaction:
        station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
    database.close()
    acks = [folder / f"{order_id}-{saver}" for saver in range(SAVERS)]
    _storm(url, station, order_id, acks, chance)
    return _look(url, station, order_id, acks)


def is_whole(url: str) -> bool:
    """Whether SQLite finds its file whole and the record of events holds together."""
    database = open_database(url)
    try:
        with database.reading() as transaction:
            broken = audit.verify_chain(transaction)
        return integrity(database) and broken is None
    finally:
        database.close()


def _storm(url: str, station: Station, order_id: str, acks: list[Path], chance: Random) -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", __name__])
    savers = [
        context.Process(target=save_without_end, args=(url, station, order_id, str(path)))
        for path in acks
    ]
    for saver in savers:
        saver.start()
    _wait_for_one(acks)
    for saver in savers:
        time.sleep(chance.uniform(0, 0.06))
        os.kill(saver.pid or 0, signal.SIGKILL)
    for saver in savers:
        saver.join()
        assert saver.exitcode == -signal.SIGKILL, "a saver ended before it was killed"


def _wait_for_one(acks: Iterable[Path]) -> None:
    give_up = time.monotonic() + _PATIENCE
    while not any(path.exists() and path.stat().st_size for path in acks):
        assert time.monotonic() < give_up, "no save was acknowledged"
        time.sleep(0.002)


def _look(url: str, station: Station, order_id: str, acks: list[Path]) -> Round:
    written = [path.read_text() for path in acks if path.exists()]
    acknowledged = {line for text in written for line in text.splitlines()}
    database = open_database(url)
    with database.reading() as transaction:
        book = station.orders(transaction)
        document = json.loads(book.load(order_id).paper.document)
        found = {key for key in document if "-" in key}
        recorded = {save for save in acknowledged | found if book.outcome(order_id, save)}
        lines = audit.lines(transaction, station.agency.id, order_id)
    database.close()
    return Round(
        order_id, frozenset(acknowledged), frozenset(found), frozenset(recorded), len(lines)
    )
