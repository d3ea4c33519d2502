//! What needs a decision today, each one press from being done; then the figures; then the lists.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use super::money::PartRef;
use crate::domain::account::PartAccount;
use crate::domain::activity::Activity;
use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::{DueDay, InstalmentStatus, share};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::lifecycle::contract::status::{ContractStatus, RenewalMode, RunningTerm};
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::rate::Ppm;
use crate::domain::receipt::Receipt;
use crate::i18n::{Message, Text, format};
use crate::state::{App, BookKind, Layer, Phase, Sheet, now_milliseconds, ppm, use_app};
use crate::ui::pages::customers::activities::{due_steps, step_words};
use crate::ui::pages::money::part_name;
use crate::ui::route::{ContractTab, Route, SettingsPart};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, strong_status};

/// How many decisions the page shows; the rest is in its own place.
const SHOWN: usize = 12;
/// A backup older than this asks for a new one (`storage-and-sync.md` 2.10: green up to 7 days).
const BACKUP_DAYS: i64 = 7;

/// A binding contract with its standing.
type Held = (Arc<ContractBrief>, Arc<Progress>);

/// The page.
#[component]
pub(in crate::ui) fn HomePage() -> impl IntoView {
    let app = use_app();
    let held = Memo::new(move |_| held(app));
    let decisions = Memo::new(move |_| held.with(|held| decisions(app, held)));
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
                    <a class="button" href=Route::Calendar.href()>{icon("calendar-days")}{move || app.text().places_calendar()}</a>
                </div>
            </div>
            <ul class="decide">
                {move || decisions.get().first.into_iter().take(SHOWN).map(|decision| decision_row(app, decision)).collect_view()}
            </ul>
            <Figures held />
            <div class="split home__split" data-lean="start">
                <Months held />
                <Ageing held />
            </div>
            <div class="split home__split">
                <Latest />
                <Ending held />
            </div>
        </div>
    }
}

/// Every contract with its standing, in the order of their making.
#[derive(Clone, PartialEq)]
struct Contracts(Vec<Held>);

fn held(app: App) -> Contracts {
    let mut all: Vec<Held> = app
        .watch_all::<ContractBrief>()
        .into_iter()
        .filter_map(|contract| app.contract_standing(contract.id).map(|standing| (contract, standing)))
        .collect();
    all.sort_by_key(|(contract, _)| contract.id);
    Contracts(all)
}

/// Something to decide: how urgent, what, and where it is done.
#[derive(Clone, PartialEq)]
struct Decision {
    rank: i64,
    meaning: Meaning,
    mark: &'static str,
    when: String,
    what: String,
    why: String,
    act: String,
    target: Target,
}

#[derive(Clone, PartialEq)]
enum Target {
    Go(Route),
    Open(Layer),
}

/// Everything to decide: how many things, and in words the most urgent of them.
#[derive(Clone, PartialEq)]
struct Decisions {
    count: usize,
    first: Vec<Decision>,
}

/// What a contract may ask for.
enum Matter<'a> {
    Approve,
    Sign,
    /// It ends by itself on this day.
    End(Date),
    /// It renews by itself unless notice is given by this day.
    Notice(Date),
    Overdue(&'a PartAccount),
    Due(&'a PartAccount),
}

fn decisions(app: App, held: &Contracts) -> Decisions {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let mut all: Vec<(i64, &Held, Matter<'_>)> = held
        .0
        .iter()
        .flat_map(|held| matters(&held.1, as_of).into_iter().map(move |(rank, matter)| (rank, held, matter)))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.0.number.cmp(&b.1.0.number)));
    let steps = due_steps(app, as_of);
    let others: Vec<Decision> = dispute_decision(app).into_iter().chain(backup_decision(app)).collect();
    let count = all.len().saturating_add(steps.len()).saturating_add(others.len());
    // words are made for what is shown only: a large book has tens of thousands of matters
    let shown = all.into_iter().take(SHOWN);
    let mut first: Vec<Decision> = shown.map(|(rank, held, matter)| decision(app, rank, held, &matter)).collect();
    first.extend(steps.into_iter().take(SHOWN).map(|(days, step)| follow_decision(app, days, &step)));
    first.extend(others);
    first.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.why.cmp(&b.why)));
    Decisions { count, first }
}

/// What a contract asks for, each with its urgency: days from today, late ones below nought.
fn matters(standing: &Progress, as_of: Date) -> Vec<(i64, Matter<'_>)> {
    let mut all = Vec::new();
    if standing.is_binding() {
        let parts: &[PartAccount] = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        for part in parts {
            let DueDay::On(day) = part.due else { continue };
            let days = as_of.days_until(day);
            match part.status {
                InstalmentStatus::Overdue => all.push((days, Matter::Overdue(part))),
                InstalmentStatus::Due | InstalmentStatus::DueSoon if days <= 7 => all.push((days, Matter::Due(part))),
                InstalmentStatus::NotDue
                | InstalmentStatus::DueSoon
                | InstalmentStatus::Due
                | InstalmentStatus::Partial
                | InstalmentStatus::Paid
                | InstalmentStatus::Waived => {}
            }
        }
    }
    match standing.status {
        ContractStatus::InApproval => all.push((0, Matter::Approve)),
        ContractStatus::ToSign => all.push((0, Matter::Sign)),
        ContractStatus::Draft
        | ContractStatus::Negotiating
        | ContractStatus::Signed { .. }
        | ContractStatus::Active { .. }
        | ContractStatus::Suspended { .. }
        | ContractStatus::Terminating { .. }
        | ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Completed { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => {}
    }
    if let RunningTerm::Fixed { end, notice_deadline, renewal, .. } = standing.facts.term
        && standing.is_in_force()
    {
        let (day, matter) = match renewal {
            RenewalMode::Auto => (notice_deadline, Matter::Notice(notice_deadline)),
            RenewalMode::None | RenewalMode::Manual => (end, Matter::End(end)),
        };
        let days = as_of.days_until(day);
        if (0..=30).contains(&days) {
            all.push((days.saturating_add(1), matter));
        }
    }
    all
}

fn decision(app: App, rank: i64, (contract, _): &Held, matter: &Matter<'_>) -> Decision {
    let text = app.text();
    let as_of = app.as_of();
    let party = app.peek::<Customer>(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let title = text.wording(&contract.title);
    let plain = |meaning, mark, when: String, what, tab| Decision {
        rank,
        meaning,
        mark,
        when,
        what,
        why: contract.number.clone(),
        act: text.home_see().to_owned(),
        target: Target::Go(Route::Contract(contract.id, tab)),
    };
    let ending = |day, what| {
        let when = text.distance(as_of.days_until(day));
        plain(Meaning::Warn, "calendar-clock", when, what, ContractTab::Paper)
    };
    let money = |meaning, mark, when, what, why| Decision {
        rank,
        meaning,
        mark,
        when,
        what,
        why,
        act: text.home_record().to_owned(),
        target: Target::Open(Layer::Sheet(Sheet::Receipt(Some(contract.customer), Some(contract.id)))),
    };
    match matter {
        Matter::Approve => plain(
            Meaning::Accent,
            "stamp",
            text.status_in_approval().to_owned(),
            text.home_approve_words(&party, title),
            ContractTab::Life,
        ),
        Matter::Sign => plain(
            Meaning::Accent,
            "pen-line",
            text.status_to_sign().to_owned(),
            text.home_sign_words(&party, title),
            ContractTab::Life,
        ),
        Matter::Notice(day) => ending(*day, text.home_notice_words(&party, title, &text.short_date(*day, as_of))),
        Matter::End(day) => ending(*day, text.home_end_words(&party, title, &text.short_date(*day, as_of))),
        Matter::Overdue(part) => {
            let fee = part.late_fee.as_ref().map(|fee| fee.value.owed).filter(|owed| !owed.is_zero());
            let fee = fee.map(|owed| text.home_late_fee(&format::money(owed))).unwrap_or_default();
            let late = u64::try_from(part.days_late).unwrap_or(0);
            let what = text.home_late_words(&party, &part_name(text, part), &format::money(part.position.open));
            let why = [contract.number.clone(), fee];
            let why = why.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            money(Meaning::Danger, "octagon-alert", text.days_late(late), what, why)
        }
        Matter::Due(part) => {
            let what = text.home_due_words(&party, &part_name(text, part), &format::money(part.position.open));
            money(Meaning::Warn, "clock", text.distance(rank), what, contract.number.clone())
        }
    }
}

/// A step that was agreed with a customer.
fn follow_decision(app: App, days: i64, step: &Activity) -> Decision {
    let text = app.text();
    let party = app.peek::<Customer>(step.customer).map(|it| it.name.clone()).unwrap_or_default();
    let meaning = if days < 0 { (Meaning::Danger, "octagon-alert") } else { (Meaning::Warn, "clock") };
    Decision {
        rank: days,
        meaning: meaning.0,
        mark: meaning.1,
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: text.home_follow_words(&party, &step_words(text, step)),
        why: step.content.clone(),
        act: text.home_follow_act().to_owned(),
        target: Target::Open(Layer::Sheet(Sheet::Activity(Some(step.customer), None))),
    }
}

/// Copies that disagree wait for a person before anything else does.
fn dispute_decision(app: App) -> Option<Decision> {
    let text = app.text();
    let open = app.open_disputes(None);
    (open > 0).then(|| Decision {
        rank: i64::MIN,
        meaning: Meaning::Danger,
        mark: "octagon-alert",
        when: text.together_differ().to_owned(),
        what: text.conflicts_home(open),
        why: String::new(),
        act: text.conflicts_home_act().to_owned(),
        target: Target::Go(Route::Conflicts),
    })
}

fn backup_decision(app: App) -> Option<Decision> {
    if app.phase.with(|phase| *phase != Phase::Open(BookKind::Own)) {
        return None;
    }
    let text = app.text();
    let what = match app.last_export.get() {
        None => text.home_backup_words().to_owned(),
        Some(at) => {
            let days = i64::try_from(now_milliseconds().saturating_sub(at) / 86_400_000).unwrap_or(i64::MAX);
            if days <= BACKUP_DAYS {
                return None;
            }
            text.home_backup_old(days)
        }
    };
    Some(Decision {
        rank: 60,
        meaning: Meaning::Warn,
        mark: "hard-drive",
        when: text.start_backup_title().to_owned(),
        what,
        why: String::new(),
        act: text.home_export().to_owned(),
        target: Target::Go(Route::Settings(SettingsPart::Book)),
    })
}

fn decision_row(app: App, decision: Decision) -> impl IntoView {
    let router = use_router();
    let Decision { meaning, mark, when, what, why, act, target, .. } = decision;
    view! {
        <li class="decide__row">
            {strong_status(meaning, mark, when)}
            <div class="decide__text">
                <span class="decide__what"><bdi>{what}</bdi></span>
                <span class="decide__why">{why}</span>
            </div>
            <button
                class="button"
                type="button"
                on:click=move |_| match &target {
                    Target::Go(route) => router.go(route),
                    Target::Open(layer) => app.layer.set(Some(*layer)),
                }
            >
                {act}
            </button>
        </li>
    }
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

fn sums(app: App, held: &Contracts) -> Sums {
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
    for receipt in app.watch_all::<Receipt>() {
        if same_month(receipt.on, as_of) && receipt.on <= as_of {
            add(&mut sums.received, receipt.amount);
        }
    }
    sums
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

#[component]
fn Figures(held: Memo<Contracts>) -> impl IntoView {
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
        let sums = held.with(|held| sums(app, held));
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

/// A month of the chart: received, and still to come.
#[derive(Clone, Copy)]
struct Month {
    start: Date,
    received: Money,
    to_come: Money,
}

fn months(app: App, held: &Contracts) -> Vec<Month> {
    let zero = Money::zero(Currency::CNY);
    let as_of = app.as_of();
    let mut months: Vec<Month> = (1..=12)
        .filter_map(|month| Date::new(as_of.year(), month, 1).ok())
        .map(|start| Month { start, received: zero, to_come: zero })
        .collect();
    let receipts = app.watch_all::<Receipt>();
    for month in &mut months {
        for receipt in receipts.iter().filter(|it| same_month(it.on, month.start) && it.on <= as_of) {
            month.received = month.received.plus(receipt.amount).unwrap_or(month.received);
        }
        for (_, standing) in held.0.iter().filter(|(_, standing)| standing.is_binding()) {
            let parts: &[PartAccount] = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
            for part in parts {
                if matches!(part.due, DueDay::On(day) if same_month(day, month.start)) {
                    month.to_come = month.to_come.plus(part.position.open).unwrap_or(month.to_come);
                }
            }
        }
    }
    months
}

/// Share of `whole` in per cent, for geometry only.
#[expect(clippy::cast_precision_loss, reason = "pixels: nobody reads an amount off a bar's height")]
fn height(part: Money, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { (part.minor.max(0) as f64 / whole as f64) * 100.0 }
}

#[component]
fn Months(held: Memo<Contracts>) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let data = Memo::new(move |_| held.with(|held| MonthsOf(months(app, held))));
    let chart = move || {
        let text = app.text();
        let months = data.get().0;
        let top = months.iter().map(|it| it.received.minor.saturating_add(it.to_come.minor)).max().unwrap_or(0);
        let bars = months
            .iter()
            .zip(0_u32..)
            .map(|(month, index)| {
                let x = f64::from(index) * 100.0 / 12.0;
                let (got, ahead) = (height(month.received, top) * 1.6, height(month.to_come, top) * 1.6);
                let now = same_month(month.start, app.as_of());
                let label = format!("{}: {} / {}", text.month(month.start), format::money(month.received), format::money(month.to_come));
                view! {
                    <g tabindex="0" role="img" aria-label=label>
                        <rect class="chart__bar" data-when="ahead" x=format!("{}%", x + 1.4) y=(180.0 - got - ahead).to_string() width="5.4%" height=ahead.to_string()></rect>
                        <rect class="chart__bar" data-when=now.then_some("now") x=format!("{}%", x + 1.4) y=(180.0 - got).to_string() width="5.4%" height=got.to_string()></rect>
                        <text class="chart__axis chart__month" data-when=now.then_some("now") x=format!("{}%", x + 4.1) y="200">{text.month_of_year(month.start)}</text>
                    </g>
                }
            })
            .collect_view();
        view! {
            <svg class="chart" role="group" aria-label=text.home_months()>
                <line class="chart__base" x1="0" x2="100%" y1="180.5" y2="180.5"></line>
                {bars}
            </svg>
        }
    };
    let table = move || {
        let text = app.text();
        let rows = data
            .get()
            .0
            .into_iter()
            .map(|month| {
                view! {
                    <tr>
                        <td>{text.month(month.start)}</td>
                        <td class="num">{format::amount(month.received)}</td>
                        <td class="num">{format::amount(month.to_come)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col"></th>
                        <th scope="col" class="num">{text.money_paid()}</th>
                        <th scope="col" class="num">{text.money_left()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().home_months()}</h2>
                <span class="section__note">{move || app.text().home_months_note()}</span>
                <TableSwitch as_table />
            </div>
            {move || if as_table.get() { table().into_any() } else { chart().into_any() }}
        </section>
    }
}

#[derive(Clone)]
struct MonthsOf(Vec<Month>);

impl PartialEq for MonthsOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self
                .0
                .iter()
                .zip(&other.0)
                .all(|(a, b)| (a.start, a.received, a.to_come) == (b.start, b.received, b.to_come))
    }
}

#[component]
fn TableSwitch(as_table: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="button section__act"
            data-kind="word"
            type="button"
            aria-pressed=move || as_table.get().to_string()
            on:click=move |_| as_table.update(|it| *it = !*it)
        >
            {move || if as_table.get() { app.text().show_as_chart() } else { app.text().show_as_table() }}
        </button>
    }
}

const BUCKETS: [(AgeingBucket, &str, Message); 5] = [
    (AgeingBucket::Current, "0", Text::age_not_due),
    (AgeingBucket::Days1To30, "1", Text::age_1_30),
    (AgeingBucket::Days31To60, "2", Text::age_31_60),
    (AgeingBucket::Days61To90, "3", Text::age_61_90),
    (AgeingBucket::Over90, "4", Text::age_over_90),
];

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
                    if let Some(index) = BUCKETS.iter().position(|(it, _, _)| *it == bucket)
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
        let mut at = 0.0;
        let bars = BUCKETS
            .iter()
            .zip(&sums)
            .map(|((_, age, _), (sum, _))| {
                let width = height(*sum, total.minor);
                let x = at;
                at += width;
                view! { <rect class="ageing__part" data-age=*age x=format!("{x}%") y="0" width=format!("{width}%") height="12"></rect> }
            })
            .collect_view();
        let rows = BUCKETS
            .iter()
            .zip(sums.iter().zip(shares))
            .map(|((_, age, words), ((sum, count), share))| {
                view! {
                    <div class="ageing__row">
                        <svg class="ageing__key" aria-hidden="true"><rect class="ageing__part" data-age=*age width="10" height="10"></rect></svg>
                        <span>{words(text)}</span>
                        <span class="num faint">{text.age_count(*count)}</span>
                        <span class="num faint">{format::percent_floor(share)}</span>
                        <span class="num">{format::amount(*sum)}</span>
                    </div>
                }
            })
            .collect_view();
        view! {
            <svg class="ageing__bar" role="img" aria-label=text.home_ageing()>{bars}</svg>
            {rows}
            <div class="ageing__total"><span class="faint">{text.money_total()}</span><b>{format::money(total)}</b></div>
        }
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().home_ageing()}</h2></div>
            {body}
        </section>
    }
}

#[component]
fn Latest() -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let mut all: Vec<_> = app.watch_all::<Receipt>().into_iter().filter(|it| it.on <= as_of).collect();
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
                            <a href=Route::customer(it.customer).href()><bdi>{app.customer_name(it.customer)}</bdi></a>
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
