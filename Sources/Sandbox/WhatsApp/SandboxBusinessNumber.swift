/// A number the company owns. `id` is the `phone_number_id` of the Graph API.
public struct SandboxBusinessNumber: Sendable, Hashable {
    public var id: String
    /// As Business Manager prints it: `+34 910 12 34 56`.
    public var displayNumber: String
    public var verifiedName: String
    /// The number is also used in the WhatsApp Business app on a phone (coexistence): echoes, edits, deletions arrive.
    public var isOnBusinessApp: Bool

    public init(id: String, displayNumber: String, verifiedName: String, isOnBusinessApp: Bool = true) {
        self.id = id
        self.displayNumber = displayNumber
        self.verifiedName = verifiedName
        self.isOnBusinessApp = isOnBusinessApp
    }

    /// Webhooks print the number without plus and spaces.
    public var digits: String { displayNumber.filter { $0.isASCII && $0.isNumber } }

    public static let ventasES = SandboxBusinessNumber(
        id: "106540352242922", displayNumber: "+34 910 12 34 56", verifiedName: "Ventas ES")
    public static let supportMX = SandboxBusinessNumber(
        id: "108271905534417", displayNumber: "+52 55 1234 0000", verifiedName: "Support MX")
    /// Building sites. In the Cloud API only, so it may have groups.
    public static let obrasES = SandboxBusinessNumber(
        id: "112540986318467", displayNumber: "+34 910 12 34 99", verifiedName: "Obras ES", isOnBusinessApp: false)
    public static let vertriebDE = SandboxBusinessNumber(
        id: "110863017756028", displayNumber: "+49 30 23125 900", verifiedName: "Vertrieb DE")
}
