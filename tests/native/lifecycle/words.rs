//! What a person reads of disputes, complaints and shared information: each refusal says what to do.

use counterpart::domain::lifecycle::dispute::command::Step as DisputeStep;
use counterpart::domain::lifecycle::dispute::forum::{AgreedForum, Way};
use counterpart::domain::lifecycle::dispute::{self, Dispute};
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::lifecycle::sharing_scope;
use counterpart::domain::lifecycle::sharing_scope::command::Step as SharingStep;
use counterpart::domain::lifecycle::ticket::command::Step as TicketStep;
use counterpart::domain::lifecycle::ticket::{self, ComplaintPart, Ticket};
use counterpart::domain::lifecycle::{Stage, ticket::complaint::ComplaintStage};
use counterpart::i18n::{Locale, Text};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::day;

fn texts() -> [Text; 2] {
    [Text::new(Locale::Zh), Text::new(Locale::En)]
}

/// In both languages, Chinese first.
fn both(say: impl Fn(Text) -> String) -> [String; 2] {
    texts().map(say)
}

#[test]
fn a_refusal_of_a_dispute_says_what_to_do() {
    let raised = Dispute::begin(day("2026-02-01"));
    let guard = |guard| Refusal::<Dispute>::Guard(guard);
    for (refusal, zh, en) in [
        (Refusal::NeedsFirst { step: DisputeStep::Negotiate }, "要先“开始协商”。", "“Begin talks” comes first."),
        (
            Refusal::AlreadyPast { stage: raised },
            "争议现在是“提出”，这一步已经过了。",
            "The dispute is at “Raised”: this step is behind it.",
        ),
        (
            guard(dispute::Guard::OtherWay { way: Way::Litigation }),
            "这一步只在诉讼中有，本争议走的是仲裁。",
            "Only a lawsuit has this step; this dispute is in arbitration.",
        ),
        (
            guard(dispute::Guard::BasisMissing { agreed: AgreedForum::Arbitration }),
            "合同约定了仲裁，起诉要写明排除仲裁的书面依据。",
            "The contract provides for arbitration: state what allows a court to hear it.",
        ),
    ] {
        assert_eq!(both(|text| text.dispute_refusal(&refusal)), [zh, en]);
    }
}

#[test]
fn a_refusal_of_a_complaint_says_what_is_missing() {
    let until = |until| Refusal::<Ticket>::Guard(ticket::Guard::AnswerAwaited { until });
    let missing = vec![ComplaintPart::Cause, ComplaintPart::CallBack];
    for (refusal, zh, en) in [
        (
            Refusal::Guard(ticket::Guard::ComplaintIncomplete { missing }),
            "投诉结案之前还缺：原因、回访结果。",
            "A complaint is not closed without: the cause, the result of the call-back.",
        ),
        (Refusal::NeedsFirst { step: TicketStep::Assess }, "要先“初步评估”。", "“Assess” comes first."),
        (
            Refusal::Guard(ticket::Guard::NotReached),
            "没有联系上客户，推荐意愿应留空。",
            "The customer was not reached: leave the likelihood to recommend empty.",
        ),
        (
            until(None),
            "合同没有约定答复期限，客户答复后才能结案。",
            "The contract sets no time for an answer: it is closed once the customer has answered.",
        ),
    ] {
        assert_eq!(both(|text| text.ticket_refusal(&refusal)), [zh, en]);
    }
}

#[test]
fn a_refusal_to_share_says_since_when() {
    let guard = |guard| Refusal::<sharing_scope::Stage>::Guard(guard);
    for (refusal, zh, en) in [
        (
            guard(sharing_scope::Guard::NotBlocked),
            "没有登记撤回同意，不需要恢复。",
            "Consent was not withdrawn: there is nothing to lift.",
        ),
        (Refusal::NeedsFirst { step: SharingStep::End }, "要先“提前结束”。", "“End early” comes first."),
    ] {
        assert_eq!(both(|text| text.sharing_refusal(&refusal)), [zh, en]);
    }
    let blocked = guard(sharing_scope::Guard::Blocked { since: day("2026-03-01") });
    for (text, start) in texts().into_iter().zip([text_date(0), text_date(1)]) {
        assert!(text.sharing_refusal(&blocked).contains(&start), "the day is named");
    }
}

fn text_date(place: usize) -> String {
    texts()[place].date(day("2026-03-01"))
}

#[test]
fn no_two_steps_of_one_life_are_called_alike() {
    fn check<S>(steps: &[S], say: impl Fn(Text, &S) -> &'static str) {
        for text in texts() {
            let mut words: Vec<&str> = steps.iter().map(|step| say(text, step)).collect();
            words.sort_unstable();
            let all = words.len();
            words.dedup();
            assert_eq!(words.len(), all);
        }
    }
    check(Dispute::STEPS, |text, step| text.dispute_step(*step));
    check(Ticket::STEPS, |text, step| text.ticket_step(*step));
    check(sharing_scope::Stage::STEPS, |text, step| text.sharing_step(*step));
    let stages = [
        ComplaintStage::Received,
        ComplaintStage::Tracked,
        ComplaintStage::Acknowledged,
        ComplaintStage::InitialAssessment,
        ComplaintStage::Investigating,
        ComplaintStage::ResponsePrepared,
        ComplaintStage::DecisionCommunicated,
        ComplaintStage::ClosedAccepted,
        ComplaintStage::ClosedNotAccepted,
    ];
    check(&stages, |text, stage| text.complaint_stage(*stage));
}
