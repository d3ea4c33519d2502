//! What happens to a contract from outside: force majeure, and transfers of claims or of the contract.

use crate::domain::contract::party::Side;
use crate::domain::force_majeure::{self, Fact as ForceFact, Reach};
use crate::domain::pay_promise;
use crate::domain::transfer::{self, Fact as TransferFact, Sort, State};
use crate::i18n::Text;

messages! {
    force_title => "不可抗力" | "Force majeure";
    force_none => "没有登记过不可抗力。" | "No event of force majeure is recorded.";
    force_limit => "只有事件持续期间到期的义务才免责；事件发生前已经迟延的，不因此免责（民法典第590条）。" | "Only what falls due while the event lasts is excused; whoever was in delay before it began stays liable (Civil Code art. 590).";
    force_tell => "登记通知" | "Record a notice";
    force_tell_on => "通知日期" | "Day of the notice";
    force_by => "受影响方" | "Side prevented";
    force_what => "发生了什么" | "What happened";
    force_began => "开始影响履行的日期" | "Prevents since";
    force_reach => "影响的义务" | "What is prevented";
    force_duties => "付款以外的义务" | "Duties other than payment";
    force_payments => "付款" | "Payments";
    force_everything => "全部义务" | "All duties";
    force_money => "付款受阻是否因资金困难" | "Payment: is it want of money?";
    force_money_no => "不是：有钱但无法支付" | "No: the money is there and cannot be moved";
    force_money_yes => "是，或者不清楚" | "Yes, or not known";
    force_document => "证明文件或说明" | "Document or note";
    force_step_on => "证明或结束日期" | "Day of proof or end";
    force_prove => "登记证明" | "Record proof";
    force_end => "登记结束" | "Record the end";
    force_saved => "已登记不可抗力。" | "Force majeure recorded.";
    force_lasts => "持续中" | "Lasts";
    force_over(day: &str) => "持续到 {day}" | "Lasted until {day}";
    force_since(day: &str) => "自 {day} 起" | "Since {day}";
    force_told_on(day: &str) => "{day} 通知" | "Told on {day}";
    force_told_late(last: &str) => "通知晚于约定期限（{last}），可能影响免责" | "Told after the last day for notice ({last}): the exemption may be lost in part";
    force_proof_by(day: &str) => "{day} 前提供证明" | "Proof due by {day}";
    force_proved_on(day: &str, document: &str) => "{day} 已证明：{document}" | "Proved on {day}: {document}";
    force_may_end(day: &str) => "自 {day} 起任何一方可以解除受影响部分；要解除合同，请在上方“终止合同”" | "Since {day} either side may end the affected part; to end the contract use “Terminate” above";
    force_right_from(last: &str) => "持续超过 {last} 的，任何一方可以解除受影响部分" | "Beyond {last} either side may end the affected part";
    duty_waits_force => "等待不可抗力结束" | "waits for the end of force majeure";
    happened_force_told(side: &str, what: &str, since: &str) => "{side}通知不可抗力：{what}（自 {since} 起）" | "Force majeure told by {side}: {what} (since {since})";
    happened_force_proved(document: &str) => "不可抗力已证明：{document}" | "Force majeure proved: {document}";
    happened_force_over => "不可抗力结束" | "Force majeure over";
    agenda_force_proof_ours(party: &str) => "向 {party} 证明不可抗力的最后一天" | "{party}: last day to prove our force majeure";
    agenda_force_proof_theirs(party: &str) => "{party} 证明不可抗力的最后一天" | "{party}: last day to prove their force majeure";
    agenda_force_end(party: &str) => "{party} 不可抗力持续过久，可以解除受影响部分" | "{party}: force majeure lasts so long that the affected part may be ended";
    promise_title => "承诺付款" | "Promises to pay";
    promise_none => "没有登记过承诺付款。" | "No promise to pay is recorded.";
    promise_add => "登记承诺付款" | "Record a promise to pay";
    promise_on => "承诺日期" | "Promised on";
    promise_part => "哪一期" | "Which part";
    promise_pay_by => "承诺付款日" | "Pays by";
    promise_said_by(day: &str) => "承诺 {day}前付款" | "promised to pay by {day}";
    calendar_promised(party: &str, part: &str) => "{party} 承诺付款的日子：{part}" | "{party} promised to pay by this day: {part}";
    promise_paid_before(day: &str) => "付款日不能早于承诺的日期（{day}）。" | "The day of payment cannot lie before that of the promise, {day}.";
    promise_document => "凭证：邮件、函件、会议记录" | "What shows it: mail, letter, minutes";
    promise_law => "对方在到期后同意付款的，诉讼时效自承诺之日起重新计算（民法典第195条）。请留存书面凭证。" | "An acknowledgement or promise to pay given after the due day restarts the limitation period from that day (Civil Code art. 195). Keep it in writing.";
    promise_saved => "已登记承诺付款。" | "Promise to pay recorded.";
    promise_take_back => "撤回登记" | "Withdraw the record";
    promise_taken_back => "已撤回承诺付款的登记。" | "The record of the promise to pay was withdrawn.";
    happened_promise => "对方承诺付款" | "They promised to pay";
    happened_promise_shown(document: &str) => "对方承诺付款：{document}" | "They promised to pay: {document}";
    happened_promise_gone => "承诺付款的登记已撤回" | "A record of a promise to pay was withdrawn";
    refused_not_binding => "合同还没有生效力，没有可以登记的。" | "The contract does not bind yet: there is nothing to record.";
    refused_force_what => "请写明发生了什么。" | "Please say what happened.";
    refused_force_began(began: &str) => "事件从 {began} 开始，日期不能更早。" | "The event began on {began}: the day cannot be before it.";
    refused_force_told_first(began: &str) => "开始日期（{began}）不能晚于通知日期。" | "It cannot begin ({began}) after the notice.";
    refused_force_money => "合同约定单纯资金困难不属于不可抗力；付款受阻另有原因的，请在选项中说明。" | "The contract says that mere lack of funds is not force majeure: if payment is prevented by something else, say so in the choice.";
    refused_force_lasts(began: &str) => "同一方自 {began} 起的事件还没有结束，请先登记结束。" | "An event of this side since {began} is not over: record its end first.";
    refused_matter_gone => "找不到这一条。" | "There is no such entry.";
    refused_matter_document => "请写明证明文件。" | "Please name the document.";
    refused_force_proved(on: &str) => "已于 {on} 证明。" | "It was proved on {on}.";
    refused_force_over(on: &str) => "已于 {on} 结束。" | "It was over on {on}.";
    transfer_title => "转让" | "Transfers";
    transfer_none => "没有登记过转让。" | "No transfer is recorded.";
    transfer_law => "债权转让自通知债务人起对其发生效力（民法典第546条）；整个合同转让须经对方同意（第555条）。已签署的文本不变。" | "Assigned claims bind the debtor once it is told (Civil Code art. 546); the whole contract passes with the other side's consent (art. 555). What was signed stays as it is.";
    transfer_tell => "登记转让" | "Record a transfer";
    transfer_by => "转让方" | "Who transfers";
    transfer_sort => "转让什么" | "What";
    transfer_claims => "债权" | "Money claims";
    transfer_contract => "整个合同" | "The whole contract";
    transfer_to => "受让方" | "To whom";
    transfer_from => "自何日起" | "From";
    transfer_affiliate => "受让方是否关联公司" | "Same group?";
    transfer_document => "转让文件和范围" | "Document, and what it covers";
    transfer_answer => "对方的文件或理由" | "Document or reason of the answer";
    transfer_answer_on => "答复日期" | "Day of the answer";
    transfer_agree => "登记同意" | "Record consent";
    transfer_refuse => "登记不同意" | "Record refusal";
    transfer_saved => "已登记转让。" | "Transfer recorded.";
    transfer_waits => "等待对方同意" | "Waits for consent";
    transfer_stands(day: &str) => "自 {day} 起生效" | "Effective from {day}";
    transfer_refused(day: &str) => "{day} 对方不同意" | "Refused on {day}";
    transfer_line(side: &str, what: &str, to: &str) => "{side}将{what}转让给 {to}" | "{side}: {what} transferred to {to}";
    transfer_now(to: &str) => "现为 {to}" | "now {to}";
    transfer_ban => "合同约定债权转让须经同意；该约定不得对抗第三人（民法典第545条），但可能构成违约。" | "The contract asks for consent to the assignment of claims. That does not bind third parties (Civil Code art. 545), but it may be a breach.";
    happened_transfer_agreed(document: &str) => "同意转让：{document}" | "Transfer consented to: {document}";
    happened_transfer_refused(reason: &str) => "不同意转让：{reason}" | "Transfer refused: {reason}";
    refused_transfer_name => "请写明受让方。" | "Please say to whom.";
    refused_transfer_gone(from: &str) => "该方自 {from} 起已将整个合同转让。" | "That side transferred the whole contract from {from}.";
    refused_transfer_waits(on: &str) => "{on} 通知的转让还在等对方答复。" | "The transfer told on {on} still waits for an answer.";
    refused_transfer_answered => "这次转让不需要答复，或者已经答复。" | "This transfer needs no answer, or has one.";
    refused_transfer_answer_first(told: &str) => "通知日期是 {told}，答复不能更早。" | "Notice was given on {told}: the answer cannot be before it.";
    matter_notice_force => "不可抗力通知" | "Notice of force majeure";
    matter_notice_over => "不可抗力结束通知" | "Notice that force majeure is over";
    matter_notice_claims => "债权转让通知" | "Notice of assignment of claims";
    matter_notice_contract => "合同转让征求同意函" | "Request for consent to the transfer of the contract";
    notice_force_body(what: &str, since: &str, reach: &str) => "自 {since} 起发生{what}，我方因此不能履行上述合同项下的下列义务：{reach}。现依合同约定通知贵方。" | "Since {since} the following has prevented us: {what}. We are therefore unable to perform under the above contract: {reach}. We give you notice as the contract provides.";
    notice_force_proof(day: &str) => "我方将在 {day} 前提供证明，并采取措施减少损失。" | "We will provide proof by {day} and take steps to limit the loss.";
    notice_force_proved(document: &str) => "证明文件：{document}。" | "Proof: {document}.";
    notice_force_before => "事件发生前已经到期的义务不受本通知影响。" | "This notice does not concern what had fallen due before the event began.";
    notice_force_over(what: &str, day: &str) => "我方此前通知的{what}，对履行的影响已于 {day} 结束，我方自次日起恢复履行。" | "What we gave notice of ({what}) prevented us until {day}; from the next day we perform again.";
    notice_claims_body(to: &str, from: &str, document: &str) => "我方已将上述合同项下对贵方的债权转让给 {to}，自 {from} 起请向其履行。转让文件和范围：{document}。" | "We have assigned our claims against you under the above contract to {to}. From {from} please perform to them. Document and extent: {document}.";
    notice_contract_body(to: &str, from: &str, document: &str) => "我方拟自 {from} 起将上述合同项下的权利义务一并转让给 {to}。转让文件和范围：{document}。" | "We intend to transfer our rights and duties under the above contract to {to} from {from}. Document and extent: {document}.";
    notice_contract_ask => "请贵方书面答复是否同意；未经贵方同意，该转让对贵方不发生效力。" | "Please tell us in writing whether you consent; without your consent the transfer does not bind you.";
}

impl Text {
    /// What is prevented.
    pub const fn force_reach_of(self, reach: Reach) -> &'static str {
        match reach {
            Reach::Duties => self.force_duties(),
            Reach::Payments => self.force_payments(),
            Reach::Everything => self.force_everything(),
        }
    }

    /// What is transferred.
    pub const fn transfer_sort_of(self, sort: Sort) -> &'static str {
        match sort {
            Sort::Claims => self.transfer_claims(),
            Sort::Contract => self.transfer_contract(),
        }
    }

    /// A side of a contract.
    pub const fn side_of_contract(self, side: Side) -> &'static str {
        match side {
            Side::Us => self.our_side(),
            Side::Them => self.their_side(),
        }
    }

    /// Where a transfer stands.
    pub fn transfer_state(self, state: &State) -> String {
        match state {
            State::Waits => self.transfer_waits().to_owned(),
            State::Stands { from } => self.transfer_stands(&self.date(*from)),
            State::Refused { on } => self.transfer_refused(&self.date(*on)),
        }
    }

    /// A transfer in a line.
    pub fn transfer_told(self, told: &transfer::Told) -> String {
        self.transfer_line(self.side_of_contract(told.by), self.transfer_sort_of(told.sort), &told.to)
    }

    /// A fact of force majeure, as a line of a history.
    pub fn force_majeure_fact(self, fact: &ForceFact) -> String {
        match fact {
            ForceFact::Told(it) => {
                self.happened_force_told(self.side_of_contract(it.by), &it.what, &self.date(it.began_on))
            }
            ForceFact::Proved { document, .. } => self.happened_force_proved(document),
            ForceFact::Ended { .. } => self.happened_force_over().to_owned(),
        }
    }

    /// A fact of a transfer, as a line of a history.
    pub fn transfer_fact(self, fact: &TransferFact) -> String {
        match fact {
            TransferFact::Told(told) => self.transfer_told(told),
            TransferFact::Agreed { document, .. } => self.happened_transfer_agreed(document),
            TransferFact::Refused { reason, .. } => self.happened_transfer_refused(reason),
        }
    }

    /// A fact of a promise to pay, as a line of a history.
    pub fn promise_fact(self, fact: &pay_promise::Fact) -> String {
        match fact {
            pay_promise::Fact::Made { document, .. } if document.trim().is_empty() => {
                self.happened_promise().to_owned()
            }
            pay_promise::Fact::Made { document, .. } => self.happened_promise_shown(document),
            pay_promise::Fact::TakenBack { .. } => self.happened_promise_gone().to_owned(),
        }
    }

    /// Why something may not be recorded of a promise to pay.
    pub fn promise_refusal(self, refusal: pay_promise::Refusal) -> String {
        use pay_promise::Refusal;
        match refusal {
            Refusal::NotBinding => self.refused_not_binding().to_owned(),
            Refusal::InFuture { on } => self.refused_future(&self.date(on)),
            Refusal::PaidBefore { on } => self.promise_paid_before(&self.date(on)),
            Refusal::NoSuchPromise => self.refused_matter_gone().to_owned(),
        }
    }

    /// Why something may not be recorded of force majeure.
    pub fn force_majeure_refusal(self, refusal: force_majeure::Refusal) -> String {
        use force_majeure::Refusal;
        match refusal {
            Refusal::NotBinding => self.refused_not_binding().to_owned(),
            Refusal::InFuture { on } => self.refused_future(&self.date(on)),
            Refusal::WhatMissing => self.refused_force_what().to_owned(),
            Refusal::ToldBeforeBegan { began_on } => self.refused_force_told_first(&self.date(began_on)),
            Refusal::LackOfMoney => self.refused_force_money().to_owned(),
            Refusal::StillLasts { began_on } => self.refused_force_lasts(&self.date(began_on)),
            Refusal::NoSuchEvent => self.refused_matter_gone().to_owned(),
            Refusal::DocumentMissing => self.refused_matter_document().to_owned(),
            Refusal::AlreadyProved { on } => self.refused_force_proved(&self.date(on)),
            Refusal::AlreadyOver { on } => self.refused_force_over(&self.date(on)),
            Refusal::OverBeforeBegan { began_on } => self.refused_force_began(&self.date(began_on)),
        }
    }

    /// Why something may not be recorded of a transfer.
    pub fn transfer_refusal(self, refusal: transfer::Refusal) -> String {
        use transfer::Refusal;
        match refusal {
            Refusal::NotBinding => self.refused_not_binding().to_owned(),
            Refusal::InFuture { on } => self.refused_future(&self.date(on)),
            Refusal::NameMissing => self.refused_transfer_name().to_owned(),
            Refusal::DocumentMissing => self.refused_matter_document().to_owned(),
            Refusal::AlreadyGone { from } => self.refused_transfer_gone(&self.date(from)),
            Refusal::Waiting { on } => self.refused_transfer_waits(&self.date(on)),
            Refusal::NoSuchTransfer => self.refused_matter_gone().to_owned(),
            Refusal::NothingToAnswer => self.refused_transfer_answered().to_owned(),
            Refusal::AnswerFirst { told_on } => self.refused_transfer_answer_first(&self.date(told_on)),
            Refusal::ReasonMissing => self.refused_reason().to_owned(),
        }
    }
}
