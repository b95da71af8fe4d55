import Domain

extension HubSpotState {
    mutating func answerFolders(
        _ call: HubSpotRoute.FileCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .createFolder:
            let folder = try createFolder(try request.json(), now: request.now)
            return .json(201, json(folder))
        case .searchFolders:
            return try searchFolders(request)
        case .readFolder(let key):
            return .json(200, json(try folder(key)))
        case .updateFolder(let key):
            let body = try request.json()
            var folder = try folder(key)
            folder.name = body["name"]?.text ?? folder.name
            folder.parentID = body["parentFolderId"]?.integer ?? folder.parentID
            folder.updatedAt = request.now
            files.put(folder)
            return .json(200, json(folder))
        case .archiveFolder(let key):
            let folder = try folder(key)
            let isEmpty = !files.all(now: request.now).contains { $0.folderID == folder.id }
            guard isEmpty, !files.folders.values.contains(where: { $0.parentID == folder.id }) else {
                throw .validation("The folder is not empty.")
            }
            files.removeFolder(folder.id)
            return .noContent
        default:
            throw .notFound
        }
    }

    /// By id or by path.
    private func folder(_ key: String) throws(HubSpotRefusal) -> SandboxFolder {
        guard let folder = Int64(key).flatMap({ files.folders[$0] }) ?? files.folder(at: key) else { throw .notFound }
        return folder
    }

    private mutating func createFolder(_ body: JSON, now: Timestamp) throws(HubSpotRefusal) -> SandboxFolder {
        guard let name = body["name"]?.text, !name.contains("/") else { throw .validation("name is required.") }
        var parent = body["parentPath"]?.text.flatMap { files.makeFolders($0, now: now) }
        if let id = body["parentFolderId"]?.integer {
            guard files.folders[id] != nil else { throw .validation("There is no folder \(id).") }
            parent = id
        }
        guard !files.folders.values.contains(where: { $0.parentID == parent && $0.name == name }) else {
            throw .conflict("A folder named \(name) already exists there.")
        }
        return files.addFolder(name, in: parent, now: now)
    }
}
