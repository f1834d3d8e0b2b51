#!/bin/sh
# Makes .venv hold what requirements/lock.txt says, nothing else, and the project itself, editable.
# All that it fetches is pinned and checked by hash; all that it writes is in .venv and .build, and in the
# caches of pip and uv.
set -eu
cd "$(dirname "$0")/.."

echo "Setting up .venv." >&2
. requirements/uv.sh

# Another Python, or a checkout that has moved, leaves an environment that does not run.
here=$(pwd -P)
made_for=$(cat .venv/.made-for 2>/dev/null || printf '%s' "$here")
if [ "$made_for" != "$here" ] || ! .venv/bin/python -c '' 2>/dev/null; then
    $uv venv --quiet --clear --no-python-downloads --python "$python" .venv
fi
# What has no wheel would be built with packages that no hash checks.
# Compiled once, here: where Python is told to write no compiled files (PYTHONDONTWRITEBYTECODE), each command
# would compile all that it runs, which takes longer than most of them.
$uv pip sync --quiet --python .venv/bin/python --compile-bytecode --require-hashes --only-binary :all: \
    requirements/lock.txt
$uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m compileall -q plugins/dispute_briefings
printf '%s\n' "$here" >.venv/.made-for
