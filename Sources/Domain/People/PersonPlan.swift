/// What a payload's naming of somebody means for the persons we know: decided here, carried out by the caller.
public struct PersonPlan: Sendable, Equatable {
    /// Whom the payload means; `nil` = somebody new.
    public var person: PersonID?
    /// Known until now by the phone alone: turns out to be `person`, whose chats it joins.
    public var absorbed: PersonID?
    /// Had the phone before; it now belongs to `person` (numbers are given to other people).
    public var losesPhone: PersonID?
    public var learnsUserID: Bool
    public var learnsPhone: Bool
    /// The payload is the newest to name this person, so its names count.
    public var learnsNames: Bool
    /// And they are others than before.
    public var changesNames: Bool
}

/// What the decision needs of a person found by BSUID or by phone.
public struct KnownPerson: Sendable, Equatable {
    public var id: PersonID
    public var userID: BusinessScopedUserID?
    public var phone: String?
    /// When the phone was last said to be this person's.
    public var phoneSince: Timestamp
    public var profileName: String?
    public var username: String?
    /// The newest payload that told one of the two.
    public var seenAt: Timestamp

    public init(
        id: PersonID, userID: BusinessScopedUserID?, phone: String?, phoneSince: Timestamp, profileName: String? = nil,
        username: String? = nil, seenAt: Timestamp
    ) {
        self.id = id
        self.userID = userID
        self.phone = phone
        self.phoneSince = phoneSince
        self.profileName = profileName
        self.username = username
        self.seenAt = seenAt
    }
}

/// A BSUID names one person for as long as they keep their number; a phone is an alias that may change hands. The two
/// are joined only when one object carried both, and an older payload never takes a phone from a newer one.
public func planPerson(
    _ reference: PersonReference, at moment: Timestamp, byUserID: KnownPerson?, byPhone: KnownPerson?
) -> PersonPlan {
    switch (byUserID, byPhone) {
    case (nil, nil):
        return plan(nil, reference, learnsUserID: true, learnsPhone: true, at: moment)
    case (let user?, nil):
        let learnsPhone = reference.phone != nil && moment >= user.phoneSince
        return plan(user, reference, learnsPhone: learnsPhone, at: moment)
    case (nil, let phone?):
        return planByPhone(reference, phone, at: moment)
    case (let user?, let phone?) where user.id == phone.id:
        return plan(user, reference, at: moment)
    case (let user?, let phone?) where phone.userID == nil:
        return plan(user, reference, absorbed: phone.id, learnsPhone: true, at: moment)
    case (let user?, let phone?):
        let isNewer = moment >= phone.phoneSince
        return plan(user, reference, losesPhone: isNewer ? phone.id : nil, learnsPhone: isNewer, at: moment)
    }
}

private func planByPhone(_ reference: PersonReference, _ phone: KnownPerson, at moment: Timestamp) -> PersonPlan {
    if reference.userID == nil || phone.userID == reference.userID {
        return plan(phone, reference, at: moment)
    }
    if phone.userID == nil {
        return plan(phone, reference, learnsUserID: true, at: moment)
    }
    let isNewer = moment >= phone.phoneSince
    return plan(
        nil, reference, losesPhone: isNewer ? phone.id : nil, learnsUserID: true, learnsPhone: isNewer, at: moment)
}

private func plan(
    _ known: KnownPerson?, _ reference: PersonReference, absorbed: PersonID? = nil, losesPhone: PersonID? = nil,
    learnsUserID: Bool = false, learnsPhone: Bool = false, at moment: Timestamp
) -> PersonPlan {
    let learnsNames = reference.hasNames && known.map { moment >= $0.seenAt } ?? true
    return PersonPlan(
        person: known?.id, absorbed: absorbed, losesPhone: losesPhone,
        learnsUserID: learnsUserID && reference.userID != nil,
        learnsPhone: learnsPhone && reference.phone != nil && reference.phone != known?.phone,
        learnsNames: learnsNames,
        changesNames: learnsNames && known.map { reference.namesDiffer(from: $0) } ?? false)
}

extension PersonReference {
    public var hasNames: Bool { profileName != nil || username != nil }

    /// A name that is not told stays.
    fileprivate func namesDiffer(from known: KnownPerson) -> Bool {
        profileName ?? known.profileName != known.profileName || username ?? known.username != known.username
    }
}
