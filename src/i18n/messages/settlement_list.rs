//! The settlement list of a contract that has ended.

use crate::domain::contract::party::Who;
use crate::domain::money::Money;
use crate::domain::settlement_list::line::{Group, Line, Reckoned, Sort, Standing, Word};
use crate::domain::settlement_list::record::{Closing, Fact, Refusal, Said};
use crate::i18n::{Text, format};

messages! {
    tab_settlement => "结算清单" | "Settlement";
    settle_title => "结算清单" | "Settlement list";
    settle_lead => "合同结束后双方还要了结的事项，按账册现状列出。账册看不到的，手工登记已结清或者豁免；都了结了，清单才算完成，合同才能归档。" | "What the sides still have to settle after the end, as the book stands. What the book cannot see is settled or waived by hand. Once nothing is open the list is done, and the contract can be put away.";
    settle_not_yet => "合同还没有结束，结束后在这里结算。" | "The contract has not ended. Its settlement list begins with the end.";
    settle_none => "没有要结算的事项。" | "There is nothing to settle.";
    settle_count(open: usize, all: usize) => "{all} 项，其中 {open} 项未了" | "{open} of {all} lines open";
    settle_by(day: &str) => "应于 {day} 前结清" | "To be settled by {day}";
    settle_late(day: &str) => "应于 {day} 前结清，已过期" | "Was to be settled by {day}, and is late";
    settle_theirs(sum: &str) => "对方应付 {sum}" | "They owe {sum}";
    settle_ours(sum: &str) => "我方应付 {sum}" | "We owe {sum}";
    settle_they_pay(sum: &str) => "相抵后对方付 {sum}" | "Balance: they pay {sum}";
    settle_we_pay(sum: &str) => "相抵后我方付 {sum}" | "Balance: we pay {sum}";
    settle_even => "款项两清" | "Nothing is owed in money";
    settle_no_sum => "各项币种不同，不能相加" | "Several currencies: there is no sum";
    settle_file => "结算清单" | "settlement-list";
    settle_quantity => "数量" | "Quantity";
    settle_group_theirs => "对方应付款项" | "Money owed to us";
    settle_group_ours => "我方应付、应退款项" | "Money we owe";
    settle_group_invoices => "发票" | "Invoices";
    settle_group_materials => "物料" | "Materials";
    settle_group_data => "共享信息" | "Shared information";
    settle_group_duties => "未了的义务" | "Open duties";
    settle_group_cases => "工单、投诉与争议" | "Tickets, complaints and disputes";
    settle_group_evaluations => "评估" | "Evaluations";
    settle_group_added => "其他" | "Other";
    settle_group_goes_on => "终止后继续有效" | "In force after the end";
    settle_unreckoned => "合同的款项算不出来，请先改正付款计划" | "The money of the contract cannot be reckoned: mend the payment plan first";
    settle_unreckoned_stated => "合同款项：待核算" | "Money under the contract: to be reckoned";
    settle_excess(part: &str) => "{part}多收，应退" | "{part}: overpaid, to be refunded";
    settle_credit(ticket: &str) => "{ticket} 的服务补偿，还没有抵减" | "Service credit for {ticket}, not granted yet";
    settle_advance(day: &str) => "{day} 收款中未用的预收款，退还或者转作他用" | "Advance left of the receipt of {day}: refund it or use it elsewhere";
    settle_incentive(form: &str, span: &str) => "{span} 的{form}，还没有支付" | "{form} for {span}, not paid yet";
    settle_incentive_back(form: &str) => "{form}：多付的部分应退" | "{form}: paid in excess, to be returned";
    settle_incentive_more(form: &str) => "{form}：期满后增加，还没有支付" | "{form}: raised by what became known after the last period, not paid yet";
    settle_unbilled => "未开票金额" | "Not invoiced yet";
    settle_overbilled => "多开票金额，应红冲" | "Invoiced beyond what is owed: to be credited";
    settle_give(what: &str) => "{what}：待交付或签收" | "{what}: to be delivered or signed for";
    settle_back(what: &str) => "{what}：待归还" | "{what}: to be given back";
    settle_loss(what: &str) => "{what}：遗失或损坏的赔偿" | "{what}: compensation for what was lost or spoilt";
    settle_loss_unsaid(what: &str) => "{what}：遗失或损坏，算不出赔偿额（请在物料里撤回这条登记，写明交付时的价值和折旧后重新登记）" | "{what}: lost or spoilt, and the cost cannot be reckoned (on the material, take the entry back and record it again with the value when handed over and its wear)";
    settle_loss_stated(what: &str) => "{what}：遗失或损坏，赔偿额待定" | "{what}: lost or spoilt, compensation to be determined";
    settle_scope_return(what: &str) => "{what}：返还" | "{what}: give back";
    settle_scope_destroy(what: &str) => "{what}：销毁" | "{what}: destroy";
    settle_scope_anonymise(what: &str) => "{what}：匿名化" | "{what}: make anonymous";
    settle_scope_keep(what: &str) => "{what}：依法留存，注明依据" | "{what}: kept as the law requires, stating the rule";
    settle_scope_row(what: &str) => "{what}：合同约定共享，还没有登记" | "{what}: shared under the contract, not in the register";
    settle_scope_row_stated(what: &str) => "{what}：合同约定共享" | "{what}: shared under the contract";
    settle_evaluation(span: &str) => "{span} 的评估还没有完成" | "Evaluation of {span} is not closed";
    settle_period(span: &str) => "{span} 还没有评估" | "{span} was not evaluated";
    settle_open => "未了" | "Open";
    settle_settled => "已了结" | "Settled";
    settle_goes_on => "继续有效" | "Stays in force";
    settle_said_settled(day: &str, words: &str) => "{day} 登记已结清：{words}" | "Settled on {day}: {words}";
    settle_said_waived(day: &str, words: &str) => "{day} 豁免：{words}" | "Waived on {day}: {words}";
    settle_whose_us => "我方" | "Us";
    settle_whose_them => "对方" | "Them";
    settle_whose_both => "双方" | "Both";
    settle_working => "怎么算的" | "How it is reckoned";
    settle_word_agreed => "约定" | "Agreed";
    settle_word_collected => "已收" | "Received";
    settle_word_waived => "减免" | "Waived";
    settle_word_open => "未收" | "Open";
    settle_word_fee => "逾期违约金" | "Late fee";
    settle_word_cost => "追款费用" | "Costs of recovery";
    settle_word_invoiced => "已开票" | "Invoiced";
    settle_word_worth => "约定总价值" | "Agreed worth in all";
    settle_word_value => "遗失部分交付时的价值" | "Value of the lost part when handed over";
    settle_word_wear => "减：折旧" | "Less wear";
    settle_decide => "手工登记" | "Record by hand";
    settle_decide_of(what: &str) => "手工登记：{what}" | "Record by hand: {what}";
    settle_on => "日期" | "Date";
    settle_words => "凭证或理由" | "What shows it, or why";
    settle_act_settle => "登记已结清" | "Settled";
    settle_act_waive => "豁免" | "Waive";
    settle_act_reopen => "撤回登记" | "Take back";
    settle_add => "加一项" | "Add a line";
    settle_add_what => "要了结什么" | "What is to be settled";
    settle_add_what_hint => "例如钥匙、门禁卡、口头约定" | "keys, access cards, what was agreed by word of mouth";
    settle_add_whose => "由谁了结" | "Whose it is";
    settle_close => "清单完成" | "Close the list";
    settle_close_by => "确认人" | "Who confirms it";
    settle_close_reason => "理由" | "Reason";
    settle_close_reason_hint => "整单豁免、重新打开时填写" | "to waive the rest, or to open the list again";
    settle_finish => "确认清单已完成" | "Declare the list done";
    settle_waive_whole => "豁免其余各项" | "Waive what is left";
    settle_resume => "重新打开清单" | "Open the list again";
    settle_done(day: &str, by: &str) => "{day} 由{by}确认清单已完成" | "Declared done by {by} on {day}";
    settle_given_up(day: &str, reason: &str) => "{day} 豁免其余各项：{reason}" | "The rest was waived on {day}: {reason}";
    settle_on_today => "清单按今天的账册登记，请先把查看日期调回今天。" | "The list is worked off as it stands today: please look at today first.";
    settle_since(open: usize) => "其中 {open} 项按账册仍未了。" | "By the book {open} lines are open all the same.";
    settle_law => "合同权利义务终止后，当事人应当遵循诚信等原则，根据交易习惯履行通知、协助、保密、旧物回收等义务；终止不影响结算和清理条款的效力（民法典第558、567条）。" | "After the end the parties still owe notice, assistance, secrecy and the like by good faith and custom, and the clauses on settling accounts stay in force (Civil Code arts 558, 567).";
    settle_to_list => "去结算清单" | "Go to the settlement list";
    settle_today_only => "归档按今天的结算清单判断，请先把查看日期调回今天。" | "Whether a contract can be put away goes by its settlement list of today: look at today first.";
    settle_saved => "已登记。" | "Recorded.";
    settle_refuse_running => "合同还没有结束，还不能结算。" | "The contract has not ended: there is nothing to settle yet.";
    settle_refuse_archived => "合同已归档，清单不能再改。" | "The contract was put away: its list is not changed any more.";
    settle_refuse_closed(day: &str) => "清单已于 {day} 完成，要改请先重新打开。" | "The list was closed on {day}: open it again first.";
    settle_refuse_not_closed => "清单没有完成，不需要重新打开。" | "The list is open already.";
    settle_refuse_not_open => "这一项已经了结。" | "This line is settled already.";
    settle_refuse_not_marked => "这一项没有手工登记。" | "Nothing was recorded of this line by hand.";
    settle_refuse_words => "请写明凭证或理由。" | "Please say what shows it, or why.";
    settle_refuse_name => "请写上确认人。" | "Please say who confirms it.";
    settle_refuse_lines(lines: usize) => "还有 {lines} 项未了：逐项结清或者豁免，或者写明理由豁免其余各项。" | "Open lines: {lines}. Settle or waive each of them, or give a reason and waive what is left.";
    happened_line_settled(what: &str, note: &str) => "结算清单：“{what}”已结清，{note}" | "Settlement list: “{what}” settled, {note}";
    happened_line_waived(what: &str, reason: &str) => "结算清单：豁免“{what}”，{reason}" | "Settlement list: “{what}” waived, {reason}";
    happened_line_reopened(what: &str, reason: &str) => "结算清单：撤回对“{what}”的登记，{reason}" | "Settlement list: what was said of “{what}” taken back, {reason}";
    happened_line_added(what: &str) => "结算清单：加入“{what}”" | "Settlement list: “{what}” added";
    happened_list_done(by: &str) => "结算清单完成，确认人{by}" | "Settlement list declared done by {by}";
    happened_list_waived(reason: &str) => "结算清单其余各项豁免：{reason}" | "Rest of the settlement list waived: {reason}";
    happened_list_resumed(reason: &str) => "结算清单重新打开：{reason}" | "Settlement list opened again: {reason}";
    settle_statement => "结算书" | "Settlement statement";
    settle_statement_help => "可以打印，也可以导出 Word，由双方签字。只列未了和手工登记的事项；应付未付的返利、佣金按条款算出，计入差额。" | "To print or as a Word file, for both sides to sign. It lists what is open and what was settled by hand; a rebate or commission that was earned and not paid is in the balance as the clause gives it.";
    settle_language => "结算书的语言" | "Language of the statement";
    settle_opening(day: &str) => "上述合同已经终止。双方核对至{day}的往来，尚待了结的事项如下。" | "The above contract has ended. Having compared their records up to {day}, the parties state what remains to be settled as follows.";
    settle_opening_clear(day: &str) => "上述合同已经终止。双方核对至{day}的往来，没有尚待了结的事项。" | "The above contract has ended. Having compared their records up to {day}, the parties find nothing left to be settled.";
    settle_col_what => "事项" | "Matter";
    settle_col_whose => "责任方" | "Party";
    settle_col_much => "金额或数量" | "Amount";
    settle_col_day => "期限" | "By";
    settle_col_state => "状态" | "State";
    settle_ask_settle(day: &str) => "双方应于{day}前了结上列事项。" | "The parties settle the above by {day}.";
    settle_ask_survive(clauses: &str) => "下列约定在终止后继续有效：{clauses}。" | "The following provisions stay in force after the end: {clauses}.";
    settle_ask_final => "上列事项了结后，除继续有效的约定外，双方就本合同再无其他款项和物料往来；未列入的已知事项，请在签字前提出。" | "Once the above is settled, and apart from the provisions that stay in force, neither side owes the other money or goods under this contract. What is known and not listed is to be raised before signing.";
    settle_signed_ours => "我方（签字或盖章）：________________　日期：________" | "For us (signature or seal): ________________  Date: ________";
    settle_signed_theirs => "对方（签字或盖章）：________________　日期：________" | "For the other side (signature or seal): ________________  Date: ________";
}

impl Text {
    /// The heading of a group of lines.
    pub const fn settle_group(self, group: Group) -> &'static str {
        match group {
            Group::Theirs => self.settle_group_theirs(),
            Group::Ours => self.settle_group_ours(),
            Group::Invoices => self.settle_group_invoices(),
            Group::Materials => self.settle_group_materials(),
            Group::Data => self.settle_group_data(),
            Group::Duties => self.settle_group_duties(),
            Group::Cases => self.settle_group_cases(),
            Group::Evaluations => self.settle_group_evaluations(),
            Group::Added => self.settle_group_added(),
            Group::GoesOn => self.settle_group_goes_on(),
        }
    }

    /// Where a line stands.
    pub fn settle_standing(self, standing: &Standing) -> String {
        match standing {
            Standing::Open => self.settle_open().to_owned(),
            Standing::Settled => self.settle_settled().to_owned(),
            Standing::GoesOn => self.settle_goes_on().to_owned(),
            Standing::Said(mark) => match mark.said {
                Said::Settled => self.settle_said_settled(&self.date(mark.on), &mark.words),
                Said::Waived => self.settle_said_waived(&self.date(mark.on), &mark.words),
            },
        }
    }

    /// What a line about this is called on the statement, which goes to the other side, where the list says what we have to put in
    /// first. `None` where both say the same.
    pub fn settle_stated(self, line: &Line, what: &str) -> Option<String> {
        if matches!(line.sort, Sort::Unreckoned) {
            return Some(self.settle_unreckoned_stated().to_owned());
        }
        if matches!(line.sort, Sort::Lost { .. }) && line.amount.is_none() {
            return Some(self.settle_loss_stated(what));
        }
        matches!(line.sort, Sort::ScopeRow(_)).then(|| self.settle_scope_row_stated(what))
    }

    /// Whose a line is to do.
    pub const fn settle_whose(self, whose: Who) -> &'static str {
        match whose {
            Who::Us => self.settle_whose_us(),
            Who::Them => self.settle_whose_them(),
            Who::Both => self.settle_whose_both(),
        }
    }

    /// What a figure of a working is.
    pub const fn settle_word(self, word: Word) -> &'static str {
        match word {
            Word::Agreed => self.settle_word_agreed(),
            Word::Collected => self.settle_word_collected(),
            Word::Waived => self.settle_word_waived(),
            Word::Open => self.settle_word_open(),
            Word::LateFee => self.settle_word_fee(),
            Word::Cost => self.settle_word_cost(),
            Word::Invoiced => self.settle_word_invoiced(),
            Word::AgreedWorth => self.settle_word_worth(),
            Word::Value => self.settle_word_value(),
            Word::Wear => self.settle_word_wear(),
        }
    }

    /// A step of a working: what it says, and what it comes to.
    pub fn settle_reckoned(self, step: &Reckoned) -> (String, String) {
        match step {
            Reckoned::Figure(word, amount) => (self.settle_word(*word).to_owned(), format::money(*amount)),
            Reckoned::Incentive(step, currency) => self.clause_incentive_step(step, *currency),
        }
    }

    /// Which side pays what is left in the end.
    pub fn settle_balance(self, balance: Money) -> String {
        match balance.minor {
            0 => self.settle_even().to_owned(),
            1.. => self.settle_they_pay(&format::money(balance)),
            _ => self.settle_we_pay(&format::wide_money(balance.wide().abs(), balance.currency)),
        }
    }

    /// How a list was closed.
    pub fn settle_closed(self, day: &str, closing: &Closing) -> String {
        match closing {
            Closing::Done { by } => self.settle_done(day, by),
            Closing::Waived { reason } => self.settle_given_up(day, reason),
        }
    }

    /// A fact of a settlement list, as a line of the contract's history.
    pub fn settlement_fact(self, fact: &Fact) -> String {
        match fact {
            Fact::Settled { what, note, .. } => self.happened_line_settled(what, note),
            Fact::Waived { what, reason, .. } => self.happened_line_waived(what, reason),
            Fact::Reopened { what, reason, .. } => self.happened_line_reopened(what, reason),
            Fact::Added { what, .. } => self.happened_line_added(what),
            Fact::Done { by } => self.happened_list_done(by),
            Fact::WaivedWhole { reason } => self.happened_list_waived(reason),
            Fact::Resumed { reason } => self.happened_list_resumed(reason),
        }
    }

    /// Why something may not be said of a settlement list.
    pub fn settlement_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NotEnded => self.settle_refuse_running().to_owned(),
            Refusal::Archived => self.settle_refuse_archived().to_owned(),
            Refusal::InFuture { on } => self.refused_future(&self.date(*on)),
            Refusal::Closed { on } => self.settle_refuse_closed(&self.date(*on)),
            Refusal::NotClosed => self.settle_refuse_not_closed().to_owned(),
            Refusal::NotOpen => self.settle_refuse_not_open().to_owned(),
            Refusal::NotMarked => self.settle_refuse_not_marked().to_owned(),
            Refusal::WordsMissing => self.settle_refuse_words().to_owned(),
            Refusal::NameMissing => self.settle_refuse_name().to_owned(),
            Refusal::StillOpen { lines } => self.settle_refuse_lines(*lines),
        }
    }
}
