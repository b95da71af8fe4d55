import Domain
import WhatsApp

extension WhatsAppCheckup {
    var numberFinding: ConnectionFinding {
        switch numbers {
        case .notTold(let reason):
            return ConnectionFinding(
                Subject.numbers, .doubtful, "The account's numbers could not be read. \(reason)")
        case .listed(let reports):
            if reports.isEmpty {
                return ConnectionFinding(Subject.numbers, .bad, ConnectRefusal.noNumbers(account).sentence)
            }
            let troubled = reports.filter { $0.state.word != .ready }
            if troubled.isEmpty {
                let words = reports.count == 1 ? "Its number sends" : "Its \(reports.count) numbers send"
                return ConnectionFinding(
                    Subject.numbers, .good, "\(words) and receive\(reports.count == 1 ? "s" : "").")
            }
            let sentences = troubled.map { "\($0.number.displayPhone): \($0.state.sentence)" }
            // One number that is stopped leaves the others working; all of them leave nothing.
            let isBad = troubled.count == reports.count && troubled.allSatisfy { $0.state.word != .limited }
            return ConnectionFinding(Subject.numbers, isBad ? .bad : .doubtful, sentences.joined(separator: " "))
        }
    }
}
