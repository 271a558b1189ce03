#!/usr/bin/env bash
# Installs what the tests need when it is missing, builds, runs every test, ends with "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet test ChatAssistant.sln
