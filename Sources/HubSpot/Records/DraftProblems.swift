import Domain

/// What is wrong with a draft, found before HubSpot is asked: it costs no call, and says which field.
struct DraftProblems {
    private(set) var problems: [PropertyProblem] = []

    /// HubSpot's limit of a text.
    static let textLimit = 65_536

    mutating func require(_ text: String, _ property: String, _ message: String) {
        if text.allSatisfy(\.isWhitespace) { add(property, message, "REQUIRED_FIELD") }
    }

    mutating func limit(_ text: String?, _ property: String) {
        guard let text, text.utf16.count > Self.textLimit else { return }
        add(property, "It has \(text.utf16.count) characters; HubSpot takes \(Self.textLimit).", "TOO_LONG")
    }

    mutating func link(_ links: RecordLinks) {
        if links.isEmpty { add("", "It must belong to a contact, a company, a deal or a ticket.", "REQUIRED_FIELD") }
    }

    mutating func add(_ property: String, _ message: String, _ code: String) {
        problems.append(PropertyProblem(property: property, message: message, code: code))
    }

    func throwIfAny() throws(HubSpotFailure) {
        guard !problems.isEmpty else { return }
        throw .invalid("it is not complete, so it was not sent", problems: problems)
    }
}
