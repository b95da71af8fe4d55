public import Domain

/// Who somebody in an opened chat is, as far as it is known.
public struct OpenedPerson: Sendable, Equatable {
    public var person: PersonID
    public var link: Link?
    /// What was decided where there is no link; `nil` = not yet, for the contacts are still being read.
    public var verdict: LinkVerdict?

    public init(person: PersonID, link: Link?, verdict: LinkVerdict?) {
        self.person = person
        self.link = link
        self.verdict = verdict
    }
}
