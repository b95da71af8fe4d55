import NIOCore
import NIOPosix
import Synchronization

/// A mail server of our own: takes every mail, keeps it for whoever looks, and misbehaves as told.
public final class MailSandbox: Sendable {
    public struct Account: Sendable, Equatable {
        public var user: String
        public var password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    private struct State {
        var caught: [CaughtMail] = []
        var faults: [MailFault] = []
        var connections = 0
        var commands: [String] = []
    }

    private static let caughtMax = 200
    private static let commandsMax = 1000

    private let account: Account?
    private let state = Mutex(State())

    /// - Parameter account: who may send; `nil` = everybody.
    public init(account: Account? = nil) {
        self.account = account
    }

    /// The oldest first; at most 200.
    public var mails: [CaughtMail] { state.withLock { $0.caught } }

    public var connections: Int { state.withLock { $0.connections } }

    /// Lines of clients outside of texts, in the order in which they came.
    public var commands: [String] { state.withLock { $0.commands } }

    /// The next connections get these, one each; later ones get none.
    public func plan(_ faults: [MailFault]) {
        state.withLock { $0.faults = faults }
    }

    /// Serves until cancelled.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - onRunning: told which.
    public func serve(
        host: String = "127.0.0.1", port: Int, onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let taken = server.channel.localAddress?.port ?? port
        try await server.executeThenClose { clients in
            await onRunning(taken)
            try await withThrowingDiscardingTaskGroup { group in
                for try await client in clients {
                    group.addTask { await self.talk(client) }
                }
            }
        }
    }

    private func talk(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        let fault = state.withLock { state -> MailFault? in
            state.connections += 1
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
        // A client that hangs up in the middle is no failure of ours.
        try? await client.executeThenClose { inbound, outbound in
            if case .slow(let pause) = fault { try await Task.sleep(for: pause) }
            var session = SMTPSession(fault: fault, account: account)
            guard try await say(session.greeting, outbound) else { return }
            var lines = SMTPLines()
            for try await bytes in inbound {
                lines.append(bytes)
                while let line = lines.next() {
                    note(line, session.isInText)
                    guard try await say(session.receive(line), outbound) else { return }
                }
            }
        }
    }

    /// False = that was the last word.
    private func say(
        _ reply: SMTPSession.Reply, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Bool {
        if let mail = reply.caught {
            state.withLock { state in
                state.caught.append(mail)
                if state.caught.count > Self.caughtMax { state.caught.removeFirst() }
            }
        }
        if let line = reply.line { try await outbound.write(ByteBuffer(string: line + "\r\n")) }
        return !reply.isLast
    }

    private func note(_ line: String, _ isInText: Bool) {
        guard !isInText else { return }
        state.withLock { state in
            if state.commands.count < Self.commandsMax { state.commands.append(line) }
        }
    }
}
