import Domain
import Storage

let personsAPI = APIResource<PersonList>(
    noun: .persons,
    summary: "Everybody who was met on WhatsApp, the newest first.",
    fields: [
        APIField("id", .id, "Our id of the person.") { JSONText($0.person.id) },
        APIField("portfolio_id", .id, "The Meta business portfolio that knows them by user_id.") {
            JSONText($0.person.portfolio)
        },
        APIField("user_id", .id, "Their business-scoped user id (BSUID).", canBeNull: true) {
            JSONText($0.person.userID)
        },
        APIField("phone", .text, "WhatsApp's digits of the phone in use now.", canBeNull: true) {
            JSONText($0.person.phone)
        },
        APIField("profile_name", .text, "The name they chose.", canBeNull: true) { JSONText($0.person.profileName) },
        APIField("book_name", .text, "The name in the company's address book.", canBeNull: true) {
            JSONText($0.person.bookName)
        },
        APIField("username", .text, "Their WhatsApp user name.", canBeNull: true) { JSONText($0.person.username) },
        APIField("is_business", .flag, "True for business numbers of our own.") { .bool($0.person.isBusiness) },
        APIField("contact_id", .id, "The HubSpot contact they are linked to now.", canBeNull: true) {
            JSONText($0.contact)
        },
        APIField("link_id", .id, "The link that says so, and why.", canBeNull: true) { JSONText($0.link) },
        APIField(
            "unlinked_because", .text, "Without a link: `conflict`, `suggestion`, `blocked` or `none`.", canBeNull: true
        ) {
            JSONText($0.verdict)
        },
        APIField("unlinked_reason", .text, "The sentence that goes with it.", canBeNull: true) {
            JSONText($0.verdictReason)
        },
        APIField(
            "marketing", .text, "`stopped` or `resumed`, as they told WhatsApp about marketing messages.",
            canBeNull: true
        ) { JSONText($0.marketing) },
        APIField("marketing_at", .moment, "When they did.", canBeNull: true) { JSONText($0.marketingAt) },
        APIField("merged_into", .id, "The person this one turned out to be.", canBeNull: true) {
            JSONText($0.mergedInto)
        },
        APIField("created_at", .moment, "When they were met first.") { JSONText($0.createdAt) },
    ],
    filters: [.phone("Persons whose number is this one, however it is written.", \.phone)],
    noFilter: { PersonList.Filter() },
    narrow: { $0.sight = $1 },
    idMeaning: "Our id of the person.")
