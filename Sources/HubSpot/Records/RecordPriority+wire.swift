import Domain

extension RecordPriority {
    var wire: String { rawValue.uppercased() }

    /// `NONE` and words unheard of are no priority.
    init?(wire: String?) {
        guard let wire else { return nil }
        self.init(rawValue: wire.lowercased())
    }
}
