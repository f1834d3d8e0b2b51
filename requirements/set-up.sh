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
$uv pip sync --quiet --python .venv/bin/python --require-hashes --only-binary :all: requirements/lock.txt
$uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
printf '%s\n' "$here" >.venv/.made-for
