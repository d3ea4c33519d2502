//! Ids: UUIDs in canonical lower case; a type of its own for every kind of thing. What is typed in has a UUIDv7, what every
//! copy of a book means by one id a UUIDv8.

use std::fmt;

use uuid::Uuid;

use super::of_text::of_text;

/// Where new ids come from. The browser gives real time and randomness; tests and the demo give a counter.
pub trait NewId {
    /// A fresh, never repeated UUID (version 7: its leading bits are the time, so that ids of one day lie together).
    fn new_id(&mut self) -> Uuid;
}

/// Reads the canonical spelling only: lower case, with hyphens. Two spellings would be two ids for one thing.
pub fn parse_canonical(text: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(text).ok()?;
    (id.hyphenated().encode_lower(&mut Uuid::encode_buffer()) == text).then_some(id)
}

/// Builds a UUIDv7 from a time in milliseconds and ten random bytes.
pub fn uuid_v7(milliseconds: u64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}

/// Whether one thing was typed in before another, as far as their ids tell: both have to be of version 7, others have no time in them.
pub fn is_older(one: Uuid, other: Uuid) -> bool {
    [one, other].iter().all(|id| id.get_version_num() == 7) && one < other
}

/// Builds a UUIDv8 of a digest: its first 16 bytes, less the six bits that say so. What is missing of a shorter one is nought.
pub fn uuid_v8(digest: &[u8]) -> Uuid {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = *from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id.
            pub fn fresh(ids: &mut impl NewId) -> Self {
                Self(ids.new_id())
            }

            /// Reads the canonical spelling; anything else is `None`.
            pub fn parse(text: &str) -> Option<Self> {
                parse_canonical(text).map(Self)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0.hyphenated())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // one reader for the ids of all kinds
                of_text(deserializer, |text| parse_canonical(text).ok_or("not a canonical id")).map(Self)
            }
        }
    )*};
}

id_types! {
    /// A copy of this book (副本).
    BookCopyId,
    /// A legal person whose book this is (己方主体).
    OwnEntityId,
    /// A customer (客户).
    CustomerId,
    /// A person at a customer (联系人).
    ContactId,
    /// What was said and done with a customer (跟进记录).
    ActivityId,
    /// A contract (合同).
    ContractId,
    /// One line of goods or services in a contract (明细).
    LineId,
    /// One part of a payment plan (分期).
    InstalmentId,
    /// A clause of one's own in the library (自有条款).
    OwnClauseId,
    /// Such a clause as a contract took it.
    OwnArticleId,
    /// A contract template of one's own (自有模板).
    OwnTemplateId,
    /// Terms of a clause that are kept to fall back on (备选条款).
    FallbackId,
    /// Money received (收款记录).
    ReceiptId,
    /// What a receipt, or a part of it, was counted towards (核销).
    AllocationId,
    /// A fact in the life of a contract: shared, signed, suspended (合同事件).
    ContractEventId,
    /// A member of the team (成员).
    MemberId,
    /// What is paid for what was sold, to whom (激励方案).
    IncentivePlanId,
    /// Commission that is paid together (提成发放).
    PayoutRunId,
    /// A fact in the life of a plan, an entry or a run.
    IncentiveEventId,
    /// A change of who looks after a customer (归属变动).
    PoolEventId,
    /// What is agreed for the whole book (账册设置).
    BookSettingsId,
    /// A field that a team defined (自定义字段).
    OwnFieldId,
    /// A choice of such a field (选项).
    OwnChoiceId,
    /// What a customer likes and dislikes (偏好).
    PreferenceId,
    /// Something bought that no contract of the book tells (购买记录).
    PurchaseRecordId,
    /// A file that belongs to a record (附件).
    AttachmentId,
    /// Something to be done (任务).
    TaskId,
    /// What is to be sold in a period (销售目标).
    SalesTargetId,
    /// A view of a list that has a name (视图).
    SavedViewId,
    /// A chance to sell (商机).
    OpportunityId,
    /// What we sell, with its price (产品).
    ProductId,
    /// Prices agreed for a time, by quantity (价目表).
    PriceListId,
    /// Somebody who may become a customer (线索).
    LeadId,
    /// A fact in the life of a lead.
    LeadEventId,
    /// A fact in the life of an opportunity (阶段变更).
    OpportunityEventId,
    /// What we offer a customer, until when (报价单).
    QuoteId,
    /// A fact in the life of a quote.
    QuoteEventId,
    /// The stages opportunities go through (商机阶段).
    SalesStagesId,
    /// An invoice (发票).
    InvoiceId,
    /// A fact in the life of an invoice.
    InvoiceEventId,
    /// Something given up of a claim (减免).
    WaiverId,
    /// What it cost to get a claim in (追偿费用).
    RecoveryCostId,
    /// Late fees claimed as of a day (催款单).
    LateFeeStatementId,
    /// The terms of a contract as they were, under a number (合同版本).
    ContractVersionId,
    /// A change of a signed contract (补充协议).
    AmendmentId,
    /// A step in the life of an amendment.
    AmendmentStepId,
    /// A round of talks about a contract (谈判轮次).
    NegotiationRoundId,
    /// What one side wants of a clause (提议).
    ProposalId,
    /// A fact in the life of a proposal.
    ProposalEventId,
    /// A contract package on its way between two books (合同包).
    PackageId,
    /// A duty that was written down by hand (义务).
    DutyId,
    /// Something that happened to a duty (履约记录).
    DutyEventId,
    /// A material or a support that was written down by hand (物料与支持).
    MaterialId,
    /// Something that happened to a material (物料记录).
    MaterialEventId,
    /// A question, a service case or a complaint of a customer (工单、投诉).
    TicketId,
    /// A fact in the life of a ticket.
    TicketEventId,
    /// What was done towards a target, as it was entered (完成登记).
    DoneId,
    /// How somebody is evaluated (评估方案).
    EvaluationPlanId,
    /// An evaluation of one subject for one period (绩效评估).
    EvaluationId,
    /// Something that happened to an evaluation.
    EvaluationEventId,
    /// What may be shared with a customer, or was shared by it (共享范围).
    SharingScopeId,
    /// A fact in the life of a sharing scope.
    SharingScopeEventId,
    /// What was given or received under a scope (共享记录).
    SharingEventId,
    /// What somebody promised to keep secret (保密承诺).
    UndertakingId,
    /// A request of a person about their data (个人信息请求).
    SubjectRequestId,
    /// Something that was done about such a request.
    RequestStepId,
    /// A leak (泄密事件).
    IncidentId,
    /// A fact in the life of a leak.
    IncidentEventId,
    /// A dispute (争议).
    DisputeId,
    /// A fact in the life of a dispute.
    DisputeEventId,
    /// One entry of commission (提成).
    CommissionEntryId,
}
