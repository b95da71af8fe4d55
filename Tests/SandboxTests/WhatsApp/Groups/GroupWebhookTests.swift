import Domain
import Sandbox
import Testing

/// What the sandbox tells of groups, in the shapes that Meta prints.
struct GroupWebhookTests {
    private let time = HandClock()
    private let whatsApp: WhatsAppSandbox
    private let obras = SandboxBusinessNumber.obrasES.id

    init() {
        whatsApp = WhatsAppSandbox(clock: time.clock)
    }

    @Test func `a group is made, renamed, suspended, cleared and deleted`() {
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        whatsApp.changeGroup(group.id, subject: "Obra Sur")
        whatsApp.suspendGroup(group.id)
        whatsApp.suspendGroup(group.id, false)
        whatsApp.deleteGroup(group.id)
        let told = whatsApp.takeAll()
        let types = told.flatMap { $0.groups }.compactMap { $0["type"]?.text }
        #expect(
            types == [
                "group_create", "group_settings_update", "group_suspend", "group_suspend_cleared", "group_delete",
            ])
        #expect(told[0].groups[0]["subject"]?.text == "Obra Norte")
        #expect(told[1].groups[0]["group_subject"]?["text"]?.text == "Obra Sur")
        #expect(told.flatMap { $0.groups }.allSatisfy { $0["group_id"]?.text == group.id && $0["timestamp"] != nil })
        #expect(whatsApp.group(group.id)?.isDeleted == true)
    }

    @Test func `people come and go, and webhooks show only what they show of themselves`() {
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        let (ana, kim) = (whatsApp.addCustomer("Ana", phone: "34600000001"), hidden())
        #expect(ana.joins(group.id) && kim.joins(group.id) && !ana.joins(group.id))
        ana.leaves(group.id)
        whatsApp.remove(kim, fromGroup: group.id)
        let told = whatsApp.takeAll().dropFirst().flatMap { $0.groups }
        let added = told.flatMap { $0["added_participants"]?.array ?? [] }
        #expect(added.map { $0["wa_id"]?.text } == ["34600000001", nil])
        #expect(added.allSatisfy { $0["user_id"] != nil })
        let removed = told.flatMap { $0["removed_participants"]?.array ?? [] }
        #expect(removed[0]["wa_id"]?.text == "34600000001" && removed[1]["input"] != nil)
        #expect(whatsApp.group(group.id)?.participants.isEmpty == true)
    }

    @Test func `who wanted somebody out is printed in the group or beside it`() {
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        let ana = whatsApp.addCustomer("Ana", phone: "34600000001")
        var places: Set<String> = []
        for _ in 0..<20 {
            ana.joins(group.id)
            ana.leaves(group.id)
            let value = whatsApp.takeAll().flatMap { $0.values("group_participants_update") }.last
            if value?["initiated_by"]?.text == "participant" { places.insert("beside") }
            if value?["groups"]?.array.first?["initiated_by"]?.text == "participant" { places.insert("inside") }
        }
        #expect(places == ["beside", "inside"])
    }

    @Test func `eight are a full group, and where people ask they wait to be let in`() {
        let open = whatsApp.makeGroup("Open", on: obras)
        let people = (1...9).map { whatsApp.addCustomer("C\($0)", phone: "3460000000\($0)") }
        #expect(people.map { $0.joins(open.id) } == Array(repeating: true, count: 8) + [false])
        let closed = whatsApp.makeGroup("Closed", on: obras, needsApproval: true)
        people[0].joins(closed.id)
        people[1].joins(closed.id)
        people[1].leaves(closed.id)
        _ = whatsApp.takeAll()
        #expect(whatsApp.group(closed.id)?.participants.isEmpty == true)
        whatsApp.approveRequests(ofGroup: closed.id)
        #expect(whatsApp.group(closed.id)?.participants == [people[0].id])
        #expect(whatsApp.takeAll().flatMap { $0.groups }[0]["type"]?.text == "group_participants_add")
    }

    @Test func `a message in a group names its writer and the group`() {
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        let ana = whatsApp.addCustomer("Ana", phone: "34600000001")
        ana.joins(group.id)
        let wamid = ana.writes("Bon dia", inGroup: group.id)
        ana.reacts("👍", to: wamid, inGroup: group.id)
        let messages = whatsApp.takeAll().flatMap { $0.messages }
        #expect(messages.count == 2 && messages.allSatisfy { $0["group_id"]?.text == group.id })
        #expect(messages.allSatisfy { $0["from"]?.text == "34600000001" })
        #expect(whatsApp.messages(inGroup: group.id).map(\.wamid) == [wamid])
        #expect(whatsApp.messages(of: ana.id, on: obras).isEmpty)
    }

    @Test func `what is sent to a group comes back as one body for each step, with everybody in it`() async throws {
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        let (ana, kim) = (whatsApp.addCustomer("Ana", phone: "34600000001"), hidden())
        ana.joins(group.id)
        kim.joins(group.id)
        kim.sendsReadReceipts(false)
        _ = whatsApp.takeAll()
        let answer = try await whatsApp.post(groupMessage(to: group.id), path: "\(obras)/messages")
        #expect(answer.status == 200 && answer.json["contacts"]?.array.first?["wa_id"]?.text == group.id)
        time.advance(.seconds(10))
        let told = whatsApp.takeAll()
        #expect(
            told.map { $0.statuses.compactMap { $0["status"]?.text } } == [
                ["sent"], ["delivered", "delivered"], ["read"],
            ])
        let statuses = told.flatMap { $0.statuses }
        #expect(statuses.allSatisfy { $0["recipient_id"]?.text == group.id && $0["recipient_type"]?.text == "group" })
        #expect(statuses[0]["recipient_participant_user_id"] == nil)
        let named = statuses.dropFirst().map { status in
            (status["recipient_participant_id"] ?? status["participant_recipient_id"])?.text
        }
        #expect(named == ["34600000001", nil, "34600000001"])
        #expect(statuses[2]["recipient_participant_user_id"]?.text == kim.person.bsuid)
    }

    @Test func `groups refuse what the Groups API refuses`() async throws {
        let send = { (group: String, number: String) in
            try await whatsApp.post(groupMessage(to: group), path: "\(number)/messages").json["error"]?["code"]
        }
        let group = whatsApp.makeGroup("Obra Norte", on: obras)
        #expect(try await send(group.id, obras) == 131_020)
        whatsApp.addCustomer("Ana", phone: "34600000001").joins(group.id)
        #expect(try await send(group.id, ventas) == 131_041)
        #expect(try await send("nothing", obras) == 131_041)
        var card = groupMessage(to: group.id).object
        card["type"] = "location"
        card["location"] = ["latitude": 1, "longitude": 2]
        #expect(
            try await whatsApp.post(.object(card), path: "\(obras)/messages").json["error"]?["code"] == 131_051)
        whatsApp.suspendGroup(group.id)
        #expect(try await send(group.id, obras) == 131_207)
        whatsApp.deleteGroup(group.id)
        #expect(try await send(group.id, obras) == 131_041)
    }

    private func hidden() -> SandboxCustomer {
        whatsApp.addCustomer("Kim", phone: nil, country: "ES", username: "kim")
    }

    private func groupMessage(to group: String) -> JSON {
        [
            "messaging_product": "whatsapp", "recipient_type": "group", "to": .string(group), "type": "text",
            "text": ["body": "A las 9"],
        ]
    }
}

extension WebhookDelivery {
    /// Elements of `groups` of all fields that tell of groups.
    var groups: [JSON] {
        ["lifecycle", "participants", "settings", "status"].flatMap { values("group_\($0)_update") }
            .flatMap { $0["groups"]?.array ?? [] }
    }
}
