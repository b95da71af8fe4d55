import Domain

extension IncomingReading {
    /// A message of ours is named, so the next of its chat may not have to wait any more.
    var namesOutgoing: Bool {
        news.contains { news in
            news.events.contains { event in
                guard case .status(let status) = event else { return false }
                return status.callback.flatMap(CallbackWord.read) != nil
            }
        }
    }
}
