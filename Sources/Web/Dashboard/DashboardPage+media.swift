import Domain
import Storage

extension DashboardPage {
    /// A file is asked for again, or not: after so long nobody looks here for it.
    private static let lostFilesShownFor = Duration.seconds(7 * 86_400)

    /// One matter for each reason: a full limit refuses a hundred files with the same words.
    static func lostFiles(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        let recent = reading.lostFiles.items.filter { reading.now - $0.settledAt < lostFilesShownFor }
        return MediaProblem.Word.allCases.compactMap { word in
            let files = recent.filter { $0.problem.word == word }
            guard let first = files.first else { return nil }
            return Need(
                chip: Chip(localizedSentence(word.rawValue.words), .warn),
                title: PageText.count(files.count, "file is not here", "files are not here"),
                sentence: localizedSentence(first.problem.sentence),
                time: text.moment(first.settledAt), link: nil, linkWords: nil)
        }
    }
}
