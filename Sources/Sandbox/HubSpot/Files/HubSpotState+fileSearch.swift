import Domain

extension HubSpotState {
    func searchFiles(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let query = request.query
        let found = files.all(now: request.now).filter { file in
            query.allows("name", file.name) && query.allows("extension", file.fileExtension)
                && query.allows("type", file.kind) && query.allows("path", files.path(of: file))
                && query.allows("fileMd5", file.md5) && query.lists("ids", file.id)
                && query.lists("parentFolderIds", file.folderID) && query.bounds("id", file.id)
                && query.bounds("size", Int64(file.bytes.count)) && query.bounds("createdAt", file.createdAt)
                && query.bounds("updatedAt", file.updatedAt)
        }
        let sorted = try query.sorted(
            found,
            by: { (file: SandboxFile, name: String) -> String? in
                switch name {
                case "name": file.name
                case "id": Self.padded(file.id)
                case "size": Self.padded(Int64(file.bytes.count))
                case "createdAt", "created_at": Self.padded(file.createdAt.milliseconds)
                case "updatedAt", "updated_at": Self.padded(file.updatedAt.milliseconds)
                default: nil
                }
            })
        return try page(sorted, request) { json($0, request) }
    }

    func searchFolders(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let query = request.query
        let found = files.folders.values.sorted { $0.id < $1.id }.filter { folder in
            query.allows("name", folder.name) && query.allows("path", files.path(ofFolder: folder.id))
                && query.lists("ids", folder.id) && query.lists("parentFolderIds", folder.parentID)
                && query.bounds("id", folder.id)
        }
        return try page(found, request) { json($0) }
    }

    private func page<Item>(
        _ items: [Item], _ request: HubSpotRequest, _ json: (Item) -> JSON
    ) throws(HubSpotRefusal) -> HTTPReply {
        let limit = try request.limit(standard: 20, most: 100)
        let offset = Int(try request.after())
        let page = items.dropFirst(offset).prefix(limit)
        let next = offset + page.count < items.count ? String(offset + page.count) : nil
        return .json(200, .page(page.map(json), next: next))
    }

    /// Numbers as text of one length, so that one comparison serves names and numbers.
    private static func padded(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 20 - digits.count)) + digits
    }
}

extension QueryItems {
    /// Whether a text passes the parameter of this name; without one, everything does.
    fileprivate func allows(_ name: String, _ text: String) -> Bool {
        self[name].map { text.lowercased() == $0.lowercased() } ?? true
    }

    fileprivate func lists(_ name: String, _ id: Int64?) -> Bool {
        let wanted = list(name)
        return wanted.isEmpty || id.map { wanted.contains(String($0)) } ?? false
    }

    fileprivate func bounds(_ name: String, _ value: Int64) -> Bool {
        let low = self[name + "Gte"].flatMap { Int64($0) } ?? .min
        let high = self[name + "Lte"].flatMap { Int64($0) } ?? .max
        return value >= low && value <= high && (self[name].flatMap { Int64($0) } ?? value) == value
    }

    fileprivate func bounds(_ name: String, _ moment: Timestamp) -> Bool {
        let low = self[name + "Gte"].flatMap(HubSpotTime.parse) ?? .beginning
        let high = self[name + "Lte"].flatMap(HubSpotTime.parse) ?? moment
        return moment >= low && moment <= high && (self[name].flatMap(HubSpotTime.parse) ?? moment) == moment
    }

    /// By the first name in `sort`, with a minus for descending.
    fileprivate func sorted<Item>(
        _ items: [Item], by key: (Item, String) -> String?
    ) throws(HubSpotRefusal) -> [Item] {
        guard let sort = list("sort").first else { return items }
        let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
        guard items.allSatisfy({ key($0, name) != nil }) else {
            throw .validation("Files cannot be sorted by \(name).")
        }
        let ascending = items.sorted { (key($0, name) ?? "") < (key($1, name) ?? "") }
        return sort.hasPrefix("-") ? ascending.reversed() : ascending
    }
}
