#!/bin/sh
# Prints the path of a Chromium or Chrome for the tests; as root on Debian, installs one where there is none.
set -eu

runs() { [ -n "$1" ] && "$1" --version >/dev/null 2>&1; }

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        runs "$name" && command -v "$name" && return
    done
    return 1
}

if [ -n "${BRIEFINGS_BROWSER:-}" ]; then
    runs "$BRIEFINGS_BROWSER" && printf '%s\n' "$BRIEFINGS_BROWSER" && exit
    echo "BRIEFINGS_BROWSER=$BRIEFINGS_BROWSER does not run." >&2
    exit 1
fi
find_browser && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium for the tests." >&2
    apt-get -qq update >&2 || true
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends chromium >/dev/null || true
    find_browser && exit
fi
echo "The tests need Chromium or Chrome: install one (Debian: 'apt-get install chromium' as root)," \
    "or name it with BRIEFINGS_BROWSER=/path/to/browser." >&2
exit 1
