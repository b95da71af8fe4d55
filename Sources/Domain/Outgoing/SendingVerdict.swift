/// Whether a message may leave.
public enum SendingVerdict: Sendable, Equatable {
    case now
    case notBefore(Timestamp, because: SendingHindrance)
    case never(because: SendingHindrance)
}

/// What keeps it, or kept it.
public enum SendingHindrance: Sendable, Equatable {
    /// One message each six seconds to one customer, after a burst.
    case pairRate
    /// Meta said that this customer gets too many at once.
    case pairRefused
    case throughput
    /// So many customers have been written to within a day who had not written themselves.
    case openings(Int)
    /// Meta counts too many complaints about this number.
    case complaints
    /// Meta or the network gave a reason to wait, which is told with the message.
    case pause(SendingTrouble)
}

extension SendingHindrance {
    public var trouble: SendingTrouble {
        switch self {
        case .pairRate, .pairRefused:
            SendingTrouble(
                word: "pair_rate",
                sentence: "WhatsApp lets a customer have one message each six seconds. Liaison sends this when it may.")
        case .throughput:
            SendingTrouble(
                word: "throughput",
                sentence: "The number sends as many messages a second as it may. Liaison sends this when it can.")
        case .openings(let limit):
            SendingTrouble(
                word: "messaging_limit",
                sentence: "Meta lets this company write first to \(limit) customers a day, and it has. "
                    + "Liaison sends this when it may.")
        case .complaints:
            SendingTrouble(
                word: "complaints",
                sentence: "Too many customers blocked or reported this number, so for a day Liaison writes only to "
                    + "customers who wrote themselves. Send it again when the number has recovered.")
        case .pause(let trouble): trouble
        }
    }
}
