//! Files that belong to a record (附件): what they are called and which bytes they are. The bytes themselves are kept apart, by
//! their digest, and are read only when somebody opens the file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::date::Date;
use super::entity::Entity;
use super::id::{
    ActivityId, AttachmentId, ContactId, ContractId, CustomerId, DisputeId, EvaluationId, IncidentId, InvoiceId,
    LeadId, OpportunityId, OwnEntityId, ProductId, QuoteId, ReceiptId, SharingScopeId, TicketId, UndertakingId,
};
use super::lifecycle::digest::Digest;
use super::placement::{Impression, Placement};
use crate::kinds::Kind;

/// The largest file that is taken, in bytes: 32 MiB.
pub const LARGEST: u64 = 32 << 20;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;
/// What bytes are of which nothing better is known.
const UNKNOWN_TYPE: &str = "application/octet-stream";

/// A file that belongs to a record (`domain.md` 5.2: link, name, mime, size, sha256, blob, kind).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it belongs to.
    pub subject: Subject,
    /// What people call it, as a file name.
    pub name: String,
    /// Which bytes it is: one field, so that the digest of one file never stands with the size of another.
    pub content: Content,
    /// What it is for.
    #[serde(default)]
    pub kind: AttachmentKind,
    /// A word on it.
    #[serde(default)]
    pub note: String,
    /// The day it was added.
    pub added_on: Date,
    /// Who added it, by name; empty where nobody has said.
    #[serde(default)]
    pub by: String,
    /// Where it stands on the paper of its contract; nothing for a file that is kept beside it.
    #[serde(default)]
    pub placed: Option<Placement>,
    /// What a picture shows that the house keeps to be placed; see [`house_picture`](super::house_picture). Nothing for any other
    /// file.
    #[serde(default)]
    pub shows: Option<Impression>,
    /// Which duty or material of its contract it was added for, as its evidence; nothing where it belongs to the contract as such, or
    /// to anything else. What else it shows is what entries name it for: see [`proof`](super::proof).
    #[serde(default)]
    pub proves: Option<Proof>,
}

/// What of a contract a file is the evidence of (证据, `domain.md` 5.3 and 5.6). No record is kept of most of what clauses promise, so it
/// is known as its events know it; the file belongs to the contract all the same, and goes where that goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "key", rename_all = "snake_case")]
pub enum Proof {
    /// A duty that was done (义务): the id of its instance.
    Duty(String),
    /// A material that was delivered, or a support that was given (物料与资源支持): its key.
    Material(String),
}

/// Which bytes a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// SHA-256 of the bytes: under this they are kept.
    pub sha256: Digest,
    /// How many bytes.
    pub size: u64,
    /// What they are said to be: `application/pdf`. Said by whoever brought them, and not to be believed.
    pub media_type: String,
}

/// What an attachment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// 扫描件: a signed paper, scanned.
    Scan,
    /// 草案: a text that is still talked about.
    Draft,
    /// 证据: what proves that something happened.
    Evidence,
    /// 资料: brochures, drawings, certificates.
    Material,
    /// 其他.
    #[default]
    Other,
}

impl AttachmentKind {
    /// What a file that was just added is taken for: a PDF or a picture with what both sides sign is its scan as a rule, and
    /// what lies with an invoice is evidence.
    pub fn usual(subject: Subject, content: &Content) -> Self {
        match (subject, content.opening()) {
            (Subject::Contract(_) | Subject::Evaluation(_), Opening::Picture | Opening::Document) => Self::Scan,
            (Subject::Contract(_), Opening::Download) => Self::Draft,
            (Subject::Invoice(_), _) => Self::Evidence,
            _ => Self::Other,
        }
    }
}

/// What an attachment belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A customer (客户).
    Customer(CustomerId),
    /// A person at a customer (联系人).
    Contact(ContactId),
    /// A contract (合同).
    Contract(ContractId),
    /// A chance to sell (商机).
    Opportunity(OpportunityId),
    /// An offer (报价单).
    Quote(QuoteId),
    /// What was said and done (跟进记录).
    Activity(ActivityId),
    /// Money received (收款记录).
    Receipt(ReceiptId),
    /// A lead (线索).
    Lead(LeadId),
    /// What we sell (产品).
    Product(ProductId),
    /// A dispute (争议).
    Dispute(DisputeId),
    /// What a customer came with (工单).
    Ticket(TicketId),
    /// What is shared with a customer (共享范围).
    SharingScope(SharingScopeId),
    /// A promise of secrecy (保密承诺).
    Undertaking(UndertakingId),
    /// A leak (泄密事件).
    Incident(IncidentId),
    /// An evaluation (评估): the sheet that both sides signed.
    Evaluation(EvaluationId),
    /// Our own company (我方主体).
    OwnEntity(OwnEntityId),
    /// An invoice (发票): the invoice itself, and what shows that it was handed over.
    Invoice(InvoiceId),
}

impl Subject {
    /// The id of the record.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Customer(CustomerId(id))
            | Self::Contact(ContactId(id))
            | Self::Contract(ContractId(id))
            | Self::Opportunity(OpportunityId(id))
            | Self::Quote(QuoteId(id))
            | Self::Activity(ActivityId(id))
            | Self::Receipt(ReceiptId(id))
            | Self::Lead(LeadId(id))
            | Self::Product(ProductId(id))
            | Self::Dispute(DisputeId(id))
            | Self::Ticket(TicketId(id))
            | Self::SharingScope(SharingScopeId(id))
            | Self::Undertaking(UndertakingId(id))
            | Self::Incident(IncidentId(id))
            | Self::Evaluation(EvaluationId(id))
            | Self::OwnEntity(OwnEntityId(id))
            | Self::Invoice(InvoiceId(id)) => id,
        }
    }

    /// The kind of the record.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Customer(_) => Kind::Customer,
            Self::Contact(_) => Kind::Contact,
            Self::Contract(_) => Kind::Contract,
            Self::Opportunity(_) => Kind::Opportunity,
            Self::Quote(_) => Kind::Quote,
            Self::Activity(_) => Kind::Activity,
            Self::Receipt(_) => Kind::Receipt,
            Self::Lead(_) => Kind::Lead,
            Self::Product(_) => Kind::Product,
            Self::Dispute(_) => Kind::Dispute,
            Self::Ticket(_) => Kind::Ticket,
            Self::SharingScope(_) => Kind::SharingScope,
            Self::Undertaking(_) => Kind::Undertaking,
            Self::Incident(_) => Kind::Incident,
            Self::Evaluation(_) => Kind::Evaluation,
            Self::OwnEntity(_) => Kind::OwnEntity,
            Self::Invoice(_) => Kind::Invoice,
        }
    }
}

/// How a file may be opened. Nothing that a browser would run is ever shown: web pages, SVG and scripts are handed out only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// As a picture in the page.
    Picture,
    /// As a document in a tab of its own, by the browser's reader.
    Document,
    /// Only as a download.
    Download,
}

impl Content {
    /// How it may be opened, by its media type.
    pub fn opening(&self) -> Opening {
        match self.media_type.as_str() {
            "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif" | "image/bmp" => Opening::Picture,
            "application/pdf" => Opening::Document,
            _ => Opening::Download,
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentFault {
    /// It is larger than [`LARGEST`].
    #[error("the file is larger than {LARGEST} bytes")]
    TooLarge,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It would not fit into what is left for this site.
    #[error("no space is left for {size} bytes")]
    NoRoom {
        /// How many bytes it has.
        size: u64,
    },
}

/// Whether a file of so many bytes is taken, where `used` of `quota` bytes are used; nothing is known of the space without a
/// quota. A twentieth of the space is left for the book itself.
///
/// # Errors
/// Why it is not.
pub const fn admit(size: u64, space: Option<(u64, u64)>) -> Result<(), AttachmentFault> {
    if size == 0 {
        return Err(AttachmentFault::Empty);
    }
    if size > LARGEST {
        return Err(AttachmentFault::TooLarge);
    }
    match space {
        Some((used, quota)) if used.saturating_add(size) > quota.saturating_sub(quota / 20) => {
            Err(AttachmentFault::NoRoom { size })
        }
        Some(_) | None => Ok(()),
    }
}

/// A file name as it is kept: without folders, without signs that cannot be seen (some of them turn `fdp.exe` into `exe.pdf`),
/// at most [`LONGEST_NAME`] characters with its ending. `None` if nothing is left.
pub fn file_name(typed: &str) -> Option<String> {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|it| !is_unseen(*it)).collect();
    let name = seen.trim().trim_end_matches('.').trim_end();
    if name.is_empty() {
        return None;
    }
    let count = name.chars().count();
    if count <= LONGEST_NAME {
        return Some(name.to_owned());
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 16);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let left = LONGEST_NAME.saturating_sub(ending.chars().count());
    let beginning: String = name.chars().take(left).collect();
    Some(format!("{beginning}{ending}"))
}

/// Control characters, marks that turn the direction of writing, and spaces without width.
fn is_unseen(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The media type of a file as it is kept: what the browser said if that is one, else by the ending of the name.
pub fn media_type(said: &str, name: &str) -> String {
    let said = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if is_media_type(&said) {
        return said;
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "txt" | "md" => "text/plain",
        "csv" => "text/csv",
        "zip" => "application/zip",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ofd" => "application/ofd",
        _ => UNKNOWN_TYPE,
    }
    .to_owned()
}

/// A type and a subtype of the characters that RFC 6838 allows.
fn is_media_type(text: &str) -> bool {
    let token = |part: &str| {
        (1..=100).contains(&part.len())
            && part.bytes().all(|it| it.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&it))
    };
    text.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}

impl Entity for Attachment {
    type Id = AttachmentId;
    const KIND: Kind = Kind::Attachment;

    fn id(&self) -> AttachmentId {
        self.id
    }
}
