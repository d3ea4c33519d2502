//! What a customer bought, on its page: read once somebody opens it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::exact::Worked;
use crate::domain::id::{AmendmentId, CustomerId};
use crate::domain::money::Money;
use crate::domain::purchase::{Bought, BoughtLine, Purchase, PurchaseSource, by_product};
use crate::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Layer, Sheet, Signed, use_app};
use crate::ui::route::{AmendmentTab, Route};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::more::More;

/// So many lines are shown at first, and so many more each time.
const SHOWN: usize = 20;

/// What was read.
#[derive(Clone, PartialEq)]
struct Found {
    purchases: Vec<Purchase>,
    /// Contracts that cannot be read or reckoned.
    left_out: usize,
}

/// The part of the page. What the contracts tell is read once somebody opens it.
#[component]
pub(super) fn Purchases(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let signed = Memo::new(move |_| app.signed_of(id));
    let records = Memo::new(move |_| {
        let as_of = app.as_of();
        let mut all = app.purchase_records_of(id);
        all.retain(|it| it.on <= as_of);
        all
    });
    let open = RwSignal::new(false);
    let words = move || if open.get() { app.text().purchases_hide() } else { app.text().purchases_show() };
    let any = Memo::new(move |_| signed.with(|it| !it.is_empty()) || records.with(|it| !it.is_empty()));
    let note = move || {
        let (text, noted) = (app.text(), records.with(Vec::len));
        let signed = signed.with(Vec::len);
        let contracts = (signed > 0).then(|| text.figures_contracts_note(signed));
        let noted = (noted > 0).then(|| text.purchases_noted(noted));
        contracts.into_iter().chain(noted).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <section class="rec__part" id="purchases" aria-label=move || app.text().purchases()>
            <div class="section__head">
                <h2>{move || app.text().purchases()}</h2>
                <span class="section__note">{note}</span>
                <button
                    class="button section__act"
                    data-kind="word"
                    type="button"
                    id="add-purchase"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Purchase(id, None))))
                >
                    {move || app.text().purchase_add()}
                </button>
                <a class="button" data-kind="word" href=Route::BoughtImport.href()>{move || app.text().bought_link()}</a>
                <Show when=move || any.get()>
                    <button
                        class="button"
                        data-kind="word"
                        type="button"
                        id="show-purchases"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {words}
                    </button>
                </Show>
            </div>
            <Show when=move || !any.get()>
                <p class="faint">{move || app.text().purchases_never()}</p>
            </Show>
            <Show when=move || open.get() && any.get()>
                <History id signed records />
            </Show>
        </section>
    }
}

/// What the contracts and the records tell, the newest first. A record that cannot be reckoned is counted with what is left out.
fn together(told: &Found, records: &[Arc<PurchaseRecord>]) -> Found {
    let mut all = told.clone();
    for record in records {
        match record.purchase() {
            Ok(bought) => all.purchases.push(bought),
            Err(_) => all.left_out = all.left_out.saturating_add(1),
        }
    }
    all.purchases.sort_by_key(|it| std::cmp::Reverse(it.on));
    all
}

#[component]
fn History(id: CustomerId, signed: Memo<Vec<Signed>>, records: Memo<Vec<Arc<PurchaseRecord>>>) -> impl IntoView {
    let app = use_app();
    let told = RwSignal::new(None::<Found>);
    let found = Memo::new(move |_| told.with(|told| told.as_ref().map(|told| records.with(|all| together(told, all)))));
    let turn = StoredValue::new(0_u32);
    Effect::new(move || {
        let asked = signed.get();
        // an amendment, or another day, changes what was bought and not what was signed
        app.as_of();
        for (_, id) in &asked {
            app.amendments_of(*id);
        }
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let now = turn.get_value();
        app.read_purchases(asked, move |purchases, left_out| {
            // the page may be gone, or something newer asked for
            if turn.try_get_value() == Some(now) {
                told.set(Some(Found { purchases, left_out }));
            }
        });
    });
    let any = move || found.with(|found| found.as_ref().is_some_and(|found| !found.purchases.is_empty()));
    let none = move || {
        let words = found.with(Option::is_some).then(|| app.text().purchases_none());
        view! { <p class="faint" role="status">{words.unwrap_or_else(|| app.text().purchases_reading())}</p> }
    };
    let left_out = move || {
        let count = found.with(|found| found.as_ref().map_or(0, |found| found.left_out));
        (count > 0).then(|| view! { <p class="soft small">{app.text().purchases_left_out(count)}</p> })
    };
    let sheet = Handout {
        name: "purchases",
        words: Text::sheet_purchases,
        act: Callback::new(move |form| {
            found.with_untracked(|found| {
                if let Some(found) = found {
                    app.export_purchases(id, &found.purchases, form);
                }
            });
        }),
    };
    let purchases = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.purchases.clone()).unwrap_or_default()));
    view! {
        <p class="soft small">{move || app.text().purchases_note()}</p>
        <Show when=any>
            <p class="list__more"><ListExport name="export-purchases" sheets=vec![sheet] kind="word" words=Text::sheet_export_purchases /></p>
        </Show>
        {left_out}
        <Show when=any fallback=none>
            <ByProduct purchases />
            <ByDay purchases />
        </Show>
    }
}

/// The head of a column.
fn head(app: App, words: Message, figures: bool) -> impl IntoView {
    view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
}

/// One line for each thing that was bought.
#[component]
fn ByProduct(purchases: Memo<Vec<Purchase>>) -> impl IntoView {
    let app = use_app();
    let worked = Memo::new(move |_| purchases.with(|all| by_product(all).ok()));
    let all = Memo::new(move |_| worked.with(|it| it.as_ref().map(|it| it.value.clone()).unwrap_or_default()));
    let opened = RwSignal::new(None::<usize>);
    // another book of purchases has other sums in these places
    Effect::new(move |_| {
        all.track();
        opened.set(None);
    });
    let shown = RwSignal::new(SHOWN);
    let sums = move || match all.with(|all| Money::by_currency(all.iter().map(|it| it.amount))) {
        Ok(sums) => sums
            .into_iter()
            .map(|it| view! { <span class="group__amount">{format::money(it)}</span> })
            .collect_view()
            .into_any(),
        Err(why) => view! { <span>{app.text().exact_fault(why)}</span> }.into_any(),
    };
    let rows = move || {
        let row = |(place, it): (usize, &Bought)| product_row(app, it, place, worked, opened);
        all.with(|all| all.iter().enumerate().take(shown.get()).map(row).collect_view())
    };
    view! {
        <h3 class="rec__sub">{move || app.text().purchases_by_product()}</h3>
        <div class="bought__scroll" tabindex="0" role="group" aria-label=move || app.text().purchases_by_product()>
            <table class="table" id="bought">
                <thead>
                    <tr>
                        {head(app, Text::purchases_what, false)} {head(app, Text::purchases_times, true)}
                        {head(app, Text::purchases_quantity, true)} {head(app, Text::purchases_last_price, true)}
                        {head(app, Text::purchases_last, false)} {head(app, Text::purchases_amount, true)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <td colspan="5">{move || app.text().group_total()}</td>
                        <td class="num">{sums}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        <More total=Signal::derive(move || all.with(Vec::len)) drawn=shown step=SHOWN id="more-bought" />
    }
}

/// What was worked out, if it could be.
type Sums = Memo<Option<Worked<Vec<Bought>, BoughtLine>>>;

fn product_row(
    app: App,
    it: &Bought,
    place: usize,
    worked: Sums,
    opened: RwSignal<Option<usize>>,
) -> impl IntoView + use<> {
    let text = app.text();
    let is_open = move || opened.get() == Some(place);
    let toggle = move |_| opened.update(|opened| *opened = if *opened == Some(place) { None } else { Some(place) });
    let amount = format::money(it.amount);
    let said = format!("{amount} · {}", text.purchases_made_of());
    view! {
        <tr>
            <td class="bought__what">{what(&it.name, &it.spec)}</td>
            <td class="num">{format::count(usize::try_from(it.times).unwrap_or(0))}</td>
            <td class="num">{quantity(it.quantity, &it.unit)}</td>
            <td class="num">{price(text, it.last_price, it.last_discount)}</td>
            <td>{text.short_date(it.last_on, app.as_of())}</td>
            <td class="num">
                <button
                    class="working bought__sum"
                    type="button"
                    aria-expanded=move || is_open().to_string()
                    aria-label=said
                    on:click=toggle
                >
                    {amount}
                </button>
            </td>
        </tr>
        <Show when=is_open>
            <tr class="bought__host"><td colspan="6">{move || made_of(app, place, worked)}</td></tr>
        </Show>
    }
}

/// The purchases that make a sum, each with what the sum is so far.
fn made_of(app: App, place: usize, worked: Sums) -> impl IntoView + use<> {
    let text = app.text();
    let line = |it: &BoughtLine| {
        view! {
            <tr>
                <td class="bought__day">{text.short_date(it.on, app.as_of())}</td>
                <td>{told_in(app, it.source, it.by)}</td>
                <td class="num">{quantity(it.quantity, "")}</td>
                <td class="num">{format::money(it.amount)}</td>
                <td class="num">{format::money(it.sum)}</td>
            </tr>
        }
    };
    let lines = worked.with(|it| {
        let own = it.iter().flat_map(|it| &it.working).filter(|it| it.of == place);
        own.map(line).collect_view()
    });
    view! {
        <table class="table bought__made" aria-label=text.purchases_made_of()>
            <thead>
                <tr>
                    {head(app, Text::purchases_day, false)} {head(app, Text::purchases_contract, false)}
                    {head(app, Text::purchases_quantity, true)} {head(app, Text::purchases_amount, true)}
                    {head(app, Text::purchases_so_far, true)}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

/// Line by line, the newest first.
#[component]
fn ByDay(purchases: Memo<Vec<Purchase>>) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(SHOWN);
    let rows = move || purchases.with(|all| all.iter().take(shown.get()).map(|it| line_row(app, it)).collect_view());
    view! {
        <h3 class="rec__sub">{move || app.text().purchases_by_day()}</h3>
        <div class="bought__scroll" tabindex="0" role="group" aria-label=move || app.text().purchases_by_day()>
            <table class="table" id="bought-by-day">
                <thead>
                    <tr>
                        {head(app, Text::purchases_day, false)} {head(app, Text::purchases_what, false)}
                        {head(app, Text::purchases_quantity, true)} {head(app, Text::purchases_contract, false)}
                        {head(app, Text::purchases_amount, true)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <More total=Signal::derive(move || purchases.with(Vec::len)) drawn=shown step=SHOWN id="more-purchases" />
    }
}

/// Where a purchase is told.
fn told_in(app: App, source: PurchaseSource, by: Option<AmendmentId>) -> AnyView {
    match source {
        PurchaseSource::Contract(id) => {
            // what an amendment changed leads to it
            let amended = by.and_then(|id| app.peek::<Amendment>(id));
            let number = amended.as_ref().map(|it| it.number.clone());
            let number = number.or_else(|| app.peek::<ContractBrief>(id).map(|it| it.number.clone()));
            let place = amended.map_or_else(
                || Route::contract(id),
                |amendment| Route::Amendment(id, amendment.id, AmendmentTab::Effect),
            );
            view! { <a href=place.href()><bdi>{number.unwrap_or_default()}</bdi></a> }.into_any()
        }
        PurchaseSource::Record(id) => app.peek::<PurchaseRecord>(id).map(|it| record_button(app, &it)).into_any(),
    }
}

fn line_row(app: App, it: &Purchase) -> impl IntoView + use<> {
    view! {
        <tr>
            <td class="bought__day">{app.text().short_date(it.on, app.as_of())}</td>
            <td class="bought__what">{what(&it.name, &it.spec)}</td>
            <td class="num">{quantity(it.quantity, &it.unit)}</td>
            <td>{told_in(app, it.source, it.by)}</td>
            <td class="num">{format::money(it.amount)}</td>
        </tr>
    }
}

/// Where a record is known from, as the way to edit it.
fn record_button(app: App, it: &PurchaseRecord) -> impl IntoView + use<> {
    let text = app.text();
    let origin = match it.origin {
        PurchaseOrigin::Typed => text.purchase_typed(),
        PurchaseOrigin::Imported => text.purchase_imported(),
    };
    let words = if it.reference.is_empty() { origin.to_owned() } else { format!("{} · {origin}", it.reference) };
    let (customer, id) = (it.customer, it.id);
    view! {
        <button
            class="button"
            data-kind="word"
            type="button"
            data-record=""
            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Purchase(customer, Some(id)))))
        >
            <bdi>{words}</bdi>
        </button>
    }
}

fn what(name: &str, spec: &str) -> impl IntoView + use<> {
    let (name, spec) = (name.to_owned(), spec.to_owned());
    view! { <bdi>{name}</bdi> " " <span class="soft"><bdi>{spec}</bdi></span> }
}

fn quantity(quantity: crate::domain::rate::Quantity, unit: &str) -> String {
    if quantity.thousandths == 0 {
        // nobody knows how much it was
        return String::new();
    }
    format!("{} {unit}", format::quantity(quantity)).trim_end().to_owned()
}

/// A price, and what was taken off the line.
fn price(text: Text, price: Money, discount: Ppm) -> String {
    let price = format::money(price);
    if discount == Ppm(0) { price } else { format!("{price} {}", text.purchases_off(&format::percent(discount))) }
}
