extension KnownGraphError {
    typealias Codes = [(Int64, KnownGraphError)]

    static let accessErrors: Codes = [
        (0, badToken),
        (190, badToken),
        (3, missingPermission),
        (10, missingPermission),
        (131005, missingPermission),
        (368, restricted),
        (131031, restricted),
        (131037, .init(.reconnect, "The number's display name is not approved yet. Finish it in WhatsApp Manager.")),
        (
            131042,
            .init(.reconnect, "Meta cannot charge this account. Put the payment method in order in WhatsApp Manager.")
        ),
        (
            131045,
            .init(.reconnect, "The number's certificate is wrong. Register the number again in WhatsApp Manager.")
        ),
        (133010, .init(.reconnect, "The number is not registered for the Cloud API. Register it in WhatsApp Manager.")),
    ]

    static let rateErrors: Codes = [
        (1, metaTrouble),
        (2, metaTrouble),
        (131000, metaTrouble),
        (131016, metaTrouble),
        (133004, metaTrouble),
        (4, callRate),
        (80007, callRate),
        (
            130429,
            .init(
                .retryLater(.seconds(5)), "Messages left faster than this number may send.",
                meanwhile: "Liaison slows down.")
        ),
        (
            131056,
            .init(
                .retryLater(.seconds(4)), "Too many messages to one customer in a row.",
                meanwhile: "Liaison waits and goes on.")
        ),
        (
            131057,
            .init(
                .retryLater(.seconds(300)), "Meta is moving the number to a faster level.", meanwhile: "Liaison waits.")
        ),
        (
            131048,
            .init(.final, "Too many customers blocked or reported this number. Stop campaigns until it recovers.")
        ),
        (131064, .init(.final, "Meta has limited this number. Stop campaigns until its quality recovers.")),
    ]

    static let recipientErrors: Codes = [
        (
            131047,
            .init(.useTemplate, "The customer's last message is more than 24 hours old. Send an approved template.")
        ),
        (
            131026,
            .init(
                .final,
                "The message cannot be delivered: no WhatsApp on that number, an old version, terms not "
                    + "accepted, or the business is blocked. WhatsApp does not tell which.")
        ),
        (131049, .init(.final, "Meta held the marketing message back. Do not try again before 24 hours have passed.")),
        (131050, .init(.final, "The customer has stopped marketing messages from this business. Respect it.")),
        (130472, .init(.final, "The customer is in an experiment of Meta's and gets no marketing messages.")),
        (130497, .init(.final, "This business may not send to customers in that country.")),
        (131021, .init(.final, "Sender and receiver are the same number.")),
        (
            131030,
            .init(
                .final, "A test number sends only to the five receivers entered in Meta's app dashboard. Add it there.")
        ),
        (131062, .init(.final, "This kind of message needs the customer's phone number, and only a user id is known.")),
        (131063, .init(.final, "Marketing templates are switched off for this account.")),
        (137000, .init(.final, "The customer's security code changed. Check who it is before you write again.")),
    ]

    static let requestErrors: Codes = [
        (33, wrongParameter),
        (100, wrongParameter),
        (131008, wrongParameter),
        (131009, wrongParameter),
        (135000, wrongParameter),
        (131059, wrongParameter),
        (131051, .init(.fixRequest, "WhatsApp does not support this type of message here.")),
        (131052, .init(.fixRequest, "Meta could not fetch the file, or it is larger than 100 MB.")),
        (131053, .init(.fixRequest, "Meta did not take the file. Mostly its type does not match its content.")),
        (131060, .init(.final, "The content is only on the business's phone. Look there.")),
        (2_593_107, .init(.final, "The phone's contacts or history were shared once already; Meta allows it once.")),
        (
            2_593_108,
            .init(.final, "More than 24 hours since the number was connected: its history can no longer be had.")
        ),
        (2_593_109, .init(.final, "The business has switched the sharing of its history off, on its phone.")),
    ]

    static let templateErrors: Codes = [
        (132000, .init(.fixRequest, "The template needs another number of parameters.")),
        (132001, .init(.fixRequest, "The template does not exist in this language, or is not approved.")),
        (132005, .init(.fixRequest, "With its parameters the template becomes too long.")),
        (132007, .init(.fixRequest, "The template breaks Meta's content policy. Change it in WhatsApp Manager.")),
        (132012, .init(.fixRequest, "A parameter of the template has the wrong form.")),
        (132015, .init(.fixRequest, "The template is paused for low quality. Choose another or change it.")),
        (132016, .init(.fixRequest, "The template is disabled for good. Make another.")),
    ]

    static let groupErrors: Codes = [
        (131020, .init(.final, "The group has no other member.")),
        (131041, .init(.final, "WhatsApp does not know this group.")),
        (131201, .init(.final, "The change to the group was carried out in part only.")),
        (131204, .init(.final, "The group is full.")),
        (131207, .init(.final, "The group is suspended.")),
        (
            131208,
            .init(.retryLater(.seconds(300)), "Too many changes to groups.", meanwhile: "Liaison waits and goes on.")
        ),
        (131211, .init(.final, "The business has too many groups.")),
        (131215, .init(.final, "This number may not use groups: only official business accounts may.")),
    ]
}
