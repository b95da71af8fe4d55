import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Storage
import Sync
import UnixSignals
import Web

/// The web server as part of a service group. `onRunning` is told the port.
func webServer(
    _ assembly: Assembly, sandboxPage: String? = nil, demoMembers: [DemoMember] = [], logger: Logger,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let address = assembly.settings.address
    return Application(
        router: try makeRouter(assembly.webServices(sandboxPage: sandboxPage, demoMembers: demoMembers)),
        configuration: ApplicationConfiguration(
            address: .hostname(address.host, port: address.port), serverName: "liaison"),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? address.port) },
        logger: logger)
}

/// Runs until told to stop, then stops taking work, finishes what is under way, and closes the database.
func runServices(_ services: [any Service], _ assembly: Assembly, logger: Logger) async throws {
    do {
        try await serviceGroup(services, logger: logger).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
        await assembly.database.close()
        throw portTaken(assembly.settings.address)
    } catch {
        await assembly.database.close()
        throw error
    }
    await assembly.database.close()
}

/// Ends at SIGTERM and Ctrl-C, or when one of the services fails.
func serviceGroup(_ services: [any Service], logger: Logger) -> ServiceGroup {
    ServiceGroup(
        configuration: ServiceGroupConfiguration(
            services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
}

func portTaken(_ address: ListenAddress) -> Complaint {
    Complaint("\(address) is taken by another program. Stop that one, or listen elsewhere.")
}

/// Looks before everything else is started: a server that finds its port taken at the end has done half its work.
func requireFree(_ address: ListenAddress) async throws {
    do {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: address.host, port: address.port).get()
        try await channel.close()
    } catch let error as IOError {
        if error.errnoCode == EADDRINUSE { throw portTaken(address) }
        throw Complaint("Listening on \(address) is not possible: \(String(cString: strerror(error.errnoCode))).")
    } catch {
        throw Complaint("Listening on \(address) is not possible: \(error).")
    }
}

/// A piece of work that ends when the group is told to stop.
struct Until: Service {
    let work: @Sendable () async throws -> Void

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown(work)
        } catch is CancellationError {
            // Told to stop, and it did.
        }
    }
}

/// Logs to standard error. Libraries speak up from warnings on: their chatter is not ours.
func makeLogger(_ level: Logger.Level) -> Logger {
    LoggingSystem.bootstrap { label in
        var handler = StreamLogHandler.standardError(label: label)
        handler.logLevel = label == "liaison" ? level : max(level, .warning)
        return handler
    }
    return Logger(label: "liaison")
}
