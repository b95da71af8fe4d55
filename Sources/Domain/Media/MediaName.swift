/// A name for a file, for people: its own, made harmless, or one after its kind.
public struct MediaName: Sendable, Equatable {
    /// Bytes of UTF-8: a single character may be made of any number of marks.
    private static let stemBytesMax = 120

    /// Without the extension; never empty.
    public let stem: String
    /// Without the point; empty = none.
    public let fileExtension: String

    public var text: String { fileExtension.isEmpty ? stem : "\(stem).\(fileExtension)" }

    /// - Parameters:
    ///   - name: as the sender called it, if at all.
    ///   - type: the MIME type as WhatsApp tells it; it gives the extension where the name has none.
    public init(_ name: String?, kind: MediaKind, type: String?) {
        let (stem, own) = Self.parts(of: Self.harmless(name ?? ""))
        let known = type.flatMap { Self.extensions[plainMIMEType($0)] }
        self.stem = stem.isEmpty ? Self.word(for: kind) : Self.shortened(stem)
        fileExtension = own.isEmpty ? known ?? "" : own
    }

    /// Without control characters, marks that turn the direction of text (`‮gpj.exe` would read as `exe.jpg`), and what
    /// means something in paths.
    private static func harmless(_ name: String) -> String {
        let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: " "
            default: "/\\:*?\"<>|%;".unicodeScalars.contains(scalar) ? "-" : scalar
            }
        }
        var text = String(String.UnicodeScalarView(scalars))
        text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while let first = text.first, ". -".contains(first) { text.removeFirst() }
        while let last = text.last, ". ".contains(last) { text.removeLast() }
        return text
    }

    /// Something long, or with other letters, behind the last point is no extension.
    private static func parts(of name: String) -> (stem: String, fileExtension: String) {
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return (name, "") }
        let ending = name[name.index(after: point)...]
        guard (1...8).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return (name, "")
        }
        return (String(name[..<point]), ending.lowercased())
    }

    private static func shortened(_ stem: String) -> String {
        var size = 0
        let kept = stem.unicodeScalars.prefix { scalar in
            size += String(scalar).utf8.count
            return size <= stemBytesMax
        }
        return String(String.UnicodeScalarView(kept))
    }

    private static func word(for kind: MediaKind) -> String {
        switch kind {
        case .image: "picture"
        case .video: "video"
        case .audio: "audio"
        case .voice: "voice note"
        case .document: "document"
        case .sticker: "sticker"
        }
    }

    private static let extensions = [
        "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "video/mp4": "mp4",
        "video/3gpp": "3gp", "audio/ogg": "ogg", "application/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "m4a",
        "audio/aac": "aac", "audio/amr": "amr", "application/pdf": "pdf", "text/plain": "txt", "text/csv": "csv",
        "application/msword": "doc", "application/vnd.ms-excel": "xls", "application/vnd.ms-powerpoint": "ppt",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx", "application/zip": "zip",
    ]
}
