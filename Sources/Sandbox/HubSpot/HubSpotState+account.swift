import Domain
import Foundation

extension HubSpotState {
    func accountDetails(now: Timestamp) -> HTTPReply {
        let zone = options.zone
        let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))
        return .json(
            200,
            [
                "portalId": .integer(options.hubID), "accountType": .string(options.accountType.rawValue),
                "timeZone": .string(options.timeZone),
                "companyCurrency": "EUR", "additionalCurrencies": [], "utcOffset": .string(Self.offset(seconds)),
                "utcOffsetMilliseconds": .integer(Int64(seconds) * 1000), "uiDomain": .string(options.uiDomain),
                "dataHostingLocation": .string(options.hostingLocation),
            ])
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (seconds < 0 ? "-" : "+") + digits.joined(separator: ":")
    }

    func dailyUsage(now: Timestamp) -> HTTPReply {
        .json(
            200,
            [
                "results": [
                    [
                        "name": "private-apps-api-calls-daily",
                        "usageLimit": .integer(Int64(budget.privateApps.limits.daily ?? .max)),
                        "currentUsage": .integer(Int64(budget.privateApps.day.spent)), "fetchStatus": "SUCCESS",
                        "collectedAt": .string(HubSpotTime.text(now)),
                    ]
                ]
            ])
    }
}
