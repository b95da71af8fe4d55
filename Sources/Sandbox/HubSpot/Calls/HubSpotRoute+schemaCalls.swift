import Domain

/// Calls about what records are made of: properties and their groups, pipelines and their stages, association labels.
extension HubSpotRoute {
    enum PropertyCall: Sendable {
        case list, create
        case read(String)
        case update(String)
        case archive(String)
        case batch(PropertyBatchVerb)
        case groups(GroupCall)
    }

    enum PropertyBatchVerb: String, Sendable { case read, create, archive }

    enum GroupCall: Sendable {
        case list, create
        case read(String)
        case update(String)
        case archive(String)
    }

    enum PipelineCall: Sendable {
        case list, create
        case read(String)
        case update(String)
        case archive(String)
        case stages(String, StageCall)
    }

    enum StageCall: Sendable {
        case list, create
        case read(String)
        case update(String)
        case archive(String)
    }

    enum LabelCall: Sendable {
        case list, create, update
        case archive(Int)
    }
}

extension HubSpotRoute.PropertyCall {
    /// - Parameter path: what follows the kind of record.
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch (method, path.count) {
        case (_, 1...) where path[0] == "groups":
            self = .groups(try HubSpotRoute.GroupCall(method, Array(path.dropFirst())))
        case (.get, 0): self = .list
        case (.post, 0): self = .create
        case (.post, 2) where path[0] == "batch":
            guard let verb = HubSpotRoute.PropertyBatchVerb(rawValue: path[1]) else { throw .notFound }
            self = .batch(verb)
        case (.get, 1): self = .read(path[0])
        case (.patch, 1): self = .update(path[0])
        case (.delete, 1): self = .archive(path[0])
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }

    var name: String {
        switch self {
        case .list: "list"
        case .create: "create"
        case .read: "read"
        case .update: "update"
        case .archive: "archive"
        case .batch(let verb): "batch.\(verb.rawValue)"
        case .groups: "groups"
        }
    }

    var isRead: Bool {
        switch self {
        case .list, .read, .batch(.read), .groups(.list), .groups(.read): true
        case .create, .update, .archive, .batch, .groups: false
        }
    }
}

extension HubSpotRoute.GroupCall {
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch (method, path.count) {
        case (.get, 0): self = .list
        case (.post, 0): self = .create
        case (.get, 1): self = .read(path[0])
        case (.patch, 1): self = .update(path[0])
        case (.delete, 1): self = .archive(path[0])
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }
}

extension HubSpotRoute.PipelineCall {
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch (method, path.count) {
        case (_, 2...) where path[1] == "stages":
            self = .stages(path[0], try HubSpotRoute.StageCall(method, Array(path.dropFirst(2))))
        case (.get, 0): self = .list
        case (.post, 0): self = .create
        case (.get, 1): self = .read(path[0])
        case (.patch, 1), (.put, 1): self = .update(path[0])
        case (.delete, 1): self = .archive(path[0])
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }

    var isRead: Bool {
        switch self {
        case .list, .read, .stages(_, .list), .stages(_, .read): true
        case .create, .update, .archive, .stages: false
        }
    }
}

extension HubSpotRoute.StageCall {
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch (method, path.count) {
        case (.get, 0): self = .list
        case (.post, 0): self = .create
        case (.get, 1): self = .read(path[0])
        case (.patch, 1), (.put, 1): self = .update(path[0])
        case (.delete, 1): self = .archive(path[0])
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }
}

extension HubSpotRoute.LabelCall {
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch (method, path.count) {
        case (.get, 0): self = .list
        case (.post, 0): self = .create
        case (.put, 0): self = .update
        case (.delete, 1):
            guard let number = Int(path[0]) else { throw .notFound }
            self = .archive(number)
        case (_, 0...1): throw .methodNotAllowed
        default: throw .notFound
        }
    }
}
