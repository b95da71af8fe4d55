/// What the free text of a search is compared with.
enum DefaultSearch {
    static func matches(_ record: HubSpotRecord, _ words: [String]) -> Bool {
        let texts = names(record.type).compactMap { record.value($0) }
        return words.allSatisfy { word in isNumber(word) ? phone(record, word) || any(texts, word) : any(texts, word) }
    }

    private static func any(_ texts: [String], _ word: String) -> Bool {
        let pattern = TokenPattern(word + "*")
        return texts.contains { $0.lowercased() == word || pattern.matches($0) }
    }

    /// Numbers are looked up in the searchable phone numbers, so a country code with a plus finds nothing there.
    private static func phone(_ record: HubSpotRecord, _ word: String) -> Bool {
        let digits = word.filter(\.isNumber)
        return searchablePhones.contains { record.value($0)?.contains(digits) == true }
    }

    private static func isNumber(_ word: String) -> Bool {
        word.count >= 4 && word.allSatisfy { $0.isNumber || "+-()/".contains($0) }
    }

    private static let searchablePhones = [
        "hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number",
    ]

    private static func names(_ type: HubSpotObjectType) -> [String] {
        switch type {
        case .contact:
            ["firstname", "lastname", "email", "phone", "mobilephone", "fax", "company", "hs_additional_emails"]
        case .company: ["name", "domain", "phone"]
        case .deal: ["dealname"]
        case .ticket: ["subject", "content"]
        case .note: ["hs_note_body"]
        case .task: ["hs_task_subject", "hs_task_body"]
        case .communication: ["hs_communication_body"]
        case .call: ["hs_call_title", "hs_call_body"]
        case .email: ["hs_email_subject"]
        case .meeting: ["hs_meeting_title", "hs_meeting_body"]
        }
    }
}
