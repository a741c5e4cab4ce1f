#!/usr/bin/env bash
# Every measurement of bench/, one after the other. A figure means something
# only as a ratio to the peer that was measured in the same run.
set -euo pipefail
cd "$(dirname "$0")/.."
go run ./bench/weight
go run ./bench/start "$@"
go run ./bench/publish "$@"
go run ./bench/desk || echo "Some of the desk’s screens took longer than they should."
if command -v nginx >/dev/null && command -v wrk >/dev/null && command -v taskset >/dev/null; then
	go run ./bench/nginx
else
	echo "The press beside nginx was left out: apt-get install nginx wrk util-linux."
fi
