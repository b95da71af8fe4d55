import CPhoneNumber

/// How numbers are dialled and how long they are in one region. From libphonenumber's tables, asked once per process:
/// about 245 regions. The lengths serve to tell a complete number from one without its area code, never as a gate.
struct CallingPlan: Sendable {
    let region: Region
    let code: CallingCode
    /// What is dialled before a national number inside the region: mostly "0", "1", "8" or nothing.
    let trunk: Digits
    let dialsDoubleZero: Bool
    private let possible: UInt32
    private let local: UInt32
    private let mobile: UInt32

    private init(region: Region, facts: cphone_plan) {
        self.region = region
        code = CallingCode(Int(facts.calling_code))
        let spelled = [facts.trunk.0, facts.trunk.1, facts.trunk.2, facts.trunk.3]
        trunk = Digits(ascii: spelled.lazy.map(UInt8.init(bitPattern:)).prefix { $0 != 0 }) ?? Digits()
        dialsDoubleZero = facts.double_zero_is_international == 1
        possible = facts.possible_lengths
        local = facts.local_lengths
        mobile = facts.mobile_lengths
    }

    func isPossible(_ count: Int) -> Bool { Self.has(possible, count) }
    func isLocalOnly(_ count: Int) -> Bool { Self.has(local, count) }
    func isMobile(_ count: Int) -> Bool { Self.has(mobile, count) }

    private static func has(_ mask: UInt32, _ count: Int) -> Bool {
        count < 32 && mask >> UInt32(count) & 1 == 1
    }

    static func of(_ region: Region) -> CallingPlan? {
        byRegion[region.index]
    }

    static func isKnown(_ region: Region) -> Bool {
        byRegion[region.index] != nil
    }

    /// The plan of the main region of a calling code, or `nil` for codes of no country (800, 870, 883 …).
    static func of(_ code: CallingCode) -> CallingPlan? {
        code.value < byCode.count ? byCode[code.value] : nil
    }

    private static let byRegion: [CallingPlan?] = {
        var plans = [CallingPlan?](repeating: nil, count: Region.indices)
        for region in regions() {
            var facts = cphone_plan()
            guard cphone_region_plan(region.code, &facts) == 1 else { continue }
            plans[region.index] = CallingPlan(region: region, facts: facts)
        }
        return plans
    }()

    private static let byCode: [CallingPlan?] = {
        var plans = [CallingPlan?](repeating: nil, count: Int(CPHONE_HIGHEST_CALLING_CODE) + 1)
        for plan in byRegion.compactMap(\.self) where plans[plan.code.value] == nil {
            plans[plan.code.value] = Region.main(of: plan.code).flatMap { byRegion[$0.index] }
        }
        return plans
    }()

    private static func regions() -> [Region] {
        var names: [Region] = []
        withUnsafeMutablePointer(to: &names) { pointer in
            cphone_each_region(pointer) { context, name in
                guard let context, let name, let region = Region(capitals: name) else { return }
                context.assumingMemoryBound(to: [Region].self).pointee.append(region)
            }
        }
        return names
    }
}
