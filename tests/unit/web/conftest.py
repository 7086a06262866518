"""One site, with the sampler of components in it."""

from __future__ import annotations

from typing import cast

import pytest
from flask import Flask

from tests.support.page import PageClient
from tests.support.sampler import add_sampler
from tests.support.site import make_site


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return add_sampler(make_site(tmp_path_factory.mktemp("site")))


@pytest.fixture
def client(site: Flask) -> PageClient:
    return cast(PageClient, site.test_client())
