"""Files: upload, find, fetch by signed address, delete."""

import json
import time
import urllib.error
import urllib.request

import hubspot_sdk
import pytest
from hubspot.files import FileUpdateInput, FolderInput
from scene import number

PRIVATE = json.dumps({"access": "PRIVATE", "overwrite": False, "duplicateValidationStrategy": "NONE"})


def upload(sdk, content=b"bytes", folder=None, options=PRIVATE, name="foto.jpeg"):
    return sdk.files.file_assets.upload(
        file=(name, content, "image/jpeg"), folder_path=folder or f"/whatsapp/{number()}", options=options)


def fetch(url):
    return urllib.request.urlopen(url).read()


def test_sdk_uploads_reads_and_deletes(sdk):
    made = upload(sdk, folder="/whatsapp/2026", name=f"foto{number()}.jpeg")
    assert made.type == "IMG" and made.extension == "jpeg" and made.access == "PRIVATE" and made.size == 5
    assert made.path == f"/whatsapp/2026/{made.name}.jpeg"
    assert sdk.files.file_assets.get(made.id).parent_folder_id == made.parent_folder_id
    sdk.files.file_assets.delete(made.id)
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.files.file_assets.get(made.id)


def test_v3_uploads_finds_and_forgets(v3, tmp_path):
    path = tmp_path / f"rechnung{number()}.pdf"
    path.write_bytes(b"%PDF-1.4")
    api = v3.files.files_api
    made = api.upload(file=str(path), folder_path="/v3", options=PRIVATE)
    assert made.name == path.stem and made.extension == "pdf"
    assert api.get_metadata(made.path.lstrip("/")).file.id == made.id
    assert [entry.id for entry in api.do_search(name=made.name).results] == [made.id]
    assert api.update_properties(made.id, FileUpdateInput(name="neu", clear_expires=False)).name == "neu"
    api.delete(made.id)
    assert api.do_search(ids=[int(made.id)]).results == []


def test_a_signed_address_works_and_expires(sdk, v3):
    made = upload(sdk, content=b"a picture")
    signed = sdk.files.file_assets.get_signed_url(made.id, expiration_seconds=600)
    assert fetch(signed.url) == b"a picture" and signed.size == 9
    short = v3.files.files_api.get_signed_url(made.id, expiration_seconds=1)
    time.sleep(1.1)
    for url in (short.url, signed.url[:-1] + ("0" if signed.url[-1] != "0" else "1")):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            fetch(url)
        assert refusal.value.code == 403


def test_the_own_address_of_a_private_file_answers_404(sdk):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        fetch(upload(sdk).url)
    assert refusal.value.code == 404
    public = upload(sdk, options=json.dumps({"access": "PUBLIC_NOT_INDEXABLE"}))
    assert fetch(public.url) == b"bytes"


@pytest.mark.parametrize("broken", [
    {"folder_path": "/a", "folder_id": "99011"}, {"options": "{}"},
    {"options": json.dumps({"access": "HIDDEN_PRIVATE"})},
    {"options": json.dumps({"access": "PRIVATE", "ttl": "P2Y"})},
])
def test_an_upload_that_breaks_a_rule_is_refused(sdk, broken):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.files.file_assets.upload(
            **{"file": ("a.txt", b"a", "text/plain"), "folder_path": "/a", "options": PRIVATE, **broken})


def test_names_are_kept_apart_and_duplicates_found(sdk):
    folder = f"/twins/{number()}"
    assert [upload(sdk, folder=folder, content=bytes([place])).name for place in range(3)] == [
        "foto", "foto-1", "foto-2"]
    known = upload(sdk, folder=folder, content=b"same")
    reuse = json.dumps({"access": "PRIVATE", "duplicateValidationStrategy": "RETURN_EXISTING"})
    assert upload(sdk, folder=folder, content=b"same", options=reuse).id == known.id


def test_folders(sdk, v3):
    name = f"chats{number()}"
    made = sdk.files.file_assets.create(name=name)
    inner = v3.files.folders_api.create(FolderInput(name="inner", parent_folder_id=made.id))
    assert inner.path == f"/{name}/inner"
    assert sdk.files.folders.get_by_id(inner.id).parent_folder_id == made.id
    assert [entry.id for entry in sdk.files.folders.search(name=name)] == [made.id]
    assert v3.files.folders_api.get_by_path(name).id == made.id
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.files.folders.delete_by_id(made.id)
    sdk.files.folders.delete_by_id(inner.id)
    v3.files.folders_api.archive(made.id)
    assert list(sdk.files.folders.search(name=name)) == []
