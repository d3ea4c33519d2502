//! Built-in clauses that a person wrote by hand.

use crate::domain::contract::by_hand::Bound;
use crate::i18n::Text;

messages! {
    by_hand => "手写条文" | "Clauses written by hand";
    by_hand_mark => "手写条款，不参与计算" | "Written by hand — not computed";
    by_hand_begin(name: &str) => "手写“{name}”条文…" | "Write “{name}” by hand…";
    by_hand_of(name: &str) => "手写的“{name}”条文" | "“{name}”, written by hand";
    by_hand_warning(name: &str) => "手写后，“{name}”只按您写的文字打印；本软件不再从这一条计算金额、日期、期限和义务，也不再审查它的条件，它的附件不再打印。以自动条文的文字起头，随时可以恢复。" | "Once it is written by hand, “{name}” is printed as you write it. The app then reckons no amount, day, period or duty from this article, does not check its terms, and no longer prints its annex. You start from the generated text, and can bind it again at any time.";
    by_hand_confirm => "开始手写" | "Write it by hand";
    by_hand_kept => "本条原来各项照样保留，在恢复自动条文之前不起作用。" | "The boxes of this article are kept, and have no effect until it is bound again.";
    by_hand_bind(name: &str) => "恢复“{name}”自动条文…" | "Bind “{name}” again…";
    by_hand_bind_lead => "手写文字与自动条文逐字对比：划去的是手写文字，下划线的是恢复后的文字。" | "Your words beside the generated text, word by word: struck out is what you wrote, underlined what will stand in its place.";
    by_hand_bind_goes => "恢复后不再保留手写文字；可以撤销。" | "Your words go once it is bound again; this can be undone.";
    by_hand_bind_confirm => "恢复自动条文" | "Bind again";
    by_hand_same => "两者文字相同。" | "Both read the same.";
    by_hand_unchecked(name: &str) => "“{name}”是手写条文：未经审查，也不从中计算任何结果。" | "The article on {name} is written by hand: it is not checked, and nothing is reckoned from it.";
    by_hand_list(names: &str) => "手写条款，不参与计算：{names}" | "Written by hand — not computed: {names}";
    by_hand_no_fee => "“逾期付款”是手写条文，不从中计算逾期违约金；请按合同文字核对。" | "The article on late payment is written by hand, so no late fee is reckoned from it. Please go by the words of the contract.";
    by_hand_no_term => "“期限与解除”是手写条文，届满日、续期和通知期限都不计算；请按合同文字核对。" | "The article on term and termination is written by hand, so no last day, renewal or notice is reckoned. Please go by the words of the contract.";
    by_hand_no_targets => "“业绩目标与评估”是手写条文，不从中生成目标；请按合同文字核对。" | "The article on targets is written by hand, so no target is made from it. Please go by the words of the contract.";
    by_hand_no_limits => "“客户服务与投诉”是手写条文，工单按本单位的标准时限计，不按合同；请按合同文字核对。" | "The article on service is written by hand, so the clocks of tickets run by the house’s standard and not by the contract. Please go by its words.";
    by_hand_no_materials => "“物料与支持”是手写条文，不从中列出约定的物料；请按合同文字核对。" | "The article on materials and support is written by hand, so nothing promised is listed from it. Please go by the words of the contract.";
    by_hand_no_duties(names: &str) => "手写条文不列出义务：{names}。请按合同文字核对。" | "No duties are listed from articles written by hand: {names}. Please go by the words of the contract.";
    by_hand_not_weighed => "手写，未审查" | "Written by hand, unchecked";
}

impl Text {
    /// Why the text of a clause cannot be written by hand.
    pub fn by_hand_bound(self, why: Bound) -> &'static str {
        match why {
            Bound::Counting => self.pick(
                "其他各条都按本条计算期限和日期，不能手写。如有不同约定，请写入特别约定。",
                "Every other article counts its days by this one, so it cannot be written by hand. Please put other wishes into the special terms.",
            ),
            Bound::Goods => self.pick(
                "合同金额由明细逐行算出，本条不能手写。如有补充，请写入特别约定。",
                "The amount is the sum of the lines, so this article cannot be written by hand. Please put additions into the special terms.",
            ),
            Bound::Payments => self.pick(
                "收款要逐笔记到付款计划的各期，本条不能手写。如有补充，请写入特别约定。",
                "Receipts are counted towards the parts of the plan, so this article cannot be written by hand. Please put additions into the special terms.",
            ),
            Bound::MonthlyTerm => self.pick(
                "按月结算的各期由合同期限推出，期限条文不能手写。请先改用其他付款方式。",
                "The accounts of a monthly settlement follow from the term, so it cannot be written by hand. Please choose another payment plan first.",
            ),
            Bound::NotPrinted => self.pick("本合同不打印这一条。", "This contract does not print this article."),
            Bound::OwnWords => self.pick("这一条本来就是手写文字。", "This article is your own text already."),
        }
    }
}
