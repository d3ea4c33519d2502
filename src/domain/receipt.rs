//! Money that came in, and what it was counted towards. Both are written once; a mistake is corrected by a counter-entry
//! ([`taking_back`](super::taking_back)). A debt that was set off against one of ours is recorded as a receipt too, though no money
//! moved ([`set_off`](super::set_off)).

use serde::{Deserialize, Serialize};

use super::bank_statement::BankLine;
use super::date::Date;
use super::entity::Entity;
use super::id::{AllocationId, ContractId, CustomerId, InstalmentId, ReceiptId};
use super::money::Money;
use super::reversal::Reversible;
use crate::kinds::Kind;

/// Money received from a customer (收款记录).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its id.
    pub id: ReceiptId,
    /// Who paid.
    pub customer: CustomerId,
    /// Value date: the day the money arrived; of a set-off the day the notice of it did, since it works from then on (Civil Code
    /// art. 568), or the day both sides agreed on it (art. 569).
    pub on: Date,
    /// How much. A counter-entry carries the same amount, negative.
    pub amount: Money,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The bank's reference, or the cheque number.
    #[serde(default)]
    pub reference: String,
    /// For a counter-entry: the receipt it takes back.
    #[serde(default)]
    pub reverses: Option<ReceiptId>,
    /// A note. Counter-entries that were written before [`reason`](Self::reason) was asked for repeat that of their receipt.
    #[serde(default)]
    pub note: String,
    /// For a counter-entry: why the receipt was taken back; empty of one that was written before a reason was asked for.
    #[serde(default)]
    pub reason: String,
    /// For a set-off: the debt of ours that it was set off against, in words.
    #[serde(default)]
    pub against: String,
    /// The line of a bank statement that it was recorded from, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_line: Option<BankLine>,
    /// What the payer said it is for, in the payer's words: the debtor says which of several debts a payment is for (Civil Code
    /// art. 560). Where a bank statement told it, it stands in [`Receipt::bank_line`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
}

impl Receipt {
    /// What the payer said it is for: as it was entered, else as the bank told it; empty if nothing was said.
    pub fn said(&self) -> &str {
        let told = self.bank_line.as_ref().map_or("", |line| line.purpose.as_str());
        if self.purpose.is_empty() { told } else { &self.purpose }
    }

    /// Whether a debt was set off against one of ours and no money moved: it counts towards debts as any receipt does, and is in no
    /// figure of money that came in.
    pub const fn is_set_off(&self) -> bool {
        matches!(self.method, PaymentMethod::SetOff)
    }

    /// Whether it came in within the month of `month`, by `as_of`: it is among "received this month" of the first page. A
    /// counter-entry is, on its own day; what was set off is not, as no money came in.
    pub fn came_in(&self, month: Date, as_of: Date) -> bool {
        (self.on.year(), self.on.month()) == (month.year(), month.month()) && self.on <= as_of && !self.is_set_off()
    }
}

/// How money is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// 银行转账.
    #[default]
    Transfer,
    /// 承兑汇票.
    Bill,
    /// 现金.
    Cash,
    /// Card or wallet (银行卡、电子支付).
    Card,
    /// 其他.
    Other,
    /// 抵销: against a debt of ours (Civil Code art. 568 and 569). Only of receipts; no contract names it as its way of paying.
    SetOff,
}

/// A part of a receipt counted towards one claim (核销). What is not allocated is money in advance (预收款).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Its id.
    pub id: AllocationId,
    /// The receipt.
    pub receipt: ReceiptId,
    /// The contract.
    pub contract: ContractId,
    /// The instalment.
    pub instalment: InstalmentId,
    /// Which part of the claim it pays.
    #[serde(default)]
    pub part: ClaimPart,
    /// How much; negative when it undoes an earlier allocation.
    pub amount: Money,
    /// For money that was kept as an advance and used later: the day of use. Otherwise it counts from the day of the receipt.
    ///
    /// A late fee runs until this day and not only until the money came in: an advance that nobody counted towards a debt pays none,
    /// and setting it off against one works when the other side is told (Civil Code art. 568; interpretation 2023 No. 13 of the Supreme People's Court, art. 55). Whoever wants
    /// it to count from the day of the receipt counts the receipt anew instead ([`recount`](super::counting::recount)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Allocation {
    /// The day from which it pays, where the money came in on `received`: never before the money.
    pub fn counts_from(&self, received: Date) -> Date {
        self.on.map_or(received, |on| on.max(received))
    }
}

/// The part of a claim that an allocation pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimPart {
    /// The price itself (本金).
    #[default]
    Principal,
    /// Late-payment damages (逾期违约金).
    LateFee,
    /// Costs of recovery (实现债权的费用).
    Cost,
}

impl Entity for Receipt {
    type Id = ReceiptId;
    const KIND: Kind = Kind::Receipt;

    fn id(&self) -> ReceiptId {
        self.id
    }
}

impl Entity for Allocation {
    type Id = AllocationId;
    const KIND: Kind = Kind::Allocation;

    fn id(&self) -> AllocationId {
        self.id
    }
}

impl Reversible for Receipt {
    type Id = ReceiptId;

    fn row(&self) -> ReceiptId {
        self.id
    }

    fn on(&self) -> Date {
        self.on
    }

    fn reverses(&self) -> Option<ReceiptId> {
        self.reverses
    }
}
