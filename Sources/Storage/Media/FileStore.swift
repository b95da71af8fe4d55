public import Domain
public import Foundation

/// The files of messages, each once, under its SHA-256: `FOLDER/3f/3fa9…`. Nothing that comes from outside ever becomes
/// part of a path: files are found by their hash only, and made under it.
///
/// A file is written beside its place and gets its name when it is whole and on the disk, so a name that is there has
/// the bytes it stands for, whatever was killed when.
public struct FileStore: Sendable {
    private static let unfinishedPrefix = "unfinished-"

    let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    /// A file to be filled. `id` makes its unfinished name; two of one id must not be open.
    public func draft(_ id: Int64) throws(FileStoreError) -> FileDraft {
        try makeFolder(folder)
        return try FileDraft(store: self, path: "\(folder)/\(Self.unfinishedPrefix)\(id)")
    }

    /// The size of a file that is there.
    public func size(of hash: FileHash) -> Int64? {
        var facts = stat()
        guard stat(path(of: hash), &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(facts.st_size)
    }

    /// The bytes of a file in pieces; `range` must lie within its size. `nil` = it is not there.
    public func pieces(of hash: FileHash, range: Range<Int64>) -> FilePieces? {
        let descriptor = open(path(of: hash), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        return FilePieces(OpenFile(descriptor), range)
    }

    /// A whole file, for whom it is small enough. `nil` = it is not there.
    public func whole(_ hash: FileHash) throws(FileStoreError) -> Data? {
        guard let size = size(of: hash) else { return nil }
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path(of: hash)), options: .alwaysMapped)
            return Int64(data.count) == size ? data : nil
        } catch {
            throw FileStoreError(folder, "a file cannot be read: \(error.localizedDescription)")
        }
    }

    /// Takes a file away; one that is not there is no trouble. Only whoever alone writes here may call it.
    public func remove(_ hash: FileHash) throws(FileStoreError) {
        let place = path(of: hash)
        if unlink(place) != 0 {
            guard errno == ENOENT else { throw FileStoreError(folder, reason(errno)) }
            return
        }
        try sync((place as NSString).deletingLastPathComponent)
    }

    /// Takes away what a crash left unfinished. Only whoever alone writes here may call it. Returns how many.
    @discardableResult
    public func sweep() throws(FileStoreError) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let unfinished = names.filter { $0.hasPrefix(Self.unfinishedPrefix) }
        for name in unfinished { unlink("\(folder)/\(name)") }
        return unfinished.count
    }

    /// Whether files can be kept: makes the folder where it is missing.
    public func check() throws(FileStoreError) {
        try makeFolder(folder)
        guard access(folder, R_OK | W_OK | X_OK) == 0 else { throw FileStoreError(folder, reason(errno)) }
    }

    func path(of hash: FileHash) -> String {
        let name = hash.hexadecimal
        return "\(folder)/\(name.prefix(2))/\(name)"
    }

    /// Gives a finished file its name; the same file twice is one.
    func place(_ unfinished: String, as hash: FileHash) throws(FileStoreError) {
        let place = path(of: hash)
        let parent = (place as NSString).deletingLastPathComponent
        try makeFolder(parent)
        guard rename(unfinished, place) == 0 else { throw FileStoreError(folder, reason(errno)) }
        // The name is on the disk once its folder is.
        try sync(parent)
    }

    private func makeFolder(_ path: String) throws(FileStoreError) {
        if access(path, F_OK) == 0 { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileStoreError(folder, error.localizedDescription)
        }
        try sync((path as NSString).deletingLastPathComponent)
    }

    private func sync(_ folder: String) throws(FileStoreError) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileStoreError(self.folder, reason(errno)) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileStoreError(self.folder, reason(errno)) }
    }
}

func reason(_ error: Int32) -> String { String(cString: strerror(error)) }
