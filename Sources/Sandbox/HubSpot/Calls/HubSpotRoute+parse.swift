import Domain

extension HubSpotRoute {
    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        let rest = path.dropFirst()
        switch path.first {
        case "objects": self = try Self.objects(method, Array(rest))
        case "associations": self = try Self.associations(method, Array(rest))
        case "owners": self = try Self.owners(method, Array(rest))
        case "properties": self = try Self.properties(method, Array(rest))
        case "pipelines": self = try Self.pipelines(method, Array(rest))
        case "files": self = .files(try FileCall(method, Array(rest)))
        case "account-info": self = try Self.account(method, Array(rest))
        default: self = .admin(try AdminCall(method, path))
        }
    }

    private static func objects(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard let name = path.first else { throw .notFound }
        let type = try type(name)
        let rest = Array(path.dropFirst())
        switch rest.count {
        case 0: return .records(type, try collection(method))
        case 1: return .records(type, try member(method, type, rest[0]))
        case 2 where rest[0] == "batch":
            guard let verb = BatchVerb(rawValue: rest[1]) else { throw .notFound }
            guard method == .post else { throw .methodNotAllowed }
            return .records(type, .batch(verb))
        case 3... where rest[1] == "associations":
            return .association(try linking(method, type, rest[0], Array(rest.dropFirst(2))))
        default: throw .notFound
        }
    }

    private static func collection(_ method: HTTPCall.Method) throws(HubSpotRefusal) -> RecordsCall {
        switch method {
        case .get: return .list
        case .post: return .create
        default: throw .methodNotAllowed
        }
    }

    private static func member(
        _ method: HTTPCall.Method, _ type: HubSpotObjectType, _ segment: String
    ) throws(HubSpotRefusal) -> RecordsCall {
        switch (method, segment) {
        case (.post, "search"): return .search
        case (.post, "merge") where type == .contact: return .merge
        case (.post, "gdpr-delete") where type == .contact: return .privacyDelete
        case (.get, _): return .read(segment)
        case (.patch, _): return .update(segment)
        case (.delete, _): return .archive(segment)
        default: throw .methodNotAllowed
        }
    }

    /// What follows `.../associations/`.
    private static func linking(
        _ method: HTTPCall.Method, _ from: HubSpotObjectType, _ id: String, _ path: [String]
    ) throws(HubSpotRefusal) -> AssociationCall {
        if path.count == 3, path[0] == "default", method == .put {
            return .linkDefault(Pair(from: from, fromID: id, to: try type(path[1]), toID: path[2]))
        }
        let to = try type(path[0])
        if path.count == 1 {
            guard method == .get else { throw .methodNotAllowed }
            return .list(from, id: id, to: to)
        }
        let pair = Pair(from: from, fromID: id, to: to, toID: path[1])
        switch (method, path.count) {
        case (.put, 2): return .link(pair)
        case (.put, 3):
            guard let number = Int(path[2]) else { throw .validation("Invalid association type id: \(path[2])") }
            return .linkNumbered(pair, number: number)
        case (.delete, 2), (.delete, 3): return .unlink(pair)
        default: throw .methodNotAllowed
        }
    }

    private static func associations(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard path.count >= 3 else { throw .notFound }
        let (from, to) = (try type(path[0]), try type(path[1]))
        let verbs: [String: AssociationVerb] = [
            "batch/create": .create, "batch/read": .read, "batch/archive": .archive,
            "batch/associate/default": .linkDefault, "batch/labels/archive": .archiveLabels,
        ]
        let tail = path.dropFirst(2).joined(separator: "/")
        if path[2] == "labels" {
            return .association(.labels(from, to, try LabelCall(method, Array(path.dropFirst(3)))))
        }
        guard let verb = verbs[tail] else { throw .notFound }
        guard method == .post else { throw .methodNotAllowed }
        return .association(.batch(from, to, verb))
    }

    private static func owners(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard method == .get else { throw .methodNotAllowed }
        guard path.count <= 1 else { throw .notFound }
        return path.first.map { .owner($0) } ?? .owners
    }

    private static func properties(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard let name = path.first else { throw .notFound }
        return .properties(try type(name), try PropertyCall(method, Array(path.dropFirst())))
    }

    private static func pipelines(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard let name = path.first else { throw .notFound }
        return .pipelines(try type(name), try PipelineCall(method, Array(path.dropFirst())))
    }

    private static func account(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard method == .get else { throw .methodNotAllowed }
        switch path.joined(separator: "/") {
        case "details": return .account
        case "api-usage/daily/private-apps": return .dailyUsage
        default: throw .notFound
        }
    }

    private static func type(_ segment: String) throws(HubSpotRefusal) -> HubSpotObjectType {
        guard let type = HubSpotObjectType(segment: segment) else {
            throw .validation("Unable to infer object type from: \(segment)")
        }
        return type
    }
}
