public import Domain
import Foundation
import Synchronization

/// Writes down what HubSpot was asked and what it answered, for the contract check: one JSON line for each shape of
/// exchange, without any token or secret.
///
/// Two exchanges have the same shape when method, path, names of query parameters, status and the types of all fields
/// are the same. So hundreds of simulated days come to a few megabytes.
public final class ExchangeRecorder: Sendable {
    /// The one that `LIAISON_RECORD_EXCHANGES` names a file for, or nil. Several processes may append to one file.
    public static let fromEnvironment: ExchangeRecorder? =
        ProcessInfo.processInfo.environment["LIAISON_RECORD_EXCHANGES"].flatMap { ExchangeRecorder(file: $0) }

    /// Beyond that many the rest is not recorded; no honest run comes near.
    private static let shapesMax = 50_000

    private let descriptor: Int32
    private let seen = Mutex<Set<Int>>([])

    /// Nil where the file cannot be opened.
    public init?(file: String) {
        descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// - Parameters:
    ///   - reply: nil where the call was lost on its way.
    ///   - isScripted: the answer is a test's invention, so only the request is of interest.
    public func note(_ call: HTTPCall, _ reply: HTTPReply?, isScripted: Bool = false) {
        let exchange = RecordedExchange(call, reply, isScripted: isScripted)
        guard exchange.isForTheAPI, isNew(exchange.shape) else { return }
        var line = JSONBytes.of(exchange.json)
        line.append(UInt8(ascii: "\n"))
        // In one call, so that lines of several processes do not mix.
        _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    private func isNew(_ shape: Int) -> Bool {
        seen.withLock { seen in seen.count < Self.shapesMax && seen.insert(shape).inserted }
    }
}
