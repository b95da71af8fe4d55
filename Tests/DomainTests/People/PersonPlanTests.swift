import Testing

@testable import Domain

private let (oriol, lina) = (BusinessScopedUserID("ES.1"), BusinessScopedUserID("ES.2"))
private let phone = "34622333444"

struct PersonPlanTests {
    private let later = Timestamp.noon + .seconds(60)
    private let earlier = Timestamp.noon - .seconds(60)

    @Test func `somebody new learns what the payload says`() {
        let both = plan(PersonReference(userID: oriol, phone: phone))
        #expect(both == expected(nil, learnsUserID: true, learnsPhone: true))
        #expect(plan(PersonReference(phone: phone)) == expected(nil, learnsPhone: true))
        #expect(plan(PersonReference(userID: oriol)) == expected(nil, learnsUserID: true))
    }

    @Test func `who is known by the phone alone learns the user id that stood beside it`() {
        let known = known(1, phone: phone)
        #expect(plan(PersonReference(userID: oriol, phone: phone), byPhone: known) == expected(1, learnsUserID: true))
        #expect(plan(PersonReference(phone: phone), byPhone: known) == expected(1))
    }

    @Test func `who is known by two rows becomes one`() {
        let plan = plan(
            PersonReference(userID: oriol, phone: phone), byUserID: known(1, oriol), byPhone: known(2, phone: phone))
        #expect(plan == expected(1, absorbed: 2, learnsPhone: true))
    }

    @Test func `a phone given to somebody else moves with the newest payload`() {
        let reference = PersonReference(userID: lina, phone: phone)
        let holder = known(1, oriol, phone: phone)
        #expect(
            plan(reference, at: later, byPhone: holder)
                == expected(nil, losesPhone: 1, learnsUserID: true, learnsPhone: true))
        #expect(plan(reference, at: earlier, byPhone: holder) == expected(nil, learnsUserID: true))
        #expect(
            plan(reference, at: later, byUserID: known(2, lina), byPhone: holder)
                == expected(2, losesPhone: 1, learnsPhone: true))
        #expect(
            plan(reference, at: earlier, byUserID: known(2, lina), byPhone: holder)
                == expected(2, learnsNames: false))
    }

    @Test func `names count if no newer payload gave some`() {
        let known = known(1, oriol)
        for (moment, learns) in [(earlier, false), (.noon, true), (later, true)] {
            #expect(
                plan(PersonReference(userID: oriol, profileName: "O"), at: moment, byUserID: known).learnsNames
                    == learns)
        }
    }

    /// Whatever is known of the two sides, the newest payload of a phone keeps it.
    @Test func `an older payload never takes a phone from a newer one`() {
        let reference = PersonReference(userID: oriol, phone: phone)
        let byUserID = [nil, known(1, oriol), known(1, oriol, phone: "34622333555"), known(1, oriol, phone: phone)]
        let byPhone = [nil, known(2, phone: phone, since: -30), known(2, lina, phone: phone, since: -30)]
        for user in byUserID {
            for holder in byPhone {
                let plan = plan(reference, at: earlier, byUserID: user, byPhone: holder)
                #expect(plan.losesPhone == nil)
                if let own = user?.phone, own != phone { #expect(!plan.learnsPhone) }
                if holder?.userID == lina { #expect(!plan.learnsPhone) }
            }
        }
    }

    /// Found by a phone of former days, while it may be somebody else's now: two must never hold one.
    @Test func `a phone that its holder has left is taken from nobody and learnt by nobody`() {
        let reference = PersonReference(userID: oriol, phone: phone)
        for former in [known(2, phone: nil), known(2, lina), known(2, lina, phone: "34622333555")] {
            for user in [nil, known(1, oriol)] {
                let plan = plan(reference, at: later, byUserID: user, byPhone: former)
                #expect(plan.losesPhone == nil && !plan.learnsPhone)
            }
        }
    }

    private func plan(
        _ reference: PersonReference, at moment: Timestamp = .noon, byUserID: KnownPerson? = nil,
        byPhone: KnownPerson? = nil
    ) -> PersonPlan {
        planPerson(reference, at: moment, byUserID: byUserID, byPhone: byPhone)
    }

    private func known(
        _ id: Int64, _ user: BusinessScopedUserID? = nil, phone: String? = nil, since seconds: Int = 0
    ) -> KnownPerson {
        KnownPerson(
            id: PersonID(id), userID: user, phone: phone, phoneSince: .noon + .seconds(seconds), seenAt: .noon)
    }

    private func expected(
        _ person: Int64?, absorbed: Int64? = nil, losesPhone: Int64? = nil, learnsUserID: Bool = false,
        learnsPhone: Bool = false, learnsNames: Bool = false, changesNames: Bool = false
    ) -> PersonPlan {
        PersonPlan(
            person: person.map { PersonID($0) }, absorbed: absorbed.map { PersonID($0) },
            losesPhone: losesPhone.map { PersonID($0) }, learnsUserID: learnsUserID, learnsPhone: learnsPhone,
            learnsNames: learnsNames, changesNames: changesNames)
    }
}
