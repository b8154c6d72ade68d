#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: exact versions with hashes, no addresses, no paths.
# Versions stay as they are unless UPGRADE=1.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3.11}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet uv

[ "${UPGRADE:-}" = 1 ] || cp requirements.lock "$work/requirements.lock"
"$work/venv/bin/uv" pip compile pyproject.toml --extra service --extra dev --universal --python-version 3.11 \
    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --annotation-style line \
    --quiet --output-file "$work/requirements.lock"
{
    echo "# Exact versions with hashes for everything in pyproject.toml. Written by \`make lock\`; do not edit."
    grep -v '^# Exact versions' "$work/requirements.lock"
} >requirements.lock
echo "requirements.lock has $(grep -c '==' requirements.lock) packages."
