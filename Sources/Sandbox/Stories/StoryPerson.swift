/// Somebody on WhatsApp. `waID` is the number as registered, which is not always what HubSpot holds.
public struct StoryPerson: Sendable, Hashable {
    /// The word that the chats use.
    let key: String
    public let name: String
    public let waID: String?
    public let country: String
    public let username: String?

    private init(_ key: String, _ name: String, _ waID: String?, _ country: String, username: String? = nil) {
        self.key = key
        self.name = name
        self.waID = waID
        self.country = country
        self.username = username
    }

    /// Numbers are invented, from ranges kept for fiction where a country has them.
    static let all = [
        StoryPerson("nuria", "Núria Puig", "34611222333", "ES"),
        StoryPerson("marc", "Marc Vila", "34622333444", "ES"),
        StoryPerson("beatriz", "Bea Soler ☕️", "34633444555", "ES"),
        StoryPerson("tomas", "Tomás Rey", "34644555666", "ES"),
        StoryPerson("ana", "Ana Díaz", "5215512345678", "MX"),
        StoryPerson("jorge", "Jorge Salinas", "5218112345670", "MX"),
        StoryPerson("martin", "Martín Acosta", "5491123456789", "AR"),
        StoryPerson("lucia", "Lu Ferreyra", "5493415123456", "AR"),
        StoryPerson("rafaela", "Rafaela Lima", "553187654321", "BR"),
        StoryPerson("joao", "João Prado", "5511987651234", "BR"),
        StoryPerson("jonas", "Jonas Weber", "491713920031", "DE"),
        StoryPerson("katrin", "Katrin Hollmann", "4917604069042", "DE"),
        StoryPerson("jack", "Jack Hill", "447700900123", "GB"),
        StoryPerson("emily", "Emily Carter", "12125550123", "US"),
        StoryPerson("priya", "Priya Nair", "919876543210", "IN"),
        StoryPerson("koffi", "Koffi Kouassi", "22512345678", "CI"),
        StoryPerson("adjoa", "Adjoa Hounkpatin", "2290197123456", "BJ"),
        StoryPerson("giulia", "Giulia Moretti", "393471234567", "IT"),
        StoryPerson("river", "River", nil, "US", username: "river.kim"),
    ]
}
