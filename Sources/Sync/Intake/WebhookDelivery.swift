public import Foundation

/// One POST of a vendor, untouched: bytes and the headers that sign them.
public struct WebhookDelivery: Sendable {
    public var vendor: WebhookVendor
    public var body: Data
    /// `X-Hub-Signature-256` or `X-HubSpot-Signature-v3`.
    public var signature: String?
    /// HubSpot only: `X-HubSpot-Request-Timestamp`.
    public var signedAt: String?
    /// HubSpot only: the URL it called, from the public address, path and query as sent.
    public var url: String

    public init(vendor: WebhookVendor, body: Data, signature: String?, signedAt: String? = nil, url: String = "") {
        self.vendor = vendor
        self.body = body
        self.signature = signature
        self.signedAt = signedAt
        self.url = url
    }
}

public enum WebhookVendor: String, Sendable {
    case whatsapp
    case hubspot
}

/// What the vendor is told.
public enum WebhookAnswer: Sendable, Equatable {
    /// The bytes are durable (or were already): 200.
    case stored
    /// 401; nothing is kept.
    case wrongSignature
    /// 503: the vendor shall try again. The sentence says what is wrong on our side.
    case unavailable(String)
}
