public import Domain
public import Foundation

/// A file of the account, for tests.
public struct SandboxStoredFile: Sendable, Equatable {
    public let id: String
    /// With its extension.
    public let name: String
    /// Folder and name.
    public let path: String
    public let isPrivate: Bool
    public let bytes: Data
}

/// A note that is not deleted, for tests.
public struct SandboxNote: Sendable, Equatable {
    public let id: String
    public let body: String
    public let timestamp: Timestamp?
    public let ownerID: String?
    /// Ids of its files.
    public let attachments: [String]
    public let contactIDs: [String]
}

extension HubSpotSandbox {
    /// Every file, by ascending id.
    public func files() -> [SandboxStoredFile] {
        change { state, now in
            state.files.all(now: now).map { file in
                SandboxStoredFile(
                    id: String(file.id), name: file.fullName, path: state.files.path(of: file),
                    isPrivate: file.access == .isPrivate, bytes: file.bytes)
            }
        }
    }

    /// Every note, by ascending id.
    public func notes() -> [SandboxNote] {
        change { state, _ in
            let store = state.stores[HubSpotObjectType.note.index]
            return store.active.page(from: 0, limit: store.active.count).ids.compactMap { store.record($0) }.map {
                state.note($0)
            }
        }
    }

    /// Somebody deletes a note in HubSpot. False: there is none.
    public func deleteNote(_ id: String) -> Bool {
        change { state, now in
            guard let end = state.activeEnd(.note, id) else { return false }
            state.archive(.note, end.id, by: .person, now: now)
            return true
        }
    }
}

extension HubSpotState {
    fileprivate func note(_ record: HubSpotRecord) -> SandboxNote {
        SandboxNote(
            id: String(record.id), body: record.values["hs_note_body"] ?? "", timestamp: record.moment("hs_timestamp"),
            ownerID: record.values["hubspot_owner_id"],
            attachments: (record.values["hs_attachment_ids"] ?? "").split(separator: ";").map(String.init),
            contactIDs: activeLinks(.init(type: .note, id: record.id), to: .contact).map { String($0.id) })
    }
}
