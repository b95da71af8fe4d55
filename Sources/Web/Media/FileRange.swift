/// What a request wants of a file (RFC 9110, sections 13 and 14).
enum FileRange: Sendable, Equatable {
    case whole
    case part(Range<Int64>)
    /// It asks for something that lies behind the end.
    case unsatisfiable

    /// - Parameter header: `bytes=0-499`, `bytes=500-` or `bytes=-500`. What is not understood, and several ranges at
    ///   once, get the whole file, as the standard allows.
    init(_ header: String?, size: Int64) {
        self = .whole
        guard let header, header.utf8.count <= 64, header.hasPrefix("bytes="), !header.contains(",") else { return }
        let bounds = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return }
        switch (Int64(bounds[0]), Int64(bounds[1])) {
        case (let first?, let last?) where last >= first:
            self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
        case (let first?, nil) where bounds[1].isEmpty:
            self = first < size ? .part(first..<size) : .unsatisfiable
        case (nil, let count?) where bounds[0].isEmpty:
            self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        default: return
        }
    }
}
