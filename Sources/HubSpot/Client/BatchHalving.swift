/// Finds the inputs because of which HubSpot refuses whole batches, by trying halves: pure, whoever owns it calls.
///
/// Ask for `next`, try it, tell what became of it, until there is no `next`. One bad input among n costs about
/// 2 log₂ n tries more; the good ones are written on the way.
public struct BatchHalving<Input: Sendable>: Sendable {
    /// Still to be tried, the next one last.
    private var open: [[Input]]
    /// Refused when tried alone, in the order of the inputs.
    public private(set) var refused: [Input] = []
    public private(set) var tries = 0

    /// - Parameter limit: HubSpot's limit of inputs in one call.
    public init(_ inputs: [Input], limit: Int = HubSpotClient.batchLimit) {
        precondition(limit > 0)
        open = stride(from: 0, to: inputs.count, by: limit).reversed().map {
            Array(inputs[$0..<min($0 + limit, inputs.count)])
        }
    }

    /// The batch to try now; `nil` = all is done.
    public var next: [Input]? { open.last }

    /// HubSpot answered for each input of `next`.
    public mutating func wasAnswered() {
        tries += 1
        _ = open.popLast()
    }

    /// HubSpot refused all of `next` without saying which input is wrong, and did nothing.
    public mutating func wasRefused() {
        tries += 1
        guard let batch = open.popLast() else { return }
        if batch.count == 1 {
            refused += batch
        } else {
            open.append(Array(batch[(batch.count / 2)...]))
            open.append(Array(batch[..<(batch.count / 2)]))
        }
    }
}
