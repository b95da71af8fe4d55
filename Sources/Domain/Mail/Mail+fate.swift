/// What came of handing a mail to the mail server.
public enum MailOutcome: Sendable, Equatable {
    case accepted
    /// The server will not have this mail, now or later.
    case refused(MailTrouble)
    /// The server has not taken it, and may later.
    case postponed(MailTrouble)
    /// The whole mail has left and no answer came: the server may have it.
    case unknown(MailTrouble)
}

extension Mail {
    /// The longest wait between two tries.
    private static let waitMax = Duration.seconds(3600)
    /// A server that has not answered may still be at it (RFC 5321, 4.5.3.2.6: ten minutes).
    private static let waitAfterSilence = Duration.seconds(600)
    /// A try that has not ended after so long ended with its process: longer than the client itself waits.
    public static let tryMax = Duration.seconds(330)

    /// Whose the address is has been looked up.
    public var isAddressed: Bool { kind != .passwordReset || member != nil }

    /// It leaves now. Should nobody tell what came of it, it is due again.
    public func leaving(at now: Timestamp) -> Mail {
        var mail = self
        mail.state = .sending
        mail.attempts += 1
        mail.dueAt = now + Self.tryMax
        return mail
    }

    /// A mail that may have arrived is sent again all the same: one that comes twice is a nuisance, a lost one shuts
    /// somebody out. Both carry the same id, by which mailboxes tell that they are one.
    public func ended(by outcome: MailOutcome, at now: Timestamp) -> Mail {
        switch outcome {
        case .accepted: settled(.sent, nil, at: now)
        case .refused(let trouble): settled(.failed, trouble, at: now)
        case .postponed(let trouble): waiting(for: .zero, trouble, at: now)
        case .unknown(let trouble): waiting(for: Self.waitAfterSilence, trouble, at: now)
        }
    }

    /// What it carried is needed no more and goes.
    public func settled(_ state: State, _ trouble: MailTrouble?, at now: Timestamp) -> Mail {
        var mail = self
        mail.state = state
        mail.sealedToken = nil
        mail.dueAt = nil
        mail.settledAt = now
        mail.trouble = trouble
        return mail
    }

    /// One minute, two, four and so on. Whoever tests wants to know now.
    private func waiting(for least: Duration, _ trouble: MailTrouble, at now: Timestamp) -> Mail {
        let doublings = min(max(attempts - 1, 0), 10)
        let next = now + max(least, min(Self.waitMax, .seconds(60 << doublings)))
        if kind == .test || next >= endsAt {
            var last = trouble
            if attempts > 1 { last.sentence += " It was tried \(attempts) times and is not tried again." }
            return settled(.failed, last, at: now)
        }
        var mail = self
        mail.state = .waiting
        mail.dueAt = next
        mail.trouble = trouble
        return mail
    }
}
