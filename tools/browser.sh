#!/usr/bin/env bash
# Prints the path of a Chromium for the browser stories, installing one where that is possible.
# Prints nothing, and says so loudly, where there is none.
set -euo pipefail

find_browser() {
    local name
    for name in "${SOCEIS_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

if find_browser; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser stories." >&2
    if apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >&2; then
        find_browser && exit 0
    fi
fi
cat >&2 <<'SAY'
**********************************************************************
**  NO BROWSER: the browser stories are NOT run.                    **
**  Install Chromium, or name one with SOCEIS_BROWSER=/path/to/it.  **
**********************************************************************
SAY
