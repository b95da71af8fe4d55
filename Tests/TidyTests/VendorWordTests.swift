import Testing

/// A vendor's words stop at the vendor's folder. The sandbox plays both vendors, and tests quote what they send.
struct VendorWordTests {
    private func outside(_ connector: String, except doors: [String] = [], _ pattern: Regex<Substring>) -> [Violation] {
        let complaint = "this word belongs in Sources/\(connector)"
        return swift(outside: connector).filter { file in !doors.contains { file.isBelow($0) } }.flatMap {
            $0.code(matching: pattern, complaint) + $0.literals(matching: pattern, complaint)
        } + pages(matching: pattern, complaint)
    }

    private func swift(outside connector: String) -> [SwiftFile] {
        Tree.package.swift.filter { file in
            file.isBelow("Sources") && !file.isBelow("Sources/\(connector)", "Sources/Sandbox")
        }
    }

    private func pages(matching pattern: Regex<Substring>, _ complaint: String) -> [Violation] {
        let tree = Tree.package
        let pattern = pattern.wordBoundaryKind(.simple)
        return tree.paths.filter { $0.hasPrefix("Sources/Web/") && !$0.hasSuffix(".swift") }.flatMap { path in
            (tree.text(of: path) ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .filter { $0.element.contains(pattern) }
                .map { Violation(path, line: $0.offset + 1, complaint) }
        }
    }

    @Test func `HubSpot's property names and hosts stay in HubSpot`() {
        expectNone(outside("HubSpot", /\bhs_[a-z]|\bhubspot_owner_id\b|hubapi/))
    }

    @Test func `WhatsApp's hosts and field names stay in WhatsApp`() {
        expectNone(outside("WhatsApp", /graph\.facebook|\bmessaging_product\b/))
    }

    /// Our API and command line give people the ids under the names that they know from Meta.
    @Test func `WhatsApp's ids are named by the connector and where people give them`() {
        let ids = /wamid\.|\bphone_number_id\b|\bwa_id\b/
        expectNone(outside("WhatsApp", except: ["Sources/Web/API/Nouns", "Sources/App/Commands"], ids))
    }

    @Test func `WhatsApp's handshake stays in WhatsApp`() {
        expectNone(outside("WhatsApp", /hub\.(?:mode|challenge|verify_token)/))
    }

    /// The door hands on the headers that sign a body; what they mean is the connector's affair.
    @Test func `signatures are named by the connectors and at the door`() {
        let door = ["Sources/Web/Webhooks"]
        expectNone(outside("HubSpot", except: door, /\b[Xx]-[Hh]ub[Ss]pot-/))
        expectNone(outside("WhatsApp", except: door, /\b[Xx]-[Hh]ub-[Ss]ignature/))
    }
}
