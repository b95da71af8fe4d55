# The Python packages of three checks: others' clients against our sandbox, the contracts, and the browser. They live
# in .python/, which git ignores, and are checked by digest. Sourced by bin/setup.

python_wanted=Tests/python-packages.txt
python_folder=.python

# What the folder was made from: another list, another Python or another place means making it anew.
python_stamp() {
    { cat "$python_wanted" && python3 --version && pwd; } | sha256sum | cut -d' ' -f1
}

python_present() {
    [ -x "$python_folder/bin/python" ] && [ "$(cat "$python_folder/made-from" 2>/dev/null)" = "$(python_stamp)" ]
}

fetch_python_packages() {
    python_present && { note "all there"; return 0; }
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or later is needed, and this is $(python3 --version)." "Debian 12, Ubuntu 24.04 and later have it."
    rm -rf "$python_folder"
    python3 -m venv "$python_folder" || fail "a Python environment could not be made in $python_folder."
    "$python_folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes --requirement "$python_wanted" </dev/null >"$python_folder/pip.log" 2>&1 ||
        fail "the Python packages of $python_wanted could not be installed." \
            "Is this machine online? pip said: $(tail -n 2 "$python_folder/pip.log" | tr '\n' ' ')" \
            "Run bin/setup again once it is; nothing else has to be repeated."
    python_stamp >"$python_folder/made-from"
    note "$("$python_folder/bin/python" --version) with $(grep -c == "$python_wanted") packages in $python_folder"
}
