//! Likely duplicates, and two records made one.

use crate::i18n::{Locale, Text, format};
use crate::search::same::By;

messages! {
    merged_into => "已并入" | "Merged into";
    alike_lead => "可能就是" | "Perhaps the same as";
    alike_why(why: &str) => "（{why}）" | "({why})";
    alike_more(n: &str) => "另有 {n} 位" | "and {n} more";
    alike_of_person(why: &str, person: &str) => "{why}：{person}" | "{why} as {person}";
    alike_at(name: &str) => "，在{name}" | " at {name}";
    alike_open => "打开看看" | "Open it";
    alike_open_short => "打开" | "Open";
    duplicates => "疑似重复" | "Likely duplicates";
    duplicates_none => "没有发现重复的客户。" | "No likely duplicates were found.";
    duplicates_lead => "按信用代码、名称、编号、邮箱和电话比对。信用代码不同的，不算重复。" | "Compared by registration code, name, number, e-mail and telephone. Customers with different codes are never counted.";
    duplicates_naming => "正在比对…" | "Comparing…";
    duplicates_compare => "比较" | "Compare";
    duplicates_compare_with(name: &str) => "与{name}比较" | "Compare with {name}";
    merge_title => "合并客户" | "Merge customers";
    merge_with => "合并…" | "Merge with…";
    merge_pick_title(name: &str) => "{name}与哪一位合并？" | "Merge {name} with which customer?";
    merge_pick_lead => "选好以后逐项比较，确认了才合并。" | "Next you compare them field by field. Nothing is merged before you confirm it.";
    merge_pick_search => "按名称、编号、电话、信用代码查找另一位" | "Find the other one by name, number, phone or code";
    merge_pick_alike => "看着像的" | "These look alike";
    merge_pick_none => "没有找到。" | "Nothing found.";
    merge_heading => "这两条是同一位客户吗？" | "Are these the same customer?";
    merge_shared(what: &str) => "依据：{what}。" | "What speaks for it: {what}.";
    merge_nothing_shared => "信用代码、名称、电话、邮箱都对不上，请看清楚再合并。" | "They share no code, name, phone or e-mail. Look closely before you merge them.";
    merge_codes_differ => "两边的统一社会信用代码不同，在登记机关是两家单位。确定是录错了再合并。" | "Their registration codes differ: by the register these are two legal persons. Merge them only if one code was entered wrongly.";
    merge_stays => "留下哪一条" | "Which record stays";
    merge_stays_note => "另一条并进来，不删除，随时能再分开" | "The other one is kept inside it and can be taken apart again";
    merge_this_stays => "留下这条" | "This one stays";
    merge_goes => "并入另一条" | "Goes into the other";
    merge_older => "先录入" | "entered first";
    merge_differs => "两边不一样" | "Where they differ";
    merge_differs_none => "各项资料两边都一样。" | "All details are the same on both sides.";
    merge_which(field: &str) => "{field}取哪一边" | "Which {field} to keep";
    merge_both => "两边都留" | "Keep both";
    merge_agrees => "两边一样" | "Where they agree";
    merge_blank => "没填" | "empty";
    merge_printed => "印在合同上" | "printed on contracts";
    merge_people => "两边都有的人" | "People entered on both sides";
    merge_people_note => "合成一条，空着的补上" | "Made one; blanks are filled in";
    merge_people_go => "合成一条" | "Make them one";
    merge_people_done => "两条合成了一条。" | "The two entries are one now.";
    merge_people_by_name => "姓名相同" | "same name";
    merge_moves => "跟着过来的" | "What comes along";
    merge_moves_to(name: &str) => "都归到{name}名下" | "All of it will be found at {name}";
    merge_moves_nothing => "那条名下还没有联系人、合同、收款和跟进。" | "The other record has no contacts, contracts, receipts or follow-ups yet.";
    merge_drafts_follow => "还在起草的合同，改印留下的这位。" | "Contracts still being drafted will print the one that stays.";
    merge_receipts_stay => "收款记过就不改。原来怎么记的还怎么记，只是算在留下的这位名下。" | "Receipts are written once: they stay as recorded and count for the one that stays.";
    merge_later => "别的副本以后再给那条加合同、收款，也会自动归过来。" | "What another copy still adds to the other record will turn up here by itself.";
    merge_owner_reason(name: &str) => "与{name}合并" | "merged with {name}";
    two_say => "这是两位客户" | "These are two";
    two_said => "已注明：这是两位客户，不再列为疑似重复。" | "Noted as two customers: they are no longer offered as likely duplicates.";
    two_take_back => "取消注明" | "Take that back";
    two_noted(first: &str, second: &str) => "已注明{first}与{second}是两位客户。" | "{first} and {second} are noted as two customers.";
    two_taken_back(first: &str, second: &str) => "{first}与{second}不再注明为两位客户。" | "{first} and {second} are no longer noted as two customers.";
    not_same => "不是同一位" | "Not the same as";
    merge_undo_note => "一步撤销，全部还原。" | "One undo takes all of it back.";
    merge_go(name: &str) => "并入{name}" | "Merge into {name}";
    merge_done(gone: &str, stays: &str) => "已把{gone}并入{stays}。" | "{gone} is merged into {stays}.";
    merge_impossible => "这两条不能合并：有一条已不在，或者本来就是同一条。" | "These cannot be merged: one of them is gone, or they are one already.";
    merged_here => "这条已并入" | "This record is merged into";
    merged_here_note => "它的联系人、合同、收款和跟进都在那边。下面是这条自己的资料，已送审和已签的合同仍照此印。" | "Its contacts, contracts, receipts and follow-ups are found there. Below are its own details; contracts sent for approval or signed with it go on printing them.";
    merged_from => "并进来的" | "Merged into this one";
    take_apart => "分开" | "Take apart";
    taken_apart(name: &str) => "{name}又是单独一位客户了。" | "{name} is a customer of its own again.";
}

impl Text {
    /// What two customers share, in a row.
    pub fn merge_reasons(self, by: &[By]) -> String {
        let all: Vec<&str> = by.iter().map(|by| self.same_by(*by)).collect();
        all.join(self.pick("、", ", "))
    }

    /// People, as many as there are.
    pub fn merge_contacts(self, n: usize) -> String {
        self.some(n, "位联系人", "contact", "contacts")
    }

    /// Contracts, as many as there are.
    pub fn merge_contracts(self, n: usize) -> String {
        self.some(n, "份合同", "contract", "contracts")
    }

    /// Payments, as many as there are.
    pub fn merge_receipts(self, n: usize) -> String {
        self.some(n, "笔收款", "receipt", "receipts")
    }

    /// Follow-ups, as many as there are.
    pub fn merge_activities(self, n: usize) -> String {
        self.some(n, "条跟进", "follow-up", "follow-ups")
    }

    /// Opportunities, as many as there are.
    pub fn merge_chances(self, n: usize) -> String {
        self.some(n, "个商机", "opportunity", "opportunities")
    }

    /// Quotes, as many as there are.
    pub fn merge_quotes(self, n: usize) -> String {
        self.some(n, "份报价", "quote", "quotes")
    }

    /// Contracts of the record that goes whose text is fixed.
    pub fn merge_fixed_stays(self, n: usize, name: &str) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("其中 {count} 份已送审或已签，纸面照旧印“{name}”。"),
            (Locale::En, 1) => format!("1 already sent for approval or signed keeps “{name}” on its paper."),
            (Locale::En, _) => format!("{count} already sent for approval or signed keep “{name}” on their paper."),
        }
    }

    /// A value is taken that fixed contracts of the record that stays print.
    pub fn merge_changes_paper(self, n: usize) -> String {
        let contracts = self.merge_contracts(n);
        let they = if n == 1 { "it prints" } else { "they print" };
        self.pick(
            format!("留下的这位有 {contracts}已送审或已签。选了另一边的资料，纸面印的也会跟着变。"),
            format!(
                "The one that stays has {contracts} sent for approval or signed. A value taken from the other side changes what {they}."
            ),
        )
    }

    /// A row of counted things.
    pub fn merge_row(self, parts: &[String]) -> String {
        parts.join(self.pick("、", ", "))
    }

    /// So many of something counted.
    pub(super) fn some(self, n: usize, zh: &str, one: &str, many: &str) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{count} {zh}"),
            (Locale::En, 1) => format!("1 {one}"),
            (Locale::En, _) => format!("{count} {many}"),
        }
    }
}
