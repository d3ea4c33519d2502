//! What needs a decision today, each one press from being done; then the figures; then the lists.

mod decide;
mod months;
mod tickets;

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use self::decide::{SHOWN, decision_row, decisions};
use self::months::Months;
use self::tickets::due_tickets;
use super::money::PartRef;
use crate::domain::account::PartAccount;
use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::{DueDay, InstalmentStatus, share};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::lifecycle::contract::status::RunningTerm;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::rate::Ppm;
use crate::domain::receipt::Receipt;
use crate::domain::team::member::Member;
use crate::i18n::format;
use crate::state::{App, Preference, Whose, ppm, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::ageing::{AGES, ageing_bar, ageing_key};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch};

/// A binding contract with its standing.
type Held = (Arc<ContractBrief>, Arc<Progress>);

/// The page.
#[component]
pub(in crate::ui) fn HomePage() -> impl IntoView {
    let app = use_app();
    let whose = RwSignal::new(Preference::Whose.read().unwrap_or_default());
    let choose = Callback::new(move |chosen: Whose| {
        Preference::Whose.write(&chosen);
        whose.set(chosen);
    });
    // a book without members has no switch, and so nothing that could be hidden by it
    let whose = Memo::new(move |_| if app.count::<Member>() == 0 { Whose::All } else { whose.get() });
    let held = Memo::new(move |_| held(app, whose.get()));
    // looked at with every minute; what follows, when one comes or goes
    let tickets = Memo::new(move |_| due_tickets(app));
    let decisions =
        Memo::new(move |_| held.with(|held| tickets.with(|tickets| decisions(app, held, tickets, whose.get()))));
    let title = move || {
        let text = app.text();
        if !app.figures_ready() {
            return text.loading().to_owned();
        }
        match decisions.with(|it| it.count) {
            0 => text.home_none().to_owned(),
            1 => text.home_one().to_owned(),
            n => text.home_some(n),
        }
    };
    view! {
        <div class="page home">
            <div class="page__head">
                <div class="page__title">
                    <p class="faint small">{move || app.text().long_date(app.as_of())}</p>
                    <h1 id="home-answer">{title}</h1>
                </div>
                <div class="page__acts">
                    <WhoseSwitch now=whose choose />
                    <a class="button" id="go-today" href=Route::Tasks(Query::default().with("view", "today")).href()>
                        {icon("list-checks")}
                        {move || app.text().places_tasks()}
                    </a>
                    <a class="button" href=Route::calendar().href()>{icon("calendar-days")}{move || app.text().places_calendar()}</a>
                </div>
            </div>
            <WhoseHint now=whose />
            <ul class="decide">
                {move || decisions.get().first.into_iter().take(SHOWN).map(|decision| decision_row(app, decision)).collect_view()}
            </ul>
            <Figures held whose />
            <div class="split home__split" data-lean="start">
                <Months held />
                <Ageing held />
            </div>
            <div class="split home__split">
                <Latest whose />
                <Ending held />
            </div>
        </div>
    }
}

/// Every contract with its standing, in the order of their making.
#[derive(Clone, PartialEq)]
struct Contracts(Vec<Held>);

/// Those of the customers that are looked at.
fn held(app: App, whose: Whose) -> Contracts {
    let mut circle = app.circle(whose);
    let mut is_ours = |id| {
        whose == Whose::All || circle.has(&app.watch::<Customer>(id).map(|it| it.owner.clone()).unwrap_or_default())
    };
    let mut all: Vec<Held> = app
        .watch_all::<ContractBrief>()
        .into_iter()
        .filter(|contract| is_ours(contract.customer))
        .filter_map(|contract| app.contract_standing(contract.id).map(|standing| (contract, standing)))
        .collect();
    all.sort_by_key(|(contract, _)| contract.id);
    Contracts(all)
}

/// The money of a day: sums over all binding contracts in the book's currency.
struct Sums {
    received: Money,
    planned: Money,
    overdue: Money,
    late_fees: Money,
    receivable: Money,
    parts: usize,
    in_force: Money,
    contracts: usize,
    ending: usize,
}

fn sums(app: App, held: &Contracts, whose: Whose) -> Sums {
    let as_of = app.as_of();
    let zero = Money::zero(Currency::CNY);
    let mut sums = Sums {
        received: zero,
        planned: zero,
        overdue: zero,
        late_fees: zero,
        receivable: zero,
        parts: 0,
        in_force: zero,
        contracts: 0,
        ending: 0,
    };
    let add = |sum: &mut Money, amount: Money| *sum = sum.plus(amount).unwrap_or(*sum);
    for (_, standing) in &held.0 {
        let Ok(account) = &standing.account else { continue };
        if !standing.is_binding() {
            continue;
        }
        add(&mut sums.overdue, account.overdue);
        add(&mut sums.late_fees, account.late_fees);
        add(&mut sums.receivable, account.open);
        sums.parts = sums.parts.saturating_add(account.parts.iter().filter(|it| !it.position.open.is_zero()).count());
        for part in &account.parts {
            if matches!(part.due, DueDay::On(day) if same_month(day, as_of)) {
                add(&mut sums.planned, part.position.amount);
            }
        }
        if standing.is_in_force() {
            sums.contracts = sums.contracts.saturating_add(1);
            add(&mut sums.in_force, account.total);
            if let RunningTerm::Fixed { end, .. } = standing.facts.term
                && (0..=60).contains(&as_of.days_until(end))
            {
                sums.ending = sums.ending.saturating_add(1);
            }
        }
    }
    for receipt in receipts(app, whose) {
        if same_month(receipt.on, as_of) && receipt.on <= as_of {
            add(&mut sums.received, receipt.amount);
        }
    }
    sums
}

/// The receipts from the customers that are looked at.
fn receipts(app: App, whose: Whose) -> Vec<Arc<Receipt>> {
    let mut circle = app.circle(whose);
    let mut all = app.watch_all::<Receipt>();
    if whose != Whose::All {
        all.retain(|it| circle.has(&app.peek::<Customer>(it.customer).map(|it| it.owner.clone()).unwrap_or_default()));
    }
    all
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

#[component]
fn Figures(held: Memo<Contracts>, whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    let item = |label: &'static str, value: Money, note: String, danger: Option<&'static str>| {
        view! {
            <div class="figures__item">
                <div class="figures__label">{label}</div>
                <div class="figures__value" data-tone=danger>
                    <small>{format::symbol(value.currency)}</small>
                    {format::amount(value)}
                </div>
                <div class="figures__note">{note}</div>
            </div>
        }
    };
    let body = move || {
        let text = app.text();
        let sums = held.with(|held| sums(app, held, whose.get()));
        let planned = share(sums.received, sums.planned).map(|it| ppm(it.value)).ok();
        let plan_note = planned.map(|share| text.home_plan_note(&format::percent_floor(share))).unwrap_or_default();
        let fee_note = if sums.late_fees.is_zero() {
            String::new()
        } else {
            text.home_late_fees_note(&format::money(sums.late_fees))
        };
        let danger = (!sums.overdue.is_zero()).then_some("danger");
        view! {
            {item(text.home_received(), sums.received, plan_note, None)}
            {item(text.home_overdue(), sums.overdue, fee_note, danger)}
            {item(text.home_in_force(), sums.in_force, text.home_in_force_note(sums.contracts, sums.ending), None)}
            {item(text.home_receivable(), sums.receivable, text.home_parts_note(sums.parts), None)}
        }
    };
    view! { <section class="section"><div class="figures home__figures" id="figures">{body}</div></section> }
}

#[component]
fn Ageing(held: Memo<Contracts>) -> impl IntoView {
    let app = use_app();
    let body = move || {
        let text = app.text();
        let zero = Money::zero(Currency::CNY);
        let mut sums = [(zero, 0_usize); 5];
        held.with(|held| {
            for (_, standing) in held.0.iter().filter(|(_, standing)| standing.is_binding()) {
                let parts: &[PartAccount] = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
                for part in parts.iter().filter(|it| !it.position.open.is_zero()) {
                    let bucket = AgeingBucket::of_days(part.days_late);
                    if let Some(index) = AGES.iter().position(|(it, _, _)| *it == bucket)
                        && let Some((sum, count)) = sums.get_mut(index)
                    {
                        *sum = sum.plus(part.position.open).unwrap_or(*sum);
                        *count = count.saturating_add(1);
                    }
                }
            }
        });
        let total = Money::sum(sums.iter().map(|(sum, _)| *sum), Currency::CNY).unwrap_or(zero);
        let shares: Vec<Ppm> =
            sums.iter().map(|(sum, _)| share(*sum, total).map_or(Ppm(0), |it| ppm(it.value))).collect();
        let bar = ageing_bar(text.home_ageing().to_owned(), &sums.map(|(sum, _)| sum));
        let rows = AGES
            .iter()
            .zip(sums.iter().zip(shares))
            .map(|((_, age, words), ((sum, count), share))| {
                view! {
                    <div class="ageing__row">
                        {ageing_key(age)}
                        <span>{words(text)}</span>
                        <span class="num faint">{text.age_count(*count)}</span>
                        <span class="num faint">{format::percent_floor(share)}</span>
                        <span class="num">{format::amount(*sum)}</span>
                    </div>
                }
            })
            .collect_view();
        view! {
            {bar}
            {rows}
            <div class="ageing__total"><span class="faint">{text.money_total()}</span><b>{format::money(total)}</b></div>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().home_ageing()}</h2>
                <a class="button section__act" data-kind="word" href=Route::receivables().href()>
                    {move || app.text().receivables_title()}
                </a>
            </div>
            {body}
        </section>
    }
}

#[component]
fn Latest(whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let mut all: Vec<_> = receipts(app, whose.get()).into_iter().filter(|it| it.on <= as_of).collect();
        all.sort_by_key(|it| Reverse((it.on, it.id)));
        all.truncate(5);
        if all.is_empty() {
            return view! { <p class="faint">{text.receipts_none()}</p> }.into_any();
        }
        let rows = all
            .iter()
            .map(|it| {
                view! {
                    <li class="rows__item">
                        <span class="faint small">{text.short_date(it.on, as_of)}</span>
                        <div class="rows__text">
                            <a href=Route::customer(app.survivor(it.customer)).href()><bdi>{app.customer_name(it.customer)}</bdi></a>
                        </div>
                        <span class="rows__end num">{format::money(it.amount)}</span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().home_recent()}</h2></div>
            {rows}
        </section>
    }
}

#[component]
fn Ending(held: Memo<Contracts>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let mut ending: Vec<(Date, Held)> = held.with(|held| {
            held.0
                .iter()
                .filter(|(_, standing)| standing.is_in_force())
                .filter_map(|it| match it.1.facts.term {
                    RunningTerm::Fixed { end, .. } if (0..=60).contains(&as_of.days_until(end)) => {
                        Some((end, it.clone()))
                    }
                    RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
                })
                .collect()
        });
        ending.sort_by_key(|(end, (contract, _))| (*end, contract.id));
        if ending.is_empty() {
            return view! { <p class="faint">{text.home_ending_none()}</p> }.into_any();
        }
        let rows = ending
            .iter()
            .map(|(end, (contract, standing))| {
                let total = standing.account.as_ref().map(|it| format::money(it.total)).unwrap_or_default();
                view! {
                    <li class="rows__item">
                        <span class="faint small">{contract.number.clone()}</span>
                        <div class="rows__text">
                            <a href=Route::contract(contract.id).href()>
                                <bdi>{app.customer_name(contract.customer)}</bdi>
                                " · "
                                {text.wording(&contract.title).to_owned()}
                            </a>
                            <span class="rows__sub">{total}</span>
                        </div>
                        <span class="rows__end">{text.near_date(*end, as_of)}</span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().home_ending()}</h2></div>
            {rows}
        </section>
    }
}

/// What is overdue in the whole book, for the sidebar.
pub(super) fn overdue_parts(app: App) -> Vec<PartRef> {
    super::money::parts_of(app, false, None)
        .into_iter()
        .filter(|part| {
            app.contract_account(part.contract)
                .and_then(|account| account.parts.into_iter().find(|it| it.number == part.number))
                .is_some_and(|part| part.status == InstalmentStatus::Overdue)
        })
        .collect()
}
