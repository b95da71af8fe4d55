import NIOCore

/// Lines as they come out of bytes that come in pieces.
struct SMTPLines {
    private static let bytesMax = 1 << 20
    private var rest = ByteBuffer()

    mutating func append(_ bytes: ByteBuffer) {
        var bytes = bytes
        // Whoever sends a megabyte without a line end is no mail server's client.
        guard rest.readableBytes + bytes.readableBytes <= Self.bytesMax else { return }
        rest.writeBuffer(&bytes)
    }

    /// Without its end.
    mutating func next() -> String? {
        let view = rest.readableBytesView
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = rest.readString(length: end - view.startIndex) ?? ""
        rest.moveReaderIndex(forwardBy: 1)
        rest.discardReadBytes()
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
    }
}
