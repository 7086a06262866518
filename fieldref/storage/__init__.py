"""Everything that is kept: people, orders, sessions and what happened."""
