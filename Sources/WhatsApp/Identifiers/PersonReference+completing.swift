import Domain

extension PersonReference {
    /// Fills what is missing from another object that is known to name the same person.
    func completed(from other: PersonReference) -> PersonReference {
        PersonReference(
            userID: userID ?? other.userID, phone: phone ?? other.phone, profileName: profileName ?? other.profileName,
            username: username ?? other.username)
    }

    /// One shared identifier proves it; a missing one proves nothing.
    func isSamePerson(as other: PersonReference) -> Bool {
        if let userID, let otherID = other.userID { return userID == otherID }
        return phone != nil && phone == other.phone
    }

    /// Both have an identifier of one kind, and they differ.
    func contradicts(_ other: PersonReference) -> Bool {
        if let userID, let otherID = other.userID, userID != otherID { return true }
        if let phone, let otherPhone = other.phone, phone != otherPhone { return true }
        return false
    }
}
