//! The life of a contract: statuses, steps, refusals, what happened.

use crate::domain::contract::event::Fact;
use crate::domain::contract::named::SigningParty;
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::lifecycle::contract::event::Event;
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::status::ContractStatus;
use crate::domain::term::renewal::{RenewalChoice, RenewalDecision};
use crate::i18n::Text;

messages! {
    status_draft => "草稿" | "Draft";
    status_negotiating => "协商中" | "Negotiating";
    status_in_approval => "审批中" | "In approval";
    status_to_sign => "待签署" | "To sign";
    status_part_signed => "部分签署" | "Partly signed";
    status_signed => "已签署" | "Signed";
    status_active => "履行中" | "In force";
    status_suspended => "中止" | "Suspended";
    status_terminating => "终止中" | "Terminating";
    status_terminated => "已终止" | "Terminated";
    status_expired => "已到期" | "Expired";
    status_completed => "履行完毕" | "Completed";
    status_settling => "清算中" | "Settling";
    status_void => "作废" | "Void";
    status_archived => "归档" | "Archived";
    step_share => "发给对方协商" | "Share with the other side";
    step_submit => "提交审批" | "Submit for approval";
    step_turn_down => "退回修改" | "Send back";
    step_approve => "批准" | "Approve";
    step_reopen => "重新协商" | "Reopen";
    step_sign => "登记签署" | "Record a signature";
    step_meet_condition => "生效条件成就" | "Condition met";
    step_suspend => "中止履行" | "Suspend";
    step_resume => "恢复履行" | "Resume";
    step_renew => "登记续期" | "Record a renewal";
    step_decline => "通知不再续期" | "Record notice of non-renewal";
    step_terminate => "终止合同" | "Terminate";
    step_complete => "履行完毕" | "Complete";
    step_void => "作废" | "Make void";
    step_archive => "归档" | "Archive";
    step_settle => "了结异常" | "Settle";
    step_on => "日期" | "Date";
    step_until => "中止至" | "Suspended until";
    step_until_hint => "中止时填写，可留空；到期后自动恢复履行" | "for a suspension, may stay empty; after this day performance goes on by itself";
    step_words => "签署人、理由或说明" | "Signer, reason or note";
    step_words_hint => "有的步骤必填" | "some steps need it";
    step_by_owner => "负责人" | "the owner";
    refused_first(step: &str) => "要先“{step}”。" | "“{step}” comes first.";
    refused_instead(step: &str) => "合同已生效，这里应当“{step}”。" | "The contract is binding: use “{step}” instead.";
    refused_past(status: &str) => "合同现在是“{status}”，这一步已经过了。" | "The contract is “{status}”: this step is behind it.";
    refused_ended(status: &str) => "合同已“{status}”，不能再走这一步。" | "The contract is “{status}”: this step is no longer possible.";
    refused_running(status: &str) => "合同还是“{status}”，结束之后才行。" | "The contract is still “{status}”: this comes after its end.";
    refused_not_effective => "合同还没生效。" | "The contract has not taken effect yet.";
    refused_not_suspended => "合同没有中止。" | "The contract is not suspended.";
    refused_suspension_end(on: &str) => "中止从 {on} 开始，结束日期不能更早。" | "The suspension begins on {on} and cannot end before it.";
    refused_not_a_party => "合同文本里没有这一方。" | "The text names no such party.";
    refused_not_locked => "文本还没有锁定，不需要重新打开。" | "The text is not locked; nothing needs reopening.";
    refused_no_condition => "没有等待成就的生效条件。" | "There is no open condition.";
    refused_future(on: &str) => "{on} 还没到，不能提前登记。" | "{on} has not come yet and cannot be recorded.";
    refused_before_last(last: &str) => "日期不能早于上一步（{last}）。" | "The date cannot be before the last step ({last}).";
    refused_findings(n: usize) => "还有 {n} 项检查没有通过。" | "Checks that still block it: {n}.";
    refused_version => "这一版文本已锁定，请先重新协商出新一版。" | "This version is locked: reopen and make a new one first.";
    refused_not_approver(by: &str) => "{by} 不在审批人之列。" | "{by} is not one of the approvers.";
    refused_already_approved(by: &str, on: &str) => "{by} 已于 {on} 批准。" | "{by} approved on {on}.";
    refused_already_signed(side: &str, on: &str) => "{side}已于 {on} 签署。" | "{side} signed on {on}.";
    refused_other_text => "签署的不是这一版文本，请核对后再登记。" | "The signature is under another text: please check before recording it.";
    refused_name => "请写上是谁。" | "Please say who.";
    refused_reason => "请写上理由。" | "Please give the reason.";
    refused_notice(earliest: &str) => "通知期不够，最早 {earliest} 生效。" | "The notice is too short: the earliest day is {earliest}.";
    refused_fixed(end: &str) => "固定期限合同不能凭通知解除，{end} 期满。" | "A fixed term does not end by notice; it runs to {end}.";
    refused_until_performed => "合同至履行完毕为止，不能凭通知解除。" | "The contract runs until performed and does not end by notice.";
    refused_nothing_to_renew => "合同没有约定续期；要再延一期，请签补充协议。" | "The contract provides for no renewal: agree a further term in an amendment.";
    refused_renewal_committed(end: &str) => "{end} 期满后已确定续期，不能再改；要提前结束，请走“终止合同”。" | "After {end} the contract goes on; this can no longer be changed. To end it early, use “Terminate”.";
    refused_renewal_declined(on: &str) => "已于 {on} 通知不再续期。" | "Notice of non-renewal was given on {on}.";
    refused_notice_late(last: &str) => "通知最迟应在 {last} 发出，已经晚了，合同照样续期。" | "The last day for notice was {last}: this one is too late, and the contract goes on.";
    refused_earlier_term(start: &str) => "这一期从 {start} 开始；上一期的决定，请先把查看日期调到那一天再登记。" | "This term began on {start}: to record a decision about an earlier one, first set the date you look at to that day.";
    refused_open_work(n: u32) => "还有 {n} 项没有完成或收齐。" | "Items not yet performed or paid: {n}.";
    refused_settlement(n: u32) => "结算清单还有 {n} 项未了。" | "Open items of the settlement list: {n}.";
    refused_no_anomaly => "没有需要了结的异常。" | "There is nothing to settle.";
    refused_days => "通知期满的日子算不出来，请检查合同的通知期和节假日设置。" | "The last day of the notice cannot be reckoned: check the notice period in the contract, and the holidays.";
    our_side => "我方" | "Our side";
    their_side => "对方" | "The other side";
    further_side(n: u16) => "其他当事方 {n}" | "Further party {n}";
    happened_shared => "发给对方协商" | "Shared with the other side";
    happened_submitted(version: u32) => "提交审批：第 {version} 版" | "Version {version} submitted for approval";
    happened_turned_down(by: &str, reason: &str) => "{by} 退回：{reason}" | "Sent back by {by}: {reason}";
    happened_approved(by: &str) => "{by} 批准，文本锁定" | "Approved by {by}; the text is locked";
    happened_reopened(reason: &str) => "重新协商：{reason}" | "Reopened: {reason}";
    happened_signed(side: &str, signer: &str) => "{side}签署：{signer}" | "{side} signed: {signer}";
    happened_condition => "生效条件成就" | "The condition was met";
    happened_suspended(note: &str) => "中止履行：{note}" | "Suspended: {note}";
    happened_suspended_until(until: &str, note: &str) => "中止履行至 {until}：{note}" | "Suspended until {until}: {note}";
    happened_resumed => "恢复履行" | "Resumed";
    happened_renewed(n: u32) => "第 {n} 期期满后续期" | "Renewed after term {n}";
    happened_renewed_for(n: u32, months: u16) => "第 {n} 期期满后续期 {months} 个月" | "Renewed after term {n} for {months} months";
    happened_declined(on: &str) => "{on} 通知不再续期" | "Notice of non-renewal given on {on}";
    happened_declined_unsent => "决定不再续期，尚未通知对方" | "Decided not to renew; the other side has not been told";
    happened_terminated(on: &str, note: &str) => "通知终止，{on} 生效：{note}" | "Notice of termination, effective {on}: {note}";
    happened_completed => "履行完毕" | "Completed";
    happened_voided(reason: &str) => "作废：{reason}" | "Made void: {reason}";
    happened_archived => "归档" | "Archived";
    happened_settled(note: &str) => "了结异常：{note}" | "Settled: {note}";
    happened_fact(what: &str) => "已{what}" | "Happened: {what}";
}

impl Text {
    /// What a contract is.
    pub fn contract_status(self, status: &ContractStatus) -> &'static str {
        match status {
            ContractStatus::Draft => self.status_draft(),
            ContractStatus::Negotiating => self.status_negotiating(),
            ContractStatus::InApproval => self.status_in_approval(),
            ContractStatus::ToSign => self.status_to_sign(),
            ContractStatus::PartSigned => self.status_part_signed(),
            ContractStatus::Signed { .. } => self.status_signed(),
            ContractStatus::Active { .. } => self.status_active(),
            ContractStatus::Suspended { .. } => self.status_suspended(),
            ContractStatus::Terminating { .. } => self.status_terminating(),
            ContractStatus::Terminated { .. } => self.status_terminated(),
            ContractStatus::Expired { .. } => self.status_expired(),
            ContractStatus::Completed { .. } => self.status_completed(),
            ContractStatus::Settling { .. } => self.status_settling(),
            ContractStatus::Void { .. } => self.status_void(),
            ContractStatus::Archived { .. } => self.status_archived(),
        }
    }

    /// A step, as the words of its button.
    pub const fn contract_step(self, step: Step) -> &'static str {
        match step {
            Step::Share => self.step_share(),
            Step::Submit => self.step_submit(),
            Step::TurnDown => self.step_turn_down(),
            Step::Approve => self.step_approve(),
            Step::Reopen => self.step_reopen(),
            Step::Sign => self.step_sign(),
            Step::MeetCondition => self.step_meet_condition(),
            Step::Suspend => self.step_suspend(),
            Step::Resume => self.step_resume(),
            Step::Renew => self.step_renew(),
            Step::DeclineRenewal => self.step_decline(),
            Step::Terminate => self.step_terminate(),
            Step::Complete => self.step_complete(),
            Step::Void => self.step_void(),
            Step::Archive => self.step_archive(),
            Step::SettleAnomaly => self.step_settle(),
        }
    }

    /// Why a step may not be taken, and what to do instead.
    pub fn contract_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NeedsFirst { step } => self.refused_first(self.contract_step(*step)),
            Refusal::Instead { step } => self.refused_instead(self.contract_step(*step)),
            Refusal::AlreadyPast { status } => self.refused_past(self.contract_status(status)),
            Refusal::Ended { status } => self.refused_ended(self.contract_status(status)),
            Refusal::StillRunning { status } => self.refused_running(self.contract_status(status)),
            Refusal::NotYetEffective { .. } => self.refused_not_effective().to_owned(),
            Refusal::NotSuspended => self.refused_not_suspended().to_owned(),
            Refusal::SuspensionEndsFirst { on } => self.refused_suspension_end(&self.date(*on)),
            Refusal::NotAParty { .. } => self.refused_not_a_party().to_owned(),
            Refusal::NotLocked => self.refused_not_locked().to_owned(),
            Refusal::NoOpenCondition => self.refused_no_condition().to_owned(),
            Refusal::DatedInFuture { on, .. } => self.refused_future(&self.date(*on)),
            Refusal::BeforeLastStep { last, .. } => self.refused_before_last(&self.date(*last)),
            Refusal::OpenBlockFindings { rules } => self.refused_findings(rules.len()),
            Refusal::VersionLocked { .. } => self.refused_version().to_owned(),
            Refusal::NotAnApprover { by, .. } => self.refused_not_approver(by),
            Refusal::AlreadyApproved { by, on } => self.refused_already_approved(by, &self.date(*on)),
            Refusal::AlreadySigned { party, on } => {
                self.refused_already_signed(&self.signing_party(*party), &self.date(*on))
            }
            Refusal::OtherText { .. } => self.refused_other_text().to_owned(),
            Refusal::NameMissing { .. } => self.refused_name().to_owned(),
            Refusal::ReasonMissing { .. } => self.refused_reason().to_owned(),
            Refusal::NoticeTooShort { earliest } => self.refused_notice(&self.date(*earliest)),
            Refusal::Uncured { short } => self.cure_short(*short),
            Refusal::TermIsFixed { end } => self.refused_fixed(&self.date(*end)),
            Refusal::TermIsUntilPerformed => self.refused_until_performed().to_owned(),
            Refusal::NothingToRenew => self.refused_nothing_to_renew().to_owned(),
            Refusal::RenewalCommitted { end } => self.refused_renewal_committed(&self.date(*end)),
            Refusal::RenewalDeclined { on } => self.refused_renewal_declined(&self.date(*on)),
            Refusal::NoticeTooLate { last_day } => self.refused_notice_late(&self.date(*last_day)),
            Refusal::EarlierTerm { start } => self.refused_earlier_term(&self.date(*start)),
            Refusal::OpenWork { open } => self.refused_open_work(open.count()),
            Refusal::OpenSettlement { items } => self.refused_settlement(*items),
            Refusal::NoSuchAnomaly => self.refused_no_anomaly().to_owned(),
            Refusal::Exact(fault) => self.exact_fault(*fault).to_owned(),
            Refusal::Days(_) => self.refused_days().to_owned(),
        }
    }

    /// One of those who sign.
    pub fn signing_party(self, party: SigningParty) -> String {
        match party {
            SigningParty::Us => self.our_side().to_owned(),
            SigningParty::Them => self.their_side().to_owned(),
            SigningParty::Further(place) => self.further_side(u16::from(place).saturating_add(1)),
        }
    }

    fn renewal_decision(self, decision: &RenewalDecision) -> String {
        let term = decision.term_no.saturating_add(1);
        match decision.choice {
            RenewalChoice::Renew => self.happened_renewed(term),
            RenewalChoice::RenewFor { months } => self.happened_renewed_for(term, months.get()),
            RenewalChoice::Decline { notice_on } => self.happened_declined(&self.date(notice_on)),
            RenewalChoice::DeclineUnsent => self.happened_declined_unsent().to_owned(),
        }
    }

    /// A fact in the life of a contract, as a line of its history.
    pub fn contract_fact(self, fact: &Fact) -> String {
        match fact {
            Fact::Happened(what) => self.happened_fact(self.plan_event(*what)),
            Fact::ForceMajeure(fact) => self.force_majeure_fact(fact),
            Fact::Cure(fact) => self.cure_fact(fact),
            Fact::Settlement(fact) => self.settlement_fact(fact),
            Fact::Transfer(fact) => self.transfer_fact(fact),
            Fact::Promise(fact) => self.promise_fact(fact),
            Fact::Life(event) => match event {
                Event::Shared { .. } => self.happened_shared().to_owned(),
                Event::Submitted { submission, .. } => self.happened_submitted(submission.version.number),
                Event::TurnedDown(no) => self.happened_turned_down(&no.by, &no.reason),
                Event::Approved(yes) => self.happened_approved(&yes.by),
                Event::Reopened(it) => self.happened_reopened(&it.reason),
                Event::Signed { signature } => {
                    self.happened_signed(&self.signing_party(signature.party), &signature.signer)
                }
                Event::ConditionMet { .. } => self.happened_condition().to_owned(),
                Event::Suspended { ground, note, until: None, .. } => {
                    self.happened_suspended(&self.suspended_because(*ground, note))
                }
                Event::Suspended { ground, note, until: Some(until), .. } => {
                    self.happened_suspended_until(&self.date(*until), &self.suspended_because(*ground, note))
                }
                Event::Resumed { .. } => self.happened_resumed().to_owned(),
                Event::RenewalDecided { decision } => self.renewal_decision(decision),
                Event::Terminated { termination } => {
                    let why = self.ended_because(termination.ground, &termination.note);
                    self.happened_terminated(&self.date(termination.effective_on), &why)
                }
                Event::Completed { .. } => self.happened_completed().to_owned(),
                Event::Voided { reason, .. } => self.happened_voided(reason),
                Event::Archived { .. } => self.happened_archived().to_owned(),
                Event::AnomalySettled { note, .. } => self.happened_settled(note),
            },
        }
    }
}
