import Domain

/// Values of the program as the API writes them: ids as text, times in UTC.
extension JSONText {
    init<Noun>(_ id: RowID<Noun>?) {
        self.init(id?.description)
    }

    init<Noun>(_ id: VendorID<Noun>?) {
        self.init(id?.value)
    }

    init(_ moment: Timestamp?) {
        self.init(moment.map(UTCText.moment))
    }

    init(_ day: LocalDay?) {
        self.init(day.map(UTCText.day))
    }
}
