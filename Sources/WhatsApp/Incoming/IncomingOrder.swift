import Domain

/// A basket from the business's catalogue.
enum IncomingOrder {
    static func read(_ message: JSON) -> MessageContent? {
        guard let order = message["order"] else { return nil }
        let text = order["text"]?.text
        let items = order["product_items"].list.filter(\.isObject).map(item)
        return text == nil && items.isEmpty ? nil : .order(Order(text: text, items: items))
    }

    private static func item(_ item: JSON) -> Order.Item {
        Order.Item(
            product: item["product_retailer_id"]?.text ?? "", quantity: item["quantity"]?.integer ?? 1,
            price: item["item_price"]?.double.flatMap { $0.isFinite ? $0 : nil }, currency: item["currency"]?.text)
    }
}
