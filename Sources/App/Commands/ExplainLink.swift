import ArgumentParser
import Domain
import Foundation
import Sync

/// `liaison link explain`: why, for a person, a contact or both.
struct ExplainLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says who fits a person, how a contact is read, or why the two are taken for the same or not.",
        usage: "liaison link explain PERSON [CONTACT]\n       liaison link explain --contact CONTACT")

    @OptionGroup var options: SettingOptions
    @Argument(help: "The person's id, see GET /api/v1/persons.") var person: String?
    @Argument(help: "HubSpot's id of the contact.") var with: String?
    @Option(help: "HubSpot's id of a contact, without a person.") var contact: String?

    func validate() throws {
        guard (person == nil) != (contact == nil) else {
            throw ValidationError("Give a PERSON, a PERSON and a CONTACT, or --contact CONTACT.")
        }
    }

    func run() async throws {
        try await explaining {
            let told = try await Assembly.during(options) { assembly in
                do {
                    return try await sentences(assembly.links)
                } catch let refusal as LinkRefusal {
                    throw Complaint(refusal.sentence)
                }
            }
            for sentence in told { say(sentence) }
        }
    }

    private func sentences(_ links: Links) async throws -> [String] {
        if let contact { return try await links.explain(contact: ContactID(contact)).sentences }
        guard let id = person.flatMap({ PersonID(text: $0[...]) }) else {
            throw Complaint("“\(person ?? "")” is no id of a person; GET /api/v1/persons lists them.")
        }
        guard let with else { return try await links.explain(person: id).sentences }
        return try await links.explain(id, ContactID(with)).sentences
    }
}
