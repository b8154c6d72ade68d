#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: exact versions with hashes, no addresses, no paths.
# Versions stay as they are unless UPGRADE=1.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3.11}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet uv

compile() {
    local lock=$1
    shift
    [ "${UPGRADE:-}" = 1 ] || cp "$lock" "$work/$lock" 2>/dev/null || true
    "$work/venv/bin/uv" pip compile pyproject.toml "$@" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --annotation-style line \
        --quiet --output-file "$work/$lock"
    {
        echo "# Exact versions with hashes for everything in pyproject.toml. Written by \`make lock\`; do not edit."
        grep -v '^# Exact versions' "$work/$lock"
    } >"$lock"
}

compile requirements.lock --extra service --extra dev
# The engine for national data is large and rarely needed: a lock of its own, of what it adds.
compile requirements-spark.lock --extra spark --constraint requirements.lock
"$work/venv/bin/python" - <<'PYTHON'
import re
from pathlib import Path

entry = re.compile(r"(?m)^(?=[A-Za-z0-9])")
name = re.compile(r"[A-Za-z0-9._-]+")
have = {name.match(each)[0] for each in entry.split(Path("requirements.lock").read_text()) if name.match(each)}
spark = Path("requirements-spark.lock")
head, *entries = entry.split(spark.read_text())
spark.write_text(head + "".join(each for each in entries if name.match(each)[0] not in have))
PYTHON
for lock in requirements.lock requirements-spark.lock; do
    echo "$lock has $(grep -c '==' "$lock") packages."
done
