# What Liaison needs from the operating system: how to tell that it is there, and Debian's and Ubuntu's name for it.
# Sourced by bin/setup.

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || compgen -G "/usr/lib/*/$1*" >/dev/null; }
has_header() { compgen -G "/usr/include/$1" >/dev/null || compgen -G "/usr/include/*/$1" >/dev/null; }
has_cxx_headers() { compgen -G '/usr/include/c++/*/string' >/dev/null && has_header stdlib.h; }
has_postgres_server() { [ -n "$(postgres_folder)" ]; }
has_pip() { python3 -m pip --version >/dev/null 2>&1; }
has_venv() { python3 -c 'import ensurepip, venv'; }
has_certificates() { [ -s /etc/ssl/certs/ca-certificates.crt ]; }
has_chromium() { command -v chromium || command -v google-chrome || [ -x "${LIAISON_CHROMIUM:-}" ]; }
has_time_zones() { [ -e /usr/share/zoneinfo/Europe/Madrid ]; }

# A browser is large, and only the tests look at pages.
with_test_needs=true

# One line for each need: the check, then the package that provides it.
system_needs() {
    cat <<'NEEDS'
command -v git|git
has_certificates|ca-certificates
command -v pkg-config|pkg-config
has_cxx_headers|g++
command -v ld|binutils
has_header curl/curl.h|libcurl4-openssl-dev
has_header qrencode.h|libqrencode-dev
has_library libxml2.so.|libxml2-dev
has_library libncurses.so.6|libncurses6
has_time_zones|tzdata
has_header zlib.h|zlib1g-dev
pkg-config --exists sqlite3|libsqlite3-dev
pkg-config --exists libpq|libpq-dev
has_header phonenumbers/phonenumberutil.h|libphonenumber-dev
has_postgres_server|postgresql
command -v python3|python3
has_pip|python3-pip
has_venv|python3-venv
NEEDS
    $with_test_needs && echo 'has_chromium|chromium'
    true
}

# The packages whose need is not met, one a line.
missing_packages() {
    local check package
    while IFS='|' read -r check package; do
        $check >/dev/null 2>&1 || echo "$package"
    done < <(system_needs)
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian starts a database server as soon as one is installed. We only want the program: each test run starts its own.
keep_postgres_quiet() {
    local file=/etc/postgresql-common/createcluster.conf
    [ -e "$file" ] && return
    as_root mkdir -p "$(dirname "$file")"
    echo 'create_main_cluster = false' | as_root tee "$file" >/dev/null
}

apt_install() {
    as_root apt-get update -qq </dev/null >&2 || note "apt-get update failed; trying with the package lists that are here"
    case " $* " in *' postgresql '*) keep_postgres_quiet ;; esac
    # confold: the file that keep_postgres_quiet wrote stays, without a question.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 "$@" </dev/null >&2
}

install_system_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || { note "all there"; return 0; }
    note "missing: ${missing[*]}"
    command -v apt-get >/dev/null ||
        fail "this script installs packages with apt (Debian, Ubuntu) only." "Install what these provide: ${missing[*]}"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        fail "installing packages needs root or sudo." "As root: apt-get install ${missing[*]}"
    apt_install "${missing[@]}" || fail "apt could not install: ${missing[*]}" "Its own message is above. Is this machine online?"
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] || fail "apt succeeded, yet this is still missing: ${missing[*]}"
}
