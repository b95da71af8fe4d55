import Domain
import Foundation
import Testing
import WhatsApp

/// Bodies shaped as Meta prints them under *Webhooks for Groups API*.
struct IncomingGroupTests {
    @Test func `a group is made and deleted`() {
        let made = news(
            "group_lifecycle_update",
            #""type":"group_create","subject":"Obra Norte","invite_link":"https://chat.example/x","request_id":"r""#)
        #expect(made == [.created(subject: "Obra Norte", description: nil)])
        #expect(news("group_lifecycle_update", #""type":"group_delete""#) == [.deleted])
    }

    @Test func `what failed did not happen, and its error is told`() {
        let error = #""errors":[{"code":131000,"title":"Failed"}]"#
        let told = events(
            of: change("group_lifecycle_update", groups(#""type":"group_create","subject":"x",\#(error)"#)))
        #expect(told.groups.isEmpty && told.problems == [131_000] && told.unknowns.isEmpty)
        let withoutID = change(
            "group_lifecycle_update",
            #""groups":[{"timestamp":"1797940800","type":"group_create","request_id":"r",\#(error)}]"#)
        #expect(events(of: withoutID).problems == [131_000] && events(of: withoutID).unknowns.isEmpty)
    }

    @Test(arguments: [
        "group_participants_add", "group_participant_add", "group_add_participants", "group_add_participant",
    ])
    func `people join under each spelling of the type`(type: String) {
        let told = news(
            "group_participants_update",
            """
            "type":"\(type)","reason":"invite_link","added_participants":[{"wa_id":"34622333444"},
                {"wa_id":16505551234,"user_id":"US.1","username":"@lee"},{"input":"+34 600"},{"input":"+34600000001"}]
            """)
        #expect(
            told == [
                .participant(PersonReference(phone: oriolPhone), .joined),
                .participant(
                    PersonReference(userID: BusinessScopedUserID("US.1"), phone: "16505551234", username: "@lee"),
                    .joined),
                .participant(PersonReference(phone: "34600000001"), .joined),
            ])
    }

    @Test(
        arguments: [
            (#""initiated_by":"business","#, "", "", ParticipantSign.Kind.removed),
            ("", #","initiated_by":"business""#, "", .removed),
            ("", "", #",{"initiated_by":"participant"}"#, .left),
            (#""initiated_by":"participant","#, "", "", .left),
            (#""initiated_by":"34622333444","#, "", "", .left),
            (#""initiated_by":"34931234567","#, "", "", .removed),
            ("", "", "", .gone),
        ])
    func `who leaves, and by whose wish, wherever that is printed`(
        inside: String, inPerson: String, beside: String, kind: ParticipantSign.Kind
    ) {
        let group = """
            {"timestamp":"1797940800","group_id":"G1","type":"group_participants_remove",\(inside)
            "removed_participants":[{"wa_id":"34622333444"\(inPerson)}]}
            """
        let told = events(of: change("group_participants_update", #""groups":[\#(group)\#(beside)]"#))
        #expect(told.groups.map(\.change) == [.participant(PersonReference(phone: oriolPhone), kind)])
        #expect(told.unknowns.isEmpty)
    }

    @Test func `who could not be removed stays, and the error is told`() {
        let told = events(
            of: change(
                "group_participants_update",
                groups(
                    """
                    "type":"group_participants_remove","initiated_by":"business",
                    "failed_participants":[{"input":"34622333444","errors":[{"code":131203}]}],"errors":[{"code":131204}]
                    """)))
        #expect(told.groups.isEmpty && Set(told.problems) == [131_203, 131_204])
    }

    @Test func `somebody asks to be let in, and asks no more`() {
        for (type, kind) in [("created", ParticipantSign.Kind.asked), ("revoked", .withdrew)] {
            let told = news(
                "group_participants_update",
                #""type":"group_join_request_\#(type)","join_request_id":"j","wa_id":"34622333444""#)
            #expect(told == [.participant(PersonReference(phone: oriolPhone), kind)])
        }
    }

    @Test func `settings change one by one`() {
        let told = events(
            of: change(
                "group_settings_update",
                groups(
                    """
                    "type":"group_settings_update","profile_picture":{"mime_type":"image/jpeg","update_successful":true},
                    "group_subject":{"text":"Obra Sur","update_successful":"true"},
                    "group_description":{"text":"x","update_successful":false,"errors":[{"code":1}]}
                    """)))
        #expect(told.groups.map(\.change) == [.renamed("Obra Sur")])
    }

    @Test func `a group is suspended and cleared`() {
        #expect(news("group_status_update", #""type":"group_suspend""#) == [.suspended])
        #expect(news("group_status_update", #""type":"group_suspend_cleared""#) == [.cleared])
    }

    @Test func `what nobody knows yet is kept`() {
        let told = events(of: change("group_lifecycle_update", groups(#""type":"group_moved""#)))
        #expect(told.unknowns == ["group/group_moved"])
        let nameless = #""groups":[{"timestamp":"1797940800","type":"group_delete"}]"#
        #expect(events(of: change("group_lifecycle_update", nameless)).unknowns == ["group/without group_id"])
    }

    @Test(arguments: ["recipient_participant_id", "participant_recipient_id"])
    func `each participant has a status of their own`(field: String) {
        let parts = ["34622333444", "34600000001"].map { phone in
            """
            {"id":"wamid.1","status":"delivered","timestamp":"1797940800","recipient_id":"G1","recipient_type":"group",
            "\(field)":"\(phone)"}
            """
        }
        let told = events(of: change("messages", #""statuses":[\#(parts.joined(separator: ","))]"#)).statuses
        #expect(told.map(\.recipient.phone) == [oriolPhone, "34600000001"])
        #expect(told.allSatisfy { $0.group == GroupID("G1") })
    }

    @Test func `a status may be about the group as a whole, or about somebody without a number`() {
        let whole = #"{"id":"w","status":"sent","timestamp":"1797940800","recipient_id":"G1","recipient_type":"group"}"#
        let hidden = """
            {"id":"w","status":"read","timestamp":"1797940800","recipient_id":"G1",
            "recipient_participant_user_id":"ES.20481310724416655001"}
            """
        let told = events(of: change("messages", #""statuses":[\#(whole),\#(hidden)]"#)).statuses
        #expect(told.map(\.group) == [GroupID("G1"), GroupID("G1")])
        #expect(told[0].recipient.isAnonymous && told[1].recipient.userID == oriolUser)
    }

    @Test func `what the business writes to a group is for nobody in particular`() {
        let echo = """
            {"from":"34931234567","to":"G1","recipient_type":"group","id":"wamid.E","timestamp":"1797940800",
            "type":"text","text":{"body":"A las 9"}}
            """
        let told = messages(of: change("smb_message_echoes", #""message_echoes":[\#(echo)]"#)).first
        #expect(told?.group == GroupID("G1") && told?.direction == .outgoing && told?.person.isAnonymous == true)
    }

    private func news(_ field: String, _ fields: String) -> [GroupNews.Change] {
        let told = events(of: change(field, groups(fields)))
        #expect(told.unknowns.isEmpty)
        for news in told.groups {
            #expect(news.number == bakeryNumber && news.group == GroupID("G1") && news.at == noon)
        }
        return told.groups.map(\.change)
    }

    private func groups(_ fields: String) -> String {
        #""groups":[{"timestamp":"1797940800","group_id":"G1",\#(fields)}]"#
    }
}

extension [WhatsAppEvent] {
    fileprivate var groups: [GroupNews] {
        compactMap { event in
            if case .group(let news) = event { news } else { nil }
        }
    }

    fileprivate var problems: [Int64] {
        compactMap { event in
            if case .problem(_, let code, _) = event { code } else { nil }
        }
    }
}
