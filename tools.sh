#!/usr/bin/env bash
# Installs what the tests drive, where it is missing and may be: only as root,
# only with apt. Says plainly what will be skipped otherwise.
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
command -v java >/dev/null || missing+=(default-jre-headless) # the HTML checker's
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing for the tests: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "not installed, so the tests that drive them are skipped: ${missing[*]} (as root on Debian, run: apt-get install ${missing[*]})"
