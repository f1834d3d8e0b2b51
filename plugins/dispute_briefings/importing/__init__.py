"""Articles of others, read into the record of a source, the draft of a digest, and candidates for facts."""
