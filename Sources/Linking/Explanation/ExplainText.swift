/// How one phone field of a contact is read: the field, the text byte for byte, and every number in it with its key, or
/// why there is none.
public func explainText(_ phone: CandidatePhone, defaultRegion: Region?) -> String {
    let reading = readPhones(in: phone.text, defaultRegion: defaultRegion)
    let numbers = reading.numbers.map { number in
        let key = "\(number.key), \(number.readingPhrase)"
        return switch number.certainty {
        case .full: key
        case .probable(let reason), .ambiguous(let reason): "\(key); \(Evidence.clause(reason))"
        }
    }
    let opening = "\(phone.property) “\(MatchSentence.quoted(phone.text))”"
    let problem = reading.problem.map { Evidence.clause($0) }
    if numbers.isEmpty { return "\(opening): no number; \(problem ?? "the field is empty")." }
    return "\(opening): reads as \(numbers.joined(separator: ", and as "))" + (problem.map { "; \($0)" } ?? "") + "."
}
