import Domain

/// What is done with a phone write once HubSpot has told what the field holds now.
enum PhoneStep: Equatable {
    /// It holds what it should: written by an earlier try whose answer was lost, or by somebody.
    case done
    case write
    /// It holds something that nobody agreed to replace.
    case refuse(String)

    init(_ change: PhoneChange, live: String) {
        if live == change.after {
            self = .done
        } else if live == change.before {
            self = .write
        } else {
            let (holds, shown) = (Self.quoted(live), Self.quoted(change.before))
            self = .refuse(
                "“\(change.property)” in HubSpot holds \(holds) by now, not \(shown), so nothing was written over it. "
                    + "Look at it, then ask again.")
        }
    }

    private static func quoted(_ text: String) -> String {
        text.isEmpty ? "nothing" : "“\(text)”"
    }
}
