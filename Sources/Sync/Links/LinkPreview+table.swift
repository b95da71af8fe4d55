import Domain

/// The preview as a table.
extension LinkPreview {
    public static let heading = ["person_id", "name", "phone", "outcome", "contact_ids", "reason"]
}

extension LinkPreview.Line {
    /// In the order of the heading.
    public var cells: [String] {
        [
            "\(person)", name ?? "", phone.map { "+\($0)" } ?? "", outcome.rawValue,
            contacts.map(\.value).joined(separator: " "), reason,
        ]
    }
}
