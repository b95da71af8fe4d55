import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// What really happens at the same moment ends in one clear way.
struct LinkRaceTests {
    @Test(arguments: TestEngine.available)
    func `two reps who link the same person at the same moment both learn who it is now`(
        engine: TestEngine
    ) async throws {
        try await withLinks(engine) { desk in
            var current = desk.link
            for round in 0..<5 {
                let choices = [
                    try await desk.office.addContact("Nadia", phone: "+34 699 000 1\(round)1"),
                    try await desk.office.addContact("Noor", phone: "+34 699 000 2\(round)2"),
                ]
                let replaced = current.id
                let results = await atOnce(choices) { contact in
                    try await desk.links.link(
                        LinkRequest(person: desk.oriol, contact: contact, replaces: replaced, author: desk.mara))
                }
                let winner = try #require(results.compactMap { try? $0.get() }.first)
                let refusals = results.compactMap { $0.failure as? LinkRefusal }
                #expect(refusals == [.changedMeanwhile(winner)])
                #expect(try await desk.office.contact(of: desk.oriol) == winner.contact)
                current = winner
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link made while its contact is merged stands at the survivor`(engine: TestEngine) async throws {
        try await withLinks(engine) { desk in
            var current = desk.link
            for round in 0..<5 {
                let gone = try await desk.office.addContact("Gone", phone: "+34 699 000 3\(round)3")
                let other = try await desk.office.addContact("Stays", phone: "+34 699 000 4\(round)4")
                let merged = desk.office.hub.mergeContacts(primary: other.value, merged: gone.value)
                let survivor = ContactID(try #require(merged))
                let replaced = current.id
                let results = await atOnce([true, false]) { isRep in
                    guard isRep else { return try await desk.office.noteContact(survivor) }
                    _ = try await desk.links.link(
                        LinkRequest(person: desk.oriol, contact: gone, replaces: replaced, author: desk.mara))
                }
                #expect(results.allSatisfy { $0.failure == nil })
                #expect(try await desk.office.contact(of: desk.oriol) == survivor)
                current = try #require(
                    try await desk.office.database.read { try LinkTable.active($0, here, person: desk.oriol) })
            }
        }
    }
}

/// All of it side by side; the results in the order of the inputs.
private func atOnce<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ work: @escaping @Sendable (Input) async throws -> Output
) async -> [Result<Output, any Error>] {
    await withTaskGroup { group in
        for (place, input) in inputs.enumerated() {
            group.addTask { (place, await Result { try await work(input) }) }
        }
        var results: [Int: Result<Output, any Error>] = [:]
        for await (place, result) in group { results[place] = result }
        return inputs.indices.compactMap { results[$0] }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }

    fileprivate var failure: (any Error)? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
