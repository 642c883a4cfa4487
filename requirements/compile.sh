#!/bin/sh
# Renews the lock files: exact versions with hashes, no address of a registry.
set -eu
cd "$(dirname "$0")/.."
CUSTOM_COMPILE_COMMAND="requirements/compile.sh"
export CUSTOM_COMPILE_COMMAND
lock() {
    .venv/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
        --allow-unsafe --strip-extras "$@" pyproject.toml
}
lock --extra install -o requirements/run.txt
lock --extra install --extra dev -c requirements/run.txt -o requirements/dev.txt
