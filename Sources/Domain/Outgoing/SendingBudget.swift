/// Meta's limits on sending as a pure state machine: asked before each call and told of each end, it says now, not
/// before, or never, and why. It has no clock: `now` is handed in, and may jump.
///
/// What it remembers is lost with the process; `restore` brings back what the database knows.
public struct SendingBudget: Sendable {
    /// Meta counts per second; arrivals differ from departures by what the way takes.
    private static let second = Duration.seconds(1)
    public static let day = Duration.seconds(86_400)
    /// Pairs and customers are swept now and then, so that nobody is remembered for ever.
    private static let sweepEvery = 1_000
    private static let networkPauseMax = Duration.seconds(60)

    private var limits: [BusinessNumberID: SendingLimits] = [:]
    private var sent: [BusinessNumberID: [Timestamp]] = [:]
    private var pairs: [ChatID: PairRate] = [:]
    private var opened: [PortfolioID: [Chat.Side: Timestamp]] = [:]
    private var complaints: [BusinessNumberID: Timestamp] = [:]
    private var pauses: [BusinessNumberID: Pause] = [:]
    private var network: Pause?
    private var networkFailures = 0
    private var asked = 0
    private var time = SteadyTime()

    private struct Pause: Sendable {
        var until: Timestamp
        var trouble: SendingTrouble
    }

    public init() {}

    public mutating func learn(_ limits: SendingLimits, of number: BusinessNumberID) {
        self.limits[number] = limits
    }

    /// What was sent before this process began.
    public mutating func restore(_ wish: SendingWish, at moment: Timestamp) {
        spend(wish, at: moment)
    }

    /// May this leave? `.now` counts it at once.
    public mutating func ask(_ wish: SendingWish, now: Timestamp) -> SendingVerdict {
        let moment = time.steady(now)
        sweep(at: moment)
        let verdict = judge(wish, at: moment)
        if verdict == .now { spend(wish, at: moment) }
        return time.real(verdict)
    }

    /// How the call ended that `ask` let go.
    public mutating func note(_ outcome: SendingOutcome, of wish: SendingWish, now: Timestamp) {
        let moment = time.steady(now)
        switch outcome {
        case .accepted:
            reachNetwork()
            pairs[wish.chat]?.accept()
        case .refused(let trouble):
            reachNetwork()
            if trouble.isAboutComplaints { complaints[wish.number] = moment + Self.day }
        case .later(let trouble, let obstacle): wait(trouble, obstacle, wish, at: moment)
        case .unsure: break
        }
    }

    /// Somebody connected an account again, so whatever made its numbers wait is tried at once.
    public mutating func forgetPauses() {
        pauses = [:]
        reachNetwork()
    }
}

extension SendingBudget {
    private func judge(_ wish: SendingWish, at now: Timestamp) -> SendingVerdict {
        if let network, now < network.until { return .notBefore(network.until, because: .pause(network.trouble)) }
        if let pause = pauses[wish.number], now < pause.until {
            return .notBefore(pause.until, because: .pause(pause.trouble))
        }
        if wish.isSignal { return .now }
        if wish.isOpening, let until = complaints[wish.number], now < until { return .never(because: .complaints) }
        // The one that takes longest is the one to tell.
        let waits = [pairs[wish.chat]?.opening(at: now) ?? .now, openings(wish, at: now), throughput(wish, at: now)]
        return waits.max { $0.moment < $1.moment } ?? .now
    }

    private func throughput(_ wish: SendingWish, at now: Timestamp) -> SendingVerdict {
        let limit = (limits[wish.number] ?? .unknown).perSecond
        let recent = (sent[wish.number] ?? []).filter { $0 + Self.second > now }
        guard recent.count >= limit else { return .now }
        return .notBefore(recent[recent.count - limit] + Self.second, because: .throughput)
    }

    private func openings(_ wish: SendingWish, at now: Timestamp) -> SendingVerdict {
        guard wish.isOpening, let limit = (limits[wish.number] ?? .unknown).openings else { return .now }
        let recent = (opened[wish.portfolio] ?? [:]).filter { $0.value + Self.day > now }
        if recent[wish.receiver] != nil || recent.count < limit { return .now }
        let leaves = recent.values.sorted()[recent.count - limit] + Self.day
        return .notBefore(leaves, because: .openings(limit))
    }

    private mutating func spend(_ wish: SendingWish, at now: Timestamp) {
        if wish.isSignal { return }
        sent[wish.number, default: []].append(now)
        pairs[wish.chat, default: PairRate()].spend(at: now)
        // The day of a customer begins with the first message, not with the last.
        if wish.isOpening, opened[wish.portfolio]?[wish.receiver].map({ $0 + Self.day <= now }) ?? true {
            opened[wish.portfolio, default: [:]][wish.receiver] = now
        }
    }

    private mutating func wait(
        _ trouble: SendingTrouble, _ obstacle: SendingOutcome.Obstacle, _ wish: SendingWish, at now: Timestamp
    ) {
        switch obstacle {
        case .message, .account: reachNetwork()
        case .pair:
            reachNetwork()
            pairs[wish.chat, default: PairRate()].refuse(at: now)
        case .number(let duration):
            reachNetwork()
            pauses[wish.number] = Pause(until: now + duration, trouble: trouble)
        case .network:
            let pause = min(Self.networkPauseMax, .seconds(1 << min(networkFailures, 6)))
            network = Pause(until: now + pause, trouble: trouble)
            networkFailures += 1
        }
    }

    private mutating func reachNetwork() {
        network = nil
        networkFailures = 0
    }

    private mutating func sweep(at now: Timestamp) {
        for (number, moments) in sent where moments.first.map({ $0 + Self.second <= now }) ?? true {
            sent[number] = moments.filter { $0 + Self.second > now }
        }
        asked += 1
        guard asked % Self.sweepEvery == 0 else { return }
        pairs = pairs.filter { !$0.value.isIdle(at: now) }
        opened = opened.mapValues { $0.filter { $0.value + Self.day > now } }
        complaints = complaints.filter { $0.value > now }
    }
}

extension SendingVerdict {
    fileprivate var moment: Timestamp {
        switch self {
        case .now: .beginning
        case .notBefore(let moment, _): moment
        case .never: Timestamp(milliseconds: .max)
        }
    }
}

extension SendingTrouble {
    /// 131048 and 131064: Meta has limited the number because of complaints.
    fileprivate var isAboutComplaints: Bool { word == Self.complaintsWord }

    public static let complaintsWord = "complaints"
}

/// Time that only goes forward, whatever the machine's clock does: after a jump back it goes on from where it was.
private struct SteadyTime: Sendable {
    private var latest = Timestamp.beginning
    private var ahead = Duration.zero

    mutating func steady(_ now: Timestamp) -> Timestamp {
        if now + ahead < latest { ahead = latest - now }
        latest = now + ahead
        return latest
    }

    func real(_ verdict: SendingVerdict) -> SendingVerdict {
        switch verdict {
        case .now, .never: verdict
        case .notBefore(let moment, let hindrance): .notBefore(moment - ahead, because: hindrance)
        }
    }
}
