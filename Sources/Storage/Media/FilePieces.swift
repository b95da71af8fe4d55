public import Foundation

/// A part of a file, read while it is sent: memory holds one piece.
public struct FilePieces: AsyncSequence, Sendable {
    private static let pieceBytes: Int64 = 128 << 10

    private let file: OpenFile
    private let range: Range<Int64>

    init(_ file: OpenFile, _ range: Range<Int64>) {
        self.file = file
        self.range = range
    }

    public func makeAsyncIterator() -> Iterator { Iterator(file: file, range: range) }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let file: OpenFile
        fileprivate var range: Range<Int64>

        /// Throws where the file ends before the range does: a shorter body must not look like a whole one.
        public mutating func next() async throws -> Data? {
            guard !range.isEmpty else { return nil }
            let piece = try file.read(at: range.lowerBound, count: Int(Swift.min(Int64(range.count), pieceBytes)))
            range = (range.lowerBound + Int64(piece.count))..<range.upperBound
            return piece
        }
    }
}

/// A descriptor that is closed with its last reader.
final class OpenFile: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    func read(at offset: Int64, count: Int) throws -> Data {
        var data = Data(count: count)
        let got = data.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
        guard got > 0 else {
            throw FileStoreError("the store", got < 0 ? reason(errno) : "a file is shorter than it was")
        }
        return data.prefix(got)
    }
}
