package import Domain
import Storage

/// What a timeline says of a message's file.
package enum FileOnTimeline: Sendable, Equatable {
    case coming
    /// It is here. `link` = where members find it, if the line links to it.
    case kept(KeptFile, MediaPlace, link: String?)
    case missing(MediaProblem.Word)

    /// - Parameter held: what is known of it in HubSpot.
    init(
        _ download: MediaDownload, _ showing: MediaShowing, held: HubSpotFileTable.State?, links: String?
    ) {
        switch download.state {
        case .waiting, .downloading: self = .coming
        case .refused, .gone: self = .missing(download.problem?.word ?? .expired)
        case .stored:
            guard let file = download.file else {
                self = .coming
                return
            }
            let place = showing.place(of: file, isRefused: held == .refused, isHeld: held == .standing)
            self = .kept(file, place, link: place == .link ? links.map { "\($0)\(download.message)" } : nil)
        }
    }
}
