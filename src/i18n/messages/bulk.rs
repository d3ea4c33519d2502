//! Many customers, leads, opportunities or tasks at once.

use crate::i18n::{Locale, Text, format};

messages! {
    bulk_label => "批量修改" | "Change many at once";
    bulk_chosen(n: &str) => "已选 {n}" | "{n} selected";
    bulk_choose(name: &str) => "选择{name}" | "Select {name}";
    bulk_choose_all => "全选" | "Select all";
    bulk_clear => "取消选择" | "Clear selection";
    bulk_owner => "负责人" | "Owner";
    bulk_level => "级别" | "Level";
    bulk_add_tags => "加标签" | "Add tags";
    bulk_remove_tags => "移除标签" | "Remove tags";
    bulk_source => "来源" | "Source";
    bulk_region => "地区" | "Region";
    bulk_export => "导出" | "Export";
    bulk_delete => "删除" | "Delete";
    bulk_set => "修改" | "Change";
    bulk_blank_clears => "留空即清除原有内容。" | "Leave it blank to clear what was there.";
    bulk_missing_tags => "请写上至少一个标签。" | "Write at least one tag.";
    bulk_nothing => "所选客户已是如此，无需修改。" | "These customers already have that value: there was nothing to change.";
    bulk_rows_nothing => "所选各项已是如此，或不能这样改，没有改动。" | "There was nothing to change: the rows selected are so already, or cannot be.";
    bulk_rows_title(what: &str, n: &str) => "{what} · {n} 项" | "{what} · {n} selected";
    bulk_refused_more(n: &str) => "还有 {n} 位" | "and {n} more";
    keys_choose_row => "选中或取消当前行" | "Select or deselect the row";
    keys_choose_more => "连续选择（客户列表）" | "Extend the selection (customers)";
}

impl Text {
    /// What was done to so many customers.
    pub fn bulk_done(self, n: usize) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("已修改 {count} 位客户。"),
            (Locale::En, 1) => "1 customer is changed.".to_owned(),
            (Locale::En, _) => format!("{count} customers are changed."),
        }
    }

    /// What was done to so many rows of any list, and that some were left as they are.
    pub fn bulk_rows_done(self, changed: usize, left: usize) -> String {
        let (count, rest) = (format::count(changed), format::count(left));
        let done = match (self.locale, changed) {
            (Locale::Zh, _) => format!("已修改 {count} 项。"),
            (Locale::En, 1) => "1 row is changed.".to_owned(),
            (Locale::En, _) => format!("{count} rows are changed."),
        };
        match (self.locale, left) {
            (_, 0) => done,
            (Locale::Zh, _) => format!("{done}另有 {rest} 项未动。"),
            (Locale::En, 1) => format!("{done} 1 was left as it is."),
            (Locale::En, _) => format!("{done} {rest} were left as they are."),
        }
    }

    /// So many customers are gone.
    pub fn bulk_deleted(self, n: usize) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("已删除 {count} 位客户。"),
            (Locale::En, 1) => "1 customer is deleted.".to_owned(),
            (Locale::En, _) => format!("{count} customers are deleted."),
        }
    }

    /// So many customers stayed.
    pub fn bulk_refused(self, n: usize) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{count} 位未能删除"),
            (Locale::En, 1) => "1 was not deleted".to_owned(),
            (Locale::En, _) => format!("{count} were not deleted"),
        }
    }

    /// What is asked before so many customers are changed.
    pub fn bulk_title(self, what: &str, n: usize) -> String {
        let count = format::count(n);
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{what} · {count} 位客户"),
            (Locale::En, 1) => format!("{what} · 1 customer"),
            (Locale::En, _) => format!("{what} · {count} customers"),
        }
    }
}
