#!/bin/sh
# Makes .build/audit hold the checkers that requirements/audit/package-lock.json pins, by hash. Nothing that they
# bring is run while they are installed. npm's own settings say where they come from.
set -eu
cd "$(dirname "$0")/.."

stop() { printf '%s\n' "$*" >&2; exit 1; }

needs() {
    "$1" "$2" >/dev/null 2>&1 ||
        stop "The audit needs $3, and '$1' does not run: install it (Debian: 'apt-get install $4' as root)."
}
needs node --version "Node.js 18.16 or newer, for Lighthouse" nodejs
needs npm --version "npm, to fetch Lighthouse and the Nu checker" npm
needs java -version "Java 11 or newer, for the Nu checker" default-jre-headless
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(+major > 18 || (+major === 18 && +minor >= 16) ? 0 : 1)' ||
    stop "The audit needs Node.js 18.16 or newer, and this is $(node --version): install a newer one."

if ! cmp -s requirements/audit/package-lock.json .build/audit/installed.json; then
    echo "Setting up .build/audit." >&2
    rm -rf .build/audit
    mkdir -p .build/audit
    cp requirements/audit/package.json requirements/audit/package-lock.json .build/audit
    npm --prefix .build/audit ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    cp requirements/audit/package-lock.json .build/audit/installed.json
fi
