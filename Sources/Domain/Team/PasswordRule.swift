/// What a password must be: long, and not what anybody would try first. Nothing about digits and signs: length
/// protects, rules of composition do not (NIST SP 800-63B, 5.1.1.2).
public enum PasswordRule {
    public static let lengthMin = 10
    public static let lengthMax = 200

    /// What is wrong with it, as a sentence; `nil` = nothing.
    public static func problem(of password: String, email: String, name: String) -> String? {
        if password.count < lengthMin { return "A password has at least \(lengthMin) characters. A sentence is good." }
        if password.count > lengthMax { return "A password has at most \(lengthMax) characters." }
        let plain = password.lowercased()
        if plain == email.lowercased() || plain == name.lowercased() || Set(plain).count < 4 || usual.contains(plain) {
            return "That is among the first that anybody would try. Take another."
        }
        return nil
    }

    /// The long ones that lead every list of what leaked.
    private static let usual: Set = [
        "password123", "password1234", "passwordpassword", "qwertyuiop", "1234567890", "0123456789", "12345678910",
        "1q2w3e4r5t", "qwerty12345", "liaisonliaison", "contraseña123", "administrator",
    ]
}
