//! What needs a decision today, each one press from being done; then the figures; then the lists.

mod ageing;
mod amendments;
mod currency;
mod decide;
mod disputes;
mod ending;
mod evaluations;
mod figures;
mod latest;
mod materials;
mod months;
mod runs;
mod sales;
mod sharing;
mod targets;
mod tickets;

use std::sync::Arc;

use leptos::prelude::*;

use self::ageing::Ageing;
use self::currency::{CurrencySwitch, chosen};
use self::decide::{Decisions, SHOWN, decision_row, decisions};
use self::ending::Ending;
use self::evaluations::waiting_evaluations;
use self::figures::FigureRow;
use self::latest::Latest;
use self::months::Months;
use self::sales::Sales;
use self::sharing::{due_leaks, due_returns};
use self::targets::Targets;
use self::tickets::due_tickets;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::money::Currency;
use crate::domain::progress::Progress;
use crate::domain::team::member::Member;
use crate::state::{App, Overview, Preference, Whose, use_app};
use crate::ui::route::{Query, Route};
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
    // the figures of another day take the place of those before them once all are there
    let overview = Memo::new(move |before: Option<&Overview>| {
        app.overview(whose.get()).unwrap_or_else(|| before.cloned().unwrap_or_else(|| Ok(Vec::new())))
    });
    let is_old = Memo::new(move |_| !app.has_day_figures());
    let wanted = RwSignal::new(None::<Currency>);
    let shown = Memo::new(move |_| chosen(&overview.get(), wanted.get(), app.as_of()));
    // looked at with every minute; what follows, when one comes or goes
    let tickets =
        Memo::new(move |_| [due_tickets(app), waiting_evaluations(app), due_returns(app), due_leaks(app)].concat());
    // by standings of another day nothing is decided: what was said stays until all are there
    let decisions = Memo::new(move |before: Option<&Decisions>| {
        if !app.figures_ready() {
            return before.cloned().unwrap_or_default();
        }
        held.with(|held| tickets.with(|tickets| decisions(app, held, tickets, whose.get())))
    });
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
        <div class="page home" data-old=move || is_old.get().then_some("")>
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
            <ul class="decide" data-old=move || (!app.figures_ready()).then_some("")>
                {move || decisions.get().first.into_iter().take(SHOWN).map(|decision| decision_row(app, decision)).collect_view()}
            </ul>
            <CurrencySwitch overview shown wanted />
            <FigureRow shown />
            <div class="split home__split" data-lean="start">
                <Months shown />
                <Ageing shown />
            </div>
            <div class="split home__split" data-lean="start">
                <Ending held shown />
                <Sales whose shown />
            </div>
            <Targets whose />
            <Latest whose />
        </div>
    }
}

/// Every contract with its standing, in the order of their making.
#[derive(Clone)]
struct Contracts(Vec<Held>);

impl PartialEq for Contracts {
    /// What was reckoned anew is another: to compare it would take longer than to read it.
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Held, &Held)| Arc::ptr_eq(&one.0, &other.0) && Arc::ptr_eq(&one.1, &other.1);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

/// Those that are looked after by the people that are looked at.
fn held(app: App, whose: Whose) -> Contracts {
    let mut briefs = app.watch_all::<ContractBrief>();
    app.retain_kept(&mut briefs, whose);
    let mut all = app.with_standings(briefs);
    all.sort_unstable_by_key(|(contract, _)| contract.id);
    Contracts(all)
}
