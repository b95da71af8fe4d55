import Domain

/// Gathers what one body tells. A body of three megabytes can hold a million tiny parts that mean nothing; beyond the
/// limit these are no longer kept one by one, but the body itself is still in the intake.
struct EventLog {
    /// Ten times what Meta puts into one body.
    static let oddPartsLimit = 10_000

    private var events: [WhatsAppEvent] = []
    private var oddParts = 0

    mutating func append(_ event: WhatsAppEvent) {
        events.append(event)
    }

    /// Keeps a part that cannot be read. `name` is cut at 100 characters.
    mutating func keepUnknown(_ part: String, _ name: String, _ json: JSON) {
        appendOdd { .unknown(part: part, name: String(name.prefix(100)), raw: RawJSON.text(of: json)) }
    }

    /// Keeps a part that is known and changes nothing here.
    mutating func keepWithoutEffect(_ part: String, _ name: String, _ json: JSON) {
        appendOdd { .withoutEffect(part: part, name: String(name.prefix(100)), raw: RawJSON.text(of: json)) }
    }

    mutating func appendProblem(_ error: JSON, of number: BusinessNumberID?) {
        appendOdd {
            let report = ErrorReport(error)
            return .problem(number: number, code: report.code, text: report.text)
        }
    }

    /// The events so far; the count of odd parts goes on.
    mutating func takeEvents() -> [WhatsAppEvent] {
        defer { events = [] }
        return events
    }

    private mutating func appendOdd(_ event: () -> WhatsAppEvent) {
        oddParts += 1
        if oddParts <= Self.oddPartsLimit {
            events.append(event())
        } else if oddParts == Self.oddPartsLimit + 1 {
            events.append(.unknown(part: "body", name: "more than \(Self.oddPartsLimit) odd parts", raw: ""))
        }
    }
}
