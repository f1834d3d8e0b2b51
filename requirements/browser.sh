#!/bin/sh
# Prints the path of a Chromium or Chrome for the tests, after a look that Playwright can drive it. As root on
# Debian, installs what is missing.
set -eu
cd "$(dirname "$0")/.."

stop() { printf '%s\n' "$*" >&2; exit 1; }

runs() { "$1" --version >/dev/null 2>&1; }

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        runs "$name" && command -v "$name" && return
    done
    return 1
}

# Playwright brings its own Node.js, which is linked to a library that a small Debian lacks.
is_driven() {
    for node in "${PLAYWRIGHT_NODEJS_PATH:-}" .venv/lib/python3*/site-packages/playwright/driver/node; do
        runs "$node" && return
    done
    return 1
}

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing Debian's $1 for the tests." >&2
    apt-get -qq update >&2 || true
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$1" >/dev/null
}

if [ -n "${BRIEFINGS_BROWSER:-}" ]; then
    browser=$BRIEFINGS_BROWSER
    runs "$browser" || stop "BRIEFINGS_BROWSER=$browser does not run."
else
    browser=$(find_browser || { install chromium && find_browser; }) ||
        stop "The tests need Chromium or Chrome: install one (Debian: 'apt-get install chromium' as root)," \
            "or name it with BRIEFINGS_BROWSER=/path/to/browser."
fi
is_driven || { install libatomic1 && is_driven; } ||
    stop "The tests need libatomic, to drive the browser: install it (Debian: 'apt-get install libatomic1' as root)."
printf '%s\n' "$browser"
