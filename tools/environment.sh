#!/usr/bin/env bash
# Makes .venv with everything in requirements.lock and this package, from Python 3.11 or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local name
    for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed and was not found. Install it, or name one: make PYTHON=/path/to/python3.11 …"
    exit 1
}

make_venv() {
    local python=$1
    "$python" -m venv .venv >/dev/null 2>&1 && return
    rm -rf .venv
    # Debian keeps the module that fills a new environment in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing python3-venv, which this machine's Python lacks."
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2
        "$python" -m venv .venv
        return
    fi
    say "Python cannot make an environment here. On Debian and Ubuntu: sudo apt-get install python3-venv"
    exit 1
}

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    make_venv "$(find_python)"
fi

say "Installing the packages of requirements.lock into .venv (a minute the first time)."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
.venv/bin/python -m pip install --quiet --no-deps --require-hashes --only-binary :all: -r requirements.lock
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
.venv/bin/python -m pip check >&2
