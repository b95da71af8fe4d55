# Shared by the scripts in bin/: where the package is, how they speak, and which Swift they use. Sourced, never run.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# A bare shell may lack these two; SwiftPM and git want the first, apt must never ask a question.
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
export DEBIAN_FRONTEND="${DEBIAN_FRONTEND:-noninteractive}"

swift_wanted=6.2

say() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    local line
    for line in "$@"; do note "$line"; done
    exit 1
}

# step "What it does" command…: announces a step, runs it, and tells how long it took.
step() {
    local title=$1 started=$SECONDS
    shift
    say "$title"
    "$@" || fail "this step failed after $((SECONDS - started)) s: $title"
    note "done in $((SECONDS - started)) s"
}

# Puts Swift on PATH if it is installed in one of its usual places. Does nothing where it is on PATH already.
find_swift() {
    local folder
    command -v swift >/dev/null && return
    for folder in "$HOME/.local/share/swiftly/bin" /opt/swift*/usr/bin /usr/local/swift*/usr/bin /usr/libexec/swift/*/bin; do
        [ -x "$folder/swift" ] && PATH="$folder:$PATH" && return
    done
    true
}

require_swift() {
    local how="Install it with swiftly (https://www.swift.org/install), then run this again."
    command -v swift >/dev/null || fail "Swift $swift_wanted or later is needed, and no 'swift' was found." "$how"
    local answer version
    answer=$(swift --version 2>&1) || fail "'swift --version' failed; a library it needs is missing:" "$answer"
    version=$(sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' <<<"$answer" | head -n 1)
    [ "$(printf '%s\n%s\n' "$swift_wanted" "${version:-0}" | sort -V | head -n 1)" = "$swift_wanted" ] ||
        fail "Swift $swift_wanted or later is needed; $(command -v swift) is version ${version:-unknown}." "$how"
    note "Swift $version ($(command -v swift))"
}

find_swift
