//! Lines of goods and services, tax, delivery.

use leptos::prelude::*;

use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::id::LineId;
use crate::domain::line::Line;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::tax::TaxMode;
use crate::i18n::{Message, Text, format};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::icon::small_icon;

const TAX_MODES: &[(&str, Message)] =
    &[("included", Text::tax_included), ("excluded", Text::tax_excluded), ("none", Text::tax_none)];

#[component]
pub(super) fn Goods(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let ids = Memo::new(move |_| editor.contract.with(|it| it.lines.keys().copied().collect::<Vec<_>>()));
    let total = move || format::money(editor.contract.with(crate::domain::contract::Contract::total));
    let add = move |_| {
        editor.change(|it| {
            let id = LineId::fresh(&mut BrowserIds);
            let line = Line {
                id,
                name: String::new(),
                spec: String::new(),
                unit: String::new(),
                quantity: Quantity { thousandths: Quantity::SCALE },
                unit_price: Money::zero(it.price.currency),
                discount: Ppm(0),
                tax_rate: it.price.tax_rate,
            };
            it.lines.insert(id, line);
        });
    };
    view! {
        <TermsPart editor id="terms-goods" legend=Text::terms_subject>
            <div class="lines" data-place=field::LINES tabindex="-1">
                <Show when=move || ids.with(Vec::is_empty)>
                    <p class="field__help">{move || app.text().lines_empty()}</p>
                </Show>
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <GoodsLine editor id /> } />
            </div>
            <p class="terms__sum">
                <span>{move || app.text().lines_total()}" "<b id="lines-total">{total}</b></span>
                <button type="button" class="button section__act" data-kind="word" id="add-line" disabled=move || editor.locked.get() on:click=add>
                    {move || app.text().line_add()}
                </button>
            </p>
            <div class="fields">
                <TermChoice
                    editor
                    place=field::PRICE_TAX_MODE
                    label=Text::tax_mode
                    choices=TAX_MODES
                    read=|it| match it.price.tax_mode {
                        TaxMode::TaxIncluded => "included",
                        TaxMode::TaxExcluded => "excluded",
                        TaxMode::NotApplicable => "none",
                    }
                    write=|it, name| {
                        it.price.tax_mode = match name {
                            "excluded" => TaxMode::TaxExcluded,
                            "none" => TaxMode::NotApplicable,
                            _ => TaxMode::TaxIncluded,
                        };
                    }
                />
                <TermBox editor place=field::DELIVERY_PLACE label=Text::delivery_place read=|it| it.delivery.place.zh.clone() write=|it, text| { text.clone_into(&mut it.delivery.place.zh); text.clone_into(&mut it.delivery.place.en); Ok(()) } />
                <TermBox editor place=field::DELIVERY_INSPECTION label=Text::inspection unit=Text::days_unit figures=true read=|it| it.delivery.inspection.n.to_string() write=|it, text| { it.delivery.inspection = Period { n: number(text)?, ..it.delivery.inspection }; Ok(()) } />
                <TermBox editor place=field::DELIVERY_WARRANTY label=Text::warranty unit=Text::months_unit figures=true read=|it| it.delivery.warranty.n.to_string() write=|it, text| { it.delivery.warranty = Period { n: number(text)?, ..it.delivery.warranty }; Ok(()) } />
            </div>
        </TermsPart>
    }
}

/// A whole number as typed.
pub(super) fn number<T: std::str::FromStr>(text: &str) -> Result<T, Refused> {
    format::narrow(text).trim().parse().map_err(|_| Text::bad_number as Refused)
}

#[component]
fn GoodsLine(editor: Editor, id: LineId) -> impl IntoView {
    let app = editor.app;
    let amount = move || {
        editor.contract.with(|it| {
            it.lines
                .get(&id)
                .and_then(|line| line.amount().ok())
                .map(|worked| format::amount(worked.value))
                .unwrap_or_default()
        })
    };
    let cell = move |name: &'static str,
                     label: fn(Text) -> &'static str,
                     read: fn(&Line) -> String,
                     write: fn(&mut Line, &str) -> Result<(), Refused>| {
        view! { <LineBox editor id name label read write /> }
    };
    view! {
        <div class="lines__row" data-line=id.to_string()>
            {cell("name", Text::line_name, |it| it.name.clone(), |it, text| { text.clone_into(&mut it.name); Ok(()) })}
            {cell("spec", Text::line_spec, |it| it.spec.clone(), |it, text| { text.clone_into(&mut it.spec); Ok(()) })}
            {cell("unit", Text::line_unit, |it| it.unit.clone(), |it, text| { text.clone_into(&mut it.unit); Ok(()) })}
            {cell("quantity", Text::line_quantity, |it| format::plain_quantity(it.quantity), |it, text| { it.quantity = format::parse_quantity(text).ok_or(Text::bad_quantity as Refused)?; Ok(()) })}
            {cell("price", Text::line_price, |it| format::plain_amount(it.unit_price), |it, text| { it.unit_price = format::parse_amount(text, it.unit_price.currency).ok_or(Text::bad_amount as Refused)?; Ok(()) })}
            {cell("tax", Text::line_tax, |it| format::percent(it.tax_rate), |it, text| { it.tax_rate = format::parse_percent(text).ok_or(Text::bad_percent as Refused)?; Ok(()) })}
            <span class="lines__amount num" aria-label=move || app.text().line_amount()>{amount}</span>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().line_remove()
                disabled=move || editor.locked.get()
                on:click=move |_| editor.change(|it| {
                    it.lines.remove(&id);
                })
            >
                {small_icon("x")}
            </button>
        </div>
    }
}

/// A box of a line.
#[component]
fn LineBox(
    editor: Editor,
    id: LineId,
    name: &'static str,
    label: fn(Text) -> &'static str,
    read: fn(&Line) -> String,
    write: fn(&mut Line, &str) -> Result<(), Refused>,
) -> impl IntoView {
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let shown = move || {
        typed.get().unwrap_or_else(|| editor.contract.with(|it| it.lines.get(&id).map(read).unwrap_or_default()))
    };
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let trial = editor.contract.with_untracked(|it| it.lines.get(&id).cloned());
        if let Some(mut line) = trial {
            match write(&mut line, &text) {
                Ok(()) => {
                    refused.set(None);
                    editor.change(|it| {
                        it.lines.insert(id, line);
                    });
                }
                Err(words) => refused.set(Some(words)),
            }
        }
        typed.set(Some(text));
    };
    view! {
        <label class="lines__box" data-name=name title=move || refused.get().map(|words| words(app.text()))>
            <span class="lines__label">{move || label(app.text())}</span>
            <input
                name=name
                autocomplete="off"
                prop:value=shown
                disabled=move || editor.locked.get()
                aria-invalid=move || refused.with(Option::is_some).to_string()
                on:input=on_input
                on:blur=move |_| {
                    // a box that leaves the page with the cursor in it says goodbye after its signals are gone
                        if refused.try_with_untracked(Option::is_none) == Some(true) {
                        let _left = typed.try_set(None);
                    }
                }
            />
            <span class="lines__problem" role="alert">{move || refused.get().map(|words| words(app.text()))}</span>
        </label>
    }
}
