//! What needs a decision today, each one press from being done; then the figures; then the lists.

mod ageing;
mod amendments;
mod currency;
mod decide;
mod disputes;
mod door;
mod ending;
mod evaluations;
mod figures;
mod handouts;
mod latest;
mod materials;
mod months;
mod runs;
mod sales;
mod sharing;
mod targets;
mod tickets;

use leptos::prelude::*;

use self::ageing::Ageing;
use self::currency::{CurrencySwitch, chosen};
use self::decide::{Decisions, SHOWN, decision_row, decisions};
use self::ending::Ending;
use self::evaluations::waiting_evaluations;
use self::figures::FigureRow;
use self::handouts::HomeExport;
use self::latest::Latest;
use self::months::Months;
use self::sales::Sales;
use self::sharing::{due_leaks, due_requests, due_returns};
use self::targets::Targets;
use self::tickets::{due_call_backs, due_tickets};
use crate::domain::money::Currency;
use crate::domain::team::member::Member;
use crate::i18n::Text;
use crate::state::{App, Overview, Preference, Whose, use_app};
use crate::ui::route::{LookedAt, Query, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::more::More;
use crate::ui::widgets::print::PrintButton;
use crate::ui::widgets::statement::StatementHead;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_words};

/// Whose figures these are and as of which day, for the pages that they lead to.
fn looked_at(app: App, whose: Whose) -> LookedAt {
    let day = app.as_of();
    let whose = (whose != Whose::All).then(|| whose.name());
    LookedAt { whose, day, is_today: day == app.today.get() }
}

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
    // the figures of another day take the place of those before them once all are there
    let overview = Memo::new(move |before: Option<&Overview>| {
        app.overview(whose.get()).unwrap_or_else(|| before.cloned().unwrap_or_else(|| Ok(Vec::new())))
    });
    let is_old = Memo::new(move |_| !app.has_day_figures());
    let wanted = RwSignal::new(None::<Currency>);
    let shown = Memo::new(move |_| chosen(&overview.get(), wanted.get(), app.as_of()));
    // looked at with every minute; what follows, when one comes or goes
    let tickets = Memo::new(move |_| due_tickets(app));
    // of the day, so that all tickets are not gathered a second time with every minute
    let call_backs = Memo::new(move |_| due_call_backs(app));
    let others =
        Memo::new(move |_| [waiting_evaluations(app), due_returns(app), due_leaks(app), due_requests(app)].concat());
    let decided =
        move |most| decisions(app, &[tickets.get(), call_backs.get(), others.get()].concat(), whose.get(), most);
    let drawn = RwSignal::new(SHOWN);
    // by standings of another day nothing is decided: what was said stays until all are there
    let decisions = Memo::new(move |before: Option<&Decisions>| {
        if !app.figures_ready() {
            return before.cloned().unwrap_or_default();
        }
        decided(drawn.get())
    });
    // the words of all of them are made only for who asks
    let all_decisions = Callback::new(move |()| untrack(|| decided(usize::MAX).first));
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
    let narrowed = Signal::derive(move || {
        let (text, whose) = (app.text(), whose.get());
        if whose == Whose::All { String::new() } else { whose_words(text, whose).to_owned() }
    });
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
                    <PrintButton words=Text::quote_print kind="quiet" />
                    <HomeExport shown whose decisions=all_decisions />
                </div>
            </div>
            <WhoseHint now=whose />
            <StatementHead title=Text::places_home narrowed />
            <ul class="decide" data-old=move || (!app.figures_ready()).then_some("")>
                {move || decisions.get().first.into_iter().map(|decision| decision_row(app, decision)).collect_view()}
            </ul>
            <More total=Signal::derive(move || decisions.with(|it| it.count)) drawn step=SHOWN id="more-decisions" />
            <CurrencySwitch overview shown wanted />
            <FigureRow whose shown />
            <div class="split home__split" data-lean="start">
                <Months shown />
                <Ageing whose shown />
            </div>
            <div class="split home__split" data-lean="start">
                <Ending whose shown />
                <Sales whose shown />
            </div>
            <Targets whose />
            <Latest whose />
        </div>
    }
}
