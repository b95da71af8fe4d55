import Domain
import Foundation
import Sync

/// What somebody filled into the form for a new record, and what is wrong with it by field.
struct AdderInput: Sendable {
    private static let textMax = 60_000

    private var values: [String: String]
    var problems: [String: String] = [:]

    /// An empty form is given to whoever looks, due tomorrow morning.
    init(_ form: [String: String], _ kind: RecordListing.Kind, _ scene: RecordScene) {
        values = form
        guard form.isEmpty else { return }
        values["owner"] = scene.member?.value
        values["due"] = scene.clock(scene.calendar.next(hour: 9, after: scene.now))
    }

    /// Without the space around it.
    subscript(_ name: String) -> String {
        (values[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// `nil` = nothing was filled in.
    func text(_ name: String) -> String? {
        self[name].isEmpty ? nil : self[name]
    }

    var owner: OwnerID? { text("owner").map { OwnerID($0) } }

    mutating func check(_ kind: RecordListing.Kind, _ scene: RecordScene) {
        switch kind {
        case .deals:
            require("name", localized("A deal needs a name."))
            require("place", localized("Choose a stage."))
            if let amount = text("amount"), Double(amount)?.isFinite != true {
                problems["amount"] = localized("Type a number, such as 1200.50.")
            }
            if let day = text("closes"), LocalDay(date: day) == nil {
                problems["closes"] = localized("Type a date, such as 2026-11-21.")
            }
        case .tickets:
            require("subject", localized("A ticket needs a subject."))
            require("place", localized("Choose a stage."))
        case .tasks:
            require("subject", localized("Say what is to be done."))
            if scene.moment(self["due"]) == nil {
                problems["due"] = localized("A task needs a moment by which it is due.")
            }
        case .notes: require("body", localized("Write something first."))
        }
        for name in ["content", "body"] where self[name].count > Self.textMax {
            problems[name] = localized("That is longer than HubSpot takes.")
        }
    }

    private mutating func require(_ name: String, _ sentence: String) {
        if self[name].isEmpty { problems[name] = sentence }
    }

    /// What HubSpot says beside the field it means; what it says of others is returned.
    mutating func refuse(_ refused: [PropertyProblem]) -> [PropertyProblem] {
        refused.filter { problem in
            guard let name = Self.fields[problem.property] else { return true }
            problems[name] = problem.message
            return false
        }
    }

    private static let fields = [
        "name": "name", "subject": "subject", "content": "content", "body": "body", "amount": "amount",
        "closesAt": "closes", "dueAt": "due", "pipeline": "place", "stage": "place", "priority": "priority",
        "owner": "owner",
    ]
}
