//! Customers and their people.

messages! {
    customer_field_more(count: usize) => "共 {count} 家：输入名称、拼音首字母、编号或电话即可找到" | "{count} in all: type a piece of the name, a number or a phone";
    customer_field_nothing => "没有这样的客户。" | "No such customer.";
    customer_unreckoned(why: &str) => "这位客户的合计算不出来：{why}" | "The sums of this customer cannot be reckoned: {why}";
    customer => "客户" | "Customer";
    customer_name => "名称" | "Name";
    customer_short_name => "简称" | "Short name";
    customer_number => "客户编号" | "Customer no.";
    customer_kind => "类型" | "Kind";
    customer_role => "角色" | "Role";
    customer_level => "级别" | "Level";
    customer_state => "状态" | "State";
    customer_code => "统一社会信用代码" | "Registration code";
    customer_industry => "行业" | "Trade";
    customer_source => "来源" | "Source";
    customer_region => "地区" | "Region";
    customer_address => "住所" | "Registered address";
    customer_representative => "法定代表人" | "Legal representative";
    customer_phone => "电话" | "Telephone";
    customer_email => "电子邮箱" | "E-mail";
    customer_bank => "开户行" | "Bank";
    customer_account => "账号" | "Account";
    customer_credit_limit => "信用额度" | "Credit limit";
    customer_owner => "负责人" | "Owner";
    customer_since => "合作开始" | "Customer since";
    customer_note => "备注" | "Note";
    customer_invoice => "开户信息" | "Bank details";
    customer_facts => "资料" | "Details";
    customer_receivable => "应收 ¥" | "Receivable ¥";
    customer_overdue => "逾期 ¥" | "Overdue ¥";
    customer_overdue_word => "逾期" | "overdue";
    customer_next => "下一笔到期" | "Next due";
    customer_saved(name: &str) => "已保存{name}。" | "{name} is saved.";
    customer_deleted(name: &str) => "已删除{name}。" | "{name} is deleted.";
    customer_created(name: &str) => "已录入{name}。" | "{name} is entered.";
    customer_missing_name => "请写上名称。" | "Please write the name.";
    customer_bad_email => "邮箱地址不完整：应有 @ 和域名。" | "The e-mail address is incomplete: it needs an @ and a domain.";
    customer_bad_amount => "请写金额，例如 500000 或 50万。" | "Please write an amount, such as 500000.";
    customer_bad_date => "请写 2026-03-31 这样的日期。" | "Please write a date such as 2026-03-31.";
    customers_empty_title => "还没有客户" | "No customers yet";
    customers_empty_text => "录入第一位客户，或者导入一张表格（Excel、CSV）或通讯录名片：列会自动对上，有问题的行逐条列出。" | "Enter the first customer, or bring in a spreadsheet (Excel, CSV) or contact cards: columns are matched for you and every bad row is shown.";
    customers_none_match => "没有符合条件的客户。" | "No customer matches.";
    customers_search => "按名称、编号、电话、信用代码查找" | "Name, number, phone or registration code";
    customers_all => "全部" | "All";
    customers_overdue => "有逾期的" | "With overdue money";
    customers_active => "合作中" | "Active";
    customer_dormant => "沉睡" | "Dormant";
    customer_prospect => "潜在" | "Prospect";
    customers_prospects => "潜在" | "Prospects";
    clear_filter(what: &str) => "去掉这个条件：{what}" | "Remove this filter: {what}";
    filter_is(name: &str, value: &str) => "{name} 是 {value}" | "{name} is {value}";
    contacts => "联系人" | "Contacts";
    contact_new => "加联系人" | "Add a contact";
    contact_edit => "修改联系人" | "Edit contact";
    contact_name => "姓名" | "Name";
    contact_title => "职务" | "Job title";
    contact_role_label => "身份" | "Part";
    contact_wechat => "微信" | "WeChat";
    contact_missing_name => "请写上姓名。" | "Please write the name.";
    contact_saved(name: &str) => "已保存{name}。" | "{name} is saved.";
    contact_deleted(name: &str) => "已删除{name}。" | "{name} is deleted.";
    contacts_empty => "还没有联系人。合同的通知要有人收，先加一位。" | "No contacts yet. Notices under a contract need a recipient: add one.";
    call => "打电话" | "Call";
    write_mail => "写邮件" | "Write";
    tab_overview => "概览" | "Overview";
    customer_edit => "修改客户" | "Edit customer";
    next => "下一位" | "Next";
    figures_in_force => "在履行合同额" | "In force";
    figures_collected => "已收" | "Collected";
    figures_receivable => "应收" | "Receivable";
    figures_overdue => "逾期" | "Overdue";
    figures_credit => "信用额度" | "Credit limit";
    figures_no_limit => "未设" | "Not set";
    figures_credit_used(share: &str) => "已用 {share}" | "{share} used";
    figures_contracts_note(n: usize) => "{n} 份" | "{n} in all";
    figures_next_due(date: &str) => "下一笔 {date}" | "Next {date}";
    figures_nothing_due => "没有待收的款" | "Nothing outstanding";
    figures_never_overdue => "没有逾期" | "Nothing overdue";
    customer_joins => "作为其他当事人签署的合同：" | "Contracts of others that it signs as a further party:";
    customer_contracts_empty => "还没有合同。" | "No contracts yet.";
    draft_kept => "上次没填完的内容已取回。" | "What you had not finished is back.";
    draft_drop => "重新填" | "Start afresh";
}

impl crate::i18n::Text {
    /// Contracts keep a customer in the book.
    pub fn customer_cannot_delete(self, n: usize) -> String {
        let belong = if n == 1 { "belongs" } else { "belong" };
        let contracts = self.merge_contracts(n);
        self.pick(
            format!("还有 {contracts}属于这位客户，所以不能删除。"),
            format!("{contracts} {belong} to this customer, so it cannot be deleted."),
        )
    }

    /// Payments keep a customer in the book.
    pub fn customer_cannot_delete_paid(self, n: usize) -> String {
        let are = if n == 1 { "is" } else { "are" };
        let receipts = self.merge_receipts(n);
        self.pick(
            format!("这位客户名下记着 {receipts}。收款记过就不能删，所以这位客户也不能删除。"),
            format!(
                "{receipts} {are} recorded for this customer. Receipts are never deleted, and so it cannot be either."
            ),
        )
    }

    /// How many customers.
    pub fn customers_count(self, n: usize) -> String {
        let count = crate::i18n::format::count(n);
        match (self.locale, n) {
            (crate::i18n::Locale::Zh, _) => format!("{count} 位客户"),
            (crate::i18n::Locale::En, 1) => "1 customer".to_owned(),
            (crate::i18n::Locale::En, _) => format!("{count} customers"),
        }
    }
}
