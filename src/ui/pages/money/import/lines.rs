//! Every sum that came in: whose it is, why, and what it would settle. Only the rows in view exist in the page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::i18n::{Text, format};
use crate::state::list::visible;
use crate::state::statement::{Choice, KnownBy, Line, Plan, Proposal, StatementImport, Suggestion, Verdict};
use crate::state::{App, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::virtual_list::{LongBody, Viewport};

/// A line with what becomes of it.
#[derive(Clone, PartialEq)]
struct Now {
    line: Line,
    proposal: Proposal,
}

/// The lines.
#[component]
pub(super) fn Lines(import: StatementImport, changing: RwSignal<Option<usize>>) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| import.plan().map_or(0, |plan| plan.reading.lines.len()));
    let asks = |plan: &Plan| plan.proposals.iter().filter(|it| it.verdict == Verdict::Ask).count();
    let asked = Memo::new(move |_| import.plan().map_or(0, |plan| asks(&plan)));
    view! {
        <section class="section" id="stmt-lines">
            <div class="section__head">
                <h2>{move || app.text().bank_lines()}</h2>
                <span class="section__note">{move || app.text().bank_lines_note()}</span>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    id="stmt-agree"
                    hidden=move || asked.get() == 0
                    on:click=move |_| import.agree()
                >
                    {icon("check")}
                    {move || app.text().bank_agree(asked.get())}
                </button>
            </div>
            <Show
                when=move || total.get() != 0
                fallback=move || view! { <p class="faint empty__line">{move || app.text().bank_no_lines()}</p> }
            >
                <Table import changing total />
            </Show>
        </section>
    }
}

#[component]
fn Table(import: StatementImport, changing: RwSignal<Option<usize>>, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let viewport = Viewport::new();
    let ids = Memo::new(move |_| Arc::<[usize]>::from((0..total.get()).collect::<Vec<_>>()));
    view! {
        <div
            class="stmt__scroll"
            node_ref=viewport.node
            on:scroll=move |_| viewport.scrolled()
            tabindex="0"
            role="region"
            aria-label=move || app.text().bank_lines()
        >
            <table class="table stmt__table" role="table" aria-rowcount=move || total.get().to_string()>
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().bank_day()}</th>
                        <th scope="col">{move || app.text().bank_payer()}</th>
                        <th scope="col" class="num">{move || app.text().line_amount()}</th>
                        <th scope="col">{move || app.text().bank_for()}</th>
                        <th scope="col">{move || app.text().bank_settles()}</th>
                        <th scope="col"><span class="unseen">{move || app.text().bank_change()}</span></th>
                    </tr>
                </thead>
                <LongBody ids viewport columns=Signal::stored(6) row=move |place| row(import, changing, place) />
            </table>
        </div>
    }
}

fn row(import: StatementImport, changing: RwSignal<Option<usize>>, place: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let now = Memo::new(move |_| {
        let plan = import.plan()?;
        let (line, proposal) = (plan.reading.lines.get(place.get())?, plan.proposals.get(place.get())?);
        Some(Now { line: line.clone(), proposal: proposal.clone() })
    });
    let told = move |read: fn(App, &Now) -> String| {
        move || now.with(|now| now.as_ref().map(|now| read(app, now)).unwrap_or_default())
    };
    let number = Memo::new(move |_| now.with(|now| now.as_ref().map_or(0, |now| now.line.row)));
    let state = move || now.with(|now| now.as_ref().map(|now| verdict_status(app.text(), now.proposal.verdict)));
    let act = Memo::new(move |_| now.with(|now| now.as_ref().and_then(|now| act_of(&now.proposal))));
    let change_words = move || {
        let is_unknown = now.with(|now| now.as_ref().is_some_and(|now| now.proposal.suggestion.is_none()));
        if is_unknown { app.text().bank_choose() } else { app.text().bank_change() }
    };
    let act_words = move || act.get().map_or("", |act| act.words(app.text()));
    let decide = move |_| {
        if let Some(act) = act.get_untracked() {
            import.choose(number.get_untracked(), act.choice());
        }
    };
    view! {
        <tr
            data-row=move || number.get().to_string()
            data-verdict=move || now.with(|now| now.as_ref().map(|now| name_of(now.proposal.verdict)))
        >
            <td class="stmt__day">{told(|app, now| app.text().date(now.line.on))}</td>
            <td class="stmt__payer">
                <span class="stmt__first"><bdi>{told(|app, now| payer(app.text(), &now.line))}</bdi></span>
                <span class="stmt__second soft"><bdi>{told(|_, now| visible(&now.line.purpose).into_owned())}</bdi></span>
            </td>
            <td class="num stmt__amount">{told(|_, now| format::money(now.line.amount))}</td>
            <td class="stmt__for">
                <span class="stmt__first"><bdi>{told(whose)}</bdi></span>
                <span class="stmt__second soft">{told(|app, now| why(app.text(), &now.proposal))}</span>
            </td>
            <td class="stmt__settles">
                <span class="stmt__first">{state}</span>
                <span class="stmt__second soft">{told(settles)}</span>
            </td>
            <td class="stmt__acts">
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    data-act="decide"
                    hidden=move || act.with(Option::is_none)
                    aria-label=move || format!("{} {}", act_words(), app.text().bank_row(number.get()))
                    on:click=decide
                >
                    {act_words}
                </button>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    data-act="change"
                    aria-label=move || format!("{} {}", change_words(), app.text().bank_row(number.get()))
                    on:click=move |_| changing.set(Some(number.get_untracked()))
                >
                    {change_words}
                </button>
            </td>
        </tr>
    }
}

/// What one press decides.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Skip,
    TakeIn,
    Agree(Choice),
}

impl Act {
    fn words(self, text: Text) -> &'static str {
        match self {
            Self::Skip => text.bank_skip(),
            Self::TakeIn => text.bank_take_in(),
            Self::Agree(_) => text.bank_take(),
        }
    }

    const fn choice(self) -> Choice {
        match self {
            Self::Skip => Choice::Skip,
            Self::TakeIn => Choice::AsSuggested,
            Self::Agree(choice) => choice,
        }
    }
}

fn act_of(proposal: &Proposal) -> Option<Act> {
    match (proposal.verdict, &proposal.suggestion) {
        (Verdict::Take, _) => Some(Act::Skip),
        (Verdict::Skip, _) => Some(Act::TakeIn),
        (Verdict::Ask, Some(it)) => Some(Act::Agree(Choice::Agree(it.customer, it.contract))),
        (Verdict::Ask | Verdict::Unknown | Verdict::Known(_), _) => None,
    }
}

pub(super) const fn name_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Take => "take",
        Verdict::Ask => "ask",
        Verdict::Unknown => "unknown",
        Verdict::Known(_) => "known",
        Verdict::Skip => "skip",
    }
}

fn verdict_status(text: Text, verdict: Verdict) -> AnyView {
    match verdict {
        Verdict::Take => status(Meaning::Good, "circle-check", text.bank_will_record()).into_any(),
        Verdict::Ask => status(Meaning::Warn, "info", text.bank_asks()).into_any(),
        Verdict::Unknown => status(Meaning::Warn, "user-round", text.bank_unknown()).into_any(),
        Verdict::Known(_) => status(Meaning::Plain, "combine", text.bank_known()).into_any(),
        Verdict::Skip => status(Meaning::Plain, "circle-dashed", text.bank_skipped()).into_any(),
    }
}

pub(super) fn payer(text: Text, line: &Line) -> String {
    if line.payer.is_empty() { text.bank_no_payer().to_owned() } else { visible(&line.payer).into_owned() }
}

/// The customer, and the contract if one is named.
fn whose(app: App, now: &Now) -> String {
    let Some(suggestion) = &now.proposal.suggestion else { return String::new() };
    let customer = app.customer_name(suggestion.customer);
    let contract = suggestion.contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.number.clone());
    contract.map_or(customer.clone(), |number| format!("{customer} · {number}"))
}

/// The reasons in words.
pub(super) fn why(text: Text, proposal: &Proposal) -> String {
    if let Verdict::Known(KnownBy::SameFile(row)) = proposal.verdict {
        return text.bank_known_in_file(row);
    }
    let Some(suggestion) = &proposal.suggestion else { return String::new() };
    let reasons: Vec<String> = suggestion.reasons.iter().map(|reason| text.bank_reason(reason)).collect();
    if reasons.is_empty() { text.bank_chosen().to_owned() } else { reasons.join(text.between_tags()) }
}

/// What it would settle, in one line.
fn settles(app: App, now: &Now) -> String {
    let text = app.text();
    match (now.proposal.verdict, &now.proposal.suggestion) {
        (Verdict::Take | Verdict::Ask, Some(suggestion)) => shares_words(app, suggestion).join(text.between_tags()),
        (Verdict::Take | Verdict::Ask | Verdict::Unknown | Verdict::Known(_) | Verdict::Skip, _) => String::new(),
    }
}

fn shares_words(app: App, suggestion: &Suggestion) -> Vec<String> {
    let text = app.text();
    if suggestion.shares.is_empty() {
        return vec![text.bank_all_advance().to_owned()];
    }
    let mut words: Vec<String> = suggestion
        .shares
        .iter()
        .map(|share| {
            let (part, claim) = (text.part_number(share.number), text.claim_part(share.part));
            format!("{part} {claim} {}", format::amount(share.amount))
        })
        .collect();
    if !suggestion.advance.is_zero() {
        words.push(text.bank_advance(&format::amount(suggestion.advance)));
    }
    words
}
