import Domain

/// Whom a send is for: `to` is a number in any punctuation, `recipient` a BSUID; with both, `to` wins.
struct Recipient: Sendable {
    let person: SandboxPerson?
    /// Digits as WhatsApp resolves them; `nil` for a BSUID.
    let digits: String?
    private let input: String

    init(_ body: JSON, people: PeopleBook) throws(GraphError) {
        if let to = body["to"]?.text {
            let typed = to.filter { $0.isASCII && $0.isNumber }
            guard (6...15).contains(typed.count), to.allSatisfy({ "+-() ".contains($0) || $0.isASCII && $0.isNumber })
            else { throw .invalid("to", "not a phone number") }
            person = people.find(number: typed)
            digits = person?.waID ?? typed
            input = to
        } else if let bsuid = body["recipient"]?.text {
            person = people.find(bsuid: bsuid)
            digits = nil
            input = bsuid
        } else {
            throw .missing("to")
        }
    }

    var partner: String { digits ?? input }

    /// The element of `contacts[]` in the answer.
    var answer: JSON {
        if let digits { return ["input": .string(input), "wa_id": .string(digits)] }
        return ["input": .string(input), "user_id": .string(person?.bsuid ?? input)]
    }
}
