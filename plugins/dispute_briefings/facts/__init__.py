"""From fact sheets in YAML to a checked book of facts. Knows no article, no page and no MkDocs."""
