import Domain
import Testing

struct ParticipantStatusTests {
    @Test func `a message came as far as it came with anybody`() {
        #expect(groupStatus([told(1, .delivered), told(2, .read), told(3, .failed)])?.status == .read)
        #expect(groupStatus([]) == nil)
    }

    @Test func `it failed if it failed for everybody, with one error for all`() {
        let failed = [told(2, .failed, 131_026), told(1, .failed, 130_472)]
        #expect(
            groupStatus(failed) == ParticipantStatus(person: nil, status: .failed, errorCode: 130_472, errorText: nil))
        #expect(groupStatus(failed.reversed()) == groupStatus(failed))
    }

    @Test func `what is told of the group counts until something is told of somebody in it`() {
        #expect(groupStatus([told(nil, .sent)])?.status == .sent)
        #expect(groupStatus([told(nil, .failed, 131_000)])?.errorCode == 131_000)
        #expect(groupStatus([told(nil, .sent), told(1, .failed)])?.status == .failed)
        #expect(groupStatus([told(nil, .failed), told(1, .delivered)])?.status == .delivered)
    }

    private func told(_ person: Int64?, _ status: MessageStatus, _ code: Int64? = nil) -> ParticipantStatus {
        ParticipantStatus(person: person.map { PersonID($0) }, status: status, errorCode: code)
    }
}
