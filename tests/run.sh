#!/usr/bin/env bash
# Builds everything, runs every test, and ends with the line "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: install it from https://dot.net and run this again."; exit 1; }

command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is missing: install it from https://nodejs.org and run this again."; exit 1; }

if [ ! -d tests/js/node_modules ] || [ tests/js/package-lock.json -nt tests/js/node_modules/.package-lock.json ]; then
  echo "Installing the npm packages that tests need (tests/js/package-lock.json)…"
  (cd tests/js && npm ci --no-audit --no-fund --loglevel=error) || { echo "npm could not install them; no test was run."; exit 1; }
fi

if ! command -v redis-server >/dev/null; then
  echo "Installing redis-server, which tests start…"
  { apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq redis-server; } >/dev/null || { echo "redis-server is missing and could not be installed; install it and run this again."; exit 1; }
fi

if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
  echo "Installing Chromium, in which tests look at cards and pages (Debian's package chromium)…"
  { [ "$(id -u)" -eq 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || { echo "It could not be installed. Install Chromium, or name one that is there: CHROMIUM=/path bash tests/run.sh"; exit 1; }
fi

echo "Building…"
dotnet build ChatAssistant.sln -nologo -v quiet || { echo "The build failed; no test was run."; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Testing…"
dotnet test --solution ChatAssistant.sln --no-build 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

count() { grep -E "^ +$1: [0-9]+" "$log" | tail -1 | grep -oE '[0-9]+' || echo 0; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "$passed" -eq 0 ] && [ "$status" -eq 0 ]; then echo "No test ran."; status=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
