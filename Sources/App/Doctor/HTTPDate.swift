import Domain
import Foundation

/// The time in an answer's `Date` header: `Sat, 21 Nov 2026 09:15:07 GMT` (RFC 9110, section 5.6.7).
struct HTTPDate {
    var moment: Timestamp

    /// `nil` where the text is none.
    init?(_ text: String) {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        guard let date = format.date(from: text) else { return nil }
        moment = Timestamp(seconds: Int64(date.timeIntervalSince1970))
    }
}
