//! The words of a handover slip: in Chinese and in English, as both sides sign one paper.

/// Words in both languages.
pub type Both = (&'static str, &'static str);

/// What stands above.
pub const TITLE: Both = ("物料交接单", "Handover slip");
/// Its number.
pub const NUMBER: Both = ("编号", "No.");
/// The contract.
pub const CONTRACT: Both = ("合同编号", "Contract no.");
/// Who hands over.
pub const FROM: Both = ("移交方", "Handed over by");
/// Who receives.
pub const TO: Both = ("接收方", "Received by");
/// The day.
pub const DAY: Both = ("交接日期", "Date");
/// The sort of thing.
pub const KIND: Both = ("类别", "Kind");
/// What exactly.
pub const WHAT: Both = ("物料", "Item");
/// How much.
pub const AMOUNT: Both = ("数量", "Quantity");
/// What it is worth.
pub const WORTH: Both = ("价值", "Value");
/// Whether it goes back.
pub const BACK: Both = ("归还", "To be returned");
/// It stays.
pub const STAYS: Both = ("不归还", "No");
/// It goes back, and no day is known.
pub const GOES_BACK: Both = ("按合同约定归还", "As the contract says");
/// All of it.
pub const TOTAL: Both = ("价值合计", "Value in all");
/// The sum in capital characters.
pub const CAPITALS: Both = ("大写", "In words (Chinese)");
/// What both sides say.
pub const SAID: Both = (
    "接收方已清点上列物料，数量与外观相符。",
    "The receiver has checked the items above; quantity and outward condition are right.",
);
/// Where it is signed.
pub const SIGNED: Both = ("签字（盖章）", "Signature (seal)");
/// When it is signed.
pub const SIGNED_ON: Both = ("日期", "Date");
