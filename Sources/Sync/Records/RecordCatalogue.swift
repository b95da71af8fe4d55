import Domain
import Synchronization

/// Fields and pipelines of the HubSpot account, kept for an hour: they change rarely and are hundreds.
final class RecordCatalogue: Sendable {
    static let ageMax = Duration.seconds(3600)

    private struct Aged<Value: Sendable>: Sendable {
        var value: Value
        var readAt: Timestamp
    }

    private struct Kept: Sendable {
        var properties: Aged<PropertyCatalog>?
        var pipelines: [PipelineKind: Aged<[CRMPipeline]>] = [:]
    }

    private let kept = Mutex(Kept())

    /// `nil` = unknown, or too old.
    func properties(now: Timestamp) -> PropertyCatalog? {
        kept.withLock { $0.properties.flatMap { Self.isFresh($0.readAt, now) ? $0.value : nil } }
    }

    func keep(_ properties: PropertyCatalog, now: Timestamp) {
        kept.withLock { $0.properties = Aged(value: properties, readAt: now) }
    }

    /// Something that HubSpot said does not go with what is kept.
    func forgetProperties() {
        kept.withLock { $0.properties = nil }
    }

    func pipelines(_ kind: PipelineKind, now: Timestamp) -> [CRMPipeline]? {
        kept.withLock { $0.pipelines[kind].flatMap { Self.isFresh($0.readAt, now) ? $0.value : nil } }
    }

    func keep(_ pipelines: [CRMPipeline], _ kind: PipelineKind, now: Timestamp) {
        kept.withLock { $0.pipelines[kind] = Aged(value: pipelines, readAt: now) }
    }

    /// A clock that was set back makes nothing young again.
    private static func isFresh(_ readAt: Timestamp, _ now: Timestamp) -> Bool {
        readAt <= now && now - readAt < ageMax
    }
}

/// What has pipelines.
public enum PipelineKind: String, Sendable, CaseIterable {
    case deals
    case tickets
}
