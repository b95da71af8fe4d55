/// Scopes in a person's words.
enum ScopeMeaning {
    static func of(_ scope: String) -> String {
        known[scope] ?? "Use “\(scope)”"
    }

    /// All that have a meaning here, in alphabetical order.
    static var all: [String] { known.keys.sorted() }

    private static let known: [String: String] = [
        "oauth": "Know this account’s name and number",
        "crm.objects.contacts.read": "See contacts, and the messages, notes and tasks on them",
        "crm.objects.contacts.write": "Create and change contacts, and the messages, notes and tasks on them",
        "crm.objects.companies.read": "See companies",
        "crm.objects.companies.write": "Create and change companies",
        "crm.objects.deals.read": "See deals",
        "crm.objects.deals.write": "Create and change deals",
        "crm.objects.owners.read": "See who records belong to",
        "crm.objects.users.read": "See working hours and absences of users",
        "crm.schemas.contacts.read": "See which properties contacts have",
        "crm.schemas.contacts.write": "Add properties to contacts",
        "tickets": "See, create and change tickets",
        "files": "See and upload files",
        "automation": "Take part in workflows",
        "settings.users.read": "See users",
        "settings.users.teams.read": "See teams",
        "conversations.read": "See conversations in the inbox",
        "conversations.write": "Write in conversations in the inbox",
    ]
}
