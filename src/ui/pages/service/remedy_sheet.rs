//! A remedy is recorded; a credit is reckoned by the clause and taken off what is open of the contract.

use leptos::prelude::*;

use super::remedies::working;
use super::steps::today;
use crate::domain::account::Account;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::contract::service::Remedy;
use crate::domain::exact::Worked;
use crate::domain::id::{TicketEventId, TicketId, WaiverId};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::money::Money;
use crate::domain::receipt::ClaimPart;
use crate::domain::service_credit::{Credit, CreditLine, SetOff, may_be_remedied, set_off};
use crate::domain::ticket::TicketEvent;
use crate::domain::waiver::Waiver;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, Case, Form, Problem, Remedies, now, use_app};
use crate::ui::pages::money::part_name;
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea};

const REMEDIES: [(&str, Remedy); 6] = [
    ("credit", Remedy::Credit),
    ("explain", Remedy::Explain),
    ("repair", Remedy::Repair),
    ("replace", Remedy::Replace),
    ("redo", Remedy::Redo),
    ("refund", Remedy::Refund),
];

fn named(name: &str) -> Option<Remedy> {
    REMEDIES.into_iter().find(|(it, _)| *it == name).map(|(_, it)| it)
}

/// What can be credited today, with what bears it.
struct Offer {
    worked: Worked<Money, CreditLine>,
    account: Option<Account>,
    off: SetOff,
}

/// A ticket with what its clause allows, as it stands today.
fn offered(app: App, id: TicketId) -> Option<(Case, Remedies, Option<Offer>)> {
    let case = today(app, id)?;
    let until = Moment::new(app.today.get_untracked(), Minute::of_day(1_439).ok()?).ok()?;
    let (found, account) = app.remedies_today(&case, until)?;
    let credit = found.credit.as_ref().ok().cloned().flatten().filter(|it| it.value.minor > 0);
    let offer = credit.and_then(|worked| {
        let parts = account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        let off = set_off(worked.value, parts).ok()?;
        Some(Offer { worked, account, off })
    });
    Some((case, found, offer))
}

/// The sheet.
#[component]
pub(in crate::ui) fn RemedySheet(id: TicketId) -> impl IntoView {
    let app = use_app();
    let begin = offered(app, id);
    let has_credit = begin.as_ref().is_some_and(|(_, _, offer)| offer.is_some());
    let allowed: Vec<(&str, Remedy)> = begin
        .as_ref()
        .map(|(_, found, _)| REMEDIES.into_iter().filter(|(_, it)| found.allowed.contains(it)).collect())
        .unwrap_or_default();
    let allowed: Vec<_> = allowed.into_iter().filter(|(_, it)| *it != Remedy::Credit || has_credit).collect();
    let first = allowed.first().map(|(name, _)| (*name).to_owned()).unwrap_or_default();
    let form = Form::start(app, format!("remedy/{id}"), vec![("remedy", first), ("note", String::new())]);
    let submit = Callback::new(move |()| match made(app, form, id) {
        Err(problem) => refuse(form, vec![problem]),
        Ok((batch, said)) => {
            app.renew_today();
            keep(app, form, batch, said);
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let choices = Signal::derive(move || {
        let text = app.text();
        allowed.iter().map(|(name, it)| ((*name).to_owned(), text.remedy(*it).to_owned())).collect::<Vec<_>>()
    });
    let is_credit = Memo::new(move |_| named(&form.field("remedy").get()) == Some(Remedy::Credit));
    let hint = Signal::derive(move || if is_credit.get() { app.text().optional().to_owned() } else { String::new() });
    let shown = move || {
        let (_, _, offer) = untrack(|| offered(app, id)).filter(|_| is_credit.get())?;
        offer.map(|offer| offer_view(app, &offer))
    };
    view! {
        <FormSheet title=label(Text::remedies_record) form submit action=label(Text::remedies_record)>
            <div class="fields">
                <ChoiceField name="remedy" label=label(Text::remedies_which) value=form.field("remedy") problem=form.problem("remedy") choices wide=true />
                <TextArea name="remedy-note" label=label(Text::remedies_note) value=form.field("note") problem=form.problem("note") hint />
            </div>
            {shown}
        </FormSheet>
    }
}

/// What is credited, and which parts of the plan owe less.
fn offer_view(app: App, offer: &Offer) -> impl IntoView + use<> {
    let text = app.text();
    let parts = offer.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
    let rows = offer
        .off
        .parts
        .iter()
        .filter_map(|(id, amount)| Some((parts.iter().find(|part| part.id == *id)?, *amount)))
        .map(|(part, amount)| view! { <dt>{part_name(text, part)}</dt><dd class="num">{format::money(amount)}</dd> })
        .collect::<Vec<_>>();
    let any = !rows.is_empty();
    let left = (!offer.off.left.is_zero())
        .then(|| view! { <p class="field__help">{text.remedies_left(&format::money(offer.off.left))}</p> });
    view! {
        <section class="counted" id="credit-offer" aria-label=text.remedies_reckoned()>
            <h3>{text.remedies_reckoned()} " " <span class="num">{format::money(offer.worked.value)}</span></h3>
            {working(text, &offer.worked.working)}
            {any.then(|| view! { <h3>{text.remedies_against()}</h3> <dl class="facts">{rows}</dl> })}
            {left}
        </section>
    }
}

/// The rows that a remedy makes with what is said of it, or what is wrong.
fn made(app: App, form: Form, id: TicketId) -> Result<(Batch, String), Problem> {
    let text = app.untracked_text();
    let problem = |field, words: &str| Problem { field, words: words.to_owned() };
    let not_yet = || problem("remedy", text.remedies_not_yet());
    let (case, found, offer) = offered(app, id).ok_or_else(not_yet)?;
    if !may_be_remedied(&case.course.state.stage) {
        return Err(not_yet());
    }
    let remedy = named(&form.text("remedy")).filter(|it| found.allowed.contains(it)).ok_or_else(not_yet)?;
    let note = form.text("note");
    let now = now().map_err(|_| problem("remedy", text.ticket_clock_fault()))?;
    // a copy whose clock is ahead may have entered the last step: what follows it does not come before it
    let at = case.course.state.since().map_or(now, |last| last.max(now));
    let by = untrack(|| app.my_name());
    let event = |credit| TicketEvent {
        id: TicketEventId::fresh(&mut BrowserIds),
        ticket: id,
        at,
        by: by.clone(),
        fact: Event::Remedied { remedy, note: note.clone(), credit },
        level: Some(case.ticket.severity),
    };
    if remedy != Remedy::Credit {
        if note.is_empty() {
            return Err(problem("note", text.remedies_note_problem()));
        }
        let said = text.remedies_saved(&case.ticket.number, text.remedy(remedy));
        return Ok((Batch::of(&event(None)), said));
    }
    let offer = offer.ok_or_else(|| problem("remedy", text.remedies_no_credit()))?;
    let waivers: Vec<Waiver> = offer
        .off
        .parts
        .iter()
        .map(|(instalment, amount)| Waiver {
            id: WaiverId::fresh(&mut BrowserIds),
            contract: found.contract,
            instalment: *instalment,
            part: ClaimPart::Principal,
            on: app.today.get_untracked(),
            amount: *amount,
            by: by.clone(),
            reason: text.remedies_waiver(&case.ticket.number),
            reverses: None,
        })
        .collect();
    let credit = Credit {
        contract: found.contract,
        amount: offer.worked.value,
        lines: offer.worked.working,
        waivers: waivers.iter().map(|it| it.id).collect(),
    };
    let said = text.remedies_saved_credit(&case.ticket.number, &format::money(credit.amount));
    let batch = waivers.iter().fold(Batch::new(), Batch::put);
    Ok((batch.put(&event(Some(credit))), said))
}
