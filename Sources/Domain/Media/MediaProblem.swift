/// Why a message's file is not there (yet).
public struct MediaProblem: Sendable, Hashable {
    public enum Word: String, Sendable, CaseIterable {
        // Final.
        case tooLarge = "too_large"
        case wrongType = "wrong_type"
        case wrongHost = "wrong_host"
        case wrongHash = "wrong_hash"
        case noID = "no_id"
        /// WhatsApp's seven days are over.
        case expired
        /// The person asked to be forgotten.
        case erased

        // Tried again.
        case linkDied = "link_died"
        case unknownID = "unknown_id"
        case notTheFile = "not_the_file"
        case unreachable
        case vendorTrouble = "vendor_trouble"
        /// Until somebody gives another token.
        case reconnect
        /// Ours: it could not be written.
        case disk
    }

    public var word: Word
    /// What happened and what to do.
    public var sentence: String

    public init(_ word: Word, _ sentence: String) {
        self.word = word
        self.sentence = sentence
    }
}

extension MediaProblem.Word {
    /// Behind "not here: ", for whoever reads the timeline.
    public var phrase: String {
        switch self {
        case .tooLarge: "larger than what is taken"
        case .wrongType: "of a type that is not taken"
        case .wrongHost: "WhatsApp's link leads to an unknown place"
        case .wrongHash: "WhatsApp delivered other bytes"
        case .noID: "WhatsApp did not say which file"
        case .expired: "WhatsApp does not have it any more"
        case .erased: "erased, as the person asked to be forgotten"
        case .linkDied, .unknownID, .notTheFile, .unreachable, .vendorTrouble, .reconnect, .disk: "being fetched"
        }
    }
}

extension MediaProblem {
    public static func tooLarge(_ size: Int64?, limit: Int64) -> MediaProblem {
        let has = size.map { "has \(byteSize($0))" } ?? "is larger than that"
        return MediaProblem(
            .tooLarge,
            "At most \(byteSize(limit)) are taken of a file of this kind, and this one \(has). Raise the limit within "
                + "seven days of the message, and it is fetched.")
    }

    public static func wrongType(_ type: String, for kind: MediaKind) -> MediaProblem {
        MediaProblem(
            .wrongType,
            "WhatsApp calls the file “\(type.prefix(100))”, which no \(kind.rawValue) is, so it was not taken.")
    }

    public static func unwantedType(_ type: String) -> MediaProblem {
        MediaProblem(
            .wrongType, "Files of the type “\(type.prefix(100))” are not taken here: the media settings say so.")
    }

    public static func wrongHost(_ host: String) -> MediaProblem {
        MediaProblem(
            .wrongHost,
            "WhatsApp's link leads to “\(host.prefix(100))”, which is not known to be Meta's, so no request was sent "
                + "there. If it is Meta's, add it to LIAISON_MEDIA_HOSTS and start again.")
    }

    public static let wrongHash = MediaProblem(
        .wrongHash,
        "What WhatsApp delivered is not the file that the message names: its SHA-256 is another. Ask the sender for it "
            + "again.")

    public static let noID = MediaProblem(
        .noID, "WhatsApp told of a file without saying which, so it cannot be fetched. Ask the sender for it again.")

    public static let erased = MediaProblem(
        .erased, "The person asked to be forgotten, so the file was erased here. It is not fetched again.")

    public static let linkDied = MediaProblem(
        .linkDied, "WhatsApp's link to the file was not valid any more. Another one is asked for.")

    public static let unknownID = MediaProblem(
        .unknownID,
        "WhatsApp does not know the file's id (any more), or this token may not see it. It is asked again until the "
            + "file's seven days are over.")

    public static func notTheFile(_ detail: String) -> MediaProblem {
        MediaProblem(
            .notTheFile,
            "Something else than the file came (\(detail)). It is tried again; a proxy in between may be answering.")
    }

    public static func unreachable(_ detail: String) -> MediaProblem {
        MediaProblem(
            .unreachable,
            "The file's host could not be reached, or the answer broke off (\(detail)). It is tried again.")
    }

    public static func expired(after last: MediaProblem?) -> MediaProblem {
        let reason = last.map { " The last try: \($0.sentence)" } ?? ""
        return MediaProblem(
            .expired,
            "WhatsApp keeps a file for seven days, thirty if it was sent from here, and in that time it could not be "
                + "fetched.\(reason)"
        )
    }
}

/// `182 KB`, `1.2 MB`: of 1,000s, as phones show them.
public func byteSize(_ bytes: Int64) -> String {
    let units = ["bytes", "KB", "MB", "GB", "TB"]
    var (value, unit) = (Double(max(0, bytes)), 0)
    while value >= 999.5, unit < units.count - 1 {
        value /= 1000
        unit += 1
    }
    guard unit > 1, value < 9.95 else { return "\(Int64(value.rounded())) \(units[unit])" }
    let tenths = Int64((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
}
