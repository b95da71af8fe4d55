import Domain

extension IncomingReading {
    /// A message of ours is named, so the next of its chat may not have to wait any more.
    var namesOutgoing: Bool {
        events.contains { _, event in
            guard case .status(let status) = event else { return false }
            return status.namesOutgoing
        }
    }
}

extension ReceivedStatus {
    /// It is about a message of ours, whose answer may have been lost or not have come yet.
    var namesOutgoing: Bool { callback.flatMap(CallbackWord.read) != nil }
}
