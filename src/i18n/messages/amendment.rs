//! Amendments of signed contracts (补充协议).

use crate::domain::contract::amendment::State;
use crate::domain::contract::amendment::refusal::{Fixed, Refusal};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::Fact;
use crate::domain::lifecycle::contract::event::{Event, SignatureMethod};
use crate::i18n::{Text, format};

messages! {
    kind_amendments => "补充协议" | "Amendments";
    kind_amendment => "补充协议" | "Amendment";
    tab_amendments => "补充协议" | "Amendments";
    amendments_lead => "合同签署后不再改动；要改，另签补充协议。自生效之日起，按补充协议之后的条款计算。" | "A signed contract is not written over: it is changed by an amendment that both sides sign. From its day on its terms are what is reckoned with.";
    amendments_none => "还没有补充协议。" | "No amendments yet.";
    amend_now => "发起补充协议" | "Amend";
    amend_reason => "变更事由" | "What it is about";
    amend_reason_hint => "如：延长一年；不印在纸面上" | "such as: one more year; not printed";
    amend_started(number: &str) => "已开始起草 {number}" | "{number} is begun";
    amendment_number => "协议编号" | "Number";
    amendment_drafted => "起草日期" | "Drafted on";
    amendment_state => "状态" | "State";
    amendment_amount => "变更后金额" | "Amount after it";
    amendment_open(number: &str) => "打开 {number}" | "Open {number}";
    amendment_after => "在其后" | "Follows";
    amendment_begins => "生效" | "Takes effect";
    amendment_begins_signing => "双方签署时" | "When both sides have signed";
    amendment_begins_day => "自某日起" | "From a day on";
    amendment_begins_on => "生效日" | "Effective day";
    amendment_steps => "经过" | "Steps";
    amendment_terms => "变更后的条款" | "Terms after it";
    amendment_missing => "这份补充协议不在账册里。" | "This amendment is not in the book.";
    amendment_of(number: &str) => "变更 {number}" | "Changes {number}";
    amendment_tab_terms => "条款与文本" | "Terms and document";
    amendment_tab_effect => "变更结果" | "Effect";
    amendment_tab_compare => "对比" | "Compare";
    amendment_document => "补充协议文本" | "Document of the amendment";
    amendment_against => "与之对比" | "Compared with";
    amendment_signed_contract => "签署的合同" | "The contract as signed";
    amendment_withdraw => "撤回" | "Withdraw";
    amendment_renumber => "改用下一个编号" | "Take the next number";
    amendment_renumbered(number: &str) => "编号改为 {number}" | "Its number is now {number}";
    history_beside => "补充协议与谈判" | "Amendments and talks";
    amendment_given_up => "补充协议已撤回" | "Amendment withdrawn";
    amendment_told(what: &str) => "补充协议：{what}" | "Amendment: {what}";
    amendment_before_terms => "变更前的条款" | "Terms before it";
    amendment_dated(number: &str, on: &str) => "{number}（{on} 起）" | "{number} (from {on})";
    amendment_apart(later: &str, earlier: &str) => "{later} 与 {earlier} 分别起草，互不包含。两份改的不是同一条款，均有效。" | "{later} and {earlier} were drawn up apart. They change different clauses: both hold.";
    amendment_apart_both(later: &str, earlier: &str, clauses: &str) => "{later} 与 {earlier} 分别起草，都改了{clauses}：这几条以 {later} 为准，其余变更均有效。请与对方核对。" | "{later} and {earlier} were drawn up apart, and both change {clauses}: there {later} holds, and all else that either changes holds too. Check with the other side.";
    amendment_overtaken => "起草之后，另一份补充协议已生效。两份改的不是同一条款：可以把本稿的变更移到现行条款上。" | "Another amendment took effect since this draft was begun. They change different clauses: this one can be brought to the terms in force.";
    amendment_overtaken_both(clauses: &str) => "起草之后，另一份补充协议已生效，也改了{clauses}。可以把本稿的变更移到现行条款上，这几条按本稿；移过去后请核对。" | "Another amendment took effect since this draft was begun, and it changes {clauses} too. This one can be brought to the terms in force: there it goes on saying what it says. Look at it again afterwards.";
    amendment_rebase => "移到现行条款上" | "Bring it to the terms in force";
    amendment_rebased => "已移到现行条款上" | "Brought to the terms in force";
    amendment_how => "签署方式" | "How it is signed";
    amendment_state_draft => "草稿" | "Draft";
    amendment_state_approval => "审批中" | "In approval";
    amendment_state_to_sign => "待签署" | "To be signed";
    amendment_state_part => "部分签署" | "Partly signed";
    amendment_state_signed(on: &str) => "已签署，{on} 生效" | "Signed, binds from {on}";
    amendment_state_binds(on: &str) => "{on} 起生效" | "Binds since {on}";
    amendment_state_withdrawn(on: &str) => "{on} 撤回" | "Withdrawn on {on}";
    amendment_amount_now(base: &str, now: &str) => "签署时 {base}，现为 {now}" | "{base} when signed, {now} now";
    amendment_overlooked(later: &str, earlier: &str) => "{later} 起草时未包含 {earlier} 的变更；生效后以 {later} 之后的条款为准，{earlier} 的变更不再适用。请核对，需要的另签补充协议补回。" | "{later} was drawn up without the changes of {earlier}, which no longer hold by its terms. Check, and bring them back by another amendment if need be.";
    effect_lead => "签署前请核对：左为现行，右为变更后。" | "Read this before it goes on: what holds now, and what will.";
    effect_what => "事项" | "What";
    effect_before => "现行" | "Now";
    effect_after => "变更后" | "After";
    effect_amount => "合同金额" | "Amount";
    effect_ends => "期限届满" | "Last day";
    effect_no_end => "无固定期限" | "open-ended";
    effect_rows => "付款计划" | "Payment plan";
    effect_settled => "已有收款，不变" | "paid, stands";
    effect_late_fee => "逾期违约金" | "Late fees";
    effect_late_fee_old => "按原约定" | "as before";
    effect_late_fee_new => "生效日起按新约定；此前各日、以及无法折算的原有款项，仍按原约定" | "new terms from the effective day; earlier days, and parts whose old terms cannot be told in one rate, stay under the old ones";
    effect_service => "服务等级" | "Service levels";
    effect_service_new => "生效日起收到的工单按新约定" | "new levels for tickets that come in from the effective day";
    effect_duties => "义务" | "Duties";
    effect_none => "（无）" | "(none)";
    effect_same => "不变" | "stays";
    effect_duty_again => "期限变更" | "other time";
    effect_replan => "重排未付各期" | "Re-plan what is unpaid";
    effect_replan_hint => "已付清、部分支付和已逾期的各期不动，其余各期按比例分摊新的余额。" | "Rows that are paid in full or in part, or overdue, stand; the others share what is left of the new amount in proportion.";
    effect_replanned => "未付各期已重排" | "The unpaid rows are planned anew";
    effect_fits => "付款计划与新金额相符，可以提交。" | "The plan comes to the new amount: nothing bars it.";
    amend_refused_not_signed => "合同尚未签署，直接修改草稿即可。" | "The contract is not signed yet: change its draft.";
    amend_refused_ended => "合同已终止，不能再变更。" | "The contract has ended: there is nothing to amend.";
    amend_refused_open(number: &str) => "{number} 还在办理中，请先签署或者撤回。" | "{number} is still open: sign or withdraw it first.";
    amend_refused_ahead(number: &str, on: &str) => "{number} 已签署，{on} 起生效。待其生效后再起草，以免把它改回去。" | "{number} is signed and binds from {on}. Begin the next one when it binds, or it would be undone.";
    amend_refused_nothing => "条款没有改动。" | "It changes nothing yet.";
    amend_refused_number => "补充协议不改合同编号。" | "An amendment does not change the number of the contract.";
    amend_refused_parties => "补充协议不换当事人；换当事人请另订合同或者签转让协议。" | "An amendment does not change who the parties are: that takes a new contract or a transfer.";
    amend_refused_currency => "补充协议不换币种：已收的款按原币种计。" | "An amendment does not change the currency: what was paid was paid in it.";
    amend_refused_before(on: &str) => "生效日早于合同签署日（{on}）。" | "Its day lies before the contract was signed ({on}).";
    amend_refused_before_amendment(on: &str) => "生效日早于前一份补充协议的生效日（{on}）。" | "Its day lies before the one from which the amendment before it binds ({on}).";
    amend_refused_basis => "起草之后，另一份补充协议已签署。待其生效后，在“过程”里把本稿移到现行条款上，或者撤回重新起草，以免把它改回去。" | "Another amendment was signed since this draft was begun. Once that one binds, bring this one to the terms in force under Life, or withdraw it and begin again, or that one would be undone.";
    amend_refused_taken => "另一份补充协议已用此编号。" | "Another amendment has this number.";
    amend_refused_row_missing(number: usize) => "第 {number} 期已有收款，不能从付款计划里去掉。" | "Row {number} of the plan has been paid: it cannot be left out.";
    amend_refused_row_changed(number: usize, was: &str, now: &str) => "第 {number} 期已有收款，金额应为 {was}，现写成 {now}。请按“重排未付各期”，或者改其余各期。" | "Row {number} of the plan has been paid: it stays {was}, but the draft makes it {now}. Re-plan what is unpaid, or change the other rows.";
    amend_refused_row_moved(number: usize) => "第 {number} 期已有收款，期限不变。" | "Row {number} of the plan has been paid: its due day stays.";
    amend_refused_overdue(number: usize, was: &str) => "第 {number} 期已经逾期，金额 {was}：增加的部分当时并未到期，不能写进这一期。请按“重排未付各期”，或者另列一期。" | "Row {number} of the plan, {was}, is overdue: what the amendment adds was not due on that day. Re-plan what is unpaid, or put it in a row of its own.";
    amend_refused_balance_changed(was: &str, now: &str) => "预存款已有收款，应为 {was}，现写成 {now}。请改回。" | "The balance has been paid: it stays {was}, but the draft makes it {now}. Put it back.";
    amend_refused_balance_moved => "预存款已有收款，付款期限不变。" | "The balance has been paid: its due day stays.";
    amend_refused_balance_overdue(was: &str) => "预存款 {was} 已经逾期：增加的部分当时并未到期。请保持原金额，或者另定付款期限。" | "The balance of {was} is overdue: what the amendment adds was not due on that day. Keep the amount, or set a new due day.";
    amend_refused_months_excess(by: &str) => "已结账或者已收款的各月不变，合计比新金额多 {by}。请改金额或者期限。" | "Months that were made up or paid stand, and come to {by} more than the new amount. Change the amount or the term.";
    amend_refused_months_missing(by: &str) => "期限内各月都已结账或者已收款，新金额多出的 {by} 没有月份可摊。请延长期限，或者改金额。" | "Every month of the term was made up or paid: none is left to take {by} of the new amount. Make the term longer, or change the amount.";
    amend_refused_months_nothing => "已结账或者已收款的各月不变，其余各月没有金额可摊。请改金额或者期限。" | "Months that were made up or paid stand, and nothing is left for the others. Change the amount or the term.";
    amend_refused_months_overdue(was: &str, day: &str) => "{day}结账的 {was} 已经逾期：增加的部分当时并未到期。请把生效日改到这一天之后。" | "The account of {day}, {was}, is overdue: what the amendment adds was not due on that day. Let it begin after {day}.";
    amend_refused_missing(by: &str) => "付款计划比新金额少 {by}。" | "The plan comes to {by} less than the new amount.";
    amend_refused_excess(by: &str) => "付款计划比新金额多 {by}。" | "The plan comes to {by} more than the new amount.";
    home_amendment_sign(party: &str, number: &str) => "{party} 补充协议 {number} 待签署" | "{party}: amendment {number} waits for signatures";
    home_amendment_approve(party: &str, number: &str) => "{party} 补充协议 {number} 待审批" | "{party}: amendment {number} waits for approval";
    agenda_amendment(number: &str) => "补充协议 {number} 生效" | "Amendment {number} takes effect";
    agenda_amendment_sign(number: &str) => "补充协议 {number} 应在生效前签署" | "Amendment {number} is to be signed by then";
    sign_wet => "签字" | "By hand";
    sign_seal => "盖章" | "Seal";
    sign_wet_and_seal => "签字并盖章" | "By hand and seal";
    sign_electronic => "第三方电子签" | "Outside e-signature";
}

impl Text {
    /// Where an amendment stands.
    pub fn amendment_state_words(self, state: State) -> String {
        match state {
            State::Draft => self.amendment_state_draft().to_owned(),
            State::InApproval => self.amendment_state_approval().to_owned(),
            State::ToSign => self.amendment_state_to_sign().to_owned(),
            State::PartSigned => self.amendment_state_part().to_owned(),
            State::Signed { from } => self.amendment_state_signed(&self.date(from)),
            State::Binds { since } => self.amendment_state_binds(&self.date(since)),
            State::Withdrawn { on } => self.amendment_state_withdrawn(&self.date(on)),
        }
    }

    /// Why an amendment may not be started or sent on, and what to do.
    pub fn amendment_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NotSigned => self.amend_refused_not_signed().to_owned(),
            Refusal::Ended => self.amend_refused_ended().to_owned(),
            Refusal::OpenAlready { number } => self.amend_refused_open(number),
            Refusal::SignedAhead { number, from } => self.amend_refused_ahead(number, &self.date(*from)),
            Refusal::NothingChanged => self.amend_refused_nothing().to_owned(),
            Refusal::Fixed(Fixed::Number) => self.amend_refused_number().to_owned(),
            Refusal::Fixed(Fixed::Parties) => self.amend_refused_parties().to_owned(),
            Refusal::Fixed(Fixed::Currency) => self.amend_refused_currency().to_owned(),
            Refusal::BeforeContract { signed_on } => self.amend_refused_before(&self.date(*signed_on)),
            Refusal::BeforeAmendment { from } => self.amend_refused_before_amendment(&self.date(*from)),
            Refusal::OtherBasis => self.amend_refused_basis().to_owned(),
            Refusal::NumberTaken => self.amend_refused_taken().to_owned(),
            Refusal::PaidRowMissing { number } => self.amend_refused_row_missing(*number),
            Refusal::PaidRowChanged { number, was, now } => {
                self.amend_refused_row_changed(*number, &format::money(*was), &format::money(*now))
            }
            Refusal::PaidRowMoved { number } => self.amend_refused_row_moved(*number),
            Refusal::OverdueRowRaised { number, was } => self.amend_refused_overdue(*number, &format::money(*was)),
            Refusal::PaidBalanceChanged { was, now } => {
                self.amend_refused_balance_changed(&format::money(*was), &format::money(*now))
            }
            Refusal::PaidBalanceMoved => self.amend_refused_balance_moved().to_owned(),
            Refusal::OverdueBalanceRaised { was } => self.amend_refused_balance_overdue(&format::money(*was)),
            Refusal::MonthsExcess { by } => self.amend_refused_months_excess(&format::money(*by)),
            Refusal::MonthsMissing { by } => self.amend_refused_months_missing(&format::money(*by)),
            Refusal::MonthsWithoutPrice => self.amend_refused_months_nothing().to_owned(),
            Refusal::OverdueMonthRaised { was, made_up_on } => {
                self.amend_refused_months_overdue(&format::money(*was), &self.date(*made_up_on))
            }
            Refusal::Missing { by } => self.amend_refused_missing(&format::money(*by)),
            Refusal::Excess { by } => self.amend_refused_excess(&format::money(*by)),
            Refusal::Plan(error) => self.plan_fault(*error),
        }
    }

    /// A step in the life of an amendment.
    pub fn amendment_step(self, step: &Event) -> String {
        let is_given_up = matches!(step, Event::Voided { .. });
        if is_given_up {
            self.amendment_given_up().to_owned()
        } else {
            self.amendment_told(&self.contract_fact(&Fact::Life(step.clone())))
        }
    }

    /// Clauses by name, one after the other.
    pub fn clauses_listed(self, clauses: &[Option<ClauseId>]) -> String {
        let names: Vec<String> = clauses.iter().map(|it| self.proposal_clause(*it)).collect();
        names.join(self.pick("、", ", "))
    }

    /// How a party signs.
    pub const fn signature_method(self, method: SignatureMethod) -> &'static str {
        match method {
            SignatureMethod::Wet => self.sign_wet(),
            SignatureMethod::Seal => self.sign_seal(),
            SignatureMethod::WetAndSeal => self.sign_wet_and_seal(),
            SignatureMethod::ExternalElectronic => self.sign_electronic(),
        }
    }

    /// What the fields of an amendment are called.
    pub(in crate::i18n) fn amendment_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "number" => self.amendment_number(),
            "after" => self.amendment_after(),
            "basis" => self.amendment_before_terms(),
            "drafted_on" => self.amendment_drafted(),
            "reason" => self.amend_reason(),
            "begins" => self.amendment_begins(),
            "terms" => self.amendment_terms(),
            "steps" => self.amendment_steps(),
            _ => return None,
        })
    }
}
