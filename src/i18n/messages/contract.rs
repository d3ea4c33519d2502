//! Contracts: the list, the head, the editor of terms.

messages! {
    contract => "合同" | "Contract";
    contract_number => "编号" | "Number";
    contract_title => "名称" | "Title";
    contract_state => "状态" | "State";
    contract_amount => "金额 ¥" | "Amount ¥";
    contract_collected => "已收" | "Collected";
    contracts_empty_title => "还没有合同" | "No contracts yet";
    contracts_empty_text => "合同从一份通用范本起草：左边填条款，右边就是纸面；条款怎么写，账就怎么算。" | "A contract starts from a usual form: terms on the left, the paper on the right. What the terms say is what the book computes.";
    contracts_none_match => "没有符合条件的合同。" | "No contract matches.";
    contracts_search => "按编号、名称、客户查找" | "Number, title or customer";
    contracts_all => "全部" | "All";
    contracts_drafts => "草拟中" | "In drafting";
    contracts_in_force => "履行中" | "In force";
    contracts_overdue => "有逾期" | "Overdue";
    contracts_uncollected => "未收齐" | "Not fully collected";
    contracts_ended => "已结束" | "Ended";
    contract_kind => "合同类型" | "Kind of contract";
    contract_subject => "标的类型" | "What is sold";
    contract_language => "合同文字" | "Language of the paper";
    contract_for => "客户" | "Customer";
    contract_choose_customer => "请选择客户。" | "Please choose the customer.";
    contract_started(number: &str) => "已起草 {number}。" | "{number} is drafted.";
    following_draft => "据此新签" | "New contract from this one";
    following_from(number: &str) => "承接 {number}" | "follows {number}";
    following_next(number: &str) => "后续 {number}" | "followed by {number}";
    following_choose => "承接已有合同" | "From an earlier contract";
    following_none => "不承接" | "None";
    following_help => "当事人、条款、标的、自有条款和特别约定按已有合同现行的内容；编号、签署和审批重新来；期限接在原合同之后，付款等日期随之顺延。" | "Parties, clauses, lines, own clauses and own words come over as they are in force; number, signatures and approvals do not. The term follows that of the earlier contract, and days of payment move with it.";
    drafted_from => "承接的合同" | "Drafted from";
    contract_draft_button => "起草" | "Draft it";
    contract_not_needed => "双方未就此事项作特别约定，依法处理" | "the parties agree nothing special on this and the law applies";
    contract_uncollected => "未签" | "unsigned";
    tab_paper => "合同" | "Contract";
    tab_money => "收付款" | "Money";
    tab_life => "经过" | "History";
    print_no_numbers => "这个浏览器打印时不能标页码；要页码，请用 Word 导出。" | "This browser cannot number printed pages: use Word for page numbers.";
    print => "打印" | "Print";
    word => "Word 文件" | "Word file";
    word_file(number: &str) => "{number}.docx" | "{number}.docx";
    word_made(name: &str) => "已生成 {name}。" | "{name} is written.";
    see_terms => "条款" | "Terms";
    see_paper => "纸面" | "Paper";
    terms_parties => "当事人" | "Parties";
    terms_subject => "标的" | "Goods";
    terms_payment => "付款" | "Payment";
    terms_late => "违约金" | "Late fee";
    terms_term => "期限" | "Term";
    terms_sharing => "共享" | "Sharing";
    terms_disputes => "争议" | "Disputes";
    terms_special => "特别约定" | "Special terms";
    terms_title_zh => "中文名称" | "Title in Chinese";
    terms_title_en => "英文名称" | "Title in English";
    terms_number => "合同编号" | "Contract number";
    terms_drafted => "签订日期" | "Date";
    terms_place => "签订地点" | "Place of signing";
    terms_capacity => "我方是" | "We are";
    terms_party_names => "双方称谓" | "The sides are called";
    names_letters => "甲方、乙方" | "Party A and Party B";
    names_seller => "卖方、买方" | "Seller and Buyer";
    names_supplier => "供方、需方" | "Supplier and Purchaser";
    names_distributor => "供应商、经销商" | "Supplier and Distributor";
    names_provider => "服务方、委托方" | "Service Provider and Client";
    names_own => "自定称谓" | "In words of your own";
    names_ours => "我方称谓" | "What we are called";
    names_letter_taken => "“甲方”至“癸方”是按次序对各方的称谓，请另取名称。" | "“Party A” to “Party J” are the letters that parties go by; please choose another name.";
    names_theirs => "对方称谓" | "What the customer is called";
    terms_owner => "负责人" | "Owner";
    terms_our_signatory => "我方签署人" | "Who signs for us";
    terms_their_signatory => "对方签署人" | "Who signs for them";
    party_a => "甲方" | "Party A";
    party_b => "乙方" | "Party B";
    line_name => "品名" | "Item";
    line_code => "编码" | "Code";
    line_name_en => "英文名称" | "Name in English";
    line_spec => "规格" | "Specification";
    line_unit => "单位" | "Unit";
    line_quantity => "数量" | "Quantity";
    line_price => "单价" | "Unit price";
    line_tax => "税率" | "Tax rate";
    line_discount => "折扣" | "Discount";
    line_amount => "金额" | "Amount";
    line_add => "加一行" | "Add a line";
    line_remove => "删去这一行" | "Remove this line";
    lines_empty => "还没有明细。加一行，价款和付款计划就会算出来。" | "No lines yet. Add one and the price and the payment plan are computed.";
    lines_total => "合计" | "Total";
    tax_mode => "价款" | "Prices";
    tax_included => "含税" | "Tax included";
    tax_excluded => "不含税，另加" | "Tax on top";
    tax_none => "不计税" | "No tax";
    plan_mode => "付款方式" | "Payment plan";
    plan_lump => "一次付清" | "One sum";
    plan_equal => "等额分期" | "Equal parts";
    plan_shares => "按比例分期" | "By shares";
    plan_sums => "按约定金额" | "By agreed amounts";
    plan_parts => "期数" | "Parts";
    plan_due => "到期" | "Due";
    plan_share => "比例" | "Share";
    plan_label => "期" | "Part";
    plan_amount => "金额 ¥" | "Amount ¥";
    plan_add => "加一期" | "Add a part";
    plan_remove => "删去这一期" | "Remove this part";
    plan_adds_up => "各期之和等于总价" | "The parts add up to the price";
    plan_cannot => "明细还算不出总价，付款计划等它。" | "The lines give no price yet; the plan waits for it.";
    days_unit => "日" | "days";
    months_unit => "个月" | "months";
    late_rate => "日率" | "Daily rate";
    late_yearly(rate: &str) => "相当于每年 {rate}" | "{rate} a year";
    late_grace => "宽限" | "Grace";
    late_cap => "上限" | "Cap";
    late_order => "来款先抵" | "Payments go first to";
    late_order_costs => "费用、违约金、本金" | "Costs, fee, principal";
    late_order_principal => "本金" | "Principal";
    late_try(days: &str, amount: &str) => "试算：第一期迟 {days} 天，违约金 {amount}" | "Trial: first part {days} days late costs {amount}";
    term_start => "自" | "From";
    term_months => "几个月" | "Months";
    term_until(date: &str) => "至 {date}" | "until {date}";
    term_length => "期限" | "Length";
    term_fixed => "固定期限" | "Fixed term";
    term_open => "不定期" | "No end";
    term_performed => "至履行完毕" | "Until performed";
    term_renewal => "期满" | "At the end";
    renewal_none => "终止" | "It ends";
    renewal_agree => "协商续签" | "Renew by agreement";
    renewal_auto => "自动续期" | "Renews by itself";
    renewal_notice => "不续须提前" | "Notice against renewal";
    disputes_forum => "解决方式" | "Decided by";
    disputes_arbitration => "仲裁" | "Arbitration";
    disputes_litigation => "诉讼" | "Court";
    forum_open => "尚未确定" | "Not chosen yet";
    disputes_either => "或裁或诉（一般无效）" | "Either (generally void)";
    disputes_institution => "仲裁机构" | "Institution";
    disputes_institution_missing => "请写明仲裁机构：没有机构的仲裁约定一般无效。" | "Please name the institution: an arbitration clause without one is generally void.";
    disputes_negotiation => "先协商" | "Negotiate first";
    disputes_court => "管辖法院" | "Court of";
    sharing_mode => "共享什么" | "What is shared";
    sharing_nothing => "不共享" | "Nothing";
    sharing_aggregate => "仅汇总数据" | "Aggregates only";
    sharing_ours => "我方给对方" | "We give";
    sharing_theirs => "对方给我方" | "They give";
    sharing_mutual => "双方互相" | "Both ways";
    sharing_purpose => "用途" | "Purpose";
    breach_delivery => "迟交违约金（每日）" | "Late delivery, a day";
    breach_delivery_cap => "迟交上限" | "Its cap";
    warranty => "质保期" | "Warranty";
    inspection => "验收期" | "Inspection";
    special_help => "这里的文字照印，不参与计算。" | "Printed as written; nothing is computed from it.";
    terms_locked => "合同已签，条款已锁定。需要变更时另签补充协议。" | "The contract is signed and its terms are locked. A change needs an amendment.";
    bad_number => "请写数字。" | "Please write a number.";
    bad_percent => "请写百分数，例如 0.05。" | "Please write a percentage such as 0.05.";
    bad_amount => "请写金额，例如 1234.50。" | "Please write an amount such as 1234.50.";
    bad_quantity => "请写数量，最多三位小数。" | "Please write a quantity, three decimals at most.";
    below_zero => "不能小于零。" | "It cannot be below zero.";
    bad_tax_rate => "税率在 0% 到 100% 之间。" | "A tax rate lies between 0% and 100%.";
    bad_date => "请选择日期。" | "Please choose a date.";
    bad_settle_day => "结算日请写 1 到 28。" | "Please write a day from 1 to 28.";
    bad_time => "请写时刻，例如 9:00。" | "Please write a time such as 9:00.";
    clause_not_applicable => "本合同不适用" | "Does not apply here";
    clause_included => "写入合同" | "In the contract";
    days_late_words(n: &str) => "迟 {n} 天" | "{n} days late";
    history_empty => "还没有记录。" | "Nothing yet.";
    happened_add => "记一件事" | "Record an event";
    next_steps => "下一步" | "Next";
    next_steps_none => "现在没有可办的步骤。" | "There is no step to take now.";
    step_done(step: &str) => "已记：{step}。" | "Recorded: {step}.";
}

impl crate::i18n::Text {
    /// How many days late.
    pub fn days_late(self, days: u64) -> String {
        match (self.locale, days) {
            (crate::i18n::Locale::En, 1) => "1 day late".to_owned(),
            _ => self.days_late_words(&days.to_string()),
        }
    }

    /// How many contracts.
    pub fn contracts_count(self, n: usize) -> String {
        let count = crate::i18n::format::count(n);
        match (self.locale, n) {
            (crate::i18n::Locale::Zh, _) => format!("{count} 份合同"),
            (crate::i18n::Locale::En, 1) => "1 contract".to_owned(),
            (crate::i18n::Locale::En, _) => format!("{count} contracts"),
        }
    }
}

messages! {
    paper_zh => "中文" | "Chinese";
    paper_en => "英文" | "English";
    paper_both => "中英对照" | "Chinese and English";
    delivery_place => "交付地点" | "Place of delivery";
    plan_equal_short => "等额" | "equal";
    institution_unnamed => "还没选" | "Not chosen yet";
    institution_cietac => "中国国际经济贸易仲裁委员会" | "CIETAC";
    institution_bac => "北京仲裁委员会" | "Beijing Arbitration Commission";
    institution_shiac => "上海国际经济贸易仲裁委员会" | "SHIAC";
    institution_shac => "上海仲裁委员会" | "Shanghai Arbitration Commission";
    institution_scia => "深圳国际仲裁院" | "SCIA";
    institution_gzac => "广州仲裁委员会" | "Guangzhou Arbitration Commission";
    institution_hkiac => "香港国际仲裁中心" | "HKIAC";
    institution_siac => "新加坡国际仲裁中心" | "SIAC";
    institution_icc => "国际商会国际仲裁院" | "ICC";
    institution_lcia => "伦敦国际仲裁院" | "LCIA";
    institution_other => "其他机构" | "Another institution";
    percent_unit => "%" | "%";
    terms_late_full => "逾期付款违约金" | "Late-payment damages";
}
