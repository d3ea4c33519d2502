//! What does not hang together and waits for a person: contracts without their customer, and contracts that have one number.

use crate::i18n::{Locale, Text};

messages! {
    amiss_title => "需要处理" | "Needs attention";
    amiss_lead => "这些合同照原样留着，应用不会替您改。" | "These contracts are kept as they are; nothing is changed by itself.";
    amiss_orphan(contract: &str) => "{contract}：账簿里没有这份合同的客户" | "{contract}: its customer is not in this book";
    amiss_orphan_why => "客户可能在别的副本里删除了，或者还没有带过来。" | "The customer may have been deleted in another copy, or has not come along yet.";
    amiss_called(name: &str) => "合同文本写的是：{name}" | "The text of the contract names {name}";
    amiss_bring_back => "找回客户" | "Bring the customer back";
    amiss_bring_back_of(contract: &str) => "找回客户：{contract}" | "Bring the customer back: {contract}";
    amiss_other => "另选客户…" | "Choose another…";
    amiss_other_of(contract: &str) => "另选客户…：{contract}" | "Choose another…: {contract}";
    amiss_other_title => "给草稿另选客户" | "Another customer for the draft";
    amiss_other_saved(name: &str) => "草稿的客户改为{name}。" | "The draft is now for {name}.";
    amiss_brought_back => "客户回来了，合同又有了对方。" | "The customer is back, and the contract has its other side again.";
    amiss_erased => "这位客户的信息已依法删除，不能找回。草稿可以另选客户；已签的合同，文本里仍写着对方是谁。" | "This customer was erased for good and cannot come back. A draft can be given another one; the text of a signed contract still says who the other side is.";
    amiss_namesakes_why => "编号不会自动改。草稿可以在条款里另取编号；已签的，请与对方说清各指哪一份。" | "No contract is renumbered automatically. A draft can be given another number among its terms; for signed ones make clear with the other side which is meant.";
    amiss_keep_number => "就这样留着" | "Leave them so";
    amiss_keep_number_of(number: &str) => "就这样留着：{number}" | "Leave them so: {number}";
    amiss_number_kept(number: &str) => "编号 {number} 的几份合同就这样留着。" | "The contracts numbered {number} are left so.";
    amiss_same_number => "别的合同也用这个编号：" | "Another contract has this number:";
    amiss_known_numbers => "已知的重号" | "Shared numbers that are known";
    amiss_home_act => "去看看" | "Look";
}

impl Text {
    /// How many contracts have one number: `编号 HT-1 有 2 份合同在用`.
    pub fn amiss_namesakes(self, number: &str, n: usize) -> String {
        match self.locale {
            Locale::Zh => format!("编号 {number} 有 {n} 份合同在用"),
            Locale::En => format!("{n} contracts have the number {number}"),
        }
    }

    /// How many matters wait, as the first page says it.
    pub fn amiss_home(self, n: usize) -> String {
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{n} 处合同资料对不上：缺客户，或者编号重了"),
            (Locale::En, 1) => "1 contract matter does not fit: a missing customer or a shared number".to_owned(),
            (Locale::En, _) => format!("{n} contract matters do not fit: missing customers or shared numbers"),
        }
    }
}
