//! Purchases from another program: choose a file, say what its columns hold, mend what cannot be read, bring in the rest.

mod bad;
mod columns;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Text, format};
use crate::state::bought::{BoughtImport, Planned, Reading};
use crate::state::list::{Stage, Work, visible};
use crate::state::{App, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::route::Route;
use crate::ui::widgets::list_file::{ListFile, refused};
use crate::ui::widgets::list_source::{Again, HowRead};
use crate::ui::widgets::more::More;
use crate::ui::widgets::pick::{Seen, pick};
use crate::ui::widgets::status::{Meaning, status};

/// So many rows are shown at first, and so many more each time.
const SHOWN: usize = 20;

/// The page.
#[component]
pub(in crate::ui) fn BoughtPage() -> impl IntoView {
    let app = use_app();
    let import = BoughtImport::new(app);
    let read = Memo::new(move |_| import.stage.with(|stage| matches!(stage, Stage::Read(_))));
    let ready = Memo::new(move |_| import.planned.with(|planned| matches!(planned, Planned::Ready(..))));
    let writing = move || import.work.get() == Work::Writing;
    view! {
        <div class="page import bought">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().bought_title()}</h1></div>
            </div>
            <p class="soft import__lead">{move || app.text().bought_lead()}</p>
            <div class="import__body" prop:inert=writing>
                <ListFile id="bought-file" stage=import.stage take=Callback::new(move |file| import.take(file)) takes=Text::bank_takes />
                {move || refused(app.text(), import.stage)}
                <Show when=move || read.get()>
                    <Facts import />
                    <columns::BoughtColumns import />
                </Show>
                <p class="import__trouble" role="alert">{move || trouble(app.text(), import)}</p>
                <Show when=move || ready.get()>
                    <p id="bought-counts" role="status">{move || counts(app.text(), import)}</p>
                    <bad::BadRows import />
                    <GoodRows import />
                </Show>
            </div>
            <p class="import__work" role="status">
                {move || match import.work.get() {
                    Work::Idle => "",
                    Work::Reading => app.text().list_reading(),
                    Work::Writing => app.text().list_writing(),
                }}
            </p>
            <Show when=move || ready.get()>
                <Go import />
            </Show>
        </div>
    }
}

/// Why there are no rows.
fn trouble(text: Text, import: BoughtImport) -> Option<impl IntoView> {
    let words = import.planned.with(|planned| match planned {
        Planned::Nothing | Planned::Ready(..) => None,
        Planned::NoTable(fault) => Some(text.table_fault(*fault)),
        Planned::NoColumns(fault) => Some(text.bought_columns_fault(*fault)),
    });
    words.map(|words| status(Meaning::Danger, "octagon-alert", words))
}

fn counts(text: Text, import: BoughtImport) -> Option<String> {
    let reading = import.reading()?;
    Some(text.bought_counts(reading.good.len(), reading.known, reading.bad.len(), reading.left))
}

/// The file, and how it was read.
#[component]
fn Facts(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| import.source());
    let again = Again {
        sheet: Callback::new(move |sheet| import.choose_sheet(sheet)),
        encoding: Callback::new(move |encoding| import.read_as(encoding)),
        separator: Callback::new(move |separator| import.part_at(separator)),
        headings: Callback::new(move |row| import.head_at(row)),
    };
    let name = move || found.get().map(|source| visible(&source.name).into_owned()).unwrap_or_default();
    let rows = move || found.get().map(|source| app.text().list_rows(source.rows)).unwrap_or_default();
    let unreadable = move || {
        found
            .get()
            .filter(|source| source.unreadable > 0)
            .map(|source| status(Meaning::Warn, "triangle-alert", app.text().list_unreadable(source.unreadable)))
    };
    let choices = Signal::derive(|| CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let current = Signal::derive(move || import.currency.get().code().to_owned());
    let label = Signal::derive(move || app.text().bank_currency().to_owned());
    let currency = pick("bought-currency".to_owned(), Seen::Yes, label, choices, current, move |code| {
        if let Some(currency) = Currency::of(&code) {
            import.count_in(currency);
        }
    });
    view! {
        <section class="section" id="bought-source">
            <div class="section__head">
                <h2><bdi>{name}</bdi></h2>
                <span class="section__note">{rows}</span>
            </div>
            <div class="import__facts"><HowRead found again /> {currency}</div>
            <p role="status">{unreadable}</p>
        </section>
    }
}

/// What would be brought in.
#[component]
fn GoodRows(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| import.reading().map_or(0, |reading| reading.good.len()));
    let drawn = RwSignal::new(SHOWN);
    let rows = move || import.reading().map(|reading| lines(app, &reading, drawn.get()));
    let head = move |words: fn(Text) -> &'static str| move || words(app.text());
    view! {
        <Show when=move || total.get() != 0>
            <section class="section" id="bought-good">
                <div class="section__head"><h2>{move || app.text().bought_good()}</h2></div>
                <div class="table__wide" tabindex="0" role="group" aria-label=move || app.text().bought_good()>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{head(Text::customer)}</th>
                                <th scope="col">{head(Text::purchases_day)}</th>
                                <th scope="col">{head(Text::purchases_what)}</th>
                                <th scope="col" class="num">{head(Text::purchases_quantity)}</th>
                                <th scope="col" class="num">{head(Text::purchases_amount)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <More total drawn step=SHOWN id="more-bought-rows" />
            </section>
        </Show>
    }
}

fn lines(app: App, reading: &Reading, drawn: usize) -> Vec<impl IntoView + use<>> {
    let line = |(_, it): &(usize, crate::state::bought::Bought)| {
        let customer = app.peek::<Customer>(it.customer).map(|it| it.name.clone()).unwrap_or_default();
        let amount = Currency::of(it.currency).map(|currency| format::money(Money::new(it.minor, currency)));
        let quantity = crate::domain::rate::Quantity { thousandths: it.thousandths };
        let quantity = if it.thousandths == 0 { String::new() } else { format::quantity(quantity) };
        let what = [it.name.as_str(), &it.spec].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        let day = app.text().date(it.on);
        let unit = it.unit.clone();
        view! {
            <tr>
                <td><bdi>{customer}</bdi></td>
                <td>{day}</td>
                <td><bdi>{what}</bdi></td>
                <td class="num">{quantity} " " {unit}</td>
                <td class="num">{amount}</td>
            </tr>
        }
    };
    reading.good.iter().take(drawn).map(line).collect()
}

/// The bar with the button that brings in.
#[component]
fn Go(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let count = Memo::new(move |_| import.reading().map_or(0, |reading| reading.good.len()));
    let words = move || match count.get() {
        0 => app.text().bought_nothing().to_owned(),
        count => app.text().bought_bring_in(count),
    };
    view! {
        <div class="import__go">
            <a class="button" data-kind="quiet" href=Route::customers().href()>{move || app.text().cancel()}</a>
            <button
                class="button"
                data-kind="main"
                type="button"
                id="bought-bring-in"
                disabled=move || count.get() == 0 || import.work.get() != Work::Idle
                on:click=move |_| import.bring_in()
            >
                {words}
            </button>
        </div>
    }
}
