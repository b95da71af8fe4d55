# Two checks of how we speak: clients that others made against our sandbox, and every exchange of every test against
# its OpenAPI descriptions. The descriptions are not ours to publish, so they lie beside the package. Sourced by bin/test.

recordings=

# From here on the tests and the sandboxes write down what they say to each other.
record_exchanges() {
    recordings=$(mktemp -d)
    export LIAISON_RECORD_EXCHANGES="$recordings/exchanges.jsonl"
}

forget_exchanges() {
    [ -z "$recordings" ] || rm -rf "$recordings"
    recordings=
}

run_official_clients() {
    LIAISON_BINARY="$(swift build --show-bin-path)/liaison" PYTHONDONTWRITEBYTECODE=1 \
        .python/bin/python -m pytest Tests/OfficialClients
}

# The folder with the descriptions; empty if there is none.
descriptions_folder() {
    local folder
    for folder in "${LIAISON_HUBSPOT_OPENAPI:-}" ../shared/openapi/hubspot; do
        [ -n "$folder" ] && [ -d "$folder" ] && echo "$folder" && return
    done
    true
}

check_contracts() {
    local folder
    folder=$(descriptions_folder)
    if [ -z "$folder" ]; then
        note "WARNING: NO CONTRACT WAS CHECKED IN THIS RUN. HubSpot's OpenAPI descriptions are not part of this package;"
        note "put them into ../shared/openapi/hubspot or name their folder in LIAISON_HUBSPOT_OPENAPI."
        return 0
    fi
    PYTHONDONTWRITEBYTECODE=1 .python/bin/python Tests/Contracts/check.py "$LIAISON_RECORD_EXCHANGES" "$folder"
}
