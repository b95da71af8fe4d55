import Domain
import WhatsApp

/// Whether what Meta sends comes here, and can be believed.
extension WhatsAppCheckup {
    /// A number that is used at all is written to more often than that.
    private static let silence = Duration.seconds(72 * 3600)

    var secret: ConnectionFinding {
        switch appSecret {
        case .right:
            ConnectionFinding(Subject.secret, .good, "The app secret is right: what Meta signs is let in.")
        case .wrong: ConnectionFinding(Subject.secret, .bad, ConnectRefusal.wrongAppSecret.sentence)
        case .notTold(let reason):
            ConnectionFinding(
                Subject.secret, .doubtful, "Whether the app secret is right could not be asked. \(reason)")
        }
    }

    /// Nothing, where the app could not be asked.
    var callback: [ConnectionFinding] {
        guard case .right(let subscription) = appSecret else { return [] }
        guard let subscription, let url = subscription.callbackURL, subscription.isActive else {
            return [
                ConnectionFinding(
                    Subject.callback, .bad,
                    "The app sends its webhooks nowhere. In the app's WhatsApp settings enter the callback "
                        + "\(callbackURL ?? "address of this server") with your verify token.")
            ]
        }
        return [address(url), fields(subscription.fields)]
    }

    private func address(_ url: String) -> ConnectionFinding {
        guard let callbackURL, url != callbackURL else {
            return ConnectionFinding(Subject.callback, .good, "The app sends its webhooks to \(url).")
        }
        // Behind a proxy of another name this is as it should be, so what has arrived decides.
        let isHeard = heardAt.map { now - $0 < Self.silence } ?? false
        return ConnectionFinding(
            Subject.callback, isHeard ? .doubtful : .bad,
            "The app sends its webhooks to \(url), and this server is \(callbackURL). Unless the one leads to the "
                + "other, change the callback in the app's WhatsApp settings.")
    }

    private func fields(_ subscribed: Set<String>) -> ConnectionFinding {
        let missing = WebhookNeed.missing(in: subscribed)
        if missing.isEmpty {
            return ConnectionFinding(Subject.fields, .good, "The app tells everything that Liaison reads.")
        }
        let costs = missing.map { "\($0.field) (\($0.cost))" }.joined(separator: ", ")
        return ConnectionFinding(
            Subject.fields, missing.contains { $0.isRequired } ? .bad : .doubtful,
            "The app does not tell everything. Subscribe in its webhook settings to: \(costs).")
    }

    var subscribed: ConnectionFinding {
        switch subscription {
        case .notTold(let reason):
            return ConnectionFinding(
                Subject.subscription, .doubtful, "Whether the app is subscribed could not be asked. \(reason)")
        case .apps(let apps):
            guard let ours = token.appID.map({ id in apps.first { $0.id == id } }) ?? apps.first else {
                return ConnectionFinding(Subject.subscription, .bad, ConnectRefusal.notSubscribed.sentence)
            }
            return diverted(ours)
        }
    }

    private func diverted(_ app: SubscribedApp) -> ConnectionFinding {
        if let url = app.overrideURL, let callbackURL, url != callbackURL {
            return ConnectionFinding(
                Subject.subscription, .bad,
                "The account's messages are diverted to \(url). Take that override away (Meta: subscribed_apps), or "
                    + "no message arrives here.")
        }
        return ConnectionFinding(Subject.subscription, .good, "The account sends its webhooks to the app.")
    }

    var arrivals: ConnectionFinding {
        guard let heardAt else {
            let isNew = now - connectedAt < .seconds(3600)
            return ConnectionFinding(
                Subject.arrivals, .doubtful,
                isNew
                    ? "No webhook has come yet. Write to one of the numbers to see the round trip."
                    : "No webhook has come since the account was connected. Write to one of its numbers; if nothing "
                        + "comes, check the callback address and that the app is live.")
        }
        let hours = (now - heardAt).milliseconds / 3_600_000
        let words = hours < 1 ? "within the hour" : hours < 48 ? "\(hours) hours ago" : "\(hours / 24) days ago"
        if now - heardAt < Self.silence {
            return ConnectionFinding(Subject.arrivals, .good, "The newest webhook came \(words).")
        }
        return ConnectionFinding(
            Subject.arrivals, .doubtful,
            "The newest webhook came \(words). If customers have written since, check the callback address.")
    }
}
