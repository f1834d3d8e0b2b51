# shellcheck shell=sh
# To be read by a shell at the root of the checkout (". requirements/uv.sh"): gives $uv, the pinned uv, with the
# index and the certificates that pip is set to, and $python. uv comes by pip, checked by hash, into .build/uv.

stop() { printf '%s\n' "$*" >&2; exit 1; }

# PYTHON may name several to try. Prints the absolute path of the first that is new enough.
find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$name" -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys.executable)' 2>/dev/null && return
    done
    stop "Python 3.11 or newer is needed and was not found: install it, or name it with 'make PYTHON=/path/to/python3'."
}

has() { "$python" -c "import $1" 2>/dev/null; }

# Debian ships Python without ensurepip and without pip.
install_uv() {
    if ! has ensurepip && ! has pip && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Debian's python3-venv." >&2
        apt-get -qq update >&2 || true
        DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends python3-venv >/dev/null || true
    fi
    rm -rf .build/uv
    if has ensurepip; then
        "$python" -m venv .build/uv
        pip=.build/uv/bin/python
    elif has pip; then
        "$python" -m venv --without-pip .build/uv
        pip=$python
    else
        stop "$python has neither ensurepip nor pip: run 'apt-get install python3-venv' as root, or install pip."
    fi
    "$pip" -m pip --python .build/uv/bin/python install --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: --requirement requirements/uv.txt
    cp requirements/uv.txt .build/uv/installed.txt
}

# What pip is set to, by file or environment: the last of the sections that say it wins, as in pip.
pip_setting() {
    for section in global install ':env:'; do
        printf '%s\n' "$pip_settings" | sed -n "s/^$section\.$1='\(.*\)'\$/\1/p"
    done | tail -n 1
}

# uv reads no settings of pip, and trusts no certificates of the system unless told to.
follow_pip() {
    pip_settings=$(.build/uv/bin/python -m pip config list 2>/dev/null || "$python" -m pip config list 2>/dev/null || true)
    index=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-$(pip_setting index-url)}}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
    certificates=${SSL_CERT_FILE:-$(pip_setting cert)}
    if [ -n "$certificates" ]; then
        export SSL_CERT_FILE="$certificates"
    elif [ -s /etc/ssl/certs/ca-certificates.crt ] || [ "$(uname)" = Darwin ]; then
        export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
    fi
}

uv=.build/uv/bin/uv
python=$(find_python)
if ! cmp -s requirements/uv.txt .build/uv/installed.txt || ! $uv --version >/dev/null 2>&1; then
    install_uv
fi
follow_pip
# Some build servers have no home that can be written to.
if [ -n "${HOME:-}" ] && ! mkdir -p "${UV_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/uv}" 2>/dev/null; then
    export UV_CACHE_DIR=.build/cache
fi
