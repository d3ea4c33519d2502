//! Notices under a contract: to cure a breach, of its end, of renewal or none, of an amendment.

use crate::domain::cure::NoCure;
use crate::domain::lifecycle::contract::event::TerminationGround;
use crate::i18n::Text;

messages! {
    tab_notices => "通知" | "Notices";
    notices_which => "通知" | "Notice";
    notices_language => "语言" | "Language";
    notices_none => "还没有可以出具的通知：登记催告、终止、续期决定或者起草补充协议之后，通知就在这里。" | "There is no notice to give yet: once a notice to cure, an end, a decision on renewal or an amendment is in the book, its notice is here.";
    notices_unsigned => "合同签署后才有通知可发。" | "There is nothing to give notice of before the contract is signed.";
    notices_help => "内容都来自合同的记录，不用再填。打印时只印右边的通知。不可抗力和转让的通知在“函件”里。" | "Everything in it comes from the record of the contract. Only the notice is printed. Notices of force majeure and of transfers are under “Letters”.";
    notices_draft => "草稿：按“终止合同”里正在填写的内容。通知到达对方后，请在“履约”页登记。" | "A draft, made of what is typed under “Terminate”. Once it has reached the other side, record the step under “Life”.";
    notices_draft_life => "草稿：请在发出后到“履约”页登记。" | "A draft: once it is sent, record the step under “Life”.";
    notices_delivery => "解除、不续期等通知，从到达对方时起生效；请保留送达凭证，并存入合同文件。" | "A notice takes effect when it arrives. Keep proof of delivery, and put it with the files of the contract.";
    notice_of_day(what: &str, day: &str) => "{what} · {day}" | "{what} · {day}";
    notice_as_draft(what: &str) => "{what}（草稿）" | "{what} (draft)";
    notice_title_cure => "限期改正通知书" | "Notice to Cure";
    notice_title_end => "解除合同通知书" | "Notice of Termination";
    notice_title_end_agreed => "合同终止确认书" | "Confirmation of Termination by Agreement";
    notice_title_end_expiry => "合同期满通知书" | "Notice of Expiry";
    notice_title_renew => "续期确认书" | "Confirmation of Renewal";
    notice_title_decline => "不再续期通知书" | "Notice of Non-Renewal";
    notice_title_remind => "自动续期提醒函" | "Reminder of Automatic Renewal";
    notice_title_talk => "续签征询函" | "Enquiry about Renewal";
    notice_title_change => "合同变更通知书" | "Notice of Amendment";
    notice_label_number => "合同编号" | "Contract no.";
    notice_label_to => "致" | "To";
    notice_label_attention => "收件人" | "Attention";
    notice_label_about => "合同" | "Contract";
    notice_label_day => "日期" | "Date";
    notice_sender => "发出方" | "For and on behalf of the sender";
    notice_receiver => "签收" | "Received by";
    notice_agreed => "确认同意" | "Agreed by";
    notice_seal => "（盖章）" | "(seal)";
    notice_sign => "签字" | "Signature";
    notice_term_clause => "“期限与解除”条款" | "the clause on term and termination";
    notice_clause_named(name: &str) => "“{name}”条款" | "the clause on {name}";
    notice_cure_body(breach: &str) => "贵方履行上述合同时存在下列违约情况：{breach}" | "You are in breach of the above contract as follows: {breach}";
    notice_cure_clause(clause: &str) => "上述情况违反了合同{clause}的约定。" | "This is a breach of {clause} of the contract.";
    notice_cure_ask(term: &str, time: &str, day: &str) => "依据合同{term}，请贵方自收到本通知的次日起{time}内，即最迟于{day}改正，并将改正情况书面告知我方。" | "Under {term} of the contract we ask you to cure this within {time} of receiving this notice, that is by {day} at the latest, and to tell us in writing what you have done.";
    notice_cure_ask_plain(time: &str, day: &str) => "请贵方自收到本通知的次日起{time}内，即最迟于{day}改正，并将改正情况书面告知我方。" | "We ask you to cure this within {time} of receiving this notice, that is by {day} at the latest, and to tell us in writing what you have done.";
    notice_cure_else => "期满仍未改正的，我方有权依据合同和《民法典》第五百六十三条解除合同，并要求贵方承担违约责任。" | "If it is not cured by then, we are entitled to terminate the contract under its terms and art. 563 of the Civil Code, and to claim our remedies for the breach.";
    notice_cure_else_plain => "期满仍未改正的，我方有权依据合同解除，并要求贵方承担违约责任。" | "If it is not cured by then, we are entitled to terminate the contract under its terms and to claim our remedies for the breach.";
    notice_end_mutual(day: &str) => "经双方协商一致，上述合同于{day}终止。" | "The parties have agreed that the above contract ends on {day}.";
    notice_end_mutual_law => "（依据《民法典》第五百六十二条第一款。）" | "(Civil Code art. 562 (1).)";
    notice_end_ran_out(asked: &str, breach: &str, last: &str) => "我方已于{asked}就下列违约情况书面催告贵方改正：{breach}改正期限已于{last}届满，贵方仍未改正。" | "On {asked} we gave you written notice to cure the following breach: {breach} The time to cure ran out on {last}, and the breach continues.";
    notice_end_refused => "贵方明确表示或者以自己的行为表明不履行主要债务。" | "You have stated, or shown by your conduct, that you will not perform your principal duty.";
    notice_end_defeated => "贵方的违约行为致使合同目的不能实现。" | "Your breach defeats the purpose of the contract.";
    notice_end_breach => "贵方存在严重违约。" | "You are in material breach of the contract.";
    notice_end_indefinite(time: &str) => "上述合同没有固定期限，我方提前{time}通知解除。" | "The above contract runs for an indefinite time; we terminate it by notice of {time}.";
    notice_end_expiry(day: &str) => "上述合同期限届满，于{day}终止，不再延续。" | "The term of the above contract is over; it ends on {day} and is not extended.";
    notice_end_force => "因不可抗力，合同不能继续履行。" | "Owing to force majeure the contract can no longer be performed.";
    notice_end_statutory => "出现了法律规定可以解除合同的情形。" | "Circumstances have arisen in which the law allows the contract to be terminated.";
    notice_end_rests(term: &str, law: &str) => "现依据合同{term}和《民法典》{law}，通知贵方解除上述合同。" | "Under {term} of the contract and {law} of the Civil Code we hereby give you notice of termination of the above contract.";
    notice_end_rests_plain(term: &str) => "现依据合同{term}，通知贵方解除上述合同。" | "Under {term} of the contract we hereby give you notice of its termination.";
    notice_end_hereby => "现通知贵方解除上述合同。" | "We hereby give you notice of termination of the above contract.";
    notice_end_note(note: &str) => "事实和理由：{note}" | "Facts and reasons: {note}";
    notice_end_at_once(day: &str) => "合同自本通知到达贵方之日，即{day}解除。" | "The contract ends when this notice reaches you, on {day}.";
    notice_end_on(day: &str) => "合同于{day}解除；在此之前已确认的订单、服务和付款仍应履行。" | "The contract ends on {day}. Orders, services and payments confirmed before that day are still to be performed.";
    notice_settle(within: &str, by: &str) => "合同终止后{within}内，即{by}前（含当日），双方应结清款项、返还物料并处理共享信息。" | "Within {within} after the end, that is by {by}, the parties settle accounts, return materials and deal with shared information.";
    notice_settle_open(day: &str, sum: &str) => "截至{day}，合同项下未付价款为{sum}，逾期违约金另计。" | "On {day} the price still unpaid under the contract is {sum}, not counting late-payment damages.";
    notice_settle_back(list: &str) => "待返还的物料：{list}。" | "Materials to be returned: {list}.";
    notice_survives(list: &str) => "合同{list}在终止后继续有效。" | "The following stay in force after the end of the contract: {list}.";
    notice_contest => "贵方对解除有异议的，可以按合同约定的争议解决方式请求确认解除的效力（《民法典》第五百六十五条）。" | "If you dispute the termination, you may have its effect determined in the way the contract lays down for disputes (Civil Code art. 565).";
    notice_renew_body(ends: &str, from: &str, to: &str) => "上述合同本期于{ends}届满。双方同意续期，新一期自{from}起至{to}止，首尾两日均计算在内，其他条款不变。" | "The current term of the above contract ends on {ends}. The parties renew it: the new term runs from {from} to {to}, both days included, and all other terms stay as they are.";
    notice_renew_open(ends: &str) => "上述合同本期于{ends}届满。双方同意续期，其他条款不变。" | "The current term of the above contract ends on {ends}. The parties renew it; all other terms stay as they are.";
    notice_renew_ask => "请贵方确认后签章，退回一份。" | "Please confirm by signing and return one copy.";
    notice_decline_body(ends: &str) => "上述合同本期于{ends}届满。我方决定不再续期，合同期满终止。" | "The current term of the above contract ends on {ends}. We have decided not to renew it; it ends on that day.";
    notice_decline_last(term: &str, last: &str) => "依据合同{term}，不续期的通知最迟应于{last}送达，本通知在期限内发出。" | "Under {term} of the contract notice of non-renewal is to be given by {last}; this notice is given in time.";
    notice_remind_body(term: &str, ends: &str, last: &str) => "上述合同本期于{ends}届满。依据合同{term}，任何一方在{last}前（含当日）没有书面提出不续期的，合同自动延长。" | "The current term of the above contract ends on {ends}. Under {term} of the contract it extends by itself unless either party objects in writing by {last}.";
    notice_remind_next(from: &str, to: &str) => "延长后的新一期自{from}起至{to}止，特此提醒。" | "The next term would then run from {from} to {to}. We remind you of this as the contract provides.";
    notice_talk_body(ends: &str, last: &str) => "上述合同本期于{ends}届满；没有书面续签的，期满终止。贵方愿意续签的，请在{last}前（含当日）与我方商谈。" | "The current term of the above contract ends on {ends}; without a written renewal it ends on that day. If you wish to renew it, please talk to us by {last}.";
    notice_change_body(number: &str) => "我方提议对上述合同作如下变更（补充协议编号：{number}）。" | "We propose to change the above contract as follows (supplementary agreement no. {number}).";
    notice_change_signing => "变更自双方签署补充协议之日起生效。" | "The change takes effect on the day on which both parties have signed the supplementary agreement.";
    notice_change_from(day: &str) => "变更自{day}起生效，此前仍按变更前的约定履行。" | "The change takes effect on {day}; until then the terms before it apply.";
    notice_change_needs_law => "变更须经双方协商一致（《民法典》第五百四十三条）。" | "A change needs the agreement of both parties (Civil Code art. 543).";
    notice_change_needs => "变更须经双方协商一致。" | "A change needs the agreement of both parties.";
    notice_change_ask => "请贵方书面答复是否同意；同意的，请签署所附补充协议。" | "Please tell us in writing whether you agree; if you do, please sign the supplementary agreement.";
    notice_reserves => "本通知不构成对任何权利的放弃。" | "Nothing in this notice waives any of our rights.";
    notice_law_refused => "第五百六十三条第一款第二项" | "art. 563 (1) (2)";
    notice_law_after_demand => "第五百六十三条第一款第三项" | "art. 563 (1) (3)";
    notice_law_defeated => "第五百六十三条第一款第四项" | "art. 563 (1) (4)";
    notice_law_indefinite => "第五百六十三条第二款" | "art. 563 (2)";
    notice_law_force => "第五百六十三条第一款第一项" | "art. 563 (1) (1)";
    notice_law_agreed_right => "第五百六十二条第二款" | "art. 562 (2)";
}

impl Text {
    /// The title of a notice that ends a contract on a ground.
    pub const fn notice_end_title(self, ground: TerminationGround) -> &'static str {
        match ground {
            TerminationGround::Mutual => self.notice_title_end_agreed(),
            TerminationGround::Expiry => self.notice_title_end_expiry(),
            TerminationGround::MaterialBreach
            | TerminationGround::NoticeIndefinite
            | TerminationGround::ForceMajeure
            | TerminationGround::Statutory
            | TerminationGround::Other => self.notice_title_end(),
        }
    }

    /// What the other side did, where no notice to cure was needed, and the article of the Civil Code that it falls under.
    pub const fn notice_without(self, why: NoCure) -> (&'static str, &'static str) {
        match why {
            NoCure::Refused => (self.notice_end_refused(), self.notice_law_refused()),
            NoCure::Defeated => (self.notice_end_defeated(), self.notice_law_defeated()),
            NoCure::ByClause => (self.notice_end_breach(), self.notice_law_agreed_right()),
        }
    }
}
