import Domain
import Foundation

/// Groups are written like chats, but that each line says who: `4d 08:20 nuria > Bon dia`. In brackets also `join`,
/// `leave` and `rename`.
extension StoryScript {
    static func groups(_ script: String, now: Timestamp) -> [StoryGroup] {
        script.components(separatedBy: "# ").dropFirst().map { text in
            let rows = text.split(separator: "\n")
            let head = rows[0].split(separator: " ").map(String.init)
            var lines: [StoryGroupLine] = []
            for row in rows.dropFirst() { lines.append(groupLine(row, after: lines.last?.at, now: now)) }
            return StoryGroup(
                subject: head.dropLast().joined(separator: " "), phoneNumberID: head[head.count - 1], lines: lines)
        }
    }

    private static func groupLine(_ text: Substring, after previous: Timestamp?, now: Timestamp) -> StoryGroupLine {
        let mark = text.range(of: " > ")
        let words = mark.map { text[..<$0.lowerBound].split(separator: " ") } ?? []
        let key = words.last.map(String.init) ?? ""
        guard let mark, let person = StoryPerson.all.first(where: { $0.key == key }),
            let at = time(Substring(words.dropLast().joined(separator: " ")), after: previous, now: now)
        else { preconditionFailure("not a line of a group: \(text)") }
        return StoryGroupLine(
            at: at, personName: person.name, act: groupAct(text[mark.upperBound...]), personKey: key)
    }

    private static func groupAct(_ text: Substring) -> StoryGroupAct {
        switch bracket(text)?.word {
        case "join": return .joins
        case "leave": return .leaves
        case "rename": return .renames(bracket(text)?.rest ?? "")
        default: break
        }
        switch act(text) {
        case .says(let content): return .says(content)
        case .replies(let content): return .replies(content)
        case .reacts(let emoji): return .reacts(emoji)
        case .edits, .deletes, .changesNumber, .adoptsUsername:
            preconditionFailure("nobody does that in a group: \(text)")
        }
    }

    /// Obras ES: a new café, built by customers who do not all stand in HubSpot. One came by mistake.
    static let obras = """
        # Obra 112540986318467
        4d 08:00 nuria > [join]
        +1 tomas > [join]
        +1 beatriz > [join]
        +3 marc > [join]
        +2 nuria > Buenos días a todos. La barra la montamos nosotros, el jueves empezamos
        +1 nuria > [rename Obra Norte]
        +4 tomas > Yo llevo la electricidad. ¿Cuántos kW necesita la máquina?
        +12 beatriz > [photo Así está el local hoy]
        +3 marc > El desagüe va por la izquierda, ojo
        +2 nuria > [react 👍]
        2d 09:05 giulia > [join]
        +2 giulia > Ciao a tutti, arrivo giovedì con il macinino
        +6 tomas > ^ ¿A qué hora?
        +3 giulia > Verso le dieci
        1d 16:20 koffi > [join]
        +1 koffi > Pardon, je me suis trompé de groupe
        +1 koffi > [leave]
        50m beatriz > Han llegado las baldosas
        +6 nuria > Perfecto, a las 11 estoy allí
        """
}
