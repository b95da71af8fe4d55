public import Storage
import WhatsApp

/// Where files of messages are kept, whom they are fetched from, and where members find them.
public struct MediaSetup: Sendable {
    /// Behind the public address; the id of a message follows.
    public static let path = "/media/"

    public let store: FileStore
    let hosts: MediaHosts
    /// What a link to the file of a message begins with.
    let links: String

    /// - Parameters:
    ///   - folder: made if it is missing.
    ///   - hosts: trusted beside Meta's.
    ///   - graph: the Graph API's address, or a sandbox's, which serves its media itself.
    ///   - publicURL: no slash at the end.
    public init(folder: String, hosts: [String], graph: String, publicURL: String) {
        store = FileStore(folder: folder)
        self.hosts = MediaHosts(extra: hosts, graph: graph)
        links = publicURL + Self.path
    }
}
