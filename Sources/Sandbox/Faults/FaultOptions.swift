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

    // Webhooks the simulators send.

    /// The webhook never leaves.
    public var loseDelivery: Double = 0
    /// The webhook is sent twice.
    public var duplicateDelivery: Double = 0
    /// The webhook changes places with a later one.
    public var reorderDelivery: Double = 0
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
        loseDelivery = try read(.loseDelivery, loseDelivery)
        duplicateDelivery = try read(.duplicateDelivery, duplicateDelivery)
        reorderDelivery = try read(.reorderDelivery, reorderDelivery)
        deliveryBatchSize = try read(.deliveryBatchSize, deliveryBatchSize)
        deliveryDelayMilliseconds = try read(.deliveryDelayMilliseconds, deliveryDelayMilliseconds)
    }
}
