import Domain
import Sandbox
import Storage

/// Where nobody in HubSpot has touched a contact since, its phone is what the last write to it says.
extension Simulation {
    func checkPhones() async throws {
        let writes = try await file.read { connection in
            try PhoneWriteList.page(
                connection, Program.workspace, PhoneWriteList.Filter(), PageRequest(limit: 10_000)
            ).items
        }
        var seen: Set<String> = []
        for write in writes.sorted(by: { ($0.settledAt ?? .beginning, $0.id) > ($1.settledAt ?? .beginning, $1.id) }) {
            let contact = write.contact.value
            guard write.state == .written, seen.insert(contact).inserted, let settledAt = write.settledAt,
                world.truth.touched[contact].map({ $0 < settledAt - .seconds(60) }) ?? true,
                let holds = world.hubSpot.contact(contact)?.properties
            else { continue }
            let text = holds[write.change.property] ?? ""
            if text != write.change.after {
                violate("contact \(contact) has “\(text)”, and the last write says “\(write.change.after)”")
            }
        }
    }
}
