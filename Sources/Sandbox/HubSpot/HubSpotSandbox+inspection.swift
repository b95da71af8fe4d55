import Domain

/// What is in this HubSpot, for tests, the demo page and the invariant checker.
extension HubSpotSandbox {
    /// Active contacts by ascending id.
    public func contacts() -> [SandboxContact] {
        change { state, _ in state.contacts().contacts }
    }

    /// One active contact; an id that was merged away leads to the survivor.
    public func contact(_ id: String) -> SandboxContact? {
        change { state, _ in
            guard let id = Int64(id) else { return nil }
            let store = state.stores[HubSpotObjectType.contact.index]
            return store.activeRecord(store.survivor(of: id)).map(state.contact)
        }
    }

    /// A contact's timeline, newest first as HubSpot draws it.
    public func timeline(of contactID: String) -> [SandboxTimelineItem] {
        change { state, _ in state.timeline(of: Int64(contactID) ?? 0) }
    }

    /// Every communication that is not deleted, by ascending id.
    public func communications() -> [SandboxCommunication] {
        change { state, _ in state.communications().communications }
    }

    public func owners() -> [SandboxOwner] {
        change { state, _ in state.allOwners() }
    }

    public func callCounts() -> SandboxCallCounts {
        change { state, _ in state.counts }
    }

    public func resetCallCounts() {
        change { state, _ in state.counts = SandboxCallCounts() }
    }
}
