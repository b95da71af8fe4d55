import Domain
import Testing

@testable import HubSpot

/// The ways in which HubSpot says which property it would not take, as seen in its answers.
struct PropertyProblemTests {
    @Test func `a message with JSON in it is taken apart and shown without`() async {
        let failure = await failure(
            #"""
            {"status":"error","category":"VALIDATION_ERROR","correlationId":"0f7d",
             "message":"Property values were not valid: [{\"isValid\":false,\"message\":\"Property \\\"wa\\\" does not exist\",\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"wa\",\"localizedErrorMessage\":\"x\",\"portalId\":1},{\"isValid\":false,\"message\":\"blue was not one of the allowed options: [red, green]\",\"error\":\"INVALID_OPTION\",\"name\":\"favcolor\"}]"}
            """#)
        #expect(
            failure
                == .invalid(
                    "Property values were not valid (correlation id 0f7d)",
                    problems: [
                        PropertyProblem(
                            property: "wa", message: #"Property "wa" does not exist"#, code: "PROPERTY_DOESNT_EXIST"),
                        PropertyProblem(
                            property: "favcolor", message: "blue was not one of the allowed options: [red, green]",
                            code: "INVALID_OPTION"),
                    ]))
    }

    @Test func `what is said both in errors and in the message is one problem`() async {
        let failure = await failure(
            #"""
            {"category":"VALIDATION_ERROR",
             "message":"Property values were not valid: [{\"isValid\":false,\"message\":\"m\",\"error\":\"INVALID_EMAIL\",\"name\":\"email\"}]",
             "errors":[{"message":"Email is invalid","code":"INVALID_EMAIL","context":{"propertyName":["email"]}}]}
            """#)
        #expect(
            failure.problems == [
                PropertyProblem(property: "email", message: "Email is invalid", code: "INVALID_EMAIL")
            ])
    }

    @Test func `older answers list validation results`() async {
        let failure = await failure(
            #"""
            {"validationResults":[{"isValid":false,"message":"not a number","error":"INVALID_INTEGER","name":"age"}],
             "status":"error","message":"Property values were not valid"}
            """#)
        #expect(
            failure.problems == [
                PropertyProblem(property: "age", message: "not a number", code: "INVALID_INTEGER")
            ])
    }

    @Test func `a create without required properties names them in the context`() async {
        let failure = await failure(
            #"""
            {"status":"error","message":"Error creating TASK. Some required properties were not set.",
             "context":{"properties":["hs_timestamp","hs_task_subject"]},"category":"VALIDATION_ERROR"}
            """#)
        #expect(failure.problems.map(\.property) == ["hs_timestamp", "hs_task_subject"])
        #expect(failure.problems.allSatisfy { $0.code == "REQUIRED_FIELD" })
    }

    @Test func `the place of an error names the property where the context does not`() async {
        let failure = await failure(
            #"""
            {"category":"VALIDATION_ERROR","message":"no","errors":[
              {"message":"too long","in":"dealname"},{"message":"strange","in":"properties","code":"ODD"}]}
            """#)
        #expect(
            failure.problems == [
                PropertyProblem(property: "dealname", message: "too long"),
                PropertyProblem(property: "", message: "strange", code: "ODD"),
            ])
    }

    @Test(arguments: [
        "Property values were not valid: [{broken}]", "Property values were not valid: [{", "list: [1]", ": [{}]",
    ])
    func `a message that only looks like it stays a message`(message: String) async {
        let failure = await failure(#"{"category":"VALIDATION_ERROR","message":"\#(message)"}"#)
        #expect(failure.problems.isEmpty)
        #expect(failure.word == "invalid")
    }

    private func failure(_ body: String) async -> HubSpotFailure {
        do throws(HubSpotFailure) {
            _ = try await ScriptedHubSpot(HTTPReply(400, body)).client.owners()
            return .unreadable("no failure")
        } catch {
            return error
        }
    }
}
