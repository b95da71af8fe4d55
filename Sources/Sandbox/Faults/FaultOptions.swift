/// What goes wrong and how often. Probabilities are between 0 and 1, per call or per webhook; all zero is a good day.
///
/// One struct serves both simulators, so that a test, the demo page and the kill test speak of the same weather.
public struct FaultOptions: Sendable, Equatable, Codable {
    /// Where the dice start; equal seeds and equal calls give equal faults.
    public var seed: UInt64 = 1

    // Answers to calls.

    /// The answer is 429 although the budget is not spent.
    public var rateLimited429: Double = 0
    /// The answer is 500, 502, 503 or 504, and nothing was done.
    public var serverError5xx: Double = 0
    /// The call is lost on its way: nothing was done, no answer comes, and the caller cannot know it.
    public var lostBeforeEffect: Double = 0
    /// The call is carried out and its answer is lost.
    public var lostAfterEffect: Double = 0
    /// Every answer is held back this long, at most 60,000 milliseconds.
    public var slowMilliseconds: Int = 0
    /// One input of a batch fails by itself.
    public var partFailure: Double = 0
    /// HubSpot answers 477: the account is being moved between data centres.
    public var accountMoved477: Double = 0
    /// How long such a move is said to take, in seconds; HubSpot's own last up to a day.
    public var accountMovedSeconds: Int = 60
    /// The answer is 429 with the policy of searches.
    public var secondlyLimited429: Double = 0
    /// The answer is 429 with the policy of the day, which is not over before the account's midnight.
    public var dailyLimited429: Double = 0
    /// An invented 429 says how long to wait; HubSpot promises it nowhere.
    public var retryAfterOn429: Double = 0
    /// The answer is 423: others write to the same thing.
    public var locked423: Double = 0
    /// The network in front of HubSpot answers 521 to 524, with a page instead of JSON.
    public var edgeError52x: Double = 0
    /// The access token of OAuth that came with the call dies: from now on the answer is 401.
    public var tokenExpiry: Double = 0
    /// Access tokens of OAuth die after so many seconds, whatever they were told; 0: as told.
    public var tokenLifetimeSeconds: Int = 0

    /// What goes wrong with the files of messages.
    public var media = MediaFaults()

    // Webhooks the simulators send.

    /// WhatsApp's first status of a message is there before the answer to its send.
    public var earlyStatus: Double = 0
    /// The webhook never leaves.
    public var loseDelivery: Double = 0
    /// The webhook is sent twice.
    public var duplicateDelivery: Double = 0
    /// The webhook changes places with a later one.
    public var reorderDelivery: Double = 0
    /// HubSpot holds the event back for a while.
    public var lateDelivery: Double = 0
    /// The longest while, in seconds.
    public var lateDeliverySeconds: Int = 600
    /// Events in one webhook body.
    public var deliveryBatchSize: Int = 1
    /// The webhook waits this long before it is sent, in milliseconds.
    public var deliveryDelayMilliseconds: Int = 0

    public init() {}

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ standard: Value) throws -> Value {
            try fields.decodeIfPresent(Value.self, forKey: key) ?? standard
        }
        seed = try read(.seed, seed)
        rateLimited429 = try read(.rateLimited429, rateLimited429)
        serverError5xx = try read(.serverError5xx, serverError5xx)
        lostBeforeEffect = try read(.lostBeforeEffect, lostBeforeEffect)
        lostAfterEffect = try read(.lostAfterEffect, lostAfterEffect)
        slowMilliseconds = try read(.slowMilliseconds, slowMilliseconds)
        partFailure = try read(.partFailure, partFailure)
        accountMoved477 = try read(.accountMoved477, accountMoved477)
        accountMovedSeconds = try read(.accountMovedSeconds, accountMovedSeconds)
        secondlyLimited429 = try read(.secondlyLimited429, secondlyLimited429)
        dailyLimited429 = try read(.dailyLimited429, dailyLimited429)
        retryAfterOn429 = try read(.retryAfterOn429, retryAfterOn429)
        locked423 = try read(.locked423, locked423)
        edgeError52x = try read(.edgeError52x, edgeError52x)
        tokenExpiry = try read(.tokenExpiry, tokenExpiry)
        tokenLifetimeSeconds = try read(.tokenLifetimeSeconds, tokenLifetimeSeconds)
        media = try read(.media, media)
        earlyStatus = try read(.earlyStatus, earlyStatus)
        loseDelivery = try read(.loseDelivery, loseDelivery)
        duplicateDelivery = try read(.duplicateDelivery, duplicateDelivery)
        reorderDelivery = try read(.reorderDelivery, reorderDelivery)
        lateDelivery = try read(.lateDelivery, lateDelivery)
        lateDeliverySeconds = try read(.lateDeliverySeconds, lateDeliverySeconds)
        deliveryBatchSize = try read(.deliveryBatchSize, deliveryBatchSize)
        deliveryDelayMilliseconds = try read(.deliveryDelayMilliseconds, deliveryDelayMilliseconds)
    }
}
