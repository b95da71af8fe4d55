import Domain
import Foundation

extension HubSpotState {
    mutating func answer(_ call: HubSpotRoute.FileCall, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .upload:
            let file = try upload(try FileUpload(request), now: request.now)
            return .json(201, json(file, request))
        case .search:
            return try searchFiles(request)
        case .stat(let path):
            if let file = files.file(at: path, now: request.now) { return .json(200, ["file": json(file, request)]) }
            guard let folder = files.folder(at: path) else { throw .notFound }
            return .json(200, ["folder": json(folder)])
        case .read(let id):
            return .json(200, json(try file(id, request), request))
        case .update(let id):
            let file = try changeFile(try file(id, request), request)
            return .json(200, json(file, request))
        case .replace(let id):
            let file = try replaceFile(try file(id, request), request)
            return .json(200, json(file, request))
        case .archive(let id), .erase(let id):
            // The recycle bin of files is not to be reached by API, so both ways a file is gone.
            files.remove(try file(id, request).id)
            return .noContent
        case .signedURL(let id):
            return .json(200, try signedURL(try file(id, request), request))
        case .createFolder, .searchFolders, .readFolder, .updateFolder, .archiveFolder:
            return try answerFolders(call, request)
        }
    }

    private func file(_ id: String, _ request: HubSpotRequest) throws(HubSpotRefusal) -> SandboxFile {
        guard let number = Int64(id), let file = files.file(number, now: request.now) else { throw .notFound }
        return file
    }

    private mutating func upload(_ upload: FileUpload, now: Timestamp) throws(HubSpotRefusal) -> SandboxFile {
        let folder = try folder(upload.place, now: now)
        let (name, fileExtension) = SandboxFile.parts(of: upload.fileName)
        var file = SandboxFile(
            id: files.newFileID(), name: name, fileExtension: fileExtension, access: upload.access, folderID: folder,
            mimeType: upload.mimeType, bytes: upload.bytes, createdAt: now, updatedAt: now,
            expiresAt: upload.lifetime.map { now + $0 })
        if let twin = twin(of: file, upload, now: now) {
            guard upload.duplicates == .reused else {
                throw .conflict("A file with the same content already exists: \(twin.id)")
            }
            return twin
        }
        if upload.overwrites, let old = files.file(at: files.path(of: file), now: now) {
            files.remove(old.id)
        }
        file.name = files.freeName(name, fileExtension, in: folder, now: now)
        files.put(file)
        return file
    }

    private mutating func folder(_ place: FileUpload.Place, now: Timestamp) throws(HubSpotRefusal) -> Int64? {
        switch place {
        case .path(let path): return files.makeFolders(path, now: now)
        case .folder(let id):
            guard files.folders[id] != nil else { throw .validation("There is no folder \(id).") }
            return id
        }
    }

    private func twin(of file: SandboxFile, _ upload: FileUpload, now: Timestamp) -> SandboxFile? {
        guard upload.duplicates != .allowed else { return nil }
        let digest = file.md5
        return files.all(now: now).first { other in
            (upload.looksEverywhere || other.folderID == file.folderID) && other.md5 == digest
        }
    }

    private mutating func changeFile(
        _ file: SandboxFile, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> SandboxFile {
        let body = try request.json()
        var file = file
        if let name = body["name"]?.text { file.name = SandboxFile.parts(of: name).name }
        if body["access"] != nil { file.access = try FileUpload.access(body["access"]) }
        if let path = body["parentFolderPath"]?.text { file.folderID = files.makeFolders(path, now: request.now) }
        if let id = body["parentFolderId"]?.integer { file.folderID = try folder(.folder(id), now: request.now) }
        if body["clearExpires"]?.bool == true { file.expiresAt = nil }
        if let moment = body["expiresAt"]?.string.flatMap(HubSpotTime.parse) { file.expiresAt = moment }
        file.isUsableInContent = body["isUsableInContent"]?.bool ?? file.isUsableInContent
        file.updatedAt = request.now
        files.put(file)
        return file
    }

    private mutating func replaceFile(
        _ file: SandboxFile, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> SandboxFile {
        guard let form = MultipartForm(contentType: request.contentType, body: request.body) else {
            throw FileUpload.unsupported
        }
        var file = file
        if let new = form.file {
            file.bytes = new.bytes
            file.mimeType = new.mimeType
        }
        if let options = form.fields["options"].flatMap({ try? JSON(parsing: Data($0.utf8)) }) {
            file.access = options["access"] == nil ? file.access : try FileUpload.access(options["access"])
        }
        file.updatedAt = request.now
        files.put(file)
        return file
    }
}
