//! What the clause of the contract allows to be done about a ticket, the credit that it gives, and what was recorded.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::service::ServiceCredit;
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::money::Money;
use crate::domain::service_credit::{Credit, CreditLine, may_be_remedied};
use crate::domain::ticket::Step;
use crate::domain::waiver::Waiver;
use crate::i18n::{Text, format};
use crate::state::{App, Case, Layer, Remedies, Sheet, use_app};
use crate::ui::route::{ContractTab, Route};

/// The part of the page; nothing where no clause of a contract speaks and nothing was recorded.
#[component]
pub(super) fn RemediesPart(id: TicketId, case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| case.with(|case| case.as_ref().and_then(|case| app.remedies_of(case))));
    let done = move || {
        let case = case.get()?;
        let all: Vec<_> = case.course.steps.iter().rev().filter_map(|step| recorded(app, step)).collect();
        (!all.is_empty()).then_some(all)
    };
    let any = move || found.with(Option::is_some) || done().is_some();
    let clause = move || found.get().map(|it| clause(app, &it));
    let may = Memo::new(move |_| {
        case.with(|case| case.as_ref().is_some_and(|case| may_be_remedied(&case.course.state.stage)))
    });
    let act = move || {
        let offered = found.with(|it| it.as_ref().is_some_and(|it| !it.allowed.is_empty()));
        if !offered {
            return None;
        }
        if !may.get() {
            return Some(view! { <p class="faint small">{app.text().remedies_not_yet()}</p> }.into_any());
        }
        let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Remedy(id))));
        let button = view! {
            <button class="button" type="button" id="record-remedy" on:click=open>
                {move || app.text().remedies_record()}
            </button>
        };
        Some(button.into_any())
    };
    let list = move || {
        done().map(|all| {
            view! {
                <h3 class="remedies__head">{app.text().remedies_recorded()}</h3>
                <ul class="remedies__done" id="remedies-done">{all}</ul>
            }
        })
    };
    view! {
        <Show when=any>
            <section class="rec__part remedies" id="ticket-remedies" aria-label=move || app.text().remedies_title()>
                <div class="section__head"><h2>{move || app.text().remedies_title()}</h2></div>
                {clause}
                {act}
                {list}
            </section>
        </Show>
    }
}

/// What the clause says, and what follows from it now.
fn clause(app: App, it: &Remedies) -> impl IntoView + use<> {
    let text = app.text();
    let allowed: Vec<&str> = it.allowed.iter().map(|remedy| text.remedy(*remedy)).collect();
    let allowed = allowed.join(text.items_separator());
    let rule = rule_words(text, it.rule);
    let due = match (&it.credit, it.rule) {
        (_, ServiceCredit::None) => None,
        (Err(why), ServiceCredit::Share { .. }) => {
            Some(view! { <p class="field__help" data-tone="warn" role="note">{text.credit_error(*why)}</p> }.into_any())
        }
        (Ok(None), ServiceCredit::Share { .. }) => {
            Some(view! { <p class="faint small">{text.remedies_kept()}</p> }.into_any())
        }
        (Ok(Some(worked)), ServiceCredit::Share { .. }) => Some(
            view! {
                <dl class="facts">
                    <dt>{text.remedies_reckoned()}</dt>
                    <dd class="num" id="credit-due">{format::money(worked.value)}</dd>
                </dl>
                {working(text, &worked.working)}
            }
            .into_any(),
        ),
    };
    view! {
        <dl class="facts facts--long">
            <dt>{text.remedies_allowed()}</dt>
            <dd>{allowed}</dd>
            <dt>{text.remedies_rule()}</dt>
            <dd>{rule}</dd>
        </dl>
        {due}
    }
}

fn rule_words(text: Text, rule: ServiceCredit) -> String {
    match rule {
        ServiceCredit::None => text.remedies_rule_none().to_owned(),
        ServiceCredit::Share { each, cap } => text.remedies_rule_words(&format::percent(each), &format::percent(cap)),
    }
}

/// How a credit came about, month by month.
pub(super) fn working(text: Text, lines: &[CreditLine]) -> impl IntoView + use<> {
    let rows = lines
        .iter()
        .flat_map(|line| text.credit_steps(line))
        .map(|(step, amount)| view! { <tr><td>{step}</td><td class="num">{amount}</td></tr> })
        .collect_view();
    view! {
        <table class="table times__working remedies__working">
            <thead>
                <tr>
                    <th scope="col">{text.remedies_step()}</th>
                    <th scope="col" class="num">{text.remedies_amount()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A remedy that was recorded; nothing of another step.
fn recorded(app: App, step: &Step) -> Option<AnyView> {
    let Event::Remedied { remedy, note, credit } = &step.fact else { return None };
    let text = app.text();
    let head = format!("{} · {}", text.remedy(*remedy), text.date(step.at.date()));
    let by = (!step.by.is_empty()).then(|| view! { <span class="faint">" · " <bdi>{step.by.clone()}</bdi></span> });
    let note = (!note.is_empty()).then(|| view! { <p class="remedies__note"><bdi>{note.clone()}</bdi></p> });
    let credit = credit.as_ref().map(|it| credited(app, it));
    Some(view! { <li><b>{head}</b> {by} {note} {credit}</li> }.into_any())
}

/// What no part was left to bear, where some of it was borne: it is paid back.
fn left_of(app: App, it: &Credit) -> Option<Money> {
    let rows: Option<Vec<_>> = it.waivers.iter().map(|id| app.watch::<Waiver>(*id)).collect();
    let borne = Money::sum(rows?.iter().map(|row| row.amount), it.amount.currency).ok()?;
    it.amount.minus(borne).ok().filter(|left| left.minor > 0 && !borne.is_zero())
}

fn credited(app: App, it: &Credit) -> impl IntoView + use<> {
    let text = app.text();
    let number = app.watch::<ContractBrief>(it.contract).map(|it| it.number.clone()).unwrap_or_default();
    let place = if it.waivers.is_empty() {
        view! { <span class="soft">{text.remedies_paid_back()}</span> }.into_any()
    } else if app.credit_stands(it, app.as_of()) {
        view! {
            <span class="soft">{text.remedies_in_money()} " "</span>
            <a href=Route::Contract(it.contract, ContractTab::Money).href()>{number}</a>
        }
        .into_any()
    } else {
        view! { <span class="soft">{text.remedies_taken_back()}</span> }.into_any()
    };
    let left = left_of(app, it)
        .map(|left| view! { <p class="field__help" data-tone="warn">{text.remedies_left(&format::money(left))}</p> });
    view! {
        <p><span class="num">{format::money(it.amount)}</span> " · " {place}</p>
        {left}
        <details>
            <summary>{text.remedies_working()}</summary>
            {working(text, &it.lines)}
        </details>
    }
}
