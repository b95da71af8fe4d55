import Domain
import Testing

@testable import WhatsApp

/// What Meta's words about a number mean.
struct NumberStateTests {
    private static let account = WhatsAppAccountID("102290129340398")
    private static let sound: JSON = [
        "id": "106540352242922", "display_phone_number": "+34 910 12 34 56", "verified_name": "Ventas",
        "quality_rating": "GREEN", "status": "CONNECTED", "platform_type": "CLOUD_API",
        "code_verification_status": "VERIFIED", "name_status": "APPROVED", "throughput": ["level": "HIGH"],
        "is_on_biz_app": false, "whatsapp_business_manager_messaging_limit": "TIER_10K",
        "health_status": ["can_send_message": "AVAILABLE"], "last_onboarded_time": "2026-11-21T12:00:00+0000",
    ]

    private func report(_ changes: JSON = [:]) -> NumberReport? {
        NumberFields.report(.object(Self.sound.object.merging(changes.object) { $1 }), Self.account)
    }

    @Test func `every field is read`() throws {
        let report = try #require(self.report())
        #expect(report.number.quality == "GREEN" && report.number.account == Self.account)
        #expect(report.facts.throughput == "HIGH" && report.facts.messagingLimit == "TIER_10K")
        #expect(report.facts.isOnPhoneApp == false && report.facts.onboardedAt == Timestamp(seconds: 1_795_262_400))
        #expect(report.state == .ready)
    }

    private static let changes: [(JSON, NumberState.Word)] = [
        (["status": "BANNED"], .stopped), (["status": "RESTRICTED"], .stopped),
        (["health_status": ["can_send_message": "BLOCKED"]], .stopped),
        (["health_status": ["can_send_message": "LIMITED"]], .limited),
        (["status": "FLAGGED"], .limited), (["quality_rating": "RED"], .limited),
        (["name_status": "DECLINED"], .limited),
        (["status": "PENDING"], .unregistered), (["platform_type": "NOT_APPLICABLE"], .unregistered),
        (["status": "PENDING", "code_verification_status": "NOT_VERIFIED"], .unregistered),
        (["quality_rating": "YELLOW"], .ready), (["quality_rating": "NEW WORD", "status": "NEW WORD"], .ready),
        (["health_status": "text"], .ready), (["health_status": ["entities": [nil, 1, []]]], .ready),
        (["status": nil, "platform_type": nil, "health_status": nil, "quality_rating": nil], .ready),
    ]

    @Test(arguments: changes.indices)
    func `the gravest word counts, and a new one stops nothing`(index: Int) {
        let (change, word) = Self.changes[index]
        #expect(report(change)?.state.word == word)
    }

    @Test func `what is in the way is told in Meta's words, once`() {
        let error: JSON = ["error_description": "Payment is overdue.", "possible_solution": "Pay."]
        let state = report([
            "health_status": ["can_send_message": "BLOCKED", "entities": [["errors": [error]], ["errors": [error]]]]
        ])?.state
        #expect(state?.sentence.matches(of: /Payment is overdue. Pay./).count == 1)
    }
}
