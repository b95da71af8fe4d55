import Domain

extension HubSpotRoute {
    enum FileCall: Sendable {
        case upload
        case search
        case stat(String)
        case read(String)
        case update(String)
        case replace(String)
        case archive(String)
        case erase(String)
        case signedURL(String)
        case createFolder
        case searchFolders
        case readFolder(String)
        case updateFolder(String)
        case archiveFolder(String)
    }
}

extension HubSpotRoute.FileCall {
    /// - Parameter path: what follows the version: `files`, `187001`, `signed-url`.
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch path.first {
        case "files": self = try Self.file(method, Array(path.dropFirst()))
        case "folders": self = try Self.folder(method, Array(path.dropFirst()))
        default: throw .notFound
        }
    }

    private static func file(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        switch (method, path.count) {
        case (.post, 0): return .upload
        case (.get, 1) where path[0] == "search": return .search
        case (.get, 2...) where path[0] == "stat": return .stat(path.dropFirst().joined(separator: "/"))
        case (.get, 1): return .read(path[0])
        case (.patch, 1): return .update(path[0])
        case (.put, 1): return .replace(path[0])
        case (.delete, 1): return .archive(path[0])
        case (.delete, 2) where path[1] == "gdpr-delete": return .erase(path[0])
        case (.get, 2) where path[1] == "signed-url": return .signedURL(path[0])
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }

    private static func folder(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        switch (method, path.count) {
        case (.post, 0): return .createFolder
        case (.get, 1) where path[0] == "search": return .searchFolders
        case (.get, 1...): return .readFolder(path.joined(separator: "/"))
        case (.patch, 1): return .updateFolder(path[0])
        case (.delete, 1...): return .archiveFolder(path.joined(separator: "/"))
        default: throw .methodNotAllowed
        }
    }

    var name: String {
        switch self {
        case .upload: "upload"
        case .search: "search"
        case .stat: "stat"
        case .read: "read"
        case .update, .replace: "update"
        case .archive: "archive"
        case .erase: "gdpr-delete"
        case .signedURL: "signed-url"
        case .createFolder, .searchFolders, .readFolder, .updateFolder, .archiveFolder: "folders"
        }
    }
}
