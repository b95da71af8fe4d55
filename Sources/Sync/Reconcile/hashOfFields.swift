import Crypto
import Foundation

/// Of all that a write carries, so that equal hashes mean "nothing to write". Lengths stand before the fields, so that
/// no two lists run together into one text. 32 hexadecimal digits.
func hash(ofFields fields: [String]) -> String {
    var hash = SHA256()
    for field in fields {
        hash.update(data: Data("\(field.utf8.count):\(field)".utf8))
    }
    return hash.finalize().prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
