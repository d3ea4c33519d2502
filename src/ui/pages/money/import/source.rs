//! The place to choose, drop or paste a statement; and how it was read, open to change.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::domain::money::Currency;
use crate::domain::receipt::PaymentMethod;
use crate::i18n::Text;
use crate::state::list::{Source, visible};
use crate::state::statement::{DayOrder, Settings, StatementImport};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_file::ListFile;
use crate::ui::widgets::list_source::{Again, HowRead};
use crate::ui::widgets::pick::{Seen, pick};
use crate::ui::widgets::status::{Meaning, status};

/// The currencies that are offered.
const CURRENCIES: [Currency; 6] =
    [Currency::CNY, Currency::USD, Currency::EUR, Currency::HKD, Currency::GBP, Currency::JPY];
/// The ways of paying that leave a line on a statement.
const METHODS: [(&str, PaymentMethod); 3] =
    [("transfer", PaymentMethod::Transfer), ("card", PaymentMethod::Card), ("bill", PaymentMethod::Bill)];
const ORDERS: [(&str, DayOrder); 2] = [("day", DayOrder::DayFirst), ("month", DayOrder::MonthFirst)];

/// The place to choose, drop or paste.
#[component]
pub(super) fn ChooseStatement(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let pasted = NodeRef::<Textarea>::new();
    let read_pasted = move |_| {
        if let Some(area) = pasted.get() {
            import.paste(&area.value());
        }
    };
    let paste = move || {
        view! {
            <details class="import__others stmt__paste">
                <summary>{icon("chevron-right")} {move || app.text().bank_paste()}</summary>
                <div class="field">
                    <label class="field__label" for="stmt-pasted">{move || app.text().bank_paste_label()}</label>
                    <div class="field__box" data-lines=""><textarea id="stmt-pasted" rows="5" node_ref=pasted></textarea></div>
                </div>
                <button class="button" type="button" id="stmt-read-pasted" on:click=read_pasted>
                    {move || app.text().bank_paste_read()}
                </button>
            </details>
        }
    };
    let take = Callback::new(move |file| import.take(file));
    view! { <ListFile id="stmt-file" stage=import.stage take takes=Text::bank_takes beside=paste /> }
}

/// The file, and how it was read.
#[component]
pub(super) fn StatementFacts(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| import.source());
    let again = Again {
        sheet: Callback::new(move |sheet| import.choose_sheet(sheet)),
        encoding: Callback::new(move |encoding| import.read_as(encoding)),
        separator: Callback::new(move |separator| import.part_at(separator)),
        headings: Callback::new(move |row| import.head_at(row)),
    };
    let of = move |read: fn(Text, &Source) -> String| {
        Signal::derive(move || found.get().map(|source| read(app.text(), &source)).unwrap_or_default())
    };
    let unreadable = move || {
        found
            .get()
            .filter(|source| source.unreadable > 0)
            .map(|source| status(Meaning::Warn, "triangle-alert", app.text().list_unreadable(source.unreadable)))
    };
    let asks = Memo::new(move |_| import.plan().is_some_and(|plan| plan.asks_order));
    let shows_order = Memo::new(move |_| asks.get() || import.settings.with(|it| it.order.is_some()));
    view! {
        <section class="section" id="stmt-source">
            <div class="section__head">
                <h2><bdi>{of(|_, source| visible(&source.name).into_owned())}</bdi></h2>
                <span class="section__note">{of(|text, source| text.list_rows(source.rows))}</span>
            </div>
            <div class="import__facts">
                <HowRead found again />
                {currency(import)} {method(import)}
                <Show when=move || shows_order.get()>{order(import)}</Show>
            </div>
            <p role="status">{unreadable}</p>
            <div role="alert" id="stmt-order-asked">
                {move || asks.get().then(|| status(Meaning::Warn, "triangle-alert", app.text().bank_order_asks()))}
            </div>
        </section>
    }
}

fn currency(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(|| CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let current = Signal::derive(move || import.settings.with(|settings| settings.currency.code().to_owned()));
    let label = Signal::derive(move || app.text().bank_currency().to_owned());
    pick("stmt-currency".to_owned(), Seen::Yes, label, choices, current, move |code| {
        if let Some(currency) = Currency::of(&code) {
            import.set(Settings { currency, ..import.settings.get_untracked() });
        }
    })
}

fn method(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        METHODS.map(|(name, method)| (name.to_owned(), app.text().payment_method(method).to_owned())).to_vec()
    });
    let current = Signal::derive(move || {
        let now = import.method.get();
        METHODS.iter().find(|(_, method)| *method == now).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
    });
    let label = Signal::derive(move || app.text().bank_method().to_owned());
    pick("stmt-method".to_owned(), Seen::Yes, label, choices, current, move |name| {
        if let Some((_, method)) = METHODS.iter().find(|(known, _)| *known == name) {
            import.pay_by(*method);
        }
    })
}

fn order(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        let text = app.text();
        let orders = ORDERS.map(|(name, order)| (name.to_owned(), text.bank_day_order(order).to_owned()));
        std::iter::once((String::new(), text.bank_order_open().to_owned())).chain(orders).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || {
        let now = import.settings.with(|settings| settings.order);
        ORDERS.iter().find(|(_, order)| Some(*order) == now).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
    });
    let label = Signal::derive(move || app.text().bank_order().to_owned());
    pick("stmt-order".to_owned(), Seen::Yes, label, choices, current, move |name| {
        let order = ORDERS.iter().find(|(known, _)| *known == name).map(|(_, order)| *order);
        import.set(Settings { order, ..import.settings.get_untracked() });
    })
}
