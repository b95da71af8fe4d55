import Testing

@testable import Domain

struct SearchTermTests {
    @Test(arguments: [
        ("diaz", "diaz", 0), ("diaz", "dias", 1), ("diaz", "daiz", 1), ("diaz", "dia", 1), ("diaz", "diaaz", 1),
        ("garcia", "gracai", 2), ("abcd", "badc", 2), ("", "a", 1),
    ])
    func `changes, gaps, additions and swaps are counted`(one: String, other: String, distance: Int) {
        #expect(EditDistance.between(one, other, limit: 2) == distance)
        #expect(EditDistance.between(other, one, limit: 2) == distance)
        #expect(distance == 0 || EditDistance.between(one, other, limit: distance - 1) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the distance is what a whole table says`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let one = word(3...9, of: "abc", &random)
        let other = word(3...9, of: "abc", &random)
        let whole = distance(one, other)
        for limit in 0...3 {
            #expect(EditDistance.between(one, other, limit: limit) == (whole <= limit ? whole : nil))
        }
    }

    /// What the two ranges of the vocabulary do not find would never be looked at.
    @Test(arguments: 0..<500 as Range<UInt64>)
    func `one error anywhere leaves a half of the word or swaps its middle`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let meant = word(4...14, of: "abcdefé", &random)
        let typed = SearchTerm(mistyped(meant, &random))
        guard typed.typosMax > 0 else { return }
        let halves = try #require(typed.halves)
        #expect(
            meant.hasPrefix(halves.beginning) || meant.hasSuffix(halves.end) || meant == halves.swapped,
            "\(typed.word) for \(meant)")
        #expect(halves.lengths.contains(meant.unicodeScalars.count))
        #expect(typed.misspelt(of: [meant, "zzzzzz"], limit: 5) == [meant])
    }

    @Test func `short words and numbers are taken as typed`() {
        #expect(
            ["ana", "ruiz", "schmidt", "kowalski", "ana12", "12345678"].map { SearchTerm($0).typosMax } == [
                0, 1, 1, 2, 0, 0,
            ])
        #expect(SearchTerm("ana").halves == nil)
    }

    private func word(_ lengths: ClosedRange<Int>, of alphabet: String, _ random: inout SeededRandom) -> String {
        String((0..<Int.random(in: lengths, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
    }

    private func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var table = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
        for row in 0...one.count { table[row][0] = row }
        for column in 0...other.count { table[0][column] = column }
        for row in 1...one.count {
            for column in 1...other.count {
                let cost = one[row - 1] == other[column - 1] ? 0 : 1
                table[row][column] = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
                }
            }
        }
        return table[one.count][other.count]
    }
}

/// One letter changed, left out, put in or swapped with its neighbour.
func mistyped(_ word: String, _ random: inout SeededRandom) -> String {
    var letters = Array(word)
    let place = letters.indices.randomElement(using: &random)!
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters[place] = "x"
    case 1: letters.remove(at: place)
    case 2: letters.insert("x", at: place)
    default: letters.swapAt(place, max(0, place - 1))
    }
    return String(letters)
}
