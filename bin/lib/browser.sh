# What people do on the pages, in a real Chromium against `liaison demo`. Sourced by bin/test and bin/screens.

run_browser_tests() {
    LIAISON_BINARY="$(swift build --show-bin-path)/liaison" PYTHONDONTWRITEBYTECODE=1 \
        .python/bin/python -m pytest Tests/Browser "$@"
}
