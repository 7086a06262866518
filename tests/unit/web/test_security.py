"""What goes over the wire: compressed for whoever takes it, its exact length hidden."""

from __future__ import annotations

import gzip

from tests.support.page import PageClient


def test_a_page_is_compressed_where_accepted(client: PageClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data).lstrip().startswith(b"<!doctype html>")
    assert int(answer.headers["Content-Length"]) == len(answer.data) < 5000


def test_a_page_is_plain_where_compression_is_refused(client: PageClient) -> None:
    for encoding in ("", "identity", "gzip;q=0"):
        answer = client.get("/", headers={"Accept-Encoding": encoding})
        assert "Content-Encoding" not in answer.headers
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_the_length_of_the_same_page_differs_from_time_to_time(client: PageClient) -> None:
    client.get("/")
    lengths = {len(client.get("/", headers={"Accept-Encoding": "gzip"}).data) for _ in range(20)}
    assert len(lengths) > 5


def test_a_short_answer_is_not_compressed(client: PageClient) -> None:
    answer = client.get("/api/v1/none", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
