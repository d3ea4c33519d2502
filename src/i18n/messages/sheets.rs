//! Lists that are handed out: what they and their columns are called.

use crate::i18n::{Text, format};
use crate::sync::list::sheets::Heading;

messages! {
    sheet_shown_columns => "当前显示的列" | "The columns shown";
    sheet_all_columns => "全部资料" | "All details";
    sheet_export => "导出" | "Export";
    sheet_export_purchases => "导出购买记录" | "Export the purchases";
    sheet_leads => "线索" | "Leads";
    sheet_chances => "商机" | "Opportunities";
    sheet_products => "产品" | "Products";
    sheet_prices => "价目" | "Prices";
    sheet_contracts => "合同" | "Contracts";
    sheet_parts => "应收明细" | "Instalments";
    sheet_receipts => "收款" | "Receipts";
    sheet_follow_ups => "跟进与下一步" | "Follow-ups and next steps";
    sheet_people => "联系人名单" | "List of people";
    sheet_people_file => "联系人" | "people";
    sheet_purchases => "购买记录" | "Purchases";
    sheet_accrual_base_file => "计提依据" | "commission-base";
    sheet_accrual_working_file => "计提计算" | "commission-working";
    sheet_promised => "合同奖励" | "Promised incentive";
    sheet_promised_file => "合同奖励" | "promised-incentive";
    sheet_promised_counted_file => "合同奖励-计入款项" | "promised-incentive-counted";
    sheet_own_clauses_file => "自有条款" | "own-clauses";
    sheet_fallbacks_file => "备选条款" | "fallbacks";
    sheet_own_templates_file => "自有模板" | "own-templates";
    sheet_promises_file => "承诺付款" | "promises-to-pay";
    sheet_force_file => "不可抗力" | "force-majeure";
    sheet_transfers_file => "转让" | "transfers";
    sheet_cures_file => "违约与催告" | "notices-to-cure";
    sheet_filed => "立案金额" | "Claim as filed";
    sheet_filed_file => "立案金额" | "claim-as-filed";
    sheet_filed_working => "立案金额计算" | "Working as filed";
    sheet_filed_working_file => "立案金额计算" | "working-as-filed";
    sheet_rates_file => "参考利率" | "reference-rates";
    sheet_holidays_file => "节假日" | "holidays";
    sheet_advances_file => "预收款" | "advances";
    sheet_amendments_file => "补充协议" | "amendments";
    sheet_approvals_file => "审批情况" | "approvals";
    sheet_changes_file => "改动记录" | "changes";
    sheet_time => "时间" | "Time";
    sheet_field => "字段" | "Field";
    sheet_effect_file => "变更结果" | "amendment-effect";
    sheet_keeping_file => "负责人经历" | "keepers";
    sheet_likings_file => "偏好" | "preferences";
    sheet_offers_file => "和解方案" | "offers-to-settle";
    sheet_report_working => "数字的依据" | "Behind the figure";
    sheet_report_working_file => "报表依据" | "behind-the-figure";
    sheet_timeline_file => "动态" | "timeline";
    sheet_versions_file => "合同版本" | "contract-versions";
    sheet_leads_file => "线索" | "leads";
    sheet_chances_file => "商机" | "opportunities";
    sheet_products_file => "产品" | "products";
    sheet_prices_file => "价目" | "prices";
    sheet_contracts_file => "合同" | "contracts";
    sheet_parts_file => "应收明细" | "instalments";
    sheet_receipts_file => "收款" | "receipts";
    sheet_follow_ups_file => "跟进" | "follow-ups";
    sheet_purchases_file => "购买记录" | "purchases";
    sheet_customers_file => "客户" | "customers";
    sheet_figures => "关键数字" | "Key figures";
    sheet_figures_file => "关键数字" | "key-figures";
    sheet_ages_file => "应收账龄汇总" | "receivables-by-age";
    sheet_cash_file => "每月回款" | "cash-by-month";
    sheet_ends_file => "快到期的合同" | "contracts-running-out";
    sheet_stages_file => "商机阶段" | "pipeline-by-stage";
    sheet_decisions => "等您决定的事" | "What needs a decision";
    sheet_decisions_file => "等您决定的事" | "decisions";
    figure_received_before => "上月同期已收" | "Received last month by the same day";
    figure_planned => "本月应收" | "Falling due this month";
    figure_newly_overdue => "近 30 天新增逾期" | "Newly overdue in the last 30 days";
    figure_newly_due => "近 30 天到期（含已收）" | "Fell due in the last 30 days, paid or not";
    figure_late_fees => "违约金" | "Late fees";
    figure_newly_signed => "近 30 天新签合同" | "Signed in the last 30 days";
    figure_ending => "60 天内到期的合同" | "Ending within 60 days";
}

impl Text {
    /// How many people have no column of their own where a row has room for so many.
    pub fn people_beyond(self, people: usize, room: u8) -> String {
        let n = format::count(people);
        let noun = if people == 1 { "person is" } else { "people are" };
        self.pick(
            format!("每行只写得下 {room} 位联系人，另有 {n} 位没有写进去；联系人名单里有全部。"),
            format!("A row has room for {room} people; {n} {noun} not in it. The list of people has all of them."),
        )
    }

    /// So many rows were handed out.
    pub fn rows_exported(self, rows: usize, name: &str) -> String {
        let n = format::count(rows);
        let noun = if rows == 1 { "row" } else { "rows" };
        self.pick(format!("已把 {n} 行交给浏览器下载：{name}"), format!("{n} {noun} handed to the browser as {name}"))
    }

    /// What a column of a list that is handed out is called.
    pub const fn sheet_heading(self, heading: Heading) -> &'static str {
        let (zh, en) = words(heading);
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }
}

const fn words(heading: Heading) -> (&'static str, &'static str) {
    match heading {
        Heading::About => ("关于", "About"),
        Heading::AcknowledgedInTime => ("按时受理确认", "Acknowledged in time"),
        Heading::AcknowledgedOf => ("应受理确认", "To be acknowledged"),
        Heading::Age => ("账龄", "Age"),
        Heading::Age1To30 => ("逾期 1–30 天", "1–30 days late"),
        Heading::CommissionCause => ("提成变动原因", "Cause"),
        Heading::CommissionEarned => ("应得提成", "Earned"),
        Heading::CommissionHeld => ("暂扣提成", "Held"),
        Heading::CommissionMember => ("提成成员", "Member"),
        Heading::CommissionPayable => ("可发放提成", "Payable"),
        Heading::CommissionPeriod => ("结算期", "Commission period"),
        Heading::CommissionPlan => ("激励方案", "Incentive plan"),
        Heading::Age31To60 => ("逾期 31–60 天", "31–60 days late"),
        Heading::Age61To90 => ("逾期 61–90 天", "61–90 days late"),
        Heading::AgeOver90 => ("逾期 90 天以上", "Over 90 days late"),
        Heading::Amount => ("金额", "Amount"),
        Heading::AnsweredInTime => ("按时响应", "Answered in time"),
        Heading::AnsweredOf => ("应响应", "To be answered"),
        Heading::Reopened => ("重新处理", "Reopened"),
        Heading::Channel => ("受理渠道", "Came in by"),
        Heading::SolvedOn => ("解决日期", "Solved on"),
        Heading::LateWith => ("超时事项", "Late with"),
        Heading::Cause => ("原因", "Cause"),
        Heading::CorrectiveAction => ("纠正措施", "Corrective action"),
        Heading::CalledBackOn => ("回访日期", "Called back on"),
        Heading::Rating => ("满意度", "Satisfaction"),
        Heading::Satisfied => ("满意", "Satisfied"),
        Heading::SatisfiedOf => ("评价数", "Answers"),
        Heading::TicketNumber => ("工单编号", "Ticket no."),
        Heading::DisputeNumber => ("争议编号", "Dispute no."),
        Heading::CaseKind => ("类型", "Kind"),
        Heading::Matter => ("事由", "Matter"),
        Heading::Recommendation => ("推荐意愿", "Likelihood to recommend"),
        Heading::Promoters => ("推荐者", "Promoters"),
        Heading::Passives => ("被动者", "Passives"),
        Heading::Detractors => ("贬损者", "Detractors"),
        Heading::RecommendedOf => ("推荐意愿答复数", "Answers on recommending"),
        Heading::NetPromoter => ("净推荐值（NPS）", "Net promoter score (NPS)"),
        Heading::SolvedInTime => ("按时解决", "Solved in time"),
        Heading::SolvedOf => ("应解决", "To be solved"),
        Heading::SolvedEver => ("解决过", "Ever solved"),
        Heading::MedianMinutes => ("解决用时中位（分钟）", "Median minutes to solve"),
        Heading::NotSolved => ("未解决", "Not solved yet"),
        Heading::OldestDays => ("最久等待天数", "Oldest, days waiting"),
        Heading::Tickets => ("受理工单", "Tickets"),
        Heading::SolveBy => ("解决期限", "To be solved by"),
        Heading::Bearer => ("承担人", "Borne by"),
        Heading::Metric => ("指标", "Metric"),
        Heading::PeriodFrom => ("期间起", "Period from"),
        Heading::PeriodTo => ("期间止", "Period to"),
        Heading::Target => ("目标", "Target"),
        Heading::Stretch => ("冲刺", "Stretch"),
        Heading::Challenge => ("挑战", "Challenge"),
        Heading::Actual => ("完成", "Actual"),
        Heading::Attained => ("达成率", "Attained"),
        Heading::Pace => ("进度", "On track for"),
        Heading::AskingSide => ("催告方", "Side that asks"),
        Heading::Began => ("开始日期", "Began on"),
        Heading::Buyer => ("购买方", "Buyer"),
        Heading::BuyerTaxNumber => ("购买方税号", "Buyer's tax no."),
        Heading::By => ("记录人", "By"),
        Heading::Came => ("收到日期", "Came in on"),
        Heading::Chances => ("商机数", "Opportunities"),
        Heading::Clause => ("涉及条款", "Clause"),
        Heading::ClauseArea => ("条款", "Clause area"),
        Heading::ClauseText => ("条款正文", "Clause text"),
        Heading::CureBy => ("改正期限", "To be cured by"),
        Heading::Cured => ("改正日期", "Cured on"),
        Heading::Fairness => ("公平性说明", "Fairness notes"),
        Heading::MayEnd => ("可解除起始日", "May be ended from"),
        Heading::NoticeBy => ("通知期限", "Notice due by"),
        Heading::Over => ("结束日期", "Lasted until"),
        Heading::Prevented => ("影响的义务", "What is prevented"),
        Heading::PreventedSide => ("受影响方", "Side prevented"),
        Heading::ProofBy => ("证明期限", "Proof due by"),
        Heading::Proved => ("证明日期", "Proved on"),
        Heading::Told => ("通知日期", "Notice on"),
        Heading::Transferee => ("受让方", "Transferee"),
        Heading::Transferor => ("转让方", "Transferor"),
        Heading::UseWhen => ("何时用", "When to use it"),
        Heading::Code => ("编码", "Code"),
        Heading::Collected => ("已收", "Collected"),
        Heading::CollectedShare => ("收款比例", "Collected %"),
        Heading::Company => ("公司", "Company"),
        Heading::Competitor => ("竞争对手", "Competitor"),
        Heading::Content => ("内容", "What was said"),
        Heading::Contract => ("合同编号", "Contract no."),
        Heading::Contracts => ("合同数", "Contracts"),
        Heading::CreditLimit => ("信用额度", "Credit limit"),
        Heading::CreditCurrency => ("信用额度币种", "Currency of the credit limit"),
        Heading::CreditUsed => ("已用额度", "Credit used"),
        Heading::CreditOver => ("超出额度", "Over the limit by"),
        Heading::Currency => ("币种", "Currency"),
        Heading::Customer => ("客户", "Customer"),
        Heading::DaysLate => ("逾期天数", "Days late"),
        Heading::DaysInStage => ("停留天数", "Days in stage"),
        Heading::Discount => ("折扣", "Discount"),
        Heading::Done => ("完成日期", "Done on"),
        Heading::Due => ("到期日", "Due on"),
        Heading::DueAfter => ("付款条件", "Due after"),
        Heading::Duty => ("义务", "Duty"),
        Heading::Material => ("物料", "Material"),
        Heading::MaterialAccepted => ("已签收", "Accepted"),
        Heading::MaterialDelivered => ("已交付", "Delivered"),
        Heading::MaterialKind => ("物料类别", "Kind of material"),
        Heading::MaterialLeft => ("未交付", "To deliver"),
        Heading::MaterialOut => ("待归还", "To come back"),
        Heading::MaterialPromised => ("承诺数量", "Promised"),
        Heading::MaterialReturned => ("已归还", "Returned"),
        Heading::MaterialWorth => ("总价值", "Worth in all"),
        Heading::ReturnBy => ("归还期限", "To be back by"),
        Heading::Email => ("电子邮箱", "E-mail"),
        Heading::EndingContracts => ("到期合同数", "Contracts ending"),
        Heading::EndingAmount => ("到期合同额", "Amount ending"),
        Heading::Ends => ("到期日期", "Last day"),
        Heading::ExpectedClose => ("预计成交", "Expected close"),
        Heading::Floor => ("底价", "Floor price"),
        Heading::InForce => ("在履行合同额", "In force"),
        Heading::Industry => ("行业", "Trade"),
        Heading::InvoiceKind => ("发票种类", "Kind of invoice"),
        Heading::InvoiceNumber => ("发票号码", "Invoice no."),
        Heading::Invoiced => ("已开票", "Invoiced"),
        Heading::InvoicedShare => ("开票比例", "Invoiced %"),
        Heading::Scale => ("企业规模", "Enterprise size"),
        Heading::JobTitle => ("职务", "Job title"),
        Heading::Kind => ("方式", "Kind"),
        Heading::LastContact => ("最近联系", "Last contact"),
        Heading::LateFee => ("违约金", "Late fee"),
        Heading::Level => ("级别", "Level"),
        Heading::Method => ("付款方式", "Method"),
        Heading::MinQuantity => ("起订量", "From quantity"),
        Heading::Month => ("月份", "Month"),
        Heading::Name => ("名称", "Name"),
        Heading::Net => ("不含税金额", "Net"),
        Heading::NextDue => ("下一笔到期", "Next due"),
        Heading::NextStep => ("下一步", "Next step"),
        Heading::NextStepOn => ("下一步日期", "Next step on"),
        Heading::NotDue => ("未到期", "Not due"),
        Heading::Note => ("备注", "Note"),
        Heading::Number => ("客户编号", "Customer no."),
        Heading::On => ("日期", "Date"),
        Heading::Open => ("未收", "Open"),
        Heading::Overdue => ("逾期", "Overdue"),
        Heading::Owner => ("负责人", "Owner"),
        Heading::Paid => ("已付", "Paid"),
        Heading::Parent => ("上级单位", "Parent company"),
        Heading::Part => ("期次", "Instalment"),
        Heading::Parts => ("笔数", "Instalments"),
        Heading::PartsSettled => ("已结清笔数", "Instalments settled"),
        Heading::PaysBy => ("承诺付款日", "Pays by"),
        Heading::Person => ("姓名", "Person"),
        Heading::Phone => ("电话", "Telephone"),
        Heading::Planned => ("应收计划", "Falling due"),
        Heading::Price => ("单价（含税）", "Price incl. tax"),
        Heading::PriceList => ("价目表", "Price list"),
        Heading::Priority => ("优先级", "Priority"),
        Heading::Probability => ("成交概率", "Probability"),
        Heading::Product => ("产品", "Product"),
        Heading::Proof => ("凭证或原因", "Proof or reason"),
        Heading::Purpose => ("付款说明", "What the payer said"),
        Heading::Quantity => ("数量", "Quantity"),
        Heading::Reason => ("原因", "Reason"),
        Heading::SetOffAgainst => ("用来抵销的我方债务", "Set off against"),
        Heading::Receivable => ("应收", "Receivable"),
        Heading::Received => ("已到账", "Received"),
        Heading::Reference => ("流水号", "Reference"),
        Heading::Region => ("地区", "Region"),
        Heading::Outcome => ("结果", "Outcome"),
        Heading::RenewingContracts => ("自动续期合同数", "Contracts renewing"),
        Heading::RenewingAmount => ("自动续期合同额", "Amount renewing"),
        Heading::Repeats => ("重复", "Repeats"),
        Heading::Role => ("角色", "Role"),
        Heading::Score => ("评分", "Score"),
        Heading::Share => ("占比", "Share"),
        Heading::ShortName => ("简称", "Short name"),
        Heading::Side => ("由谁履行", "Whose duty"),
        Heading::Signed => ("签订日期", "Signed on"),
        Heading::RegistrationCode => ("统一社会信用代码", "Registration code"),
        Heading::Since => ("合作开始", "Customer since"),
        Heading::Source => ("来源", "Source"),
        Heading::Spec => ("规格型号", "Specification"),
        Heading::Stage => ("阶段", "Stage"),
        Heading::State => ("状态", "State"),
        Heading::Tags => ("标签", "Tags"),
        Heading::TakesBack => ("红冲的发票", "Takes back"),
        Heading::Task => ("要做什么", "What is to be done"),
        Heading::Tax => ("税额", "Tax"),
        Heading::TaxRate => ("税率", "Tax rate"),
        Heading::Title => ("合同名称", "Title"),
        Heading::Towards => ("核销去向", "Counted towards"),
        Heading::Uncounted => ("未核销", "Not counted yet"),
        Heading::Unit => ("单位", "Unit"),
        Heading::UnitPrice => ("单价", "Unit price"),
        Heading::ValidFrom => ("生效日", "Valid from"),
        Heading::ValidTo => ("截止日", "Valid to"),
        Heading::Waived => ("已减免", "Waived"),
        Heading::Weighted => ("加权金额", "Weighted amount"),
        Heading::Wechat => ("微信", "WeChat"),
        Heading::Wish => ("需求", "Wish"),
        Heading::With => ("对方", "With"),
    }
}
