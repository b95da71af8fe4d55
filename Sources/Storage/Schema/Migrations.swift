/// The whole history of the schema, oldest first. A migration that has shipped never changes.
public let migrations: [Migration] = [
    migration0001Foundation,
    migration0002HubSpotConnection,
    migration0003Records,
    migration0004LinkBlocks,
    migration0005Candidates,
    migration0006PhoneWrites,
    migration0007Search,
    migration0008Audit,
    migration0009AddressBook,
    migration0010LinkSettings,
    migration0011Groups,
    migration0012Incoming,
    migration0013Outgoing,
    migration0014Media,
    migration0015WhatsAppConnection,
    migration0016Team,
]
