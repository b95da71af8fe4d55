import Domain

extension HubSpotState {
    func json(_ file: SandboxFile, _ request: HubSpotRequest) -> JSON {
        let path = files.path(of: file)
        // The address of a private file is given as well, and answers 404.
        let url = "\(request.origin)/hubfs/\(options.hubID)\(path)"
        var fields: [String: JSON] = [
            "id": .string(String(file.id)), "name": .string(file.name), "extension": .string(file.fileExtension),
            "type": .string(file.kind), "size": .integer(Int64(file.bytes.count)),
            "access": .string(file.access.rawValue), "path": .string(path), "url": .string(url),
            "defaultHostingUrl": .string(url), "createdAt": .string(HubSpotTime.text(file.createdAt)),
            "updatedAt": .string(HubSpotTime.text(file.updatedAt)), "archived": false,
            "isUsableInContent": .bool(file.isUsableInContent), "fileMd5": .string(file.md5),
        ]
        if let folder = file.folderID { fields["parentFolderId"] = .string(String(folder)) }
        if let end = file.expiresAt { fields["expiresAt"] = .integer(end.milliseconds) }
        return .object(fields)
    }

    func json(_ folder: SandboxFolder) -> JSON {
        var fields: [String: JSON] = [
            "id": .string(String(folder.id)), "name": .string(folder.name),
            "path": .string(files.path(ofFolder: folder.id)), "archived": false,
            "createdAt": .string(HubSpotTime.text(folder.createdAt)),
            "updatedAt": .string(HubSpotTime.text(folder.updatedAt)),
        ]
        if let parent = folder.parentID { fields["parentFolderId"] = .string(String(parent)) }
        return .object(fields)
    }
}
