// Every id of the program by name. Ours are numbers (`RowID`), a vendor's are text (`VendorID`).

public typealias WorkspaceID = RowID<Workspace>
public typealias PersonID = RowID<Person>
public typealias ChatID = RowID<Chat>
public typealias MessageID = RowID<Message>
public typealias LinkID = RowID<Link>
public typealias PhoneWriteID = RowID<PhoneWrite>
public typealias IntakeID = RowID<IntakeBody>
public typealias UserMappingID = RowID<UserMapping>
/// Two persons who turned out to be one.
public typealias PersonJoinID = RowID<PersonJoin>
public typealias AuditID = RowID<AuditEntry>
public typealias MemberID = RowID<Member>
public typealias ChatNoteID = RowID<ChatNote>
public typealias QuickReplyID = RowID<QuickReply>
public typealias SessionID = RowID<MemberSession>
public typealias OneTimeLinkID = RowID<OneTimeLink>
public typealias MailID = RowID<Mail>
/// Something the business sends through Liaison.
public typealias OutgoingID = RowID<OutgoingMessage>
/// One file of contacts that was taken in.
public typealias ContactImportID = RowID<AddressBookReader>

/// HubSpot's number of an account (portal).
public typealias HubID = VendorID<HubSpotAccount>
/// HubSpot's record id of a contact.
public typealias ContactID = VendorID<Contact>
/// HubSpot's owner id, the one that records carry. Not the user id.
public typealias OwnerID = VendorID<Owner>
/// HubSpot's record id of a communication.
public typealias CommunicationID = VendorID<CommunicationDraft>
/// HubSpot's record id of a company, and so on.
public typealias CompanyID = VendorID<Company>
public typealias DealID = VendorID<Deal>
public typealias TicketID = VendorID<Ticket>
public typealias TaskID = VendorID<CRMTask>
public typealias NoteID = VendorID<Note>
/// HubSpot's ids of a deal's or ticket's pipeline and of a stage in it.
public typealias PipelineID = VendorID<CRMPipeline>
public typealias StageID = VendorID<CRMPipelineStage>
/// HubSpot's id of a file in its file manager.
public typealias FileID = VendorID<StoredFile>
public typealias TeamID = VendorID<Team>

/// Meta's id of a WhatsApp Business account (WABA).
public typealias WhatsAppAccountID = VendorID<WhatsAppAccount>
/// Meta's id of a business portfolio: the scope in which a `BusinessScopedUserID` means somebody.
public typealias PortfolioID = VendorID<Portfolio>
/// Meta's `phone_number_id` of a business number.
public typealias BusinessNumberID = VendorID<BusinessNumber>
/// WhatsApp's id of a message (`wamid…`), the same in message, statuses, replies and reactions.
public typealias WhatsAppMessageID = VendorID<Message>
/// BSUID: one user as one business portfolio sees them.
public typealias BusinessScopedUserID = VendorID<Person>
/// Meta's id of one template in one language.
public typealias TemplateID = VendorID<MessageTemplate>
/// WhatsApp's id of a group.
public typealias GroupID = VendorID<Group>

/// Nouns that only name an id.
public enum Portfolio {}
public enum IntakeBody {}
