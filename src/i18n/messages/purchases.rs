//! What a customer bought.

use crate::i18n::{Text, format};

messages! {
    purchases => "购买记录" | "Purchases";
    purchases_show => "展开" | "Show";
    purchases_hide => "收起" | "Hide";
    purchases_note => "来自双方签过的合同明细，以及手工补记和导入的记录；金额含税，已扣各项优惠。" | "From the lines of contracts both sides signed, and from what was written down or brought in; amounts include tax and all discounts.";
    purchases_reading => "正在读取合同…" | "Reading the contracts…";
    purchases_none => "签过的合同里没有写明数量的明细，也没有补记。" | "The signed contracts list no quantities, and nothing was written down.";
    purchases_by_product => "按产品" | "By product";
    purchases_by_day => "按日期" | "By day";
    purchases_what => "名称" | "What";
    purchases_times => "次数" | "Times";
    purchases_quantity => "数量" | "Quantity";
    purchases_amount => "金额" | "Amount";
    purchases_so_far => "累计" | "So far";
    purchases_made_of => "由哪些购买组成" | "Made of these purchases";
    purchases_last => "最近一次" | "Last";
    purchases_last_price => "最近单价" | "Last price";
    purchases_day => "日期" | "Day";
    purchases_contract => "来源" | "From";
    purchases_never => "还没有购买记录。" | "Nothing bought yet.";
    purchases_noted(count: usize) => "另补记 {count} 条" | "{count} written down";
    purchase_add => "补记一笔" | "Add a purchase";
    purchase_edit => "修改购买记录" | "Edit the purchase";
    purchase_name_problem => "写上买了什么。" | "Please write what was bought.";
    purchase_on_later => "购买日期不能晚于今天。" | "It cannot have been bought after today.";
    purchase_amount_problem => "写上实付金额，如 12000 或 1.2 万。" | "Please write what was paid, such as 12000.";
    purchase_quantity_problem => "数量写成数字，最多三位小数。" | "A quantity is a number with at most three decimals.";
    purchase_saved => "购买记录已保存。" | "The purchase is saved.";
    purchase_deleted => "购买记录已删除。" | "The purchase is deleted.";
    purchase_spec => "规格型号" | "Model";
    purchase_unit => "单位" | "Unit";
    purchase_reference => "单号" | "Document no.";
    purchase_origin => "记录方式" | "Known from";
    purchase_typed => "手工" | "Written down";
    purchase_imported => "导入" | "Brought in";
    purchase_paid => "实付金额（含税）" | "Paid, with tax";
    purchases_off(share: &str) => "优惠 {share}" | "less {share}";
}

impl Text {
    /// So many contracts tell nothing of what was bought.
    pub fn purchases_left_out(self, n: usize) -> String {
        let (count, are) = (
            format::count(n),
            if n == 1 {
                "contract cannot be read or calculated and is"
            } else {
                "contracts cannot be read or calculated and are"
            },
        );
        self.pick(format!("有 {count} 份合同无法读取或计算，没有计入。"), format!("{count} {are} left out."))
    }
}
