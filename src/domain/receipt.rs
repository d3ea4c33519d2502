//! Money that came in, and what it was counted towards. Both are written once; a mistake is corrected by a counter-entry.

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
    /// Value date: the day the money arrived.
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
    /// Why, for a counter-entry; otherwise a note.
    #[serde(default)]
    pub note: String,
    /// The line of a bank statement that it was recorded from, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_line: Option<BankLine>,
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
}

/// The part of a claim that an allocation pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
