import Domain
import Storage

let ownersAPI = APIResource<OwnerList>(
    noun: .owners,
    summary: "HubSpot's users as records name them, deactivated ones included.",
    fields: [
        APIField("id", .id, "HubSpot's owner id, the one records carry.") { JSONText($0.id) },
        APIField("email", .text, "The user's e-mail address.", canBeNull: true) { JSONText($0.email) },
        APIField("first_name", .text, "The user's first name.", canBeNull: true) { JSONText($0.firstName) },
        APIField("last_name", .text, "The user's last name.", canBeNull: true) { JSONText($0.lastName) },
        APIField("user_id", .id, "HubSpot's user id, what its webhooks carry.", canBeNull: true) {
            JSONText($0.userID)
        },
        APIField("is_archived", .flag, "True: deactivated; nothing new can be given to them.") { .bool($0.isArchived) },
    ],
    noFilter: { OwnerList.Filter() },
    idMeaning: "HubSpot's owner id.")
