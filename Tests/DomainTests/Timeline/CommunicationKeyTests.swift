import Domain
import Testing

struct CommunicationKeyTests {
    @Test func `a key is read back from its text, days before 1970 too`() {
        let numbers: [Int64] = [0, 1, 20_778, .max]
        for chat in numbers {
            for group in numbers + [-1, -20_778, .min] {
                for part in numbers {
                    let key = CommunicationKey(chat: ChatID(chat), group: group, part: part)
                    #expect(CommunicationKey(key.description) == key)
                }
            }
        }
    }

    @Test(arguments: ["", "-", "--", "1-2", "1--2", "1-2-", "-1-2", "a-1-2", "1-b-2", "1-2-c", "1-2-3-4", "1- 2-3"])
    func `what is no key is none`(text: String) {
        #expect(CommunicationKey(text) == nil)
    }

    @Test func `keys are ordered by chat, group, part`() {
        let keys = [(1, -5, 2), (1, 3, 1), (1, 3, 2), (2, -9, 1)].map { chat, group, part in
            CommunicationKey(chat: ChatID(chat), group: group, part: part)
        }
        #expect(keys.reversed().sorted() == keys)
    }
}
