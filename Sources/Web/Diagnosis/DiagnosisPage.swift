import Domain
import Storage
import Sync

/// "Why is this (not) in HubSpot?": the way of a message, step by step.
struct DiagnosisPage: Sendable {
    struct Step: Sendable {
        var name: String
        var chip: DashboardPage.Chip
        /// The name of the class that colours it.
        var state: String
        var isHalt: Bool
        var sentence: String
        var since: DashboardPage.Moment?
        var advice: String?
        var link: String?
        var linkWords: String?
    }

    struct Choice: Sendable {
        var name: String
        var detail: String
        var link: String
    }

    var shell: Shell
    var text: String
    /// Nothing was asked yet.
    var isBlank: Bool
    var outcome: DashboardPage.Chip?
    var sentence: String
    var steps: [Step] = []
    var hasSteps = false
    var choices: [Choice]
    var hasChoices: Bool
    var problem: String?
    var urls: URLs

    struct URLs: Sendable {
        var page = SiteURL.diagnosis.path
        var here: String
    }

    init(
        _ answer: DiagnosisAnswer?, text: String, workspace: Workspace?, now: Timestamp, assets: AssetStore,
        sandboxPage: String?
    ) {
        urls = URLs(here: Self.link(text))
        shell = Shell(
            title: "Diagnosis", assets: assets, workspaceName: workspace?.name ?? "", sandboxPage: sandboxPage)
        self.text = text
        isBlank = answer == nil
        choices = (answer?.choices ?? []).map { choice in
            let detail = choice.facts.map(localizedSentence).joined(separator: " · ")
            return Choice(name: choice.name, detail: detail, link: Self.link(choice.text))
        }
        hasChoices = !choices.isEmpty
        sentence = localizedSentence(answer?.sentence ?? "")
        if case .nothing(let sentence) = answer { problem = localizedSentence(sentence) }
        guard let diagnosis = answer?.report?.diagnosis else { return }
        let written = PageText(now: now, timeZone: workspace?.timeZone ?? "UTC")
        outcome = Self.outcome(diagnosis.outcome)
        steps = diagnosis.steps.map { Self.step($0, isHalt: $0 == diagnosis.halt, written) }
        hasSteps = true
    }

    /// The page about this.
    static func link(_ text: String) -> String {
        "\(SiteURL.diagnosis.path)?\(queryName)=\(QueryItems.encoded(text))"
    }

    static let queryName = "q"

    private static func outcome(_ outcome: Diagnosis.Outcome) -> DashboardPage.Chip {
        switch outcome {
        case .inHubSpot: DashboardPage.Chip(localized("in HubSpot"), .good)
        case .onItsWay: DashboardPage.Chip(localized("on its way"), .warn)
        case .notInHubSpot: DashboardPage.Chip(localized("not in HubSpot"), .bad)
        }
    }
}
