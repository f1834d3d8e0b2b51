"""Dispute briefings: curated fact sheets and articles turned into a website for MkDocs."""
