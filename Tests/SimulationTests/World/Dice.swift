import Domain

/// The same throws for the same seed, on every machine (SplitMix64).
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    mutating func milliseconds(_ range: ClosedRange<Int64>) -> Duration {
        .milliseconds(Int64.random(in: range, using: &self))
    }

    /// `nil` of nothing.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &self)
    }

    /// One of the choices, each as likely as its weight says.
    mutating func choose<Choice>(_ choices: KeyValuePairs<Choice, Int>) -> Choice {
        var left = number(1...choices.reduce(0) { $0 + $1.value })
        for (choice, weight) in choices {
            left -= weight
            if left <= 0 { return choice }
        }
        preconditionFailure("no choices")
    }

    /// Dice of their own for a part of the simulation, so that its throws do not move the others'.
    mutating func child() -> Dice {
        Dice(seed: next())
    }
}
