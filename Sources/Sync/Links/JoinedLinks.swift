import Domain
import Storage

/// What stands when two persons turn out to be one. Whatever somebody decided outweighs what was linked by itself: a
/// link by hand even a block, and a block every automatic link.
struct JoinedLinks: Equatable {
    var link: Link?
    var block: LinkBlock?

    /// - Parameter own: what stood about the person who goes on.
    init(own: LinkStanding, absorbed: LinkStanding) {
        let links = [own.link, absorbed.link].compactMap(\.self)
        let block = own.block ?? absorbed.block
        link = links.first { $0.method == .manual } ?? (block == nil ? links.first : nil)
        self.block = link == nil ? block : nil
    }
}

extension LinkWriter {
    /// Links and blocks of `absorbed` become those of `person`.
    func join(_ absorbed: PersonID, into person: PersonID) throws {
        let standings = try LinkStanding.find(connection, workspace, [person, absorbed])
        guard let own = standings[person], let others = standings[absorbed] else { return }
        let joined = JoinedLinks(own: own, absorbed: others)
        if let link = others.link {
            try end(link, author: .liaison, "This person turned out to be person \(person).")
        }
        if let link = own.link, link != joined.link {
            try end(
                link, author: .liaison, "Person \(absorbed) turned out to be this one, and somebody decided otherwise.")
        }
        if let link = joined.link, link != own.link {
            _ = try make(
                person, link.contact, link.method, rule: link.rule, reason: link.reason, author: link.author,
                phone: link.phone)
        }
        try PhoneWriteTable.move(connection, workspace, from: absorbed, to: person)
        try settleBlocks(of: absorbed, person, as: joined.block)
    }

    private func settleBlocks(of absorbed: PersonID, _ person: PersonID, as block: LinkBlock?) throws {
        try LinkBlockTable.remove(connection, workspace, absorbed)
        let wasBlocked = try LinkBlockTable.remove(connection, workspace, person)
        let reason = "Person \(absorbed) turned out to be this one."
        guard var block else {
            if wasBlocked { try audit("block_lifted", person, .liaison, "\(reason) They were linked by hand.") }
            return
        }
        block.person = person
        try LinkBlockTable.save(connection, workspace, block)
        if !wasBlocked { try audit("person_blocked", person, block.author, before: block.contact, reason) }
    }
}
