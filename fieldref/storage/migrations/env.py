"""Run by Alembic inside the transaction that ``fieldref.storage.db.migrate`` has opened."""

from alembic import context

from fieldref.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
