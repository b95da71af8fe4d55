import Domain
import Sync
import Web

extension WhatsAppActions {
    /// What the web side does with WhatsApp accounts, as the program does it.
    init(_ connections: Connections, _ workspace: WorkspaceID) {
        self.init(
            connect: { _ = try await connections.connectWhatsApp(workspace, $0, author: $1) },
            signUp: { _ = try await connections.connectWhatsApp(workspace, $0, author: $1) },
            check: { try await connections.checkWhatsApp(workspace, $0) },
            rotateSecret: { account, secret, verifyToken, author in
                try await connections.rotateSecret(
                    workspace, of: account, to: secret, verifyToken: verifyToken, author: author)
            },
            disconnect: { try await connections.disconnectWhatsApp(workspace, $0, author: $1) })
    }
}
