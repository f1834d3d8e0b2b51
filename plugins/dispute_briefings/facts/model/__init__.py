"""The records that an editor writes, a module per kind."""
