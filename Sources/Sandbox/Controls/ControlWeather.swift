/// The two switches of the page, and the faults they stand for.
enum ControlWeather {
    /// HubSpot on a bad day: throttling, errors, lost answers, slowness.
    static func storm(_ options: FaultOptions, isOn: Bool) -> FaultOptions {
        var options = options
        options.rateLimited429 = isOn ? 0.25 : 0
        options.serverError5xx = isOn ? 0.15 : 0
        options.lostAfterEffect = isOn ? 0.05 : 0
        options.slowMilliseconds = isOn ? 400 : 0
        return options
    }

    /// Webhooks twice, out of order, some lost and tried again, several in a body.
    static func disorder(_ options: FaultOptions, isOn: Bool) -> FaultOptions {
        var options = options
        options.duplicateDelivery = isOn ? 0.3 : 0
        options.reorderDelivery = isOn ? 0.3 : 0
        options.loseDelivery = isOn ? 0.15 : 0
        options.deliveryBatchSize = isOn ? 10 : 1
        return options
    }

    static func isStormy(_ options: FaultOptions) -> Bool {
        options.rateLimited429 > 0 || options.serverError5xx > 0 || options.lostAfterEffect > 0
    }

    static func isDisordered(_ options: FaultOptions) -> Bool {
        options.duplicateDelivery > 0 || options.reorderDelivery > 0 || options.loseDelivery > 0
    }
}

extension ControlDesk {
    func changeWeather(_ form: [String: String]) {
        hubSpot.faults.set(ControlWeather.storm(hubSpot.faults.options, isOn: form["storm"] != nil))
        whatsApp.faults.set(ControlWeather.disorder(whatsApp.faults.options, isOn: form["disorder"] != nil))
        whatsApp.areDeliveriesPaused = form["paused"] != nil
    }
}
