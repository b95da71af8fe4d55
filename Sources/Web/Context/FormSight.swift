import Domain
import Storage

/// Whatever a form names by an id is about somebody, and has to be about somebody whom the member sees: what is not
/// offered on a page can still be typed into a form.
struct FormSight: Sendable {
    static let nobody = WebFailure.notFound("Nobody you know is at this address.")

    let services: WebServices

    /// Throws as if there were nobody with these ids. An id that is nobody's is left to whoever carries the form out.
    func require(_ form: [String: String], _ context: WebContext) async throws {
        if context.sight == .all { return }
        let (workspace, sight) = (services.workspace, context.sight)
        let isSeen = try await services.database.read { connection in
            let persons = try Self.persons(in: form, connection, workspace)
            let seen = try PersonSight.seen(connection, workspace, among: persons, sight)
            let numbers =
                try Self.chats(in: form, connection, workspace).map(\.number)
                + [form["number"]].compactMap { $0.map { BusinessNumberID($0) } }
            return seen.isSuperset(of: persons) && numbers.allSatisfy(sight.includes)
        }
        if !isSeen { throw Self.nobody }
    }

    private static func persons(
        in form: [String: String], _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [PersonID] {
        let person: PersonID? = id("person", form)
        let known = try person.flatMap { try PersonTable.find(connection, workspace, [$0])[$0]?.id }
        let links = try ["link", "replaces"].compactMap { name in
            let link: LinkID? = id(name, form)
            return try link.flatMap { try LinkTable.find(connection, workspace, $0)?.person }
        }
        let write: PhoneWriteID? = id("write", form)
        let written = try write.flatMap { try PhoneWriteTable.find(connection, workspace, $0)?.person }
        return links + [known, written].compactMap(\.self)
    }

    private static func chats(
        in form: [String: String], _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [Chat] {
        let entry = form["entry"].flatMap { TimelineEntryKey(text: $0)?.chat }
        let ids: [ChatID] = [id("chat", form), entry].compactMap(\.self)
        return Array(try ChatTable.find(connection, workspace, Set(ids)).values)
    }

    private static func id<Noun>(_ name: String, _ form: [String: String]) -> RowID<Noun>? {
        form[name].flatMap { RowID<Noun>(text: $0[...]) }
    }
}
