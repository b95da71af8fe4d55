@main struct Liaison { static func main() { print("x") } }
