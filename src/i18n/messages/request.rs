//! Requests of persons about their data: what is asked, by when it is answered, and how.

use crate::domain::date::Date;
use crate::domain::sharing::request::{Ask, Refusal, RequestFact, RequestFault, RequestState};
use crate::i18n::Text;

messages! {
    kind_subject_request => "个人信息请求" | "Request about personal data";
    requests_title => "已登记的请求" | "Requests on record";
    requests_none => "还没有登记请求。" | "No request is on record yet.";
    request_new => "登记请求" | "Record a request";
    palette_request => "登记个人信息请求" | "Record a request about personal data";
    request_edit => "修改请求" | "Edit the request";
    requests_file => "个人信息请求" | "requests";
    request_received => "收到日期" | "Received on";
    request_name => "请求人" | "Who asks";
    request_name_help => "被依法删除之后，这里只剩一个编号。" | "Once they are erased only a number is left here.";
    request_nobody => "已删除的人" | "Somebody who was erased";
    request_name_problem => "请写明是谁提出的。" | "Please say who asks.";
    request_asks => "请求事项" | "What is asked";
    request_access => "查阅、复制" | "Access, a copy";
    request_correct => "更正、补充" | "Correction";
    request_erase => "删除" | "Erasure";
    request_restrict => "限制处理" | "Restriction";
    request_object => "拒绝处理、撤回同意" | "Objection, consent withdrawn";
    request_law => "答复期限按" | "Time limit under";
    request_pipl => "个保法：及时，一般十五个工作日" | "PIPL: promptly, as a rule 15 working days";
    request_gdpr => "GDPR：一个月，可延长两个月" | "GDPR: one month, two more with an extension";
    request_note => "原话、怎样核实的身份" | "Their words, and how their identity was checked";
    request_course => "处理经过" | "What was done";
    request_due => "答复期限" | "To answer by";
    request_state => "状态" | "State";
    request_open => "待答复" | "Waits for an answer";
    request_extended_state => "已延期，待答复" | "Extended, waits for an answer";
    request_answered_on(day: &str) => "{day}已答复" | "Answered on {day}";
    request_refused_on(day: &str, why: &str) => "{day}未予办理：{why}" | "Refused on {day}: {why}";
    request_erased_on(day: &str) => "{day}已删除" | "Erased on {day}";
    request_saved => "请求已登记。" | "The request is on record.";
    request_deleted => "请求的登记已删除。" | "The record of the request is deleted.";
    request_answer => "答复…" | "Answer…";
    request_answer_title => "答复请求" | "Answer the request";
    request_step => "怎样处理" | "What is done";
    request_step_answered => "已办理并答复" | "Done and answered";
    request_step_refused => "不予办理" | "Refused";
    request_step_extended => "延期，并告知本人" | "More time taken, the person told";
    request_step_erased => "已依法删除" | "Erased for good";
    request_step_on => "日期" | "On";
    request_ground => "理由" | "On the ground";
    request_unidentified => "不能核实身份" | "Identity could not be verified";
    request_law_keeps => "法律要求留存或保密" | "Must be kept, or kept secret, by law";
    request_claims => "履行合同或主张权利需要" | "Needed for a contract or for claims";
    request_excessive => "没有根据，或一再重复" | "Unfounded or repeated";
    request_nothing_held => "没有处理其信息" | "Nothing is held on them";
    request_words => "答复要点" | "What was said";
    request_refusal_help => "不予办理的，要说明理由，并告知可以投诉、起诉（个保法第五十条；GDPR 第十二条第四款）。" | "A refusal says why, and that they can complain or go to court (PIPL art. 50; GDPR art. 12(4)).";
    request_stepped => "已记下。" | "It is on record.";
    request_home(name: &str, what: &str) => "答复{name}的请求：{what}" | "Answer the request of {name}: {what}";
    request_home_act => "去答复" | "Answer";
    request_before(day: &str) => "请求是 {day} 收到的。" | "The request came on {day}.";
    request_future => "这一天还没到。" | "That day has not come.";
    request_closed => "这个请求已经办结。" | "The request is closed.";
    request_no_extension => "按这部法律不能延期，或已经延过。" | "By this law no more time may be taken, or it was taken already.";
    request_too_late => "告知延期要在收到后的一个月内。" | "The person has to be told of it within the first month.";
}

impl Text {
    /// What is asked.
    pub const fn request_ask(self, ask: Ask) -> &'static str {
        match ask {
            Ask::Access => self.request_access(),
            Ask::Correct => self.request_correct(),
            Ask::Erase => self.request_erase(),
            Ask::Restrict => self.request_restrict(),
            Ask::Object => self.request_object(),
        }
    }

    /// On which ground it was refused.
    pub const fn request_refusal(self, ground: Refusal) -> &'static str {
        match ground {
            Refusal::Unidentified => self.request_unidentified(),
            Refusal::LawKeeps => self.request_law_keeps(),
            Refusal::Claims => self.request_claims(),
            Refusal::Excessive => self.request_excessive(),
            Refusal::NothingHeld => self.request_nothing_held(),
        }
    }

    /// Something that was done about it.
    pub fn request_fact(self, fact: RequestFact) -> String {
        match fact {
            RequestFact::Extended => self.request_step_extended().to_owned(),
            RequestFact::Answered => self.request_step_answered().to_owned(),
            RequestFact::Refused(ground) => self.between(self.request_step_refused(), self.request_refusal(ground)),
            RequestFact::Erased => self.request_step_erased().to_owned(),
        }
    }

    fn between(self, what: &str, why: &str) -> String {
        self.pick(format!("{what}：{why}"), format!("{what}: {why}"))
    }

    /// Where a request stands.
    pub fn request_state_words(self, state: RequestState, as_of: Date) -> String {
        match state {
            RequestState::Open { extended: false } => self.request_open().to_owned(),
            RequestState::Open { extended: true } => self.request_extended_state().to_owned(),
            RequestState::Answered(on) => self.request_answered_on(&self.near_date(on, as_of)),
            RequestState::Refused(on, ground) => {
                self.request_refused_on(&self.near_date(on, as_of), self.request_refusal(ground))
            }
            RequestState::Erased(on) => self.request_erased_on(&self.near_date(on, as_of)),
        }
    }

    /// Why a step may not be taken.
    pub fn request_fault(self, fault: RequestFault) -> String {
        match fault {
            RequestFault::BeforeReceipt { received } => self.request_before(&self.date(received)),
            RequestFault::Future => self.request_future().to_owned(),
            RequestFault::Closed => self.request_closed().to_owned(),
            RequestFault::NoExtension => self.request_no_extension().to_owned(),
            RequestFault::TooLate => self.request_too_late().to_owned(),
        }
    }
}
