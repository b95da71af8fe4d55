/// Kosovo got its own code, 383, and moved there until about 2017. Its numbers stood under the codes of Monaco
/// (mobiles), Slovenia (mobiles) and Serbia (fixed lines), where the same digits may belong to somebody else today.
enum Kosovo {
    static let code = CallingCode(383)

    static func edges(_ digits: Digits) -> [AliasEdge] {
        let number = digits.dropFirst(3)
        guard number.count == 8 else { return [] }
        let area = number.leading(2)
        guard digits.leading(3) == UInt64(code.value) else {
            let moved = former.contains { $0.code.digits.value == digits.leading(3) && $0.areas.contains(area) }
            return moved ? AliasEdge.list(code, number, .kosovoFormerCode) : []
        }
        return former.filter { $0.areas.contains(area) }.flatMap {
            AliasEdge.list($0.code, number, .kosovoFormerCode)
        }
    }

    private static let former: [(code: CallingCode, areas: Set<UInt64>)] = [
        (CallingCode(377), [44, 45]), (CallingCode(386), [43, 49]), (CallingCode(381), [28, 29, 38, 39]),
    ]
}
