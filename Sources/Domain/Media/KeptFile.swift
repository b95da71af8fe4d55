/// A file that lies in the store of this installation.
public struct KeptFile: Sendable, Hashable {
    public var hash: FileHash
    /// In bytes.
    public var size: Int64

    public init(hash: FileHash, size: Int64) {
        self.hash = hash
        self.size = size
    }
}
