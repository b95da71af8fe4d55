public import Domain
import HubSpot

extension TimelineAssociation {
    /// HubSpot's name of the permission without which such records cannot be read.
    public var permission: String { ScopeNeed.reading(recordType)?.scope ?? "" }
}
