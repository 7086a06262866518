# fieldref in two stages: one that builds, one that runs, as a user without rights.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/run.txt requirements/postgres.txt requirements/assets.txt requirements/
RUN python3 -m venv --copies .venv
RUN .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
RUN .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/postgres.txt
RUN python3 -m venv /tmp/node && /tmp/node/bin/pip install --no-cache-dir --require-hashes -r requirements/assets.txt
COPY package.json package-lock.json ./
COPY tools tools
RUN PATH="/tmp/node/bin:$PATH" .venv/bin/python tools/assets.py && rm -rf node_modules /tmp/node
COPY pyproject.toml ./
COPY fieldref fieldref
COPY templates templates
COPY static static
COPY locales locales
COPY data data
RUN .venv/bin/pip install --no-cache-dir --no-build-isolation --no-deps -e .
RUN .venv/bin/python -m tools.catalogues compile
RUN .venv/bin/python -c "from fieldref import paths; from fieldref.web import assets; assets.build(paths.STATIC)"

FROM python:3.11-slim-bookworm
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /var/lib/fieldref --create-home fieldref
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 FIELDREF_INSTANCE=/var/lib/fieldref
USER fieldref
VOLUME /var/lib/fieldref
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["fieldref", "serve", "--host", "0.0.0.0", "--port", "8000"]
