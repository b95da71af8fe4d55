import Domain

/// The entry of a chat; each `part` a second later than the one before.
func sampleDraft(_ part: Int64 = 0, contacts: [String] = ["501"]) -> (CommunicationKey, CommunicationDraft) {
    (
        CommunicationKey(chat: ChatID(7), group: 20_000, part: part),
        CommunicationDraft(
            contacts: contacts.map { ContactID($0) }, body: "<p>Lena: hello \(part)</p>", owner: OwnerID("80112233"),
            timestamp: .noon + .seconds(part))
    )
}
