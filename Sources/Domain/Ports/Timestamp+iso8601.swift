import Foundation

extension Timestamp {
    /// ISO 8601 with a time zone, with or without fractions of a second: `2026-11-21T09:00:00Z`. `nil` for anything
    /// else.
    public init?(iso8601 text: String) {
        let styles = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle()]
        guard let date = styles.lazy.compactMap({ try? $0.parse(text) }).first,
            let milliseconds = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded())
        else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// In UTC with milliseconds: `2026-11-21T09:00:00.000Z`.
    public var iso8601: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
