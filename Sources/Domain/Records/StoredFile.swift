/// A file that lies in HubSpot, readable through a signed URL only.
public struct StoredFile: Sendable, Equatable {
    public var id: FileID
    /// Without its extension.
    public var name: String?
    public var fileExtension: String?
    public var size: Int64?
    /// Folder and name.
    public var path: String?

    public init(id: FileID, name: String?, fileExtension: String? = nil, size: Int64? = nil, path: String? = nil) {
        self.id = id
        self.name = name
        self.fileExtension = fileExtension
        self.size = size
        self.path = path
    }
}

/// Whoever has the URL reads the file, until then.
public struct SignedURL: Sendable, Equatable {
    public var url: Secret
    public var expiresAt: Timestamp?

    public init(url: Secret, expiresAt: Timestamp?) {
        self.url = url
        self.expiresAt = expiresAt
    }
}
