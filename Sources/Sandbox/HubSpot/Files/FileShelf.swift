import Domain

/// All files and folders of the account.
struct FileShelf: Sendable {
    /// Ids and names of everything, kept apart so that a mix-up finds nothing.
    private var files: [Int64: SandboxFile] = [:]
    private(set) var folders: [Int64: SandboxFolder] = [:]
    private var nextFileID: Int64 = 187_000_001
    private var nextFolderID: Int64 = 99_011

    /// A file that is there and has not expired.
    func file(_ id: Int64, now: Timestamp) -> SandboxFile? {
        files[id].flatMap { file in file.expiresAt.map { $0 <= now } ?? false ? nil : file }
    }

    /// By ascending id.
    func all(now: Timestamp) -> [SandboxFile] {
        files.keys.sorted().compactMap { file($0, now: now) }
    }

    mutating func newFileID() -> Int64 {
        nextFileID += 1
        return nextFileID - 1
    }

    mutating func put(_ file: SandboxFile) {
        files[file.id] = file
    }

    mutating func remove(_ id: Int64) {
        files[id] = nil
    }

    /// A name nobody in the folder has: the wanted one, or with a number behind it.
    func freeName(_ wanted: String, _ fileExtension: String, in folder: Int64?, now: Timestamp) -> String {
        let taken = Set(
            all(now: now).filter { $0.folderID == folder && $0.fileExtension == fileExtension }.map(\.name))
        guard taken.contains(wanted) else { return wanted }
        var number = 1
        while taken.contains("\(wanted)-\(number)") { number += 1 }
        return "\(wanted)-\(number)"
    }

    // MARK: Folders

    /// `/whatsapp/2026`; a file's own name goes behind it.
    func path(ofFolder id: Int64?) -> String {
        guard let id, let folder = folders[id] else { return "" }
        return path(ofFolder: folder.parentID) + "/" + folder.name
    }

    func path(of file: SandboxFile) -> String { path(ofFolder: file.folderID) + "/" + file.fullName }

    func folder(at path: String) -> SandboxFolder? {
        let wanted = "/" + path.split(separator: "/").joined(separator: "/")
        return folders.values.first { self.path(ofFolder: $0.id) == wanted }
    }

    func file(at path: String, now: Timestamp) -> SandboxFile? {
        let wanted = "/" + path.split(separator: "/").joined(separator: "/")
        return all(now: now).first { self.path(of: $0) == wanted }
    }

    /// The folder at a path, made with all above it where it is missing. Nil for the root.
    mutating func makeFolders(_ path: String, now: Timestamp) -> Int64? {
        var parent: Int64?
        for name in path.split(separator: "/").map(String.init) {
            let known = folders.values.first { $0.parentID == parent && $0.name == name }
            parent = (known ?? addFolder(name, in: parent, now: now)).id
        }
        return parent
    }

    mutating func addFolder(_ name: String, in parent: Int64?, now: Timestamp) -> SandboxFolder {
        let folder = SandboxFolder(id: nextFolderID, name: name, parentID: parent, createdAt: now, updatedAt: now)
        nextFolderID += 1
        folders[folder.id] = folder
        return folder
    }

    mutating func put(_ folder: SandboxFolder) {
        folders[folder.id] = folder
    }

    mutating func removeFolder(_ id: Int64) {
        folders[id] = nil
    }
}
