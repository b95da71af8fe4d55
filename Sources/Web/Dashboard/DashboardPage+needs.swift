import Domain
import Storage
import Sync

extension DashboardPage {
    /// Of one kind no more than this many are listed one by one.
    private static let listed = 5

    /// The gravest first: what stops everything, then what stops one chat, then what is only good to know.
    static func needs(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        connections(reading.accounts) + notices(reading, text, .error) + pause(reading, text)
            + troubles(reading.status, text)
            + shortened(unknownSends(reading, text), unknownSend) {
                localized("\($0) more messages like that")
            }
            + refused(reading, text)
            + shortened(conflicts(reading, text), LinkChip.chip(.conflict)) {
                localized("\($0) more conflicts")
            }
            + notices(reading, text, .warning) + notices(reading, text, .info)
            + stopped(reading.accounts) + unowned(reading.accounts) + lostFiles(reading, text)
            + shortened(bodies(reading.matters, text), Chip(localized("unreadable"), .warn)) {
                localized("\($0) more deliveries that could not be read")
            }
            + shortened(unknownParts(reading.matters, text), Chip(localized("unknown"), .quiet)) {
                localized("\($0) more parts of a newer kind")
            }
    }

    private static func shortened(_ needs: [Need], _ chip: Chip, _ rest: (_ left: Int) -> String) -> [Need] {
        if needs.count <= listed { return needs }
        let left = rest(needs.count - listed)
        let last = Need(
            chip: chip, title: needs.count >= OpenMatters.shown ? localized("At least \(left)") : left,
            sentence: localized("Listed here as soon as those above are settled."), time: nil, link: nil, linkWords: nil
        )
        return needs.prefix(listed) + [last]
    }

    private static func connections(_ accounts: ConnectedAccounts) -> [Need] {
        let hubSpot = accounts.hubSpot.map {
            need(localized("HubSpot account \($0.account.id)"), $0.state, link: "#hubspot")
        }
        let whatsApp = accounts.whatsApp.compactMap { need("WhatsApp · \($0.name)", $0.state, link: "#numbers") }
        return [hubSpot ?? missing("HubSpot", localized("messages are kept, but stand on no timeline"), .hubSpot)]
            .compactMap(\.self)
            + (accounts.whatsApp.isEmpty
                ? [missing("WhatsApp", localized("no message can arrive"), .whatsApp)] : whatsApp)
    }

    private static func missing(_ vendor: String, _ meaning: String, _ page: SiteURL) -> Need {
        Need(
            chip: Chip(localized("not connected"), .warn), title: localized("Connect \(vendor)"),
            sentence: localized("No \(vendor) account is connected, so \(meaning). Connect one under Integrations."),
            time: nil, link: page.path, linkWords: localized("Connect"))
    }

    private static func need(_ title: String, _ state: ConnectionState, link: String) -> Need? {
        if state.word == .connected { return nil }
        return Need(
            chip: connectionChip(state), title: title, sentence: localizedSentence(state.sentence), time: nil,
            link: link,
            linkWords: localized("Show"))
    }

    private static func pause(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        guard let budget = reading.status.budget, let until = budget.pausedUntil, until > reading.now else { return [] }
        return [
            Need(
                chip: Chip(localized("paused"), .warn),
                title: localized("HubSpot is left alone until \(text.clock(until))"),
                sentence: budget.pauseSentence.map(localizedSentence)
                    ?? localized("Its limit is used up. Nothing is lost; work goes on then."),
                time: nil, link: "#hubspot", linkWords: localized("Show"))
        ]
    }

    private static func troubles(_ status: PipelineStatus, _ text: PageText) -> [Need] {
        status.troubles.prefix(OpenMatters.shown).map { trouble in
            let next = trouble.nextTryAt.map { " " + localized("Next try at \(text.clock($0)).") } ?? ""
            return Need(
                chip: Chip(localizedSentence(trouble.word.words), .bad),
                title: localizedSentence(trouble.worker.words).capitalizedFirst,
                sentence: localizedSentence(trouble.sentence) + next, time: text.moment(trouble.since), link: nil,
                linkWords: nil)
        }
    }

    /// One matter for each thing that is wrong: a missing scope refuses a thousand entries with the same words.
    private static func refused(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        var groups: [(sentence: String, entries: [OpenMatters.RefusedEntry])] = []
        for entry in reading.matters.refused {
            let sentence = entry.sentence.isEmpty ? "HubSpot refused it (\(entry.failure))." : entry.sentence
            if let index = groups.firstIndex(where: { $0.sentence == sentence }) {
                groups[index].entries.append(entry)
            } else {
                groups.append((sentence, [entry]))
            }
        }
        return groups.map { group in
            let isAlone = groups.count == 1 && !reading.isPart
            return Need(
                chip: TimelineChip.refused, title: refusedTitle(group.entries, alone: isAlone, reading, text),
                sentence: localizedSentence(group.sentence),
                time: group.entries.first.map { text.moment($0.changedAt) }, link: nil, linkWords: nil,
                chatLink: refusedChat(group.entries, alone: isAlone, reading))
        }
    }

    private static func refusedTitle(
        _ entries: [OpenMatters.RefusedEntry], alone: Bool, _ reading: DashboardReading, _ text: PageText
    ) -> String {
        guard let first = entries.first else { return "" }
        let day = " · \(text.day(first.key.day))"
        let count = refusedCount(entries, alone: alone, reading)
        let others = PageText.count(count - 1, "other chat day", "other chat days")
        return count > 1 ? localized("\(first.side.shownName + day) and \(others)") : first.side.shownName + day
    }

    /// More are refused than are looked at here.
    private static func refusedCount(
        _ entries: [OpenMatters.RefusedEntry], alone: Bool, _ reading: DashboardReading
    ) -> Int {
        alone ? max(Int(reading.figures.totals.entries.refused), entries.count) : entries.count
    }

    /// The chat, where all of them are days of the same.
    private static func refusedChat(
        _ entries: [OpenMatters.RefusedEntry], alone: Bool, _ reading: DashboardReading
    ) -> String? {
        guard let first = entries.first, entries.allSatisfy({ $0.key.chat == first.key.chat }),
            entries.count == refusedCount(entries, alone: alone, reading)
        else { return nil }
        return chatLink(first.key.chat, of: first.number, reading)
    }

    private static func conflicts(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        reading.matters.conflicts.map { conflict in
            Need(
                chip: LinkChip.chip(.conflict),
                title: localized("\(conflict.person.shownName) fits \(conflict.candidates) contacts"),
                sentence: localizedSentence(conflict.reason), time: text.moment(conflict.decidedAt),
                link: LinksPage.link(.conflicts),
                linkWords: reading.mayChangeLinks ? localized("Settle") : localized("See"),
                chatLink: conflict.chat.map { SiteURL.inboxChat(id: "\($0)").path })
        }
    }

    private static func unowned(_ accounts: ConnectedAccounts) -> [Need] {
        accounts.numbers.compactMap { row in
            if let owner = row.owner {
                return owner.isArchived
                    ? Need(
                        chip: Chip(localized("no owner"), .warn), title: row.number.verifiedName,
                        sentence:
                            localized(
                                """
                                HubSpot has deactivated \(owner.displayName), who answered for this number. Choose an \
                                active user under User mapping; until then the contact's owner is shown.
                                """),
                        time: nil, link: SiteURL.hubSpotUsers.path, linkWords: localized("User mapping"))
                    : nil
            }
            return Need(
                chip: Chip(localized("no owner"), .warn), title: row.number.verifiedName,
                sentence: localized(
                    """
                    No HubSpot user answers for this number yet, so its messages are shown under the contact's owner. \
                    Choose one under User mapping.
                    """),
                time: nil, link: SiteURL.hubSpotUsers.path, linkWords: localized("User mapping"))
        }
    }

    private static func bodies(_ matters: OpenMatters, _ text: PageText) -> [Need] {
        matters.problemBodies.map { body in
            let sender = body.source == "hubspot" ? "HubSpot" : "WhatsApp"
            return Need(
                chip: Chip(localizedSentence(body.state), body.state == "failed" ? .bad : .warn),
                title: localized("A delivery of \(sender) could not be read"),
                sentence: localizedSentence(
                    "\(body.problem.isEmpty ? "It is kept as received." : body.problem) "
                        + "It is number \(body.id) of the deliveries."),
                time: text.moment(body.receivedAt), link: nil, linkWords: nil)
        }
    }

    private static func unknownParts(_ matters: OpenMatters, _ text: PageText) -> [Need] {
        matters.unknownParts.map { part in
            Need(
                chip: Chip(localized("unknown"), .quiet),
                title: localizedSentence("\(part.part.words.capitalizedFirst) “\(part.name)”"),
                sentence:
                    localized(
                        """
                        Newer than this version of Liaison: seen \(PageText.count(part.seen, "time", "times")), kept \
                        as received. Last in delivery number \(part.intake).
                        """),
                time: text.moment(part.lastSeenAt), link: nil, linkWords: nil)
        }
    }
}

extension String {
    /// `needs_reconnect` as people write it.
    var words: String { replacing("_", with: " ") }

    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
