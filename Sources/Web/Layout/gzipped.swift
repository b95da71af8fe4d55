import CZlib
import Foundation

/// `data` in the gzip format (RFC 1952), as small as zlib makes it; `nil` where zlib refuses. For what is compressed
/// once and sent often: pages, which hold secrets beside what others typed, are not compressed (BREACH).
func gzipped(_ data: Data) -> Data? {
    /// 15 bits of window, and 16 for gzip's own head.
    let windowBits: Int32 = 15 + 16
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
        deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var packed = Data(count: Int(deflateBound(&stream, UInt(data.count))))
    var source = data
    let isDone = source.withUnsafeMutableBytes { input in
        packed.withUnsafeMutableBytes { output in
            stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
            stream.avail_out = UInt32(output.count)
            return deflate(&stream, Z_FINISH) == Z_STREAM_END
        }
    }
    return isDone ? packed.prefix(Int(stream.total_out)) : nil
}
