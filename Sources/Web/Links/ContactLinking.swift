/// Where the forms of offers go, and what they carry besides the contact.
struct ContactLinking: Sendable {
    var action: String
    var hidden: [SidebarPage.Hidden] = []
    /// It stands in the sidebar, which is swapped for what it is then.
    var isPart: Bool
}
