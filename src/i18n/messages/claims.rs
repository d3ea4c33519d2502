//! What is done to get late claims in: statements, waivers, costs.

use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::late_fee::contract::ClaimableLine;
use crate::domain::late_fee::known::{RateSource, ReferenceRate};
use crate::domain::late_fee_statement::StatementError;
use crate::domain::money::Money;
use crate::domain::recovery_cost::CostKind;
use crate::domain::statement_line::{StatementLine, Whole};
use crate::domain::waiver::WaiverError;
use crate::i18n::{Text, format};

messages! {
    kind_waiver => "减免" | "Waivers";
    kind_recovery_cost => "追偿费用" | "Costs of recovery";
    kind_statement => "催款单" | "Statement";
    kind_late_fee_statement => "催款单" | "Late-fee statements";
    claims_title => "催收" | "Recovery";
    claims_none => "还没有催款单、减免和追偿费用。" | "No statements, waivers or costs of recovery yet.";
    claims_what => "事项" | "What";
    claims_for => "期次" | "Part";
    claims_note => "说明" | "Details";
    claims_by => "经手" | "By";
    claims_amount => "金额 ¥" | "Amount ¥";
    claim_parts => "所涉各期" | "Parts";
    claims_file => "催收" | "recovery";
    fees_file => "逾期违约金" | "late-fees";
    fees_working_file => "违约金明细" | "late-fee-working";
    fees_title => "逾期违约金" | "Late fees";
    fees_none => "截至这一天没有逾期违约金。" | "No late fee up to this day.";
    fees_as_of(date: &str) => "截至 {date}" | "as of {date}";
    fees_accrued => "累计 ¥" | "Accrued ¥";
    fees_paid => "已付 ¥" | "Paid ¥";
    fees_waived => "已减免 ¥" | "Waived ¥";
    fees_owed => "尚欠 ¥" | "Owed ¥";
    fees_claimed => "已主张 ¥" | "Claimed ¥";
    fees_claimable => "可新主张 ¥" | "New to claim ¥";
    fees_costs => "追偿费用 ¥" | "Costs ¥";
    fees_sum => "合计" | "In all";
    fees_capped(date: &str, sum: &str) => "{date} 各期合计达到合同上限 {sum}，受这一上限约束的各期此后不再增加。" | "All parts together reached the contract's cap of {sum} on {date}; nothing accrues after it on the parts that it bounds.";
    fees_overclaimed(sum: &str) => "已主张的比应计的多 {sum}：有款在催款单之后才记上。下一份催款单会自动扣减。" | "Claims exceed what accrued by {sum}: a receipt was entered after a statement. The next statement takes it into account.";
    fees_less_overclaimed(sum: &str, over: &str, new: &str) => "各期可新主张共 {sum}，减去多主张的 {over}（最多减到零），合计可新主张 {new}。" | "New to claim on the parts: {sum}, less the {over} over-claimed (never below zero), leaves {new}.";
    fees_settle(sum: &str) => "当天付清全部逾期款要 {sum}" | "To settle everything that is late on this day: {sum}";
    fees_part_claimed(sum: &str, new: &str) => "已主张 {sum}，可新主张 {new}" | "{sum} claimed so far, {new} new to claim";
    freeze => "开催款单" | "Freeze as a claim";
    freeze_part => "就本期开催款单" | "Freeze this part as a claim";
    freeze_title => "开催款单" | "New late-fee statement";
    freeze_lead(date: &str) => "按 {date} 的台账定格。以后再有收款或减免，这一份不变，下一份只主张新增的部分。" | "Frozen as the ledger stands on {date}. Later receipts and waivers do not change it; the next statement claims only what is new.";
    freeze_number => "催款单号" | "Statement number";
    freeze_number_missing => "请填写催款单号。" | "Please give the statement a number.";
    freeze_number_taken => "这个号码已经用过了。" | "This number is taken.";
    freeze_saved(number: &str, sum: &str) => "已开催款单 {number}，主张违约金 {sum}。" | "Statement {number} frozen: {sum} of late fee claimed.";
    freeze_nothing => "没有可新主张的违约金：已经主张过、付清或减免了。" | "There is no new late fee to claim: all of it was claimed, paid or waived.";
    freeze_later(date: &str) => "{date} 已经开过催款单。请把日期调到那天或之后再开。" | "A statement of {date} exists already. Please look at that day or a later one.";
    freeze_future => "还没到的日子不能主张：请把日期调到今天或之前。" | "A day that has not come cannot be claimed for: please look at today or an earlier day.";
    waive => "减免" | "Waive";
    waive_title => "减免" | "Waive a claim";
    waive_what => "减免什么" | "Of what";
    waive_choice(what: &str, sum: &str) => "{what}（未清 {sum}）" | "{what} ({sum} open)";
    waiver_reason => "原因" | "Reason";
    waive_saved(sum: &str) => "已减免 {sum}。" | "{sum} waived.";
    waive_positive => "减免的金额要大于零。" | "The amount must be more than nothing.";
    waive_over(sum: &str) => "只有 {sum} 未清，不能减免更多。" | "Only {sum} is open: no more can be waived.";
    waive_no_reason => "请写明减免的原因。" | "Please say why.";
    cost_add => "记追偿费用" | "Add a cost";
    cost_title => "记一笔追偿费用" | "Cost of recovery";
    cost_kind_label => "费用名目" | "What for";
    cost_note => "收款单位、票据" | "Paid to, bill";
    cost_positive => "费用要大于零。" | "The cost must be more than nothing.";
    cost_saved(sum: &str) => "已记追偿费用 {sum}。" | "Cost of {sum} recorded.";
    claims_future => "日期不能晚于今天。" | "The day cannot be later than today.";
    claim_reversed_said => "已用一笔反向记录冲正。" | "Taken back by a counter-entry.";
    claim_counter => "冲正" | "Counter-entry";
    line_reference(date: &str, name: &str, rate: &str, source: &str) => "自 {date} 起按{name}{rate}计算（{source}）" | "From {date}: {name}, {rate} ({source})";
    line_reference_last(said: &str) => "{said}；未录入此后公布的利率，沿用此利率" | "{said}; no later rate has been entered, so this one continues to apply";
    line_reference_any => "基准利率" | "Reference rate";
    line_reference_clause(since: &str) => "起草合同时录入，{since} 起执行" | "entered when the contract was drafted, in force from {since}";
    line_reference_undated => "起草合同时录入，未注明执行日期" | "entered when the contract was drafted, without the date it took effect";
    line_reference_book(since: &str) => "{since} 起执行，我方按公布数值录入" | "in force from {since}, as published and entered by us";
    line_grace(date: &str) => "宽限期至 {date}" | "Grace until {date}";
    line_grace_missed(date: &str) => "过了 {date} 的宽限期，自到期日次日起计" | "The grace until {date} passed: counted from the day after the due date";
    line_capped(date: &str, sum: &str) => "{date} 达到上限 {sum}，此后不再增加" | "The cap of {sum} was reached on {date}; nothing accrues after it";
    line_capped_shared(date: &str, sum: &str) => "{date} 各期合计达到合同上限，本期计至 {sum} 为止" | "All parts together reached the contract's cap on {date}; this part stops at {sum}";
    line_cost(date: &str, sum: &str) => "{date} 追偿费用 {sum}" | "{date}: cost of recovery {sum}";
    line_received(date: &str, sum: &str, how: &str) => "{date} 收款 {sum}，{how}" | "{date}: received {sum}, {how}";
    line_received_of(date: &str, whole: &str, sum: &str, how: &str) => "{date} 收款 {whole}，其中 {sum} 计入本期：{how}" | "{date}: of {whole} received, {sum} towards this part: {how}";
    line_set_off(date: &str, sum: &str, how: &str) => "{date} 抵销 {sum}，{how}" | "{date}: {sum} set off, {how}";
    line_set_off_of(date: &str, whole: &str, sum: &str, how: &str) => "{date} 抵销 {whole}，其中 {sum} 计入本期：{how}" | "{date}: of {whole} set off, {sum} towards this part: {how}";
    line_advance_used(date: &str, sum: &str, came: &str, whole: &str, how: &str) => "{date} 以{came}收款 {whole} 中的预收款抵付本期 {sum}：{how}" | "{date}: an advance of {sum} out of the {whole} received on {came} was applied to this part: {how}";
    line_received_and(before: &str, last: &str) => "{before}、{last}" | "{before} and {last}";
    line_received_part(what: &str, sum: &str) => "抵{what} {sum}" | "{sum} to {what}";
    line_received_advance(sum: &str) => "作预收款 {sum}" | "{sum} kept as an advance";
    line_waived(date: &str, what: &str, sum: &str) => "{date} 减免{what} {sum}" | "{date}: {what} of {sum} waived";
    line_claimed(date: &str, sum: &str) => "{date} 已主张 {sum}" | "{date}: {sum} claimed";
}

impl Text {
    /// Why nothing can be waived this way.
    pub fn waiver_fault(self, fault: WaiverError) -> String {
        match fault {
            WaiverError::NotPositive => self.waive_positive().to_owned(),
            WaiverError::NoReason => self.waive_no_reason().to_owned(),
            WaiverError::MoreThanOpen { open } => self.waive_over(&format::money(open)),
            WaiverError::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }

    /// Why nothing is claimed.
    pub fn statement_fault(self, fault: StatementError) -> String {
        match fault {
            StatementError::NothingToClaim => self.freeze_nothing().to_owned(),
            StatementError::LaterClaim { on } => self.freeze_later(&self.date(on)),
            StatementError::InFuture => self.freeze_future().to_owned(),
            StatementError::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }

    /// How what is new to claim of all parts differs from the sum of the parts; nothing where it does not.
    pub fn fees_claimable_working(self, claimable: &Worked<Money, ClaimableLine>) -> Option<String> {
        let [ClaimableLine::Instalments { sum }, ClaimableLine::Overclaimed { amount }] = claimable.working.as_slice()
        else {
            return None;
        };
        let [sum, over, new] = [*sum, *amount, claimable.value].map(format::money);
        Some(self.fees_less_overclaimed(&sum, &over, &new))
    }

    /// What a cost of recovery is for.
    pub const fn cost_kind(self, kind: CostKind) -> &'static str {
        let (zh, en) = match kind {
            CostKind::Lawyer => ("律师费", "Lawyer's fee"),
            CostKind::Court => ("诉讼、仲裁费", "Court or arbitration fee"),
            CostKind::Preservation => ("保全费", "Cost of preservation"),
            CostKind::Notary => ("公证、鉴定费", "Notary or expert fee"),
            CostKind::Travel => ("差旅费", "Travel"),
            CostKind::Compensation => ("法定追偿补偿金", "Statutory compensation"),
            CostKind::Other => ("其他", "Other"),
        };
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }

    /// A line of a reckoning that is an event and not a span of days.
    pub fn statement_event(self, line: &StatementLine) -> Option<String> {
        let sum = |amount| format::money(amount);
        Some(match line {
            StatementLine::Accrued { .. } => return None,
            StatementLine::Reference { from, reference } => self.reference_said(*from, reference),
            StatementLine::Grace { until } => self.line_grace(&self.date(*until)),
            StatementLine::GraceMissed { until } => self.line_grace_missed(&self.date(*until)),
            StatementLine::Capped { on, at, shared: false } => self.line_capped(&self.date(*on), &sum(*at)),
            StatementLine::Capped { on, at, shared: true } => self.line_capped_shared(&self.date(*on), &sum(*at)),
            StatementLine::Cost { on, amount } => self.line_cost(&self.date(*on), &sum(*amount)),
            StatementLine::Received { on, amount, principal, late_fee, cost, whole, set_off } => {
                let parts = [
                    (self.claim_cost(), *cost),
                    (self.claim_late_fee(), *late_fee),
                    (self.claim_principal(), *principal),
                ];
                let paid = parts.into_iter().filter(|(_, paid)| !paid.is_zero());
                let paid = paid.map(|(what, paid)| self.line_received_part(what, &sum(paid)));
                let advance = line.advance().filter(|it| !it.is_zero()).map(|it| self.line_received_advance(&sum(it)));
                self.received(*on, &sum(*amount), (*whole, *set_off), &paid.chain(advance).collect::<Vec<_>>())
            }
            StatementLine::Waived { on, part, amount } => {
                let what = match part {
                    crate::domain::late_fee::debt::Part::Cost => self.claim_cost(),
                    crate::domain::late_fee::debt::Part::LateFee => self.claim_late_fee(),
                    crate::domain::late_fee::debt::Part::Principal => self.claim_principal(),
                };
                self.line_waived(&self.date(*on), what, &sum(*amount))
            }
            StatementLine::Claimed { on, amount } => self.line_claimed(&self.date(*on), &sum(*amount)),
        })
    }

    /// The reference rate from a day on, since when it holds, where it was read, and whether a later one is known.
    fn reference_said(self, from: Date, reference: &ReferenceRate) -> String {
        let source = match (reference.source, reference.since) {
            (RateSource::Clause, Some(since)) => self.line_reference_clause(&self.date(since)),
            (RateSource::Book, Some(since)) => self.line_reference_book(&self.date(since)),
            (RateSource::Clause | RateSource::Book, None) => self.line_reference_undated().to_owned(),
        };
        let name = reference.of.map_or(self.line_reference_any(), |of| self.reference_rate(of));
        let said = self.line_reference(&self.date(from), name, &format::percent(reference.rate), &source);
        if reference.is_last { self.line_reference_last(&said) } else { said }
    }

    /// What one receipt brought, money or a set-off, and what it paid.
    fn received(self, on: Date, sum: &str, (whole, set_off): (Option<Whole>, bool), paid: &[String]) -> String {
        let day = self.date(on);
        let Some(whole) = whole else {
            let paid = paid.join(self.pick("，", ", "));
            // lines of statements that were served read so: a demand goes on saying what it said
            return if set_off { self.line_set_off(&day, sum, &paid) } else { self.line_received(&day, sum, &paid) };
        };
        let how = match paid {
            [before @ .., last] if !before.is_empty() => {
                self.line_received_and(&before.join(self.pick("、", ", ")), last)
            }
            _ => paid.concat(),
        };
        let in_all = format::money(whole.amount);
        if set_off {
            self.line_set_off_of(&day, &in_all, sum, &how)
        } else if whole.on == on {
            self.line_received_of(&day, &in_all, sum, &how)
        } else {
            self.line_advance_used(&day, sum, &self.date(whole.on), &in_all, &how)
        }
    }
}
