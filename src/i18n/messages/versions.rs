//! Versions of a contract, and two of them beside each other.

use crate::domain::contract::version::Occasion;
use crate::i18n::Text;

messages! {
    kind_contract_versions => "合同版本" | "Contract versions";
    tab_versions => "版本" | "Versions";
    versions_lead => "条款在某一时刻的样子，按序号留存，不再改动。提交审批时自动留存。" | "The terms as they were, kept under a number and never changed. Submitting for approval keeps one by itself.";
    versions_none => "还没有留存版本。写好一稿后，在上面写明缘由并留存，以后就能对比。" | "No version kept yet. Once a draft stands, say why above and keep it: then it can be compared later.";
    version_keep => "留存此版本" | "Keep this version";
    version_reason => "缘由" | "Reason";
    version_reason_hint => "如：发给对方的第一稿" | "such as: first draft to the other side";
    version_reason_missing => "请写明为何留存，以后才看得懂。" | "Say why it is kept: later nobody remembers.";
    version_kept(n: u32) => "已留存为第 {n} 版" | "Kept as version {n}";
    version_same(n: u32) => "条款与第 {n} 版相同，不再重复留存。" | "The terms are the same as version {n}: nothing is kept twice.";
    version_unwritable => "条款太大或含有无法保存的值，没有留存。" | "The terms are too large or hold a value that cannot be kept; nothing was kept.";
    version_n(n: u32) => "第 {n} 版" | "Version {n}";
    version_present => "现稿" | "Present terms";
    version_number => "版本" | "Version";
    version_on => "日期" | "Date";
    version_by => "留存人" | "Kept by";
    version_digest => "摘要" | "Digest";
    version_state => "状态" | "State";
    version_locked => "已锁定" | "Locked";
    version_signed => "已签署" | "Signed";
    version_open => "未锁定" | "Not locked";
    version_as_present => "与现稿相同" | "same as the present terms";
    version_submitted => "提交审批" | "Submitted for approval";
    version_before_return => "取回旧版之前自动留存" | "Kept before an earlier version was taken back";
    version_of_round => "谈判一轮之后" | "After a round of talks";
    version_show(n: u32) => "查看第 {n} 版" | "Open version {n}";
    version_compare(n: u32) => "第 {n} 版与现稿对比" | "Compare version {n} with the present terms";
    version_compare_short => "对比" | "Compare";
    version_take_back(n: u32) => "把第 {n} 版取回为现稿" | "Take back version {n} as the draft";
    version_take_back_short => "取回" | "Take back";
    version_taken_back(n: u32) => "已把第 {n} 版取回为现稿" | "Version {n} is the draft again";
    version_missing => "这个版本不在账册里。" | "This version is not in the book.";
    version_read_only(n: u32, on: &str) => "第 {n} 版，{on} 留存，只供查看" | "Version {n}, kept on {on}; to read only";
    versions_back => "所有版本" | "All versions";
    versions_list => "留存的版本" | "Kept versions";
    compare_title => "版本对比" | "Compare versions";
    compare_old => "旧" | "Old";
    compare_new => "新" | "New";
    compare_between(old: &str, new: &str) => "{old} → {new}" | "{old} → {new}";
    compare_language => "对比的语言" | "Language compared";
    compare_extent => "显示范围" | "What is shown";
    compare_changes_only => "只看改动" | "Changes only";
    compare_whole => "全文" | "Whole text";
    compare_previous => "上一处（P）" | "Previous (P)";
    compare_next => "下一处（N）" | "Next (N)";
    compare_at(at: usize, all: usize) => "第 {at} 处，共 {all} 处" | "{at} of {all}";
    compare_same => "两稿文字相同。" | "Both read the same.";
    compare_same_text => "纸面文字相同，只有下列条款记录不同。" | "The text is the same; only the terms listed here differ.";
    compare_legend => "图例" | "Legend";
    compare_removed => "删去" | "Removed";
    compare_added => "新增" | "Added";
    compare_moved_here => "移到此处" | "Moved here";
    compare_moved_away => "已移走" | "Moved away";
    compare_terms => "改动的条款" | "Changed terms";
    compare_part => "条文" | "Article";
    compare_term => "条款" | "Term";
    compare_before => "原来" | "Before";
    compare_after => "现在" | "After";
    compare_other => "其他" | "Other";
    compare_text => "逐条对比" | "Text, article by article";
    compare_parts_added(names: &str) => "新增：{names}" | "Added: {names}";
    compare_parts_removed(names: &str) => "删去：{names}" | "Removed: {names}";
    compare_head => "合同首部" | "Heading and parties";
    compare_opening => "鉴于" | "Recitals";
    compare_simplified => "简体字" | "simplified";
    compare_traditional => "繁体字" | "traditional";
    compare_signatures => "签署栏" | "Signatures";
    compare_key_next => "下一处改动" | "Next change";
    compare_key_previous => "上一处改动" | "Previous change";
}

impl Text {
    /// In how many places two versions differ.
    pub fn compare_changes(self, n: usize) -> String {
        match n {
            1 => self.pick("1 处改动", "1 change").to_owned(),
            _ => self.compare_many(n),
        }
    }

    /// Why a version was kept, where nobody said.
    pub const fn version_occasion(self, occasion: Occasion) -> &'static str {
        match occasion {
            Occasion::ByHand => "",
            Occasion::Submission => self.version_submitted(),
            Occasion::TakenBack => self.version_before_return(),
            Occasion::Round => self.version_of_round(),
        }
    }
}

messages! {
    compare_many(n: usize) => "{n} 处改动" | "{n} changes";
    term_row(n: usize) => "（第 {n} 行）" | " (row {n})";
}
