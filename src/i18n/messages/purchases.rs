//! What a customer bought.

use crate::i18n::{Text, format};

messages! {
    purchases => "购买记录" | "Purchases";
    purchases_show => "展开" | "Show";
    purchases_hide => "收起" | "Hide";
    purchases_note => "来自双方签过的合同明细；金额含税，已扣各项优惠。" | "From the lines of contracts both sides signed; amounts include tax and all discounts.";
    purchases_reading => "正在读取合同…" | "Reading the contracts…";
    purchases_none => "签过的合同里没有写明数量的明细。" | "The signed contracts list no quantities.";
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
