import Domain

extension DiagnosisPage {
    static func step(_ step: DiagnosisStep, isHalt: Bool, _ text: PageText) -> Step {
        let place = step.place.map(place)
        return Step(
            name: name(step.stage), chip: chip(step.state), state: step.state.rawValue.replacing("_", with: "-"),
            isHalt: isHalt, sentence: localizedSentence(step.sentence), since: step.since.map(text.moment),
            advice: step.advice.map(localizedSentence),
            link: place?.link, linkWords: place?.words)
    }

    private static func name(_ stage: DiagnosisStep.Stage) -> String {
        switch stage {
        case .intake: localized("Webhook")
        case .message: localized("Message")
        case .person: localized("Person")
        case .link: localized("Link")
        case .entry: localized("Timeline entry")
        case .owner: localized("Owner")
        case .communication: localized("In HubSpot")
        }
    }

    private static func chip(_ state: DiagnosisStep.State) -> DashboardPage.Chip {
        switch state {
        case .passed: DashboardPage.Chip(localized("passed"), .good)
        case .waiting: DashboardPage.Chip(localized("waits"), .warn)
        case .stopped: DashboardPage.Chip(localized("stops here"), .bad)
        case .noted: DashboardPage.Chip(localized("note"), .warn)
        case .notReached: DashboardPage.Chip(localized("not reached"), .quiet)
        }
    }

    private static func place(_ place: DiagnosisStep.Place) -> (link: String, words: String) {
        switch place {
        case .hubSpot: (SiteURL.hubSpot.path, localized("HubSpot’s connection"))
        case .whatsApp: (SiteURL.whatsApp.path, localized("WhatsApp’s connection"))
        case .userMapping: (SiteURL.hubSpotUsers.path, localized("User mapping"))
        case .timelineSettings: (SiteURL.hubSpotTimeline.path, localized("Timeline settings"))
        case .person(let id):
            (ExplanationPage.link(person: id.description), localized("Everything about this person"))
        case .contact(let id): (ExplanationPage.link(contact: id.value), localized("Everything about this contact"))
        case .linkByHand(let id): ("\(SiteURL.linksPart(.byHand).path)?person=\(id)", localized("Link by hand"))
        case .conflicts: (LinksPage.link(.conflicts), localized("Conflicts"))
        case .suggestions: (LinksPage.link(.suggestions), localized("Suggestions"))
        case .blocked: (LinksPage.link(.blocked), localized("Blocked"))
        case .chat(let id): (SiteURL.inboxChat(id: id.description).path, localized("Open the chat"))
        }
    }
}
