/// From the webhook to the person.
extension DiagnosisFacts {
    var intakeStep: DiagnosisStep {
        guard let body = intake.body else { return unheardStep }
        switch body.state {
        case "done":
            return DiagnosisStep(.intake, .passed, "Its webhook came and was read.", since: body.receivedAt)
        case "waiting":
            return DiagnosisStep(
                .intake, .waiting, "Its webhook is stored and waits to be read, as do \(intake.waiting) in all.",
                since: body.receivedAt, advice: "It is read within seconds. If it is not, look at the server's log.")
        default:
            return DiagnosisStep(
                .intake, .stopped,
                "Its webhook \(body.id) is stored but was not understood. \(body.problem ?? "")",
                since: body.receivedAt,
                advice: "Nothing is lost. After an update of Liaison, “liaison replay” reads it again.")
        }
    }

    private var unheardStep: DiagnosisStep {
        if message != nil {
            return DiagnosisStep(
                .intake, .passed, "It was sent from here, or came before webhooks were kept.", since: message?.sentAt)
        }
        let backlog = intake.waiting > 0 ? " \(intake.waiting) webhooks wait to be read; it may be in one of them." : ""
        switch asked {
        case .message:
            return DiagnosisStep(
                .intake, intake.waiting > 0 ? .waiting : .stopped,
                "No message with this id is stored, and no unread webhook names it.\(backlog)", since: intake.oldestAt,
                advice: silence, place: .whatsApp)
        case .person, .contact:
            return DiagnosisStep(
                .intake, intake.waiting > 0 ? .waiting : .passed,
                intake.heardAt == nil
                    ? "No webhook has ever come from WhatsApp.\(backlog)" : "WhatsApp's webhooks arrive.\(backlog)",
                since: intake.heardAt, advice: intake.heardAt == nil ? silence : nil, place: .whatsApp)
        }
    }

    private var silence: String {
        guard intake.heardAt != nil else {
            return "Nothing has ever come from WhatsApp: check the webhook's address under Integrations, WhatsApp."
        }
        let unread = intake.unread > 0 ? " \(intake.unread) webhooks could not be read: see the dashboard." : ""
        return "Either WhatsApp has not told it yet, or the id is not whole.\(unread)"
    }

    var messageStep: DiagnosisStep {
        guard let message else { return silentStep }
        let way = message.isIncoming ? "written to" : "sent from"
        let place = number.map { " \(way) \($0.name)" } ?? ""
        let subject = "\(noun(message.kind))\(place)"
        if message.kind == "unknown" {
            return DiagnosisStep(
                .message, .noted,
                "\(subject): of a kind that this version does not know. It is kept whole and shown by its name.",
                since: message.sentAt, advice: "After an update of Liaison, “liaison replay” reads it again.",
                place: .chat(message.chat))
        }
        if let failure = message.failure {
            return DiagnosisStep(
                .message, .noted, "\(subject), which WhatsApp did not deliver; the timeline says so. \(failure)",
                since: message.sentAt, place: .chat(message.chat))
        }
        let note = message.target.map { " It changes \($0), and is shown with it." } ?? ""
        return DiagnosisStep(
            .message, .passed, "\(subject).\(note)", since: message.sentAt, place: .chat(message.chat))
    }

    private var silentStep: DiagnosisStep {
        let sentence =
            switch (asked, person?.name) {
            case (.message, _): "No such message is stored."
            case (_, let name?): "\(name) has written to no connected number, and none has written to them."
            case (.contact(_, let name), nil): "Nobody with a number of \(name) has a chat with a connected number."
            case (.person, nil): "Nobody with this number has a chat with a connected number."
            }
        return DiagnosisStep(
            .message, .stopped, sentence,
            advice: "There is nothing to show yet. If the chat is on a phone, check that its number is connected.",
            place: .whatsApp)
    }

    var personStep: DiagnosisStep {
        guard let person else {
            return DiagnosisStep(.person, .stopped, "Who is on the other side is not known.")
        }
        if let group = person.group, !isAboutSomebody {
            return DiagnosisStep(
                .person, .passed,
                "The group “\(group.name)”, with \(group.participants) participants on that day.", since: person.metAt)
        }
        if person.isBusiness {
            return DiagnosisStep(
                .person, .stopped, "\(person.name) is a business number of your own, and nobody's contact.",
                since: person.metAt,
                advice: "Chats between your own numbers stay out of HubSpot. Ask for the customer.",
                place: .person(person.id))
        }
        guard let phone = person.phone else {
            return DiagnosisStep(
                .person, .noted, "\(person.name), whose number WhatsApp does not tell.\(groupNote)",
                since: person.metAt,
                advice: "Nobody can be linked by a number that is not known. Link by hand.",
                place: .person(person.id))
        }
        return DiagnosisStep(
            .person, .passed, (phone == person.name ? phone : "\(person.name), \(phone).") + groupNote,
            since: person.metAt, place: .person(person.id))
    }

    /// Why the answer is about a group, where somebody asked about a person.
    private var groupNote: String {
        guard let group = person?.group else { return "" }
        return " No chat of their own was found, so this is of the group “\(group.name)”."
    }

    private func noun(_ kind: String) -> String {
        switch kind {
        case "text": "A text"
        case "image": "A picture"
        case "video": "A video"
        case "audio": "A voice or audio message"
        case "document": "A document"
        case "sticker": "A sticker"
        case "location": "A location"
        case "contacts": "Contact cards"
        case "reaction": "A reaction"
        case "edit": "An edit"
        case "revoke": "A deletion"
        case "call": "A call"
        case "template": "A template"
        default: "A message (\(kind))"
        }
    }
}
