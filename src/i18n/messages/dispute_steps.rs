//! The forms of what is done about a dispute, and how its course reads.

use crate::domain::dispute::event::{DisputeEvent, Fact};
use crate::domain::lifecycle::dispute::SettlementForm;
use crate::domain::lifecycle::dispute::command::Event as Step;
use crate::i18n::{Text, format};

messages! {
    dispute_act_note => "记一笔" | "Note something";
    dispute_act_offer => "登记和解方案" | "Record an offer";
    dispute_act_answer => "登记答复" | "Record the answer";
    dispute_act_noted => "登记期限" | "Note a deadline";
    dispute_act_kept => "登记已办" | "Record that it was done";
    dispute_act_on => "日期" | "On";
    dispute_act_words => "内容" | "In words";
    dispute_act_body => "调解机构" | "Before whom";
    dispute_act_institution => "仲裁机构" | "Institution";
    dispute_act_court => "法院" | "Court";
    dispute_act_basis => "书面依据" | "Written basis";
    dispute_act_basis_hint => "条款另有约定时必填" | "needed where the clause says otherwise";
    dispute_act_outcome => "裁决或判决的内容" | "What was decided";
    dispute_act_sum => "裁决金额" | "Sum awarded";
    dispute_act_reason => "理由" | "Reason";
    dispute_act_terms => "和解内容" | "What was agreed";
    dispute_act_form => "以什么形式" | "What becomes of it";
    dispute_act_amendment => "补充协议" | "An amendment of the contract";
    dispute_act_receivable => "应付款" | "A sum that is owed";
    dispute_act_amount => "金额" | "Amount";
    dispute_act_payments => "分期（每行：日期 金额）" | "Payments (a line each: day amount)";
    dispute_act_payments_problem => "每行写一个日期和一个金额，例如：2026-06-30 5000。" | "A day and an amount in every line, such as: 2026-06-30 5000.";
    dispute_act_payments_sum => "各期之和不等于和解金额。" | "The payments do not add up to the amount.";
    dispute_act_remit => "减免的违约金" | "Late fee given up";
    dispute_act_remit_hint => "会在台账里登记减免" | "recorded as a waiver in the account";
    dispute_act_what => "要办什么" | "What has to be done";
    dispute_act_day => "最后一天" | "The last day";
    dispute_act_sort => "哪一类" | "What for";
    dispute_act_lacks(what: &str) => "条款要求在先的还没有：{what}。" | "What the clause wants first is missing: {what}.";
    dispute_act_frozen => "立案时请求金额会固定下来。" | "Filing fixes the sums as they are claimed on that day.";
    dispute_told_offer(side: &str, amount: &str) => "{side}提出和解 {amount}" | "Offer by {side}: {amount}";
    dispute_told_answer(answer: &str) => "对和解方案的答复：{answer}" | "Answer to an offer: {answer}";
    dispute_told_noted(sort: &str, day: &str) => "登记期限 {day}（{sort}）" | "Deadline {day} noted ({sort})";
    dispute_told_filed(what: &str, sums: &str) => "{what}，请求 {sums}" | "{what}, claiming {sums}";
    dispute_told_with(what: &str, whom: &str) => "{what}：{whom}" | "{what}: {whom}";
    dispute_told_basis(basis: &str) => "书面依据：{basis}" | "Written basis: {basis}";
    dispute_told_talks => "开始协商" | "Talks began";
    dispute_told_mediation => "提交调解" | "Went to mediation";
    dispute_told_arbitration => "申请仲裁" | "Arbitration filed";
    dispute_told_court => "起诉" | "Court action filed";
    dispute_told_accepted => "受理" | "Accepted";
    dispute_told_tribunal => "组庭" | "Tribunal formed";
    dispute_told_hearing => "开始审理" | "Hearing opened";
    dispute_told_trial => "一审开庭" | "Trial opened";
    dispute_told_appeal => "上诉" | "Appealed";
    dispute_told_decided => "作出裁决或判决" | "Decided";
    dispute_told_attack => "申请撤销裁决" | "Setting aside applied for";
    dispute_told_upheld => "裁决维持" | "Award upheld";
    dispute_told_set_aside => "裁决被撤销" | "Award set aside";
    dispute_told_enforce => "申请执行" | "Enforcement opened";
    dispute_told_settled => "达成和解" | "Settled";
    dispute_told_withdrawn => "撤回" | "Withdrawn";
    dispute_told_closed => "结案" | "Closed";
    dispute_told_note => "备注" | "Note";
    dispute_told_kept => "期限事项已办" | "What a day was noted for was done";
}

impl Text {
    /// Something that happened to a dispute: a heading, and what was written of it.
    pub fn dispute_event(self, event: &DisputeEvent) -> (String, String) {
        let (head, body) = match &event.fact {
            Fact::Note => (self.dispute_told_note().to_owned(), String::new()),
            Fact::Offer(offer) => {
                let amount = offer.amount.map(format::money).unwrap_or_default();
                (self.dispute_told_offer(self.dispute_side(offer.by), &amount).trim().to_owned(), offer.terms.clone())
            }
            Fact::Answer { answer, .. } => (self.dispute_told_answer(self.dispute_answer(*answer)), String::new()),
            Fact::Noted(noted) => {
                (self.dispute_told_noted(self.dispute_noted(noted.sort), &self.date(noted.day)), noted.what.clone())
            }
            Fact::Kept { .. } => (self.dispute_told_kept().to_owned(), String::new()),
            Fact::Owed { parts, .. } => {
                let sums: Vec<String> = parts.iter().map(|it| format::money(it.amount)).collect();
                (self.owed_told(&sums.join(" + ")), String::new())
            }
            Fact::OwedBack { .. } => (self.owed_told_back().to_owned(), String::new()),
            Fact::Amended { .. } => (self.owed_told_amended().to_owned(), String::new()),
            Fact::Filed { step, claim } => {
                let (head, body) = self.dispute_step_told(step);
                let sums: Vec<String> = claim.totals().unwrap_or_default().into_iter().map(format::money).collect();
                if sums.is_empty() { (head, body) } else { (self.dispute_told_filed(&head, &sums.join(" + ")), body) }
            }
            Fact::Step(step) | Fact::Settled { step, .. } => self.dispute_step_told(step),
        };
        let parts = [body, event.note.clone()];
        let body = parts.into_iter().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n");
        (head, body)
    }

    fn dispute_step_told(self, step: &Step) -> (String, String) {
        let plain = |words: &str| (words.to_owned(), String::new());
        let filed = |what: &str, whom: &str, basis: &str| {
            let basis = if basis.trim().is_empty() { String::new() } else { self.dispute_told_basis(basis) };
            (self.dispute_told_with(what, whom), basis)
        };
        match step {
            Step::NegotiationOpened => plain(self.dispute_told_talks()),
            Step::MediationOpened { body } => filed(self.dispute_told_mediation(), body, ""),
            Step::ArbitrationFiled { institution, basis } => filed(self.dispute_told_arbitration(), institution, basis),
            Step::CourtFiled { court, basis } => filed(self.dispute_told_court(), court, basis),
            Step::Accepted => plain(self.dispute_told_accepted()),
            Step::TribunalFormed => plain(self.dispute_told_tribunal()),
            Step::HearingOpened => plain(self.dispute_told_hearing()),
            Step::TrialOpened => plain(self.dispute_told_trial()),
            Step::Appealed { court } => filed(self.dispute_told_appeal(), court, ""),
            Step::Decided { outcome, sum } => {
                let head = match sum {
                    Some(sum) => self.dispute_told_with(self.dispute_told_decided(), &format::money(*sum)),
                    None => self.dispute_told_decided().to_owned(),
                };
                (head, outcome.clone())
            }
            Step::SettingAsideApplied { court } => filed(self.dispute_told_attack(), court, ""),
            Step::AwardUpheld => plain(self.dispute_told_upheld()),
            Step::AwardSetAside { reason } => (self.dispute_told_set_aside().to_owned(), reason.clone()),
            Step::EnforcementOpened => plain(self.dispute_told_enforce()),
            Step::Settled { settlement } => {
                let head = match settlement.form {
                    SettlementForm::Receivable { amount } => {
                        self.dispute_told_with(self.dispute_told_settled(), &format::money(amount))
                    }
                    SettlementForm::Amendment => {
                        self.dispute_told_with(self.dispute_told_settled(), self.dispute_act_amendment())
                    }
                };
                (head, settlement.terms.clone())
            }
            Step::Withdrawn { reason } => (self.dispute_told_withdrawn().to_owned(), reason.clone()),
            Step::Closed => plain(self.dispute_told_closed()),
            Step::DeadlineSet { deadline } => {
                (self.dispute_told_with(self.dispute_act_noted(), &self.date(deadline.on)), deadline.what.clone())
            }
        }
    }
}
