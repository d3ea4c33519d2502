//! S6: term and termination.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::said;
use crate::domain::contract::field;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::plan::Period;
use crate::domain::contract::term::{
    Effective, GroundKind, Notice, Objection, Renewal, RenewalTimes, Term, TermLength,
};
use crate::domain::problem::Place;

/// How long, how again, how it ends.
pub(super) fn term(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Term) {
    length(draft, terms.length);
    // who signs without a seal never seals it
    let sealed = outline.signed_as.all_seal();
    let signed = if sealed { ("签字并盖章", "signed and sealed") } else { ("签署", "signed") };
    let by_both = Insert::Words(phrase::owned(signed));
    match &terms.effective {
        Effective::OnSigning => draft.more(
            "本合同{0}生效。",
            "It takes effect {0}.",
            &[insert::choice(
                field::TERM_EFFECTIVE,
                if sealed {
                    ("自双方签字并盖章之日起", "when both parties have signed and sealed it")
                } else {
                    ("自双方签署之日起", "when both parties have signed it")
                },
            )],
        ),
        Effective::On(day) => {
            draft.more("本合同自{0}起生效。", "It takes effect on {0}.", &[insert::date(field::TERM_EFFECTIVE, *day)]);
        }
        Effective::OnFirstPayment => draft.more(
            "本合同经双方{1}，{0}生效。",
            "Once {1} by both parties it takes effect {0}.",
            &[insert::choice(field::TERM_EFFECTIVE, ("自首期款支付之日起", "when the first payment is made")), by_both],
        ),
        Effective::OnCondition(words) => draft.more(
            "本合同经双方{1}，并自下列条件成就时起生效：{0}。",
            "Once {1} by both parties it takes effect when this condition is met: {0}.",
            &[insert::wording(field::TERM_EFFECTIVE, words), by_both],
        ),
    }
    renewal(draft, terms.renewal);
    notice(draft, outline, terms);
    grounds(draft, outline, terms);
    draft.say(
        "因对方违约解除的，应先书面催告，对方在{0}内仍未改正的方可解除。解除自通知到达时生效。解除权应在知道或者应当知道解除事由之日起{1}内\
         行使，逾期消灭。",
        "Where the ground is a breach, a written notice to cure must come first, and termination is possible only if the breach \
         continues after {0}. Termination takes effect when the notice arrives. The right must be used within {1} of the day \
         its holder knew or should have known of the ground, or it lapses.",
        &[insert::period(field::TERM_CURE, terms.cure), insert::period(field::TERM_EXERCISE, terms.exercise_window)],
    );
    draft.say(
        "本合同终止后{0}内，双方结清款项、返还物料并处理共享信息。",
        "Within {0} after this contract ends the parties settle accounts, return materials and deal with shared information.",
        &[insert::period(field::TERM_SETTLE, terms.settle_within)],
    );
    survival(draft, outline, terms);
}

fn length(draft: &mut Draft<'_>, length: TermLength) {
    let start = insert::date(field::TERM_START, length.start());
    match length {
        TermLength::Fixed { end, .. } => draft.say(
            "本合同自{0}起至{1}止，首尾两日均计算在内。",
            "This contract runs from {0} to {1}, both days included.",
            &[start, insert::date(field::TERM_END, end)],
        ),
        TermLength::Months { months, .. } => {
            let end = match length.last_day() {
                Ok(Some(end)) => insert::date(field::TERM_END, end),
                Ok(None) | Err(_) => Insert::Blank { place: Place::of(field::TERM_END) },
            };
            let months = Period::months(months);
            draft.say(
                "本合同期限为{2}，自{0}起至{1}止，首尾两日均计算在内。",
                "This contract runs for {2}, from {0} to {1}, both days included.",
                &[start, end, insert::period(field::TERM_MONTHS, months)],
            );
        }
        TermLength::OpenEnded { .. } => {
            draft.say("本合同自{0}起不定期有效。", "This contract runs from {0} for an indefinite time.", &[start]);
        }
        TermLength::UntilPerformed { .. } => draft.say(
            "本合同自{0}起，至双方义务全部履行完毕之日止。",
            "This contract runs from {0} until both parties have performed all their duties.",
            &[start],
        ),
    }
}

fn renewal(draft: &mut Draft<'_>, renewal: Renewal) {
    match renewal {
        Renewal::None => {}
        Renewal::ByAgreement { talk_before } => draft.say(
            "双方可以在期满前{0}协商续签；未达成书面续签的，期满终止。",
            "The parties may agree a renewal {0} before expiry; without a written renewal this contract ends.",
            &[insert::period(field::TERM_RENEWAL_NOTICE, talk_before)],
        ),
        Renewal::Automatic { months, times, objection } => {
            let months = insert::period(field::TERM_RENEWAL_MONTHS, Period::months(months));
            match objection {
                Objection::Before(period) => draft.say(
                    "期满前{0}任何一方未书面提出不续期的，本合同自动延长{1}；{us}应在每次延长前提醒{them}。",
                    "Unless either party objects in writing {0} before expiry, this contract extends by {1}; {us} shall remind \
                     {them} before each extension.",
                    &[insert::period(field::TERM_RENEWAL_NOTICE, period), months],
                ),
                Objection::NotStated => draft.say(
                    "期满后本合同自动延长{0}。",
                    "On expiry this contract extends by {0}.",
                    &[months],
                ),
            }
            match times {
                RenewalTimes::Unlimited => {}
                RenewalTimes::AtMost(times) => draft.more(
                    "自动延长以{0}次为限。",
                    "It extends in this way at most {0}.",
                    &[insert::term(
                        Place::of(field::TERM_RENEWAL_TIMES),
                        (
                            figure::chinese_count(usize::from(times)),
                            match times {
                                1 => "once".to_owned(),
                                2 => "twice".to_owned(),
                                more => format!("{} times", figure::english_number(usize::from(more))),
                            },
                        ),
                    )],
                ),
            }
        }
    }
}

fn notice(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Term) {
    match (terms.our_notice, terms.their_notice) {
        (Notice::None, Notice::None) => return,
        (Notice::Ahead(ours), Notice::Ahead(theirs)) if ours == theirs => draft.say(
            "任何一方可以提前{0}书面通知对方解除本合同，无须说明理由。",
            "Either party may end this contract without cause by written notice given {0} ahead.",
            &[insert::period(field::TERM_OUR_NOTICE, ours)],
        ),
        (Notice::Ahead(ours), Notice::Ahead(theirs)) => draft.say(
            "{us}可以提前{0}、{them}可以提前{1}书面通知对方解除本合同，无须说明理由。",
            "{us} may end this contract without cause by written notice given {0} ahead, and {them} by notice given {1} ahead.",
            &[insert::period(field::TERM_OUR_NOTICE, ours), insert::period(field::TERM_THEIR_NOTICE, theirs)],
        ),
        (Notice::Ahead(period), Notice::None) => {
            one_sided(draft, outline, Side::Us, insert::period(field::TERM_OUR_NOTICE, period));
        }
        (Notice::None, Notice::Ahead(period)) => {
            one_sided(draft, outline, Side::Them, insert::period(field::TERM_THEIR_NOTICE, period));
        }
    }
    draft.more(
        "通知期内已确认的订单、服务和付款仍应履行。",
        "Orders, services and payments confirmed within the notice period are still performed.",
        &[],
    );
}

fn one_sided(draft: &mut Draft<'_>, outline: &Outline<'_>, side: Side, period: Insert) {
    let (zh, en) = phrase::side(outline, side);
    draft.say(
        "{0}可以提前{1}书面通知对方解除本合同，无须说明理由。",
        "{0} may end this contract without cause by written notice given {1} ahead.",
        &[Insert::Words((zh.to_owned(), en.to_owned())), period],
    );
}

/// The grounds, grouped by who may use them. What both agree on needs no notice and stands alone.
fn grounds(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Term) {
    if terms.grounds.iter().any(|ground| ground.kind == GroundKind::MutualAgreement) {
        draft.say(
            "{0}，可以解除本合同。",
            "This contract may be ended {0}.",
            &[insert::choice(field::TERM_GROUNDS, ("双方协商一致", "by agreement of the parties"))],
        );
    }
    for holder in [Who::Both, Who::Us, Who::Them] {
        let texts: Vec<(String, String)> = terms
            .grounds
            .iter()
            .filter(|ground| ground.holder == holder && ground.kind != GroundKind::MutualAgreement)
            .map(|ground| ground_text(ground.kind))
            .collect();
        let list = match texts.as_slice() {
            [] => continue,
            [only] => {
                one_ground(draft, outline, holder, only);
                continue;
            }
            several => {
                let zh = several.iter().zip(1..).map(|((zh, _), no)| format!("（{no}）{zh}"));
                let en = several.iter().zip('a'..='z').map(|((_, en), letter)| format!("({letter}) {en}"));
                said(field::TERM_GROUNDS, &(zh.collect::<Vec<_>>().join("；"), en.collect::<Vec<_>>().join("; ")))
            }
        };
        match holder {
            Who::Both => draft.say(
                "有下列情形之一的，任何一方可以书面通知对方解除本合同：{0}。",
                "Either party may end this contract by written notice in these cases: {0}.",
                &[list],
            ),
            Who::Us | Who::Them => {
                let who = said(field::TERM_GROUNDS, &phrase::who(outline, holder));
                draft.say(
                    "有下列情形之一的，{0}可以书面通知对方解除本合同：{1}。",
                    "{0} may end this contract by written notice in these cases: {1}.",
                    &[who, list],
                );
            }
        }
    }
}

fn one_ground(draft: &mut Draft<'_>, outline: &Outline<'_>, holder: Who, ground: &(String, String)) {
    let ground = said(field::TERM_GROUNDS, ground);
    match holder {
        Who::Both => draft.say(
            "{0}的，任何一方可以书面通知对方解除本合同。",
            "Either party may end this contract by written notice if {0}.",
            &[ground],
        ),
        Who::Us | Who::Them => {
            let who = said(field::TERM_GROUNDS, &phrase::who(outline, holder));
            draft.say(
                "{0}的，{1}可以书面通知对方解除本合同。",
                "{1} may end this contract by written notice if {0}.",
                &[ground, who],
            );
        }
    }
}

fn ground_text(kind: GroundKind) -> (String, String) {
    match kind {
        GroundKind::MutualAgreement => phrase::owned(("双方协商一致", "the parties agree to end it")),
        GroundKind::MaterialBreach => phrase::owned((
            "对方迟延履行主要债务或者有其他严重违约行为",
            "the other party delays a principal duty or is otherwise in material breach",
        )),
        GroundKind::Insolvency => phrase::owned((
            "对方进入破产、清算程序或者明显丧失履行能力",
            "the other party enters bankruptcy or liquidation or clearly cannot perform",
        )),
        GroundKind::ForceMajeure(period) => {
            let (zh, en) = figure::period(period);
            (format!("不可抗力持续超过{zh}"), format!("force majeure lasts more than {en}"))
        }
        GroundKind::LongNonPayment(period) => {
            let (zh, en) = figure::period(period);
            (
                format!("对方到期款项逾期超过{zh}仍未支付"),
                format!("a sum due from the other party is unpaid for more than {en}"),
            )
        }
        GroundKind::IllegalConduct => phrase::owned((
            "对方有严重影响本合同履行的违法行为",
            "the other party acts unlawfully in a way that seriously affects this contract",
        )),
        GroundKind::TargetFailure => {
            phrase::owned(("销售目标经改进计划后仍未达到", "sales targets are still missed after an improvement plan"))
        }
    }
}

fn survival(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Term) {
    let printed: Vec<_> =
        terms.survives.iter().filter_map(|clause| outline.clause_number(*clause).map(|no| (no, *clause))).collect();
    if printed.is_empty() {
        return;
    }
    let mut printed = printed;
    printed.sort_unstable();
    draft.join("本合同终止后，", " After the end of this contract ", &[]);
    for (index, (_, clause)) in printed.iter().enumerate() {
        match (index, index + 1 == printed.len()) {
            (0, _) => draft.join("{0}", "{0}", &[outline.clause(*clause)]),
            (_, false) => draft.join("、{0}", ", {0}", &[outline.clause(*clause)]),
            (_, true) => draft.join("和{0}", " and {0}", &[outline.clause(*clause)]),
        }
    }
    if printed.len() == 1 {
        draft.join("继续有效。", " stays in force.", &[]);
    } else {
        draft.join("继续有效。", " stay in force.", &[]);
    }
}
