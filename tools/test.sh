#!/usr/bin/env bash
# Runs the tests that match the first argument (a pytest marker expression); the rest names paths.
set -euo pipefail
cd "$(dirname "$0")/.."

chosen=$1
shift
SOCEIS_BROWSER=$(tools/browser.sh)
if [ -n "$SOCEIS_BROWSER" ]; then
    export SOCEIS_BROWSER
else
    chosen="($chosen) and not browser"
fi

# Settings of the person's own service must not reach the tests.
unset DATABASE_URL SOCEIS_OWNER_URL SOCEIS_RESEARCH_URL SOCEIS_HOME SOCEIS_PRODUCTION SOCEIS_DEMONSTRATION

exec .venv/bin/pytest -n "${PROCESSES:-2}" --dist loadfile -m "$chosen" "$@"
