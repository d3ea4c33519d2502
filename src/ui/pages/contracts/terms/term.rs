//! The term: how long, what happens at its end, and how it ends early.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::goods::number;
use super::kit::{Choice, DAYS, FoldedPart, LONG, PeriodBox, PeriodCell, Row, choices, period, rows};
use super::kit::{ChoiceCell, WordsBox};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::Period;
use crate::domain::contract::term::{
    Effective, Ground, GroundKind, Notice, Objection, Renewal, RenewalTimes, TermLength,
};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};

const LENGTHS: &[(&str, Message)] = &[
    ("months", Text::term_fixed),
    ("dates", Text::term_fixed_end),
    ("open", Text::term_open),
    ("performed", Text::term_performed),
];
const RENEWALS: &[(&str, Message)] =
    &[("none", Text::renewal_none), ("agree", Text::renewal_agree), ("auto", Text::renewal_auto)];
const EFFECTS: &[(&str, Message)] = &[
    ("signing", Text::effective_signing),
    ("day", Text::effective_day),
    ("payment", Text::effective_payment),
    ("condition", Text::effective_condition),
];

fn length_name(contract: &Contract) -> &'static str {
    match contract.term.length {
        TermLength::Months { .. } => "months",
        TermLength::Fixed { .. } => "dates",
        TermLength::OpenEnded { .. } => "open",
        TermLength::UntilPerformed { .. } => "performed",
    }
}

fn set_length(contract: &mut Contract, name: &str) {
    let start = contract.term.length.start();
    let end = contract.term.length.last_day().ok().flatten();
    contract.term.length = match name {
        "open" => TermLength::OpenEnded { start },
        "performed" => TermLength::UntilPerformed { start },
        "dates" => {
            let usual = TermLength::Months { start, months: 12 }.last_day().ok().flatten();
            TermLength::Fixed { start, end: end.or(usual).unwrap_or(start) }
        }
        _ => TermLength::Months { start, months: 12 },
    };
    // a term without an end is left on notice, or nobody could ever leave it
    if matches!(contract.term.length, TermLength::OpenEnded { .. }) {
        for notice in [&mut contract.term.our_notice, &mut contract.term.their_notice] {
            if *notice == Notice::None {
                *notice = Notice::Ahead(Period::days(30));
            }
        }
    }
}

fn effect_name(contract: &Contract) -> &'static str {
    match contract.term.effective {
        Effective::OnSigning => "signing",
        Effective::On(_) => "day",
        Effective::OnFirstPayment => "payment",
        Effective::OnCondition(_) => "condition",
    }
}

fn set_effect(contract: &mut Contract, name: &str) {
    contract.term.effective = match name {
        "day" => Effective::On(contract.term.length.start()),
        "payment" => Effective::OnFirstPayment,
        "condition" => Effective::OnCondition(Wording::default()),
        _ => Effective::OnSigning,
    };
}

#[component]
pub(super) fn TermTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let length = Memo::new(move |_| editor.record.with(length_name));
    let fixed = move || matches!(length.get(), "months" | "dates");
    let renewal = Memo::new(move |_| editor.record.with(renewal_name));
    let effect = Memo::new(move |_| editor.record.with(effect_name));
    let until = Signal::derive(move || {
        let last = editor.record.with(|it| it.term.length.last_day().ok().flatten());
        last.map(|day| app.text().term_until(&app.text().date(day))).unwrap_or_default()
    });
    view! {
        <TermsPart editor id="terms-term" legend=Text::terms_term>
            <div class="fields">
                <TermChoice editor place="term.length" label=Text::term_length choices=LENGTHS read=length_name write=set_length />
                <TermBox
                    editor
                    place=field::TERM_START
                    label=Text::term_start
                    kind="date"
                    read=|it| it.term.length.start().to_string()
                    write=|it, text| {
                        let start = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
                        it.term.length = match it.term.length {
                            TermLength::Fixed { end, .. } => TermLength::Fixed { start, end },
                            TermLength::Months { months, .. } => TermLength::Months { start, months },
                            TermLength::OpenEnded { .. } => TermLength::OpenEnded { start },
                            TermLength::UntilPerformed { .. } => TermLength::UntilPerformed { start },
                        };
                        Ok(())
                    }
                />
                <Show when=move || length.get() == "months">
                    <TermBox editor place=field::TERM_MONTHS label=Text::term_months note=until unit=Text::months_unit figures=true read=months write=set_months />
                </Show>
                <Show when=move || length.get() == "dates">
                    <TermBox editor place=field::TERM_END label=Text::term_end kind="date" read=end write=set_end />
                </Show>
                <Show when=fixed>
                    <TermChoice editor place=field::TERM_RENEWAL label=Text::term_renewal choices=RENEWALS read=renewal_name write=set_renewal />
                </Show>
                <Show when=move || fixed() && renewal.get() == "agree">
                    <PeriodBox editor place=field::TERM_RENEWAL_NOTICE label=Text::renewal_talk units=LONG read=renewal_notice write=set_renewal_notice />
                </Show>
                <Show when=move || fixed() && renewal.get() == "auto">
                    <PeriodBox editor place=field::TERM_RENEWAL_NOTICE label=Text::renewal_notice units=LONG read=renewal_notice write=set_renewal_notice />
                    <TermBox editor place=field::TERM_RENEWAL_MONTHS label=Text::renewal_months unit=Text::months_unit figures=true read=renewed_for write=set_renewed_for />
                    <TermBox editor place=field::TERM_RENEWAL_TIMES label=Text::renewal_times unit=Text::times_unit figures=true read=times write=set_times />
                </Show>
                <TermChoice editor place=field::TERM_EFFECTIVE label=Text::term_effective choices=EFFECTS read=effect_name write=set_effect />
                <Show when=move || effect.get() == "day">
                    <TermBox
                        editor
                        place="term.effective.on"
                        label=Text::effective_on_day
                        kind="date"
                        read=|it| match it.term.effective {
                            Effective::On(day) => day.to_string(),
                            Effective::OnSigning | Effective::OnFirstPayment | Effective::OnCondition(_) => String::new(),
                        }
                        write=|it, text| {
                            it.term.effective = Effective::On(Date::parse(text).map_err(|_| Text::bad_date as Refused)?);
                            Ok(())
                        }
                    />
                </Show>
                <Show when=move || effect.get() == "condition">
                    <WordsBox
                        editor
                        place="term.effective.condition"
                        label=Text::effective_words
                        read=|it| match &it.term.effective {
                            Effective::OnCondition(words) => Some(words),
                            Effective::OnSigning | Effective::On(_) | Effective::OnFirstPayment => None,
                        }
                        write=|it| match &mut it.term.effective {
                            Effective::OnCondition(words) => Some(words),
                            Effective::OnSigning | Effective::On(_) | Effective::OnFirstPayment => None,
                        }
                    />
                </Show>
            </div>
            <ByHand editor clause=ClauseId::Term />
        </TermsPart>
    }
}

fn renewal_name(contract: &Contract) -> &'static str {
    match contract.term.renewal {
        Renewal::None => "none",
        Renewal::ByAgreement { .. } => "agree",
        Renewal::Automatic { .. } => "auto",
    }
}

fn set_renewal(contract: &mut Contract, name: &str) {
    let notice = renewal_notice(contract).unwrap_or(Period::days(30));
    contract.term.renewal = match name {
        "none" => Renewal::None,
        "auto" => {
            Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection: Objection::Before(notice) }
        }
        _ => Renewal::ByAgreement { talk_before: notice },
    };
}

fn renewal_notice(contract: &Contract) -> Option<Period> {
    match contract.term.renewal {
        Renewal::ByAgreement { talk_before: notice }
        | Renewal::Automatic { objection: Objection::Before(notice), .. } => Some(notice),
        Renewal::Automatic { objection: Objection::NotStated, .. } | Renewal::None => None,
    }
}

fn set_renewal_notice(contract: &mut Contract, notice: Period) {
    match &mut contract.term.renewal {
        Renewal::ByAgreement { talk_before } => *talk_before = notice,
        Renewal::Automatic { objection, .. } => *objection = Objection::Before(notice),
        Renewal::None => {}
    }
}

fn renewed_for(contract: &Contract) -> String {
    match contract.term.renewal {
        Renewal::Automatic { months, .. } => months.to_string(),
        Renewal::None | Renewal::ByAgreement { .. } => String::new(),
    }
}

fn set_renewed_for(contract: &mut Contract, text: &str) -> Result<(), Refused> {
    let new = number(text)?;
    if let Renewal::Automatic { months, .. } = &mut contract.term.renewal {
        *months = new;
    }
    Ok(())
}

fn times(contract: &Contract) -> String {
    match contract.term.renewal {
        Renewal::Automatic { times: RenewalTimes::AtMost(times), .. } => times.to_string(),
        Renewal::Automatic { times: RenewalTimes::Unlimited, .. } | Renewal::None | Renewal::ByAgreement { .. } => {
            String::new()
        }
    }
}

fn set_times(contract: &mut Contract, text: &str) -> Result<(), Refused> {
    let new = if text.trim().is_empty() { RenewalTimes::Unlimited } else { RenewalTimes::AtMost(number(text)?) };
    if let Renewal::Automatic { times, .. } = &mut contract.term.renewal {
        *times = new;
    }
    Ok(())
}

fn months(contract: &Contract) -> String {
    match contract.term.length {
        TermLength::Months { months, .. } => months.to_string(),
        TermLength::Fixed { .. } | TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => String::new(),
    }
}

fn set_months(contract: &mut Contract, text: &str) -> Result<(), Refused> {
    let months = number::<u16>(text)?;
    if !(1..=600).contains(&months) {
        return Err(Text::bad_number);
    }
    contract.term.length = TermLength::Months { start: contract.term.length.start(), months };
    Ok(())
}

fn end(contract: &Contract) -> String {
    contract.term.length.last_day().ok().flatten().map(|day| day.to_string()).unwrap_or_default()
}

fn set_end(contract: &mut Contract, text: &str) -> Result<(), Refused> {
    let end = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
    contract.term.length = TermLength::Fixed { start: contract.term.length.start(), end };
    Ok(())
}

const fn ahead(notice: Notice) -> Option<Period> {
    match notice {
        Notice::Ahead(period) => Some(period),
        Notice::None => None,
    }
}

/// Notice of none is no right to leave.
const fn notice_of(period: Period) -> Notice {
    if period.n == 0 { Notice::None } else { Notice::Ahead(period) }
}

/// How it ends early, and what follows.
#[component]
pub(super) fn EndingTerms(editor: Editor) -> impl IntoView {
    let grounds = rows(
        editor,
        field::TERM_GROUNDS,
        Text::term_grounds,
        Text::ground_add,
        |it| Some(&it.term.grounds),
        |it| Some(&mut it.term.grounds),
        ground,
        |_| Ground { kind: GroundKind::MaterialBreach, holder: Who::Both },
    );
    view! {
        <FoldedPart editor id="terms-ending" place="term" legend=Text::terms_ending>
            <div class="fields">
                <PeriodBox editor place=field::TERM_OUR_NOTICE label=Text::term_our_notice units=LONG may_be_none=true
                    read=|it| ahead(it.term.our_notice) write=|it, period| it.term.our_notice = notice_of(period) />
                <PeriodBox editor place=field::TERM_THEIR_NOTICE label=Text::term_their_notice units=LONG may_be_none=true
                    read=|it| ahead(it.term.their_notice) write=|it, period| it.term.their_notice = notice_of(period) />
                {period!(editor, field::TERM_CURE, term_cure, DAYS, [term.cure])}
                {period!(editor, field::TERM_EXERCISE, term_exercise, LONG, [term.exercise_window])}
                {period!(editor, field::TERM_SETTLE, term_settle, DAYS, [term.settle_within])}
                {grounds}
            </div>
        </FoldedPart>
    }
}

/// The grounds by name; two of them last for a while.
#[derive(Clone, Copy)]
enum GroundName {
    Agreement,
    Breach,
    Insolvency,
    Force,
    Payment,
    Illegal,
    Targets,
}

choices! {
    GroundName {
        Agreement = "agreement", ground_agreement;
        Breach = "breach", ground_breach;
        Insolvency = "insolvency", ground_insolvency;
        Force = "force", ground_force;
        Payment = "payment", ground_payment;
        Illegal = "illegal", ground_illegal;
        Targets = "targets", ground_targets;
    }
}

const fn ground_name(kind: GroundKind) -> GroundName {
    match kind {
        GroundKind::MutualAgreement => GroundName::Agreement,
        GroundKind::MaterialBreach => GroundName::Breach,
        GroundKind::Insolvency => GroundName::Insolvency,
        GroundKind::ForceMajeure(_) => GroundName::Force,
        GroundKind::LongNonPayment(_) => GroundName::Payment,
        GroundKind::IllegalConduct => GroundName::Illegal,
        GroundKind::TargetFailure => GroundName::Targets,
    }
}

const fn ground_period(kind: GroundKind) -> Option<Period> {
    match kind {
        GroundKind::ForceMajeure(period) | GroundKind::LongNonPayment(period) => Some(period),
        GroundKind::MutualAgreement
        | GroundKind::MaterialBreach
        | GroundKind::Insolvency
        | GroundKind::IllegalConduct
        | GroundKind::TargetFailure => None,
    }
}

fn ground(row: Row<Ground>) -> AnyView {
    let editor = row.editor;
    let kind = row.read(|it| ground_name(it.kind).name(), || "");
    let lasting = row.read(|it| ground_period(it.kind), || None);
    let holder = row.read(|it| it.holder.name(), || "");
    let set_kind = row.pick(|it, name| {
        let lasting = ground_period(it.kind).unwrap_or(Period::days(60));
        it.kind = match GroundName::named(name) {
            Some(GroundName::Breach) => GroundKind::MaterialBreach,
            Some(GroundName::Insolvency) => GroundKind::Insolvency,
            Some(GroundName::Force) => GroundKind::ForceMajeure(lasting),
            Some(GroundName::Payment) => GroundKind::LongNonPayment(lasting),
            Some(GroundName::Illegal) => GroundKind::IllegalConduct,
            Some(GroundName::Targets) => GroundKind::TargetFailure,
            Some(GroundName::Agreement) | None => GroundKind::MutualAgreement,
        };
    });
    let set_holder = row.pick(|it, name| it.holder = Who::named(name).unwrap_or(Who::Both));
    let set_period = row.span(|it, period| {
        if let GroundKind::ForceMajeure(lasting) | GroundKind::LongNonPayment(lasting) = &mut it.kind {
            *lasting = period;
        }
    });
    let long = move || lasting.get().is_some();
    view! {
        <ChoiceCell editor id=row.id("kind") label=Text::ground_kind choices=GroundName::CHOICES value=kind write=set_kind />
        <ChoiceCell editor id=row.id("holder") label=Text::ground_holder choices=Who::CHOICES value=holder write=set_holder />
        <Show when=long>
            <PeriodCell editor id=row.id("period") label=Text::ground_period units=LONG value=lasting write=set_period />
        </Show>
    }
    .into_any()
}
