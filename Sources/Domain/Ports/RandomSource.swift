/// Where tokens and salts come from, handed in so that a test can know them.
public struct RandomSource: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    public init(_ make: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.make = make
    }

    public func bytes(_ count: Int) -> [UInt8] { make(count) }
}
