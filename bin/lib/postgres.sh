# A private PostgreSQL for one run: its own folder, its own password, loopback only, gone when the script ends.
# Sourced by bin/test and whoever else needs the second engine.

postgres_home=
postgres_process=

# Where the server's programs are (Debian keeps them off PATH). Empty if there are none.
postgres_folder() {
    local folder
    for folder in $(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV) "$(pg_config --bindir 2>/dev/null)"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && echo "$folder" && return
    done
    command -v initdb >/dev/null && command -v postgres >/dev/null && dirname "$(command -v initdb)" || true
}

# PostgreSQL refuses to run as root. Both ways the server dies with this script, even if that is killed outright: the
# signal is asked for after the user is changed, since changing it forgets the request.
as_postgres() {
    local user=postgres
    id -u "$user" >/dev/null 2>&1 || user=nobody
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups setpriv --pdeathsig=QUIT "$@"
    elif command -v setpriv >/dev/null; then
        exec setpriv --pdeathsig=QUIT "$@"
    fi
    exec "$@"
}

# A port that nobody listens on right now. If somebody takes it in between, start_postgres tries another.
free_port() {
    local port
    while :; do
        port=$((RANDOM % 20000 + 20000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

make_cluster() {
    # /tmp, not TMPDIR: the other user must be able to reach it, and a socket's path may have 107 characters only.
    postgres_home=$(mktemp -d /tmp/liaison-postgres.XXXXXX)
    postgres_password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "$postgres_password" >"$postgres_home/password"
    [ "$(id -u)" != 0 ] || chown -R postgres "$postgres_home" 2>/dev/null || chown -R nobody "$postgres_home"
    (cd / && as_postgres "$1/initdb" --pgdata="$postgres_home/data" --username=liaison --auth=scram-sha-256 \
        --pwfile="$postgres_home/password" --encoding=UTF8 --locale=C --no-sync) >"$postgres_home/initdb.log" 2>&1 ||
        fail "initdb failed:" "$(tail -n 5 "$postgres_home/initdb.log")"
}

# Returns 1 if the server did not answer within 20 seconds.
launch_postgres() {
    local folder=$1 port=$2 safety=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    [ "${3:-}" != durable ] || safety=()
    (cd / && as_postgres "$folder/postgres" -D "$postgres_home/data" -p "$port" -k "$postgres_home" \
        -c listen_addresses=127.0.0.1 -c max_connections=200 "${safety[@]}") >"$postgres_home/server.log" 2>&1 </dev/null &
    postgres_process=$!
    for _ in $(seq 200); do
        "$folder/pg_isready" -q -h 127.0.0.1 -p "$port" -t 1 && return 0
        kill -0 "$postgres_process" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# Starts a server and exports LIAISON_TEST_POSTGRES_URL. Register stop_postgres with a trap before calling it.
# Nothing is forced onto the disk, for the data lives as long as the run; `start_postgres durable` pays for it, as a
# company's server does.
start_postgres() {
    local folder port
    folder=$(postgres_folder)
    make_cluster "$folder"
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        launch_postgres "$folder" "$port" "${1:-}" || continue
        export LIAISON_TEST_POSTGRES_URL="postgres://liaison:$postgres_password@127.0.0.1:$port/postgres"
        note "PostgreSQL $("$folder/postgres" --version | sed -E 's/[^0-9]*([0-9.]+).*/\1/') on port $port"
        return 0
    done
    fail "a private PostgreSQL did not start:" "$(tail -n 5 "$postgres_home/server.log")"
}

stop_postgres() {
    [ -n "$postgres_home" ] || return 0
    if [ -n "$postgres_process" ] && kill -QUIT "$postgres_process" 2>/dev/null; then
        wait "$postgres_process" 2>/dev/null || true
    fi
    rm -rf "$postgres_home"
    postgres_home=
}
