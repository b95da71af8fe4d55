import Crypto
public import Domain
public import Foundation
import Synchronization

/// A file that is being filled. Dropped without being kept, it is gone.
public final class FileDraft: Sendable {
    private struct State {
        var descriptor: Int32
        var hash = SHA256()
        var size: Int64 = 0
        var isOpen = true
    }

    private let store: FileStore
    private let path: String
    private let state: Mutex<State>

    /// What a crash left under this name is written over.
    init(store: FileStore, path: String) throws(FileStoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileStoreError(store.folder, Storage.reason(errno)) }
        self.store = store
        self.path = path
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        discard()
    }

    /// Bytes so far.
    public var size: Int64 { state.withLock { $0.size } }

    public func write(_ piece: Data) throws(FileStoreError) {
        let failure = state.withLock { state -> Int32? in
            guard state.isOpen else { return EBADF }
            guard Self.write(piece, to: state.descriptor) else { return errno }
            state.hash.update(data: piece)
            state.size += Int64(piece.count)
            return nil
        }
        if let failure { throw FileStoreError(store.folder, Storage.reason(failure)) }
    }

    /// What the bytes so far hash to.
    public var hash: FileHash? { state.withLock { FileHash(bytes: Array($0.hash.finalize())) } }

    /// Once it returns, the file is on the disk under its hash.
    public func keep() throws(FileStoreError) -> KeptFile {
        let (size, failure) = state.withLock { state -> (Int64, Int32?) in
            guard state.isOpen else { return (0, EBADF) }
            return (state.size, fsync(state.descriptor) == 0 ? nil : errno)
        }
        guard failure == nil, let hash else { throw FileStoreError(store.folder, Storage.reason(failure ?? EIO)) }
        try store.place(path, as: hash)
        close(unlinking: false)
        return KeptFile(hash: hash, size: size)
    }

    public func discard() {
        close(unlinking: true)
    }

    private func close(unlinking: Bool) {
        state.withLock { state in
            guard state.isOpen else { return }
            state.isOpen = false
            _ = Foundation.close(state.descriptor)
            if unlinking { unlink(path) }
        }
    }

    private static func write(_ piece: Data, to descriptor: Int32) -> Bool {
        piece.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
