"""``fieldref database``: looking after what is kept."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def database() -> None:
    """The database of this installation."""


@database.command()
def check() -> None:
    """Check the database, its key and the record of events; exit code 1 on a fault."""
    from fieldref.cli.keeping import check_database

    click.echo(check_database())


@database.command("change-key")
@click.argument("new_key_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def change_key(new_key_file: Path) -> None:
    """Seal everything under the key in NEW_KEY_FILE (64 hexadecimal digits).

    Stop the site first, and make a backup of the database and the old key.
    """
    from fieldref.cli import keeping

    click.echo(keeping.change_key(new_key_file))
