#!/usr/bin/env bash
# The desk's TypeScript: types, tests, and whether the committed bundle is what
# the sources make. Skipped, and said so, where there is no Node.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v npm >/dev/null; then
  echo "skipped: the desk's TypeScript (no Node on this machine)"
  [ -z "${REQUIRE_NODE:-}" ] || exit 1
  exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
npm run --silent check
npm run --silent test
before=$(sha256sum ../static/* ../../collab/authority.js* ../../collab/testdata/tab.js*)
npm run --silent build
if [ "$before" != "$(sha256sum ../static/* ../../collab/authority.js* ../../collab/testdata/tab.js*)" ]; then
  echo "a bundle (desk/static, collab) is stale: run 'make generate' and commit it"
  exit 1
fi
