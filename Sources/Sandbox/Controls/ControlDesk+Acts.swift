import Domain
import Foundation

/// What the forms of the page do. Each ends in a redirect to the page, so that it works without script.
extension ControlDesk {
    private static let burst = 20

    func perform(_ act: String, _ request: ControlRequest) throws(ControlError) -> HTTPReply {
        let form = request.form
        let choice = try choice(form)
        switch act {
        case "people": return try addPerson(form, choice)
        case "groups": return try makeGroup(form, choice)
        case "weather": changeWeather(form)
        case "contacts": return try createContact(choice)
        default: try play(act, form, choice)
        }
        return redirect(to: choice)
    }

    private func play(_ act: String, _ form: [String: String], _ choice: ControlChoice) throws(ControlError) {
        if let group = choice.group { return try playGroup(act, form, choice, in: group) }
        guard let person = choice.person, let customer = whatsApp.customer(person.id) else { throw .noSuchPerson }
        let number = choice.number.id
        switch act {
        case "say":
            customer.sends(try content(form), to: number, replyingTo: form["reply"].flatMap { $0.isEmpty ? nil : $0 })
        case "react": customer.reacts(form["emoji"]?.first.map(String.init), to: try message(form).wamid, on: number)
        case "edit": customer.edits(try ownMessage(form).wamid, to: try text(form), on: number)
        case "delete": customer.deletes(try ownMessage(form).wamid, on: number)
        case "burst":
            (1...Self.burst).forEach { customer.writes("Message \($0) of \(Self.burst), in a hurry", to: number) }
        case "number": customer.changesNumber(to: try phone(form["phone"]), on: number)
        case "username": try adopt(form, customer)
        case "manners":
            customer.blocks(form["blocks"] != nil)
            customer.sendsReadReceipts(form["receipts"] != nil)
        case "business": whatsApp.phoneApp(of: number, sends: .text(try text(form)), to: customer)
        default: throw .notFound
        }
    }

    func content(_ form: [String: String]) throws(ControlError) -> SandboxContent {
        let caption = form["text"].flatMap { $0.isEmpty ? nil : String($0.prefix(1_024)) }
        switch form["kind"] {
        case "photo": return .media(.picture(seed: UInt64(clamping: clock.now.milliseconds)), caption: caption)
        case "video": return .video(caption)
        case "voice": return .voiceNote(seconds: 7)
        case "document": return .document("offer.pdf", caption: caption)
        case "sticker": return .sticker
        case "location":
            return .location(
                latitude: 41.3874, longitude: 2.1686, name: caption ?? "Plaça de Catalunya", address: "Barcelona")
        case "card": return .contactCard(SandboxContactCard(name: caption ?? "Irene Vidal", phone: "+34 655 090 909"))
        case "future": return .future(type: "hologram")
        default: return .text(try text(form))
        }
    }

    private func text(_ form: [String: String]) throws(ControlError) -> String {
        guard let text = form["text"]?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else {
            throw .badField("Write something first.")
        }
        guard text.utf16.count <= 4_096 else { throw .badField("WhatsApp takes at most 4,096 characters.") }
        return text
    }

    func message(_ form: [String: String]) throws(ControlError) -> SandboxMessage {
        guard let message = form["wamid"].flatMap({ whatsApp.message($0) }) else { throw .noSuchMessage }
        return message
    }

    private func ownMessage(_ form: [String: String]) throws(ControlError) -> SandboxMessage {
        let message = try message(form)
        guard message.author == .customer else { throw .badField("A customer changes only their own messages.") }
        return message
    }

    /// Digits with country code, from whatever punctuation was typed.
    func phone(_ typed: String?) throws(ControlError) -> String {
        let digits = (typed ?? "").filter { $0.isASCII && $0.isNumber }
        guard (7...15).contains(digits.count), digits.first != "0" else {
            throw .badField("A phone number has 7 to 15 digits and begins with its country code.")
        }
        return digits
    }

    private func username(_ typed: String) throws(ControlError) -> String {
        let name = typed.lowercased().drop { $0 == "@" }
        guard name.wholeMatch(of: /[a-z0-9._]{3,35}/) != nil else {
            throw .badField("A username has 3 to 35 of the characters a–z, 0–9, dot and underscore.")
        }
        return String(name)
    }

    private func adopt(_ form: [String: String], _ customer: SandboxCustomer) throws(ControlError) {
        customer.adoptsUsername(try username(form["username"] ?? ""), hidingNumber: form["hides"] != nil)
    }

    private func addPerson(_ form: [String: String], _ choice: ControlChoice) throws(ControlError) -> HTTPReply {
        let name = (form["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...100).contains(name.count) else {
            throw .badField("A person needs a name of at most 100 characters.")
        }
        let (typedPhone, typedUsername) = (form["phone"] ?? "", form["username"] ?? "")
        guard !(typedPhone + typedUsername).isEmpty else {
            throw .badField("A person needs a phone number or a username.")
        }
        let digits = typedPhone.isEmpty ? nil : try phone(typedPhone)
        let handle = typedUsername.isEmpty ? nil : try username(typedUsername)
        let customer = whatsApp.addCustomer(name, phone: digits, country: digits == nil ? "US" : nil, username: handle)
        return redirect(to: ControlChoice(person: customer.person, number: choice.number, contactID: nil))
    }

    private func createContact(_ choice: ControlChoice) throws(ControlError) -> HTTPReply {
        guard let person = choice.person else { throw .noSuchPerson }
        let words = person.name.split(separator: " ", maxSplits: 1).map(String.init)
        var properties = ["firstname": words.first ?? person.name]
        if words.count > 1 { properties["lastname"] = words[1] }
        if let number = person.waID { properties["phone"] = PhoneFace.show(number) }
        let id = hubSpot.addContact(properties)
        return redirect(to: ControlChoice(person: person, number: choice.number, contactID: id))
    }

    func redirect(to choice: ControlChoice) -> HTTPReply {
        HTTPReply(status: 303, headers: ["location": "/?" + ControlView.query(choice)])
    }
}
