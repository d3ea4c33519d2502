//! Many customers at once, and what a customer bought.

use crate::i18n::{Locale, Text, format};

messages! {
    bulk_label => "批量修改" | "Change many at once";
    bulk_chosen(n: &str) => "已选 {n}" | "{n} chosen";
    bulk_choose(name: &str) => "选{name}" | "Choose {name}";
    bulk_choose_all => "全选" | "Choose all";
    bulk_clear => "取消选择" | "Choose none";
    bulk_owner => "负责人" | "Owner";
    bulk_level => "级别" | "Level";
    bulk_add_tags => "加标签" | "Add tags";
    bulk_remove_tags => "去标签" | "Remove tags";
    bulk_source => "来源" | "Source";
    bulk_region => "地区" | "Region";
    bulk_export => "导出" | "Export";
    bulk_delete => "删除" | "Delete";
    bulk_set => "修改" | "Change";
    bulk_blank_clears => "留空，就是清掉原来的。" | "Left blank, it clears what was there.";
    bulk_missing_tags => "请写上至少一个标签。" | "Write at least one tag.";
    bulk_nothing => "这些客户本来就是这样，没有要改的。" | "These customers are so already: there was nothing to change.";
    bulk_refused_more(n: &str) => "还有 {n} 位，原因相同。" | "and {n} more, for the same reasons.";
    keys_choose_row => "选中或取消当前行" | "Choose the row, or not";
    keys_choose_more => "连着选" | "Choose on from there";
    purchases => "购买记录" | "Purchases";
    purchases_show => "展开" | "Show";
    purchases_hide => "收起" | "Hide";
    purchases_note => "来自双方签过的合同明细；金额含税，已扣各项优惠。" | "From the lines of contracts both sides signed; amounts hold the tax and are after every discount.";
    purchases_reading => "正在读取合同…" | "Reading the contracts…";
    purchases_none => "签过的合同里没有写明数量的明细。" | "The signed contracts list no quantities.";
    purchases_left_out(n: usize) => "有 {n} 份合同读不出或算不出，没有计入。" | "{n} contracts cannot be read or reckoned and are left out.";
    purchases_by_product => "按产品" | "By product";
    purchases_by_day => "按日期" | "By day";
    purchases_what => "名称" | "What";
    purchases_times => "次数" | "Times";
    purchases_quantity => "数量" | "Quantity";
    purchases_amount => "金额" | "Amount";
    purchases_last => "最近一次" | "Last";
    purchases_last_price => "最近单价" | "Last price";
    purchases_day => "签订日" | "Signed";
    purchases_contract => "合同" | "Contract";
    purchases_off(share: &str) => "减 {share}" | "less {share}";
    purchases_more(n: &str) => "再看 {n} 条" | "Show {n} more";
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
            (Locale::Zh, _) => format!("{count} 位没有删除"),
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
