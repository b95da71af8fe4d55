public import Domain

/// Where the incremental read of changed contacts stands, to be stored as text and resumed.
///
/// It never pages by offset: a contact changed between two pages would move to the end and push another one over the
/// page's edge, and HubSpot ends every query at 10,000 results anyway. Each page is a new query from the last contact's
/// time on. Where a whole page carries one millisecond (an import), that millisecond is read by ascending record id.
public struct ChangedContactsCursor: Sendable, Hashable, CustomStringConvertible {
    /// How far behind the clock a pass begins: search shows a change some time after it happened.
    public static let overlap = Duration.seconds(120)

    /// Changed at or after this.
    public private(set) var anchor: Timestamp
    /// Within the anchor's millisecond: past this record id.
    private(set) var pastID: ContactID?
    /// When the first page of this pass was asked for; the next pass begins there, less the overlap.
    private var startedAt: Timestamp?

    public enum Step: Sendable, Equatable {
        /// There is more to read in this pass.
        case more(ChangedContactsCursor)
        /// The pass is complete; the next one begins with this cursor.
        case done(ChangedContactsCursor)
    }

    /// A pass that finds whatever changed since `moment`, the overlap included.
    public init(since moment: Timestamp) {
        anchor = max(.beginning, moment - Self.overlap)
    }

    /// What to do after this page.
    public func advance(_ page: ChangedContactsPage) -> Step {
        var next = self
        next.startedAt = startedAt ?? page.askedAt
        if let last = page.results.last, page.hasMore {
            next.move(past: last)
            return .more(next)
        }
        if pastID != nil {
            next.anchor = anchor + .milliseconds(1)
            next.pastID = nil
            return .more(next)
        }
        return .done(ChangedContactsCursor(since: next.startedAt ?? page.askedAt))
    }

    private mutating func move(past last: Contact) {
        if pastID != nil {
            pastID = last.id
        } else if last.modifiedAt > anchor {
            anchor = last.modifiedAt
        } else {
            pastID = ContactID("0")
        }
    }
}

extension ChangedContactsCursor {
    /// `anchor past started`, a dash for what is not there.
    public var description: String {
        "\(anchor) \(pastID?.value ?? "-") \(startedAt?.description ?? "-")"
    }

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let anchor = Int64(parts[0]), parts[2] == "-" || Int64(parts[2]) != nil else {
            return nil
        }
        self.anchor = Timestamp(milliseconds: anchor)
        pastID = parts[1] == "-" ? nil : ContactID(String(parts[1]))
        startedAt = Int64(parts[2]).map(Timestamp.init(milliseconds:))
    }
}
