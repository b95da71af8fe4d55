# The two scripts of others that our pages use: htmx and its server-sent events extension. They come out of one pinned
# Python package, by name, and are checked by digest; they are never committed. Sourced by bin/setup.

web_assets=Sources/Web/Assets/vendor
web_assets_package=django-htmx==1.29.0
web_assets_package_sha256=0ec5be1645ed71e6787bd75e0250624f00274ac3bb1730f07b6629a95688929b

# digest, name in our folder, path in the package. Version 2 of htmx, the stable line.
web_asset_list() {
    cat <<'ASSETS'
71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de htmx.min.js htmx-2.min.js
98a46496de0c3605fbffdce9167ba427bdd9553184f83f149c261891a92c0136 htmx-ext-sse.min.js ext/hx-sse-2.min.js
ASSETS
}

web_assets_present() {
    local digest name _
    while read -r digest name _; do
        echo "$digest  $web_assets/$name" | sha256sum --check --status 2>/dev/null || return 1
    done < <(web_asset_list)
}

download_web_assets() {
    local folder=$1
    echo "$web_assets_package --hash=sha256:$web_assets_package_sha256" >"$folder/wanted.txt"
    # Only the scripts inside are wanted, so which Python this machine has is no matter.
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --python-version 3.13 \
        --dest "$folder" --requirement "$folder/wanted.txt" </dev/null >"$folder/pip.log" 2>&1 ||
        fail "htmx could not be downloaded ($web_assets_package)." \
            "Is this machine online? pip said: $(tail -n 2 "$folder/pip.log" | tr '\n' ' ')" \
            "Run bin/setup again once it is; nothing else has to be repeated."
    python3 -m zipfile --extract "$folder"/django_htmx-*.whl "$folder/unpacked"
}

fetch_web_assets() {
    local folder name path _
    web_assets_present && { note "all there"; return 0; }
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    download_web_assets "$folder"
    mkdir -p "$web_assets"
    while read -r _ name path; do
        install -m 0644 "$folder/unpacked/django_htmx/static/django_htmx/$path" "$web_assets/$name"
        note "$web_assets/$name"
    done < <(web_asset_list)
    web_assets_present || fail "the files in $web_assets are not the ones that were pinned." "Delete that folder and run bin/setup."
}
