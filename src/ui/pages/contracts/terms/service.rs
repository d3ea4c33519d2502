//! Service and complaints: ways, hours, levels, escalation, remedies.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::kit::{
    Cell, Choice, ChoiceCell, ClausePart, DAYS, LONG, PeriodCell, QUICK, Row, Ticks, WordsCell, bare_percent, choices,
    choose, percent, period, rows,
};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::contract::service::{
    Escalation, EscalationRole, Remedy, Service, ServiceChannel, ServiceCredit, ServiceDay, ServiceDays, ServiceLevel,
    ServicePause, ServiceStretch, Urgency, WeekDay,
};
use crate::domain::contract::wording::Wording;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox};

choices! {
    ServiceChannel {
        Phone = "phone", channel_phone;
        Email = "email", channel_email;
        Web = "web", channel_web;
        WeChat = "wechat", channel_wechat;
        Post = "post", channel_post;
        Visit = "visit", channel_visit;
    }
    WeekDay {
        Monday = "monday", weekday_mon;
        Tuesday = "tuesday", weekday_tue;
        Wednesday = "wednesday", weekday_wed;
        Thursday = "thursday", weekday_thu;
        Friday = "friday", weekday_fri;
        Saturday = "saturday", weekday_sat;
        Sunday = "sunday", weekday_sun;
    }
    Remedy {
        Explain = "explain", remedy_explain;
        Repair = "repair", remedy_repair;
        Replace = "replace", remedy_replace;
        Redo = "redo", remedy_redo;
        Refund = "refund", remedy_refund;
        Credit = "credit", remedy_credit;
    }
}

#[component]
pub(super) fn ServiceTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-service"
            place=field::SERVICE
            legend=Text::terms_customer_service
            clause=|it| &it.service
            clause_mut=|it| &mut it.service
            usual=|_| Service::usual()
            terms
        />
    }
}

/// Puts something into a set, or takes it out.
pub(super) fn put<T: Ord>(set: &mut BTreeSet<T>, one: Option<T>, on: bool) {
    if let Some(one) = one {
        if on {
            set.insert(one);
        } else {
            set.remove(&one);
        }
    }
}

/// 540 minutes after midnight are 09:00.
fn clock(minutes: u16) -> String {
    let hours = minutes.checked_div(60).unwrap_or(0);
    let minutes = minutes.checked_rem(60).unwrap_or(0);
    format!("{hours:02}:{minutes:02}")
}

/// `9:00`, and `24:00` for midnight, as minutes.
fn minutes(text: &str) -> Result<u16, Refused> {
    let refused = Text::bad_time as Refused;
    let text = format::narrow(text);
    let (hours, minutes) = text.trim().split_once(':').ok_or(refused)?;
    let (hours, minutes): (u16, u16) =
        (hours.trim().parse().map_err(|_| refused)?, minutes.trim().parse().map_err(|_| refused)?);
    let all = hours.checked_mul(60).and_then(|all| all.checked_add(minutes)).ok_or(refused)?;
    if minutes < 60 && all <= 24 * 60 { Ok(all) } else { Err(refused) }
}

fn spans_words(spans: impl Iterator<Item = (u16, u16)>) -> String {
    let words: Vec<String> = spans.map(|(from, to)| format!("{}-{}", clock(from), clock(to))).collect();
    words.join(", ")
}

fn pauses_words(pauses: &[ServicePause]) -> String {
    spans_words(pauses.iter().map(|it| (it.from, it.to)))
}

fn pauses(text: &str) -> Result<Vec<ServicePause>, Refused> {
    Ok(spans(text)?.into_iter().map(|(from, to)| ServicePause { from, to }).collect())
}

/// `12:00-13:30`, several with a comma between them; nothing where there is none.
fn spans(text: &str) -> Result<Vec<(u16, u16)>, Refused> {
    let text = format::narrow(text);
    let spans = text.split([',', ';', '、']).map(str::trim).filter(|span| !span.is_empty());
    spans
        .map(|span| {
            let (from, to) = span.split_once(['-', '–', '~']).ok_or(Text::bad_time as Refused)?;
            Ok((minutes(from)?, minutes(to)?))
        })
        .collect()
}

fn credit(contract: &Contract) -> Option<(Ppm, Ppm)> {
    match contract.service.terms()?.credit {
        ServiceCredit::Share { each, cap } => Some((each, cap)),
        ServiceCredit::None => None,
    }
}

fn set_credit(contract: &mut Contract, credit: ServiceCredit) {
    if let Clause::Included(terms) = &mut contract.service {
        terms.credit = credit;
    }
}

const MEANINGS: [(Urgency, Message); 4] = [
    (Urgency::Urgent, Text::meaning_urgent),
    (Urgency::High, Text::meaning_high),
    (Urgency::Medium, Text::meaning_medium),
    (Urgency::Low, Text::meaning_low),
];

/// What a level means, while the clause has it.
fn meaning(editor: Editor, urgency: Urgency, label: Message) -> impl IntoView {
    let has = Memo::new(move |_| {
        editor.record.with(|it| {
            it.service.terms().is_some_and(|terms| terms.levels.iter().any(|level| level.urgency == urgency))
        })
    });
    let value = Signal::derive(move || {
        let own = |it: &Contract| it.service.terms().and_then(|terms| terms.meanings.get(&urgency)).cloned();
        editor.record.with(own).unwrap_or_default()
    });
    let write = Callback::new(move |words: Wording| {
        editor.change(|it| {
            if let Clause::Included(terms) = &mut it.service {
                if words.is_blank() {
                    terms.meanings.remove(&urgency);
                } else {
                    terms.meanings.insert(urgency, words);
                }
            }
        });
    });
    let id = format!("term-service-meanings-{}", urgency.name());
    view! {
        <Show when=move || has.get()>
            <WordsCell editor id=id.clone() place=field::SERVICE_MEANINGS label value write />
        </Show>
    }
}

fn terms(editor: Editor) -> AnyView {
    let levels = rows(
        editor,
        field::SERVICE_LEVELS,
        Text::service_levels,
        Text::level_add,
        |it| it.service.terms().map(|terms| &terms.levels),
        |it| match &mut it.service {
            Clause::Included(terms) => Some(&mut terms.levels),
            Clause::NotApplicable { .. } => None,
        },
        level,
        |_| ServiceLevel { urgency: Urgency::Low, respond: Period::working_days(2), resolve: Period::working_days(15) },
    );
    let steps = rows(
        editor,
        field::SERVICE_ESCALATION,
        Text::service_escalation,
        Text::escalation_add,
        |it| it.service.terms().map(|terms| &terms.escalation),
        |it| match &mut it.service {
            Clause::Included(terms) => Some(&mut terms.escalation),
            Clause::NotApplicable { .. } => None,
        },
        step,
        |_| Escalation { to: EscalationRole::Director, after: Period::working_days(10) },
    );
    let week = rows(
        editor,
        field::SERVICE_WEEK,
        Text::service_week,
        Text::week_add,
        |it| it.service.terms().map(|terms| &terms.hours.week),
        |it| match &mut it.service {
            Clause::Included(terms) => Some(&mut terms.hours.week),
            Clause::NotApplicable { .. } => None,
        },
        own_day,
        free_day,
    );
    let meanings = MEANINGS.iter().map(|(urgency, label)| meaning(editor, *urgency, *label)).collect_view();
    let credited = Memo::new(move |_| editor.record.with(|it| credit(it).is_some()));
    view! {
        <Ticks editor place=field::SERVICE_CHANNELS label=Text::service_channels choices=ServiceChannel::CHOICES
            has=|it, name| it.service.terms().is_some_and(|terms| terms.channels.iter().any(|one| one.name() == name))
            tick=|it, name, on| if let Clause::Included(terms) = &mut it.service {
                put(&mut terms.channels, ServiceChannel::named(name), on);
            }
        />
        {choose!(editor, field::SERVICE_HOURS, service_days, ServiceDays, [in service.hours.days])}
        {period!(editor, field::SERVICE_ACKNOWLEDGE, service_acknowledge, QUICK, [in service.acknowledge_within])}
        <TermBox editor place="service.hours.from" label=Text::service_from figures=true
            read=|it| it.service.terms().map(|terms| clock(terms.hours.from)).unwrap_or_default()
            write=|it, text| {
                let from = minutes(text)?;
                if let Clause::Included(terms) = &mut it.service {
                    terms.hours.from = from;
                }
                Ok(())
            }
        />
        <TermBox editor place="service.hours.to" label=Text::service_to figures=true
            read=|it| it.service.terms().map(|terms| clock(terms.hours.to)).unwrap_or_default()
            write=|it, text| {
                let to = minutes(text)?;
                if let Clause::Included(terms) = &mut it.service {
                    terms.hours.to = to;
                }
                Ok(())
            }
        />
        <TermBox editor place="service.hours.pause" label=Text::service_pause figures=true
            read=|it| it.service.terms().map(|terms| pauses_words(&terms.hours.pauses)).unwrap_or_default()
            write=|it, text| {
                let pauses = pauses(text)?;
                if let Clause::Included(terms) = &mut it.service {
                    terms.hours.pauses = pauses;
                }
                Ok(())
            }
        />
        {week}
        {period!(editor, field::SERVICE_UPDATE, service_update, DAYS, [in service.update_every])}
        {period!(editor, field::SERVICE_SETTLE, service_settle, DAYS, [in service.settle_within])}
        {levels}
        {meanings}
        {steps}
        <Ticks editor place=field::SERVICE_REMEDIES label=Text::service_remedies choices=Remedy::CHOICES
            has=|it, name| it.service.terms().is_some_and(|terms| terms.remedies.iter().any(|one| one.name() == name))
            tick=|it, name, on| if let Clause::Included(terms) = &mut it.service {
                put(&mut terms.remedies, Remedy::named(name), on);
            }
        />
        <TermBox editor place=field::SERVICE_CREDIT label=Text::service_credit unit=Text::percent_unit figures=true
            read=|it| credit(it).map(|(each, _)| bare_percent(each)).unwrap_or_default()
            write=|it, text| {
                if text.trim().is_empty() {
                    set_credit(it, ServiceCredit::None);
                    return Ok(());
                }
                let each = percent(text)?;
                let cap = credit(it).map_or(Ppm(300_000), |(_, cap)| cap);
                set_credit(it, ServiceCredit::Share { each, cap });
                Ok(())
            }
        />
        <Show when=move || credited.get()>
            <TermBox editor place="service.credit.cap" label=Text::service_credit_cap unit=Text::percent_unit figures=true
                read=|it| credit(it).map(|(_, cap)| bare_percent(cap)).unwrap_or_default()
                write=|it, text| {
                    let cap = percent(text)?;
                    if let Some((each, _)) = credit(it) {
                        set_credit(it, ServiceCredit::Share { each, cap });
                    }
                    Ok(())
                }
            />
        </Show>
        {period!(editor, field::SERVICE_CLOSE, service_close, DAYS, [in service.close_after])}
        {period!(editor, field::SERVICE_RECORDS, service_records, LONG, [in service.keep_records])}
    }
    .into_any()
}

/// A morning on the first day that has no hours of its own, the weekend first.
fn free_day(contract: &Contract) -> ServiceDay {
    let taken = |day: WeekDay| contract.service.terms().is_some_and(|terms| terms.hours.own(day).is_some());
    let mut days = [WeekDay::Saturday, WeekDay::Sunday].into_iter().chain(WeekDay::ALL);
    let day = days.find(|day| !taken(*day)).unwrap_or(WeekDay::Saturday);
    ServiceDay { day, stretches: vec![ServiceStretch { from: 9 * 60, to: 12 * 60 }] }
}

fn own_day(row: Row<ServiceDay>) -> AnyView {
    let editor = row.editor;
    let write = row.text(|it, text| {
        it.stretches = spans(text)?.into_iter().map(|(from, to)| ServiceStretch { from, to }).collect();
        Ok(())
    });
    view! {
        <ChoiceCell editor id=row.id("day") label=Text::week_day choices=WeekDay::CHOICES
            value=row.read(|it| it.day.name(), || "")
            write=row.pick(|it, name| it.day = WeekDay::named(name).unwrap_or(WeekDay::Saturday)) />
        <Cell editor id=row.id("hours") label=Text::week_hours figures=true
            value=row.read(|it| spans_words(it.stretches.iter().map(|it| (it.from, it.to))), String::new) write />
    }
    .into_any()
}

fn level(row: Row<ServiceLevel>) -> AnyView {
    let editor = row.editor;
    view! {
        <ChoiceCell editor id=row.id("urgency") label=Text::level_urgency choices=Urgency::CHOICES wide=true
            value=row.read(|it| it.urgency.name(), || "")
            write=row.pick(|it, name| it.urgency = Urgency::named(name).unwrap_or(Urgency::Low)) />
        <PeriodCell editor id=row.id("respond") label=Text::level_respond units=QUICK
            value=row.read(|it| Some(it.respond), || None) write=row.span(|it, period| it.respond = period) />
        <PeriodCell editor id=row.id("resolve") label=Text::level_resolve units=QUICK
            value=row.read(|it| Some(it.resolve), || None) write=row.span(|it, period| it.resolve = period) />
    }
    .into_any()
}

fn step(row: Row<Escalation>) -> AnyView {
    let editor = row.editor;
    view! {
        <ChoiceCell editor id=row.id("to") label=Text::escalation_to choices=EscalationRole::CHOICES
            value=row.read(|it| it.to.name(), || "")
            write=row.pick(|it, name| it.to = EscalationRole::named(name).unwrap_or(EscalationRole::Director)) />
        <PeriodCell editor id=row.id("after") label=Text::escalation_after units=DAYS
            value=row.read(|it| Some(it.after), || None) write=row.span(|it, period| it.after = period) />
    }
    .into_any()
}
