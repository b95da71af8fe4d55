import Domain
import Foundation
import Testing

struct AccountNewsTests {
    /// A change of a field that has no metadata.
    private func read(_ field: String, _ value: String) -> [WhatsAppEvent] {
        events(of: envelope(entry("550010020030040", changeText(field, "{\(value)}"))))
    }

    private static let told = Timestamp(seconds: 1_797_940_801)
    private static let onPhone = AccountNews.Subject.phone(bakeryPhone)
    private static let menu = AccountNews.Subject.template(TemplateName(name: "menu", language: "ca"))

    struct Sample: Sendable {
        var field: String
        var value: String
        var subject: AccountNews.Subject
        var topicAndWord: String
        var needsPerson: Bool
        var change: AccountNews.Change?
        var words: String
    }

    private static let samples: [Sample] = [
        Sample(
            field: "account_update",
            value: #"""
                "phone_number":"+34 93 123 45 67","event":"PARTNER_REMOVED","disconnection_info":{"reason":"PRIMARY_INACTIVITY","initiated_by":"SYSTEM"}
                """#, subject: onPhone, topicAndWord: "connection partner_removed", needsPerson: true,
            change: .numberStatus("DISCONNECTED"), words: "was not opened for too long, by WhatsApp itself"),
        Sample(
            field: "account_update", value: #""event":"PARTNER_ADDED","waba_info":{"waba_id":"1"}"#, subject: .account,
            topicAndWord: "connection partner_added", needsPerson: false, change: .numberStatus("CONNECTED"),
            words: "is connected"),
        Sample(
            field: "account_update",
            value: #"""
                "event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1798027201}]
                """#, subject: .account, topicAndWord: "restriction account_restriction", needsPerson: true,
            words: "restricted biz initiated messaging"),
        Sample(
            field: "account_update", value: #""event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}"#,
            subject: .account, topicAndWord: "ban disable", needsPerson: true, words: "Appeal"),
        Sample(
            field: "account_alerts",
            value: #"""
                "entity_type":"PHONE_NUMBER","entity_id":"771122334455667","alert_info":{"alert_severity":"WARNING","alert_status":"ACTIVE","alert_type":"LOW_BALANCE","alert_description":"Top up"}
                """#, subject: .number(bakeryNumber), topicAndWord: "alert low_balance warning", needsPerson: true,
            words: "Top up"),
        Sample(
            field: "account_review_update", value: #""decision":"REJECTED""#, subject: .account,
            topicAndWord: "review rejected", needsPerson: true, words: "refused the account"),
        Sample(
            field: "business_capability_update",
            value: #""max_daily_conversations_per_business":"TIER_10K","max_phone_numbers_per_waba":20"#,
            subject: .account, topicAndWord: "limit limit", needsPerson: false, change: .messagingLimit("TIER_10K"),
            words: "10,000 customers a day"),
        Sample(
            field: "phone_number_name_update",
            value: #"""
                "display_phone_number":"34931234567","decision":"APPROVED","requested_verified_name":"Forn Marta"
                """#, subject: onPhone, topicAndWord: "name approved", needsPerson: false,
            change: .verifiedName("Forn Marta"), words: "Forn Marta"),
        Sample(
            field: "phone_number_quality_update",
            value: #""display_phone_number":"34931234567","event":"FLAGGED","current_limit":"TIER_1K""#,
            subject: onPhone, topicAndWord: "quality flagged", needsPerson: true, change: .messagingLimit("TIER_1K"),
            words: "quality is low"),
        Sample(
            field: "security", value: #""display_phone_number":"34931234567","event":"PIN_RESET_REQUEST""#,
            subject: onPhone, topicAndWord: "security pin_reset_request", needsPerson: true, words: "reset"),
        Sample(
            field: "business_username_update",
            value: #""display_phone_number":"34931234567","username":"forn.marta","status":"approved""#,
            subject: onPhone, topicAndWord: "username approved", needsPerson: false, change: .username("forn.marta"),
            words: "forn.marta"),
        Sample(
            field: "message_template_status_update",
            value: #"""
                "event":"REJECTED","message_template_id":7,"message_template_name":"menu","message_template_language":"ca","reason":"INVALID_FORMAT"
                """#, subject: menu, topicAndWord: "status rejected", needsPerson: true,
            change: .template(.status("REJECTED")), words: "invalid format"),
        Sample(
            field: "message_template_quality_update",
            value: #"""
                "previous_quality_score":"GREEN","new_quality_score":"RED","message_template_name":"menu","message_template_language":"ca"
                """#, subject: menu, topicAndWord: "quality red", needsPerson: true,
            change: .template(.quality("RED")), words: "opinion"),
        Sample(
            field: "template_category_update",
            value: #"""
                "message_template_name":"menu","message_template_language":"ca","previous_category":"UTILITY","new_category":"MARKETING"
                """#, subject: menu, topicAndWord: "category marketing", needsPerson: false,
            change: .template(.category("MARKETING")), words: "was utility"),
        Sample(
            field: "message_template_components_update",
            value: #""message_template_name":"menu","message_template_language":"ca","message_template_element":"x""#,
            subject: menu, topicAndWord: "components changed", needsPerson: false, words: "changed"),
        Sample(
            field: "messaging_handovers",
            value: #"""
                "type":"control_taken","sender":{"phone_number":"34622333444"},"recipient":{"phone_number_id":"771122334455667"}
                """#, subject: .number(bakeryNumber), topicAndWord: "agent control_taken", needsPerson: false,
            words: "taken over"),
    ]

    @Test(arguments: samples)
    func `each field is one piece of news with a sentence`(sample: Sample) throws {
        let read = read(sample.field, sample.value)
        let news = try #require(read.news.first)
        #expect(read.count == 1)
        #expect(news.subject == sample.subject)
        #expect("\(news.topic) \(news.word)" == sample.topicAndWord)
        #expect(news.needsPerson == sample.needsPerson)
        #expect(news.change == sample.change)
        #expect(news.sentence.contains(sample.words), "\(news.sentence)")
        #expect(news.sentence.hasSuffix("."))
        #expect(news.at == Self.told)
    }

    @Test func `a restriction lasts as long as it says`() {
        let value = #""event":"ACCOUNT_RESTRICTION","restriction_info":{"expiration":"1798027201"}"#
        #expect(read("account_update", value).news.first?.lasts == .seconds(86_400))
    }

    @Test(arguments: [
        ("account_update", "AD_ACCOUNT_LINKED", "account_update/AD_ACCOUNT_LINKED"),
        ("flows", "FLOW_STATUS_CHANGE", "flows/FLOW_STATUS_CHANGE"),
        ("automatic_events", "x", "automatic_events/event"),
        ("partner_solutions", "SOLUTION_CREATED", "partner_solutions/SOLUTION_CREATED"),
        ("payment_configuration_update", "x", "payment_configuration_update/without status"),
        ("account_settings_update", "x", "account_settings_update/settings"),
    ])
    func `what changes nothing here is counted under its own name`(field: String, event: String, name: String) {
        let read = read(field, #""event":"\#(event)""#)
        #expect(read.idleParts == [name] && read.count == 1)
    }

    @Test(arguments: [
        ("account_update", "account_update/ACCOUNT_MOONED"), ("security", "security/ACCOUNT_MOONED"),
        ("message_template_status_update", "message_template_status_update/without template"),
        ("account_alerts", "account_alerts/alert without type"),
        ("messaging_handovers", "messaging_handovers/without business number"),
    ])
    func `a word that is new is kept under the field's name`(field: String, name: String) {
        let read = read(field, #""event":"ACCOUNT_MOONED""#)
        #expect(read.unknowns == [name] && read.count == 1)
    }
}
