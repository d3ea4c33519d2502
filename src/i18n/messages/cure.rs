//! Breaches that are to be cured: the notice, its last day, what ending a contract for a breach needs first.

use crate::domain::contract::party::Side;
use crate::domain::cure::{Asked, Fact as CureFact, NoCure, Refusal as CureRefusal, Route, Short, Standing};
use crate::domain::date::Date;
use crate::i18n::Text;

messages! {
    cure_title => "违约与催告" | "Breach and notice to cure";
    cure_none => "没有登记过催告。" | "No notice to cure is recorded.";
    cure_law => "能补正的违约，先书面催告并给出合理期限；期满仍未改正的，才能以此解除合同（民法典第563条）。对方明确不履行主要债务，或者违约使合同目的不能实现的，不需要催告。" | "A breach that can be cured is first put to the other side in writing, with a reasonable time; only when that has run out may the contract be ended for it (Civil Code art. 563). No notice is needed where the other side plainly refuses its principal duty or the breach defeats the purpose of the contract.";
    cure_ask => "登记催告" | "Record a notice to cure";
    cure_by => "谁发出催告" | "Who asks";
    cure_breach => "违约情况" | "What the breach is";
    cure_clause => "违反的条款" | "Clause broken";
    cure_clause_none => "不写明" | "None named";
    cure_on => "催告送达日期" | "Day the notice arrived";
    cure_time(time: &str) => "按“期限与解除”条款，改正期限为 {time}，从送达次日起算。" | "Under the clause on term and termination the time to cure is {time}, counted from the day after the notice arrives.";
    cure_time_usual(time: &str) => "“期限与解除”是手写条文，改正期限按常用的 {time} 计，从送达次日起算；请按合同文字核对。" | "The article on term and termination is written by hand: the time to cure is taken as the usual {time}, counted from the day after the notice arrives. Please go by the words of the contract.";
    cure_deemed_courier(day: &str) => "按“通知与送达”条款，今天交快递而无人签收的，视为 {day} 送达。" | "By the article on notices, what a courier takes today and nobody signs for counts as received on {day}.";
    cure_deemed_registered(day: &str) => "今天以挂号信寄出的，视为 {day} 送达。" | "What is sent today by registered mail counts as received on {day}.";
    cure_step_on => "改正日期" | "Day it was put right";
    cure_how => "怎样改正的，凭证" | "How it was put right, and what shows it";
    cure_done => "登记已改正" | "Record that it was cured";
    cure_see => "看通知" | "See the notice";
    cure_saved => "已登记。" | "Recorded.";
    cure_asked_line(side: &str, day: &str, last: &str) => "{side} {day} 催告，{last} 前改正" | "{side} gave notice on {day}: to be cured by {last}";
    cure_runs(last: &str) => "改正期至 {last}" | "Time to cure until {last}";
    cure_ran_out(since: &str) => "期满未改正，自 {since} 起可以解除" | "Not cured: the contract may be ended from {since} on";
    cure_ran_out_ended => "期满未改正，合同已解除" | "Not cured: the contract was ended";
    cure_cured(on: &str) => "{on} 已改正" | "Cured on {on}";
    happened_cure_asked(side: &str, last: &str, breach: &str) => "{side}催告，改正期至 {last}：{breach}" | "Notice to cure by {side}, time until {last}: {breach}";
    happened_cured(how: &str) => "违约已改正：{how}" | "Breach cured: {how}";
    happened_ended_by(side: &str) => "解除通知由{side}发出" | "Notice of termination given by {side}";
    happened_ended_ran_out(side: &str, last: &str) => "解除通知由{side}发出，催告期 {last} 届满未改正" | "Notice of termination given by {side}: the time to cure ran out on {last}";
    happened_ended_without(side: &str, why: &str) => "解除通知由{side}发出，无须催告：{why}" | "Notice of termination given by {side}, without notice to cure: {why}";
    cure_us => "我方" | "us";
    cure_them => "对方" | "the other side";
    no_cure_refused => "对方明确表示或以行为表明不履行主要债务" | "the other side says or shows that it will not perform its principal duty";
    no_cure_defeated => "违约致使合同目的不能实现" | "the breach defeats the purpose of the contract";
    no_cure_by_clause => "合同没有约定改正期限" | "the clause leaves no time to cure";
    step_by => "由谁解除" | "Who ends it";
    step_cure => "是否需要催告" | "Notice to cure";
    step_cure_needed => "催告期满仍未改正" | "Given, and its time ran out";
    step_cure_refused => "不需要：对方明确不履行主要债务" | "Not needed: the other side refuses its principal duty";
    step_cure_defeated => "不需要：合同目的不能实现" | "Not needed: the purpose is defeated";
    cure_ready(last: &str) => "催告期已于 {last} 届满，可以解除。" | "The time to cure ran out on {last}: the contract may be ended.";
    cure_ready_without => "不需要催告；请在说明里写明依据。" | "No notice to cure is needed; say in the note what shows it.";
    refused_cure_first(time: &str) => "因违约解除前要先书面催告，给对方 {time} 改正。请先在下方“违约与催告”登记催告；对方明确不履行或者合同目的不能实现的，在“是否需要催告”里说明。" | "Before a contract is ended for a breach, the other side is asked in writing to cure it within {time}. Record the notice under “Breach and notice to cure” below; where the other side refuses to perform, or the purpose is defeated, say so under “Notice to cure”.";
    refused_cure_runs(last: &str) => "改正期至 {last}，期满仍未改正的，次日起才能解除。" | "The time to cure runs until {last}: if nothing is put right by then, the contract may be ended from the next day on.";
    refused_cure_cured(on: &str) => "对方已于 {on} 改正，不能再以这一违约解除；又有违约的，请另行催告。" | "The breach was cured on {on} and no longer gives a right to end the contract. For another breach, give another notice.";
    refused_cure_unshown => "不经催告解除的，请在说明里写明依据，例如对方拒绝履行的函件。" | "To end it without a notice to cure, say in the note what shows it: a letter of refusal, for example.";
    refused_cure_not_in_force => "合同不在履行期间，没有可以催告的。" | "The contract is not in force: there is nothing to ask for.";
    refused_cure_breach => "请写明违约情况。" | "Please say what the breach is.";
    refused_cure_how => "请写明怎样改正的。" | "Please say how it was put right.";
    refused_cure_done(on: &str) => "已于 {on} 改正。" | "It was put right on {on}.";
    refused_cure_before(day: &str) => "催告于 {day} 送达，改正日期不能更早。" | "The notice arrived on {day}: the day cannot be before it.";
    refused_cure_days => "改正期限算不出来，请检查合同的改正期限和节假日设置。" | "The last day cannot be reckoned: check the time to cure in the contract, and the holidays.";
    agenda_cure_theirs(party: &str) => "{party} 改正违约的最后一天" | "{party}: last day to cure their breach";
    agenda_cure_ours(party: &str) => "我方改正对 {party} 违约的最后一天" | "{party}: last day to cure our breach";
}

impl Text {
    /// A notice to cure in a line.
    pub fn cure_asked(self, asked: &Asked, on: Date) -> String {
        self.cure_asked_line(self.side_of_contract(asked.by), &self.date(on), &self.date(asked.last_day))
    }

    /// Where a notice to cure stands, in a contract that was ended or was not.
    pub fn cure_standing(self, standing: Standing, last_day: Date, ended: bool) -> String {
        match standing {
            Standing::Runs => self.cure_runs(&self.date(last_day)),
            Standing::RanOut { .. } if ended => self.cure_ran_out_ended().to_owned(),
            Standing::RanOut { since } => self.cure_ran_out(&self.date(since)),
            Standing::Cured { on } => self.cure_cured(&self.date(on)),
        }
    }

    /// Why no time to cure is needed.
    pub const fn no_cure(self, why: NoCure) -> &'static str {
        match why {
            NoCure::Refused => self.no_cure_refused(),
            NoCure::Defeated => self.no_cure_defeated(),
            NoCure::ByClause => self.no_cure_by_clause(),
        }
    }

    /// A fact of a breach, as a line of a history.
    pub fn cure_fact(self, fact: &CureFact) -> String {
        match fact {
            CureFact::Asked(it) => self.happened_cure_asked(self.cure_side(it.by), &self.date(it.last_day), &it.breach),
            CureFact::Cured { how, .. } => self.happened_cured(how),
            CureFact::Ended { by, route } => self.ended_by(*by, *route),
        }
    }

    /// A side within a sentence.
    const fn cure_side(self, side: Side) -> &'static str {
        match side {
            Side::Us => self.cure_us(),
            Side::Them => self.cure_them(),
        }
    }

    fn ended_by(self, by: Side, route: Option<Route>) -> String {
        let side = self.cure_side(by);
        match route {
            None => self.happened_ended_by(side),
            Some(Route::RanOut { last_day, .. }) => self.happened_ended_ran_out(side, &self.date(last_day)),
            Some(Route::Without { why }) => self.happened_ended_without(side, self.no_cure(why)),
        }
    }

    /// Why a contract may not be ended for a breach yet.
    pub fn cure_short(self, short: Short) -> String {
        match short {
            Short::NoticeFirst { time } => self.refused_cure_first(&self.period(time)),
            Short::Runs { last_day } => self.refused_cure_runs(&self.date(last_day)),
            Short::Cured { on } => self.refused_cure_cured(&self.date(on)),
            Short::Unshown => self.refused_cure_unshown().to_owned(),
        }
    }

    /// Why something may not be recorded of a breach.
    pub fn cure_refusal(self, refusal: CureRefusal) -> String {
        match refusal {
            CureRefusal::NotInForce => self.refused_cure_not_in_force().to_owned(),
            CureRefusal::InFuture { on } => self.refused_future(&self.date(on)),
            CureRefusal::BreachMissing => self.refused_cure_breach().to_owned(),
            CureRefusal::NoSuchNotice => self.refused_matter_gone().to_owned(),
            CureRefusal::HowMissing => self.refused_cure_how().to_owned(),
            CureRefusal::AlreadyCured { on } => self.refused_cure_done(&self.date(on)),
            CureRefusal::CuredFirst { asked_on } => self.refused_cure_before(&self.date(asked_on)),
            CureRefusal::Days(_) => self.refused_cure_days().to_owned(),
        }
    }
}
