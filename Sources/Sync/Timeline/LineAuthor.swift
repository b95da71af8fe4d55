import Domain

/// Who wrote a line of the timeline.
enum LineAuthor: Hashable, Comparable {
    /// The person of the chat, under whatever id the message was stored.
    case person
    case participant(PersonID)
    case business
}

extension ConversationDay {
    func author(of message: Message) -> LineAuthor {
        switch (message.direction, side) {
        case (.outgoing, _): .business
        case (.incoming, .person): .person
        case (.incoming, .group): message.sender.map { .participant($0) } ?? .person
        }
    }

    func name(of author: LineAuthor) -> String {
        switch (author, side) {
        case (.business, _): businessName
        case (.person, .person(let name, _)): name
        case (.participant(let person), .group(_, let names)): names[person] ?? "WhatsApp user"
        case (.person, .group), (.participant, .person): "WhatsApp user"
        }
    }

    /// A group hears everything.
    func receiver(of direction: MessageDirection) -> String {
        switch (side, direction) {
        case (.group(let subject, _), _): subject
        case (.person(let name, _), .outgoing): name
        case (.person, .incoming): businessName
        }
    }
}
