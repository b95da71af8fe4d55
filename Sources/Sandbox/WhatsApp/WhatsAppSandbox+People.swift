import Domain
import Synchronization

extension WhatsAppSandbox {
    /// Brings a person into the sandbox.
    ///
    /// - Parameters:
    ///   - phone: digits as registered with WhatsApp, country code first; `nil` for somebody known by BSUID only.
    ///   - country: ISO code for the BSUID; by default that of the number.
    ///   - username: without the `@`.
    ///   - hidesNumber: webhooks omit the number; the default for somebody without one.
    ///   - bsuid: made up when absent.
    /// - Returns: the new person, or the one who has that number already.
    public func addCustomer(
        _ name: String, phone: String?, country: String? = nil, username: String? = nil, hidesNumber: Bool = false,
        bsuid: String? = nil
    ) -> SandboxCustomer {
        let id = state.withLock { state -> SandboxPersonID? in
            if let phone, let known = state.people.find(number: phone) { return known.id }
            return state.people.add(
                name: name, waID: phone, country: country ?? phone.map(WhatsAppNumberForms.country) ?? "ZZ",
                username: username, hidesNumber: hidesNumber || phone == nil, bsuid: bsuid,
                using: &state.random)
        }
        guard let id else { preconditionFailure("the sandbox holds at most \(PeopleBook.limit) people") }
        return SandboxCustomer(id: id, sandbox: self)
    }

    public func customer(_ name: String) -> SandboxCustomer? {
        state.withLock { $0.people.find(name: name) }.map { SandboxCustomer(id: $0.id, sandbox: self) }
    }

    public func customer(_ id: SandboxPersonID) -> SandboxCustomer? {
        person(id).map { SandboxCustomer(id: $0.id, sandbox: self) }
    }

    public func customer(phone digits: String) -> SandboxCustomer? {
        state.withLock { $0.people.find(number: digits) }.map { SandboxCustomer(id: $0.id, sandbox: self) }
    }

    public func customer(bsuid: String) -> SandboxCustomer? {
        state.withLock { $0.people.find(bsuid: bsuid) }.map { SandboxCustomer(id: $0.id, sandbox: self) }
    }

    public func person(_ id: SandboxPersonID) -> SandboxPerson? {
        state.withLock { $0.people[id] }
    }

    /// Everybody, in the order they came; at most the first `limit`.
    public func people(limit: Int = 1_000) -> [SandboxPerson] {
        state.withLock { Array($0.people.all.prefix(limit)) }
    }

    public func message(_ wamid: String) -> SandboxMessage? {
        state.withLock { $0.log[wamid] }
    }

    /// One chat in the order of its times, at most the last `limit` messages.
    public func messages(of person: SandboxPersonID, on number: String, limit: Int = 200) -> [SandboxMessage] {
        state.withLock { $0.log.messages(in: SandboxThread(number: number, person: person), limit: limit) }
    }

    /// The last messages of all chats, in the order they were made.
    public func recentMessages(limit: Int = 200) -> [SandboxMessage] {
        state.withLock { $0.log.last(limit) }
    }

    /// The latest message in any of a person's chats.
    public func lastMessage(of person: SandboxPersonID) -> SandboxMessage? {
        state.withLock { state in
            state.log.threads(of: person).compactMap { state.log.messages(in: $0, limit: 1).last }.max { $0.at < $1.at }
        }
    }

    /// Which business numbers a person has a chat with.
    public func numbers(of person: SandboxPersonID) -> [String] {
        state.withLock { $0.log.threads(of: person).map(\.number) }
    }

    func occasion(on number: String, at: Timestamp?) -> WhatsAppState.Occasion {
        guard let number = account.number(number) else { preconditionFailure("no business number \(number)") }
        let now = clock.now
        return WhatsAppState.Occasion(number: number, at: at ?? now, now: now)
    }
}
