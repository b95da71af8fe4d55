import Domain
import HTTPTypes
import Sync

extension WebFailure {
    /// - Parameter names: our fields by their names in the API, where they differ.
    init(_ failure: RecordFailure, now: Timestamp, names: [String: String]) {
        self.init(
            status: Self.status(of: failure), code: failure.word, message: failure.sentence,
            details: Self.details(of: failure, names: names))
        if let wait = Self.wait(of: failure, now: now) { headers[.retryAfter] = String(wait) }
    }

    private static func status(of failure: RecordFailure) -> HTTPResponse.Status {
        switch failure {
        case .notConnected, .needsReconnect, .exists, .changedMeanwhile, .underway: .conflict
        case .invalid, .keyTaken: .unprocessableContent
        case .notFound: .notFound
        case .lacksPermission: .forbidden
        case .notNow: .serviceUnavailable
        case .unsure, .refused: .badGateway
        }
    }

    private static func details(of failure: RecordFailure, names: [String: String]) -> [JSONText.Field] {
        switch failure {
        case .invalid(_, let problems):
            [
                JSONText.Field(
                    name: "problems",
                    value: .list(
                        problems.map {
                            ["property": .text(names[$0.property] ?? $0.property), "message": .text($0.message)]
                        }))
            ]
        case .exists(let contact, _): [JSONText.Field(name: "contact_id", value: JSONText(contact))]
        case .changedMeanwhile(let conflicts):
            [
                JSONText.Field(
                    name: "conflicts",
                    value: .list(
                        conflicts.map {
                            [
                                "property": .text($0.property), "expected": JSONText($0.expected),
                                "actual": JSONText($0.actual),
                            ]
                        }))
            ]
        case .notConnected, .notFound, .lacksPermission, .needsReconnect, .notNow, .unsure, .keyTaken, .underway,
            .refused:
            []
        }
    }

    /// Whole seconds, at least one.
    private static func wait(of failure: RecordFailure, now: Timestamp) -> Int64? {
        switch failure {
        case .notNow(let until, _, _): max(1, ((until - now).milliseconds + 999) / 1000)
        case .underway: 5
        case .unsure: 120
        case .notConnected, .invalid, .notFound, .exists, .changedMeanwhile, .lacksPermission, .needsReconnect,
            .keyTaken, .refused:
            nil
        }
    }
}
