import Domain
import Testing

struct IncomingCallTests {
    private func read(_ calls: String...) -> [WhatsAppEvent] {
        events(of: change("calls", #""calls":[\#(calls.joined(separator: ","))]"#))
    }

    private let fields = #""id":"wacid.C1","timestamp":"1797940800","direction":"USER_INITIATED""#

    @Test func `a call that was answered tells how long it was, beside its beginning`() {
        let read = read(
            #"{\#(fields),"from":"34622333444","to":"34931234567","event":"connect","session":{"sdp":"v=0"}}"#,
            #"{\#(fields),"from":"34622333444","event":"terminate","status":"COMPLETED","duration":125}"#
        ).messages
        let id = WhatsAppMessageID("wacid.C1")
        #expect(read.map(\.whatsAppID.value) == ["wacid.C1", "wacid.C1/ended"])
        #expect(read.map(\.content.target) == [nil, id])
        #expect(read.last?.content == .call(Call(event: .ended, id: id, isCompleted: true, seconds: 125)))
        #expect(read.allSatisfy { $0.direction == .incoming && $0.person.phone == oriolPhone })
    }

    @Test func `a call of the business goes to the customer`() {
        let call = fields.replacing("USER_", with: "BUSINESS_")
        let read = read(
            #"{\#(call),"from":"34931234567","to":"34622333444","event":"terminate","status":"FAILED"}"#
        ).messages
        #expect(read.first?.direction == .outgoing)
        #expect(read.first?.person.phone == oriolPhone)
    }

    @Test func `ringing is known and changes nothing, another event is kept`() {
        let ringing = #"{"id":"wacid.C1","type":"call","status":"RINGING","timestamp":"1797940800"}"#
        #expect(events(of: change("calls", #""statuses":[\#(ringing)]"#)).idleParts == ["status/call ringing"])
        #expect(read(#"{\#(fields),"from":"34622333444","event":"hold"}"#).unknowns == ["call/hold"])
    }
}
