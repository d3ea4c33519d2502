//! Instalments, receipts, late fees.

use std::cmp::Ordering;

use crate::domain::late_fee::precedence::Reason;
use crate::domain::late_fee::working::RateUnit;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::receipt::ClaimPart;
use crate::domain::schedule::PlanError;
use crate::i18n::{Locale, Text, format};

messages! {
    plan_no_parts => "付款计划还没有分期。" | "The payment plan has no parts yet.";
    plan_too_many => "分期太多，一份计划最多 1200 期。" | "Too many parts: a plan has at most 1,200.";
    plan_same_id => "有两期是同一期，请删去一期。" | "Two parts are the same one: please remove one.";
    plan_part_nothing(n: u16) => "第 {n} 期算下来不足一分，请调整。" | "Part {n} comes to less than the smallest unit: please change it.";
    plan_negative_share => "分期的比例不能是负数。" | "The share of a part cannot be negative.";
    plan_shares_short(percent: &str) => "各期比例合计不到 100%，还差 {percent}。" | "The shares are {percent} short of 100%.";
    plan_shares_over(percent: &str) => "各期比例合计超过 100%，多了 {percent}。" | "The shares are {percent} above 100%.";
    plan_shares_full => "各期比例已满 100%，等额的各期没有余额可分。" | "The shares are 100% already and leave nothing for the equal parts.";
    plan_sum_short(sum: &str) => "各期金额合计比总价少 {sum}。" | "The parts are {sum} short of the price.";
    plan_sum_over(sum: &str) => "各期金额合计比总价多 {sum}。" | "The parts are {sum} above the price.";
    plan_settled_missing => "已收过款的一期不在计划里，请补回。" | "A part that money was counted towards is missing from the plan: please put it back.";
    plan_no_day => "到期日算不出来，请检查期限和工作日历。" | "A due day cannot be found: please check the term and the working calendar.";
    money_title => "收付款" | "Money";
    money_answer_none => "没有待收的款" | "Nothing is outstanding";
    money_answer_overdue(n: &str, sum: &str) => "{n} 笔逾期，共 {sum}" | "{n} overdue, {sum} in all";
    money_answer_open(n: &str, sum: &str) => "{n} 笔待收，共 {sum}" | "{n} outstanding, {sum} in all";
    money_open => "待收" | "Outstanding";
    money_all => "全部分期" | "All parts";
    money_receipts => "收款记录" | "Receipts";
    money_empty => "还没有签署的合同，所以没有应收的款。" | "No contract is signed yet, so nothing is owed.";
    money_search => "按客户、编号、流水号、用途查找" | "Search customer, number, reference, purpose";
    money_none_match => "没有符合条件的款项。" | "Nothing matches.";
    money_party => "客户" | "Customer";
    money_contract => "合同" | "Contract";
    money_part => "分期" | "Part";
    money_due => "到期" | "Due";
    money_amount => "应收 ¥" | "Amount ¥";
    money_paid => "已收 ¥" | "Paid ¥";
    money_left => "未收 ¥" | "Open ¥";
    money_state => "状态" | "State";
    money_fee => "违约金 ¥" | "Late fee ¥";
    money_total => "合计" | "Total";
    part_number(n: usize) => "第 {n} 期" | "Part {n}";
    receipt_title => "记一笔收款" | "Record a receipt";
    receipt_from => "付款方" | "From";
    receipt_on => "到账日期" | "Value date";
    receipt_amount => "金额" | "Amount";
    receipt_method => "方式" | "How";
    receipt_reference => "流水号" | "Bank reference";
    receipt_note => "备注" | "Note";
    receipt_counts => "将计入" | "Counts towards";
    receipt_advance(sum: &str) => "余下 {sum} 作预收款" | "{sum} kept as an advance";
    reason_payers_purpose => "付款方指定" | "named by the payer";
    reason_already_due => "已到期的先还（民法典第五百六十条）" | "due, others are not yet (Civil Code art. 560)";
    reason_less_secured => "担保较少的先还（民法典第五百六十条）" | "less secured than others (Civil Code art. 560)";
    reason_heavier_burden => "负担较重的先还（民法典第五百六十条）" | "a heavier burden than others (Civil Code art. 560)";
    reason_earlier_due => "到期较早的先还（民法典第五百六十条）" | "due before others (Civil Code art. 560)";
    reason_pro_rata => "同等顺序，按比例（民法典第五百六十条）" | "equal to others, shared in proportion (Civil Code art. 560)";
    reason_last_left => "只剩这一期" | "the only one left";
    receipt_security => "账册不掌握每笔债务的担保数额，以上顺序没有考虑担保。几笔到期的款担保不同的，担保较少的先还（民法典第五百六十条），请用“改金额”调整。" | "The book does not know how far each debt is secured, so this order leaves security out. Of debts that are due, the less secured is paid first (Civil Code art. 560): where they differ in that, use “Change the amounts”.";
    receipt_nothing_open => "没有待收的款，全部作预收款。" | "Nothing is outstanding: all of it is kept as an advance.";
    receipt_choose => "请选择付款方。" | "Please choose who paid.";
    receipt_positive => "金额要大于零。" | "The amount must be more than nothing.";
    receipt_saved(sum: &str) => "已记收款 {sum}。" | "Receipt of {sum} recorded.";
    receipt_reverse => "冲正" | "Reverse";
    receipt_reversed => "已冲正" | "Reversed";
    receipt_reversal_saved => "已用一笔反向记录冲正。" | "Reversed by a counter-entry.";
    receipts_all(n: &str, sum: &str) => "共 {n} 笔，到账 {sum}" | "{n} in all, {sum} received";
    receipts_none_answer => "没有到账款项" | "Nothing has come in";
    receipts_and_set_off(answer: &str, sum: &str) => "{answer}，另抵销 {sum}" | "{answer}, {sum} set off";
    receipts_none => "还没有收款。" | "No receipts yet.";
    ledger_open => "违约金是怎么算的" | "How the late fee is worked out";
    ledger_from => "自" | "After";
    ledger_to => "至" | "Until";
    ledger_days => "天" | "Days";
    ledger_base => "基数 ¥" | "Base ¥";
    ledger_rate => "费率" | "Rate";
    ledger_fee => "违约金 ¥" | "Fee ¥";
    ledger_total => "累计（最后一次取整到分）" | "In all (rounded once, at the end)";
    ledger_paid => "减：已付违约金" | "Less: fee already paid";
    ledger_given_up => "减：已减免违约金" | "Less: fee waived";
    ledger_owed => "现在尚欠违约金" | "Fee owed now";
    ledger_pay_off(sum: &str, principal: &str, fee: &str, cost: &str) => "当天付清本期要 {sum}（本金 {principal}、违约金 {fee}、费用 {cost}）" | "To settle this part on this day: {sum} (principal {principal}, fee {fee}, costs {cost})";
    claim_principal => "本金" | "principal";
    claim_late_fee => "违约金" | "late fee";
    claim_cost => "费用" | "costs";
    home_none => "今天没有事等您决定" | "Nothing needs your decision today";
    home_one => "今天有 1 件事等您决定" | "One thing needs your decision today";
    home_some(n: usize) => "今天有 {n} 件事等您决定" | "{n} things need your decision today";
    home_late_words(party: &str, part: &str, sum: &str) => "{party} {part}还欠 {sum}" | "{party}: {part}, {sum} open";
    home_late_fee(sum: &str) => "违约金 {sum}" | "late fee {sum}";
    home_record => "记收款" | "Record it";
    home_due_words(party: &str, part: &str, sum: &str) => "{party} {part}应收 {sum}" | "{party}: {part}, {sum} due";
    home_see => "去看" | "See it";
    home_approve_words(party: &str, title: &str) => "{party} {title}等待审批" | "{party}: {title} awaits approval";
    home_sign_words(party: &str, title: &str) => "{party} {title}等待签署" | "{party}: {title} awaits signature";
    home_notice_words(party: &str, title: &str, date: &str) => "{party} {title}：{date}前不通知就自动续期" | "{party}: {title} renews by itself unless notice is given by {date}";
    home_end_words(party: &str, title: &str, date: &str) => "{party} {title} {date}期满" | "{party}: {title} ends on {date}";
    home_backup_words => "账簿还没有备份过：导出一个文件，放到别的地方" | "The book has never been backed up: export it to a file and keep it elsewhere";
    home_backup_old(days: i64) => "上次备份是 {days} 天前" | "The last backup is {days} days old";
    home_export => "导出" | "Export";
    home_received => "本月已收" | "Received this month";
    home_overdue => "逾期未收" | "Overdue";
    home_in_force => "在履行合同" | "In force";
    home_receivable => "应收合计" | "Receivable";
    home_late_fees_note(sum: &str) => "违约金 {sum}" | "late fees {sum}";
    home_late_fees_awaited => "违约金计算中" | "late fees being worked out";
    home_same_as_before => "与上月同期持平" | "the same as last month by this day";
    home_plan_note(share: &str) => "计划的 {share}" | "{share} of what is due";
    home_more_than_before(sum: &str) => "比上月同期多 {sum}" | "{sum} more than last month by this day";
    home_less_than_before(sum: &str) => "比上月同期少 {sum}" | "{sum} less than last month by this day";
    home_newly_overdue(sum: &str) => "近 30 天新增 {sum}" | "{sum} of it in the last 30 days";
    home_newly_due(sum: &str) => "近 30 天到期 {sum}（含已收）" | "{sum} fell due in the last 30 days, paid or not";
    home_newly_signed(sum: &str) => "近 30 天新签 {sum}" | "{sum} signed in the last 30 days";
    home_currency => "币种" | "Currency";
    home_planned => "应收计划" | "Due";
    home_month_said(month: &str, received: &str, open: &str, planned: &str) => "{month}：已收 {received}，待收 {open}，计划 {planned}" | "{month}: received {received}, still to come {open}, due {planned}";
    home_ends_said(month: &str, ending: &str, renewing: &str) => "{month}：到期 {ending}；自动续期 {renewing}" | "{month}: ending {ending}; renewing by themselves {renewing}";
    home_age_said(age: &str, parts: usize, share: &str, amount: &str) => "{age}：{parts} 笔，占 {share}，{amount}" | "{age}: instalments {parts}, share {share}, {amount}";
    home_stage_said(stage: &str, chances: usize, full: &str, weighted: &str) => "{stage}：{chances} 个，金额 {full}，加权 {weighted}" | "{stage}: opportunities {chances}, amount {full}, weighted {weighted}";
    home_ends_end => "到期" | "Ending";
    home_ends_renew => "自动续期" | "Renewing";
    home_ending_note => "按月；深色到期即止，浅色不通知就续期" | "by month; dark ends, light renews unless notice is given";
    home_sales => "商机" | "Pipeline";
    home_sales_full => "金额" | "Amount";
    home_sales_none => "没有进行中的商机。" | "No open opportunities.";
    home_months => "每月回款" | "Cash by month";
    home_months_note => "深色已收，浅色待收，横线为计划" | "dark received, light still to come, line what falls due";
    home_ageing => "应收账龄" | "Receivables by age";
    age_not_due => "未到期" | "Not due";
    age_1_30 => "1–30 天" | "1–30 days";
    age_31_60 => "31–60 天" | "31–60 days";
    age_61_90 => "61–90 天" | "61–90 days";
    age_over_90 => "90 天以上" | "Over 90 days";
    chart_age => "账龄" | "Age";
    chart_parts => "笔数" | "Instalments";
    chart_share => "占比" | "Share";
    chart_stage => "阶段" | "Stage";
    chart_chances => "商机数" | "Opportunities";
    age_count(n: usize) => "{n} 笔" | "{n}";
    home_ending => "快到期的合同" | "Contracts running out";
    home_ending_none => "60 天内没有到期的合同。" | "No contract ends within 60 days.";
    home_recent => "最近收款" | "Latest receipts";
}

impl Text {
    /// How many contracts are in force, and how many of them end soon.
    pub fn home_in_force_note(self, n: usize, ending: usize) -> String {
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{n} 份，{ending} 份 60 天内到期"),
            (Locale::En, 1) => format!("1 contract, {ending} ending within 60 days"),
            (Locale::En, _) => format!("{n} contracts, {ending} ending within 60 days"),
        }
    }

    /// What is owed in late fees, where anything is; in words that they are still being reckoned, while they are not known as of the
    /// date looked at.
    pub fn home_late_fees(self, known: Option<Money>) -> String {
        match known {
            None => self.home_late_fees_awaited().to_owned(),
            Some(fees) if fees.is_zero() => String::new(),
            Some(fees) => self.home_late_fees_note(&format::money(fees)),
        }
    }

    /// So many receipts, what came in and what was set off by them, each by currency: what was set off is no money that came in.
    pub fn receipts_answer(self, n: usize, came: Vec<Money>, set_off: &[Money]) -> String {
        let answer = if came.is_empty() {
            self.receipts_none_answer().to_owned()
        } else {
            self.receipts_all(&format::count(n), &self.sums_words(Ok(came)))
        };
        let set_off: Vec<Money> = set_off.iter().copied().filter(|sum| !sum.is_zero()).collect();
        if set_off.is_empty() { answer } else { self.receipts_and_set_off(&answer, &self.sums_words(Ok(set_off))) }
    }

    /// How many instalments are open.
    pub fn home_parts_note(self, n: usize) -> String {
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{n} 笔待收"),
            (Locale::En, 1) => "1 part outstanding".to_owned(),
            (Locale::En, _) => format!("{n} parts outstanding"),
        }
    }

    /// Contracts that end or renew in a month, with what they promise.
    pub fn home_ends_count(self, n: usize, sum: &str) -> String {
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{n} 份，{sum}"),
            (Locale::En, 1) => format!("1 contract, {sum}"),
            (Locale::En, _) => format!("{n} contracts, {sum}"),
        }
    }

    /// How many opportunities stand at a stage.
    pub fn home_stage_count(self, n: usize) -> String {
        match self.locale {
            Locale::Zh => format!("{n} 个"),
            Locale::En => n.to_string(),
        }
    }

    /// What the parts of a plan come to beside the price, under their table.
    pub fn plan_stands(self, stands: Result<(), PlanError>) -> String {
        match stands {
            Ok(()) => self.plan_adds_up().to_owned(),
            Err(fault) => self.plan_fault(fault),
        }
    }

    /// Why a payment plan does not work out, and what to change.
    pub fn plan_fault(self, fault: PlanError) -> String {
        // the size of it, which the least number of 64 bits has in wide ones only
        let percent = |share: Ppm| format::wide_percent(share.wide().abs());
        let sum = |amount: Money| format::wide_money(amount.wide().abs(), amount.currency);
        match fault {
            PlanError::NoParts => self.plan_no_parts().to_owned(),
            PlanError::TooManyParts => self.plan_too_many().to_owned(),
            PlanError::SameId { .. } => self.plan_same_id().to_owned(),
            PlanError::PartNotPositive { seq, .. } => self.plan_part_nothing(seq),
            PlanError::NegativeShare { .. } => self.plan_negative_share().to_owned(),
            PlanError::Shares { difference } => match difference.0.cmp(&0) {
                Ordering::Less => self.plan_shares_over(&percent(difference)),
                Ordering::Equal => self.plan_shares_full().to_owned(),
                Ordering::Greater => self.plan_shares_short(&percent(difference)),
            },
            PlanError::Sum { difference, .. } if difference.minor < 0 => self.plan_sum_over(&sum(difference)),
            PlanError::Sum { difference, .. } => self.plan_sum_short(&sum(difference)),
            PlanError::SettledRowMissing { .. } => self.plan_settled_missing().to_owned(),
            PlanError::Calendar(_) => self.plan_no_day().to_owned(),
            PlanError::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }

    /// Why a part had its turn before another.
    pub const fn allocation_reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::PayersPurpose => self.reason_payers_purpose(),
            Reason::AlreadyDue => self.reason_already_due(),
            Reason::LessSecured => self.reason_less_secured(),
            Reason::HeavierBurden => self.reason_heavier_burden(),
            Reason::EarlierDue => self.reason_earlier_due(),
            Reason::ProRata => self.reason_pro_rata(),
            Reason::LastLeft => self.reason_last_left(),
        }
    }

    /// A part of a claim.
    pub const fn claim_part(self, part: ClaimPart) -> &'static str {
        match part {
            ClaimPart::Principal => self.claim_principal(),
            ClaimPart::LateFee => self.claim_late_fee(),
            ClaimPart::Cost => self.claim_cost(),
        }
    }

    /// Per what a rate is.
    pub const fn rate_unit(self, unit: RateUnit) -> &'static str {
        match unit {
            RateUnit::Day => self.pick_words("/日", " a day"),
            RateUnit::Year { .. } => self.pick_words("/年", " a year"),
            RateUnit::ThirtyDayMonths => self.pick_words("/年（30E/360）", " a year (30E/360)"),
            RateUnit::Month { .. } => self.pick_words("/月", " a month"),
            RateUnit::StartedPeriod { .. } => self.pick_words("/期", " a period"),
            RateUnit::Once => "",
        }
    }

    const fn pick_words(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }
}
