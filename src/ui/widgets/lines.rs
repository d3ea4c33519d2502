//! The lines of goods and services of a contract, a quote or an opportunity. A product's name or code brings the rest of its line.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::editor::{Drafted, Editor, Refused};
use super::icon::small_icon;
use super::line_product::{fill, price_anew};
use crate::domain::contract::Contract;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::date::Date;
use crate::domain::id::LineId;
use crate::domain::line::Line;
use crate::domain::money::{Currency, Money};
use crate::domain::opportunity::Opportunity;
use crate::domain::product::Product;
use crate::domain::quote::Quote;
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::tax::TaxMode;
use crate::i18n::{Text, format};
use crate::state::BrowserIds;

/// A record with lines.
pub(crate) trait Lined: Drafted {
    /// The lines.
    fn lines(&self) -> &BTreeMap<LineId, Line>;
    /// The lines, to change.
    fn lines_mut(&mut self) -> &mut BTreeMap<LineId, Line>;
    /// Takes a line out, with all that has to stay known of it.
    fn take_out(&mut self, id: LineId) {
        self.lines_mut().remove(&id);
    }
    /// Whether its paper has an English text.
    fn prints_english(&self) -> bool;
    /// What prices are in, and how they hold the tax; the tax rate of a line that says none; the day prices are looked up for.
    fn terms(&self) -> LineTerms;
}

/// What every line of a record shares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineTerms {
    pub(crate) currency: Currency,
    pub(crate) tax_mode: TaxMode,
    pub(crate) tax_rate: Ppm,
    pub(crate) on: Date,
}

impl Lined for Contract {
    fn lines(&self) -> &BTreeMap<LineId, Line> {
        &self.lines
    }

    fn lines_mut(&mut self) -> &mut BTreeMap<LineId, Line> {
        &mut self.lines
    }

    fn prints_english(&self) -> bool {
        self.language != ContractLanguage::Zh
    }

    fn terms(&self) -> LineTerms {
        let price = &self.price;
        LineTerms { currency: price.currency, tax_mode: price.tax_mode, tax_rate: price.tax_rate, on: self.drafted_on }
    }
}

impl Lined for Quote {
    fn lines(&self) -> &BTreeMap<LineId, Line> {
        &self.lines
    }

    fn lines_mut(&mut self) -> &mut BTreeMap<LineId, Line> {
        &mut self.lines
    }

    // its sheet is in the language of whoever prints it
    fn prints_english(&self) -> bool {
        true
    }

    fn terms(&self) -> LineTerms {
        LineTerms { currency: self.currency, tax_mode: self.tax_mode, tax_rate: last_rate(&self.lines), on: self.on }
    }
}

impl Lined for Opportunity {
    fn lines(&self) -> &BTreeMap<LineId, Line> {
        &self.lines
    }

    fn lines_mut(&mut self) -> &mut BTreeMap<LineId, Line> {
        &mut self.lines
    }

    fn take_out(&mut self, id: LineId) {
        self.take_line_out(id);
    }

    fn prints_english(&self) -> bool {
        false
    }

    // what they would pay is asked for the day on which they are expected to buy
    fn terms(&self) -> LineTerms {
        LineTerms {
            currency: self.currency(),
            tax_mode: TaxMode::TaxIncluded,
            tax_rate: last_rate(&self.lines),
            on: self.expected_close.unwrap_or(self.began_on),
        }
    }
}

/// The tax rate of a further line: that of the last one, else the usual one for goods.
fn last_rate(lines: &BTreeMap<LineId, Line>) -> Ppm {
    lines.values().next_back().map_or(Ppm(130_000), |line| line.tax_rate)
}

/// The lines as their rows show them. A key changes one line of hundreds: only its boxes are asked anew.
#[derive(Clone, Copy)]
struct Rows {
    shown: StoredValue<BTreeMap<LineId, RwSignal<Option<Line>>>>,
}

impl Rows {
    /// Hands every change of a line on to its row.
    fn start<T: Lined>(editor: Editor<T>) -> Self {
        let rows = Self { shown: StoredValue::new(BTreeMap::new()) };
        // an edge: the record is one signal, and its lines are many
        Effect::new(move || {
            editor.record.with(|record| {
                rows.shown.with_value(|shown| {
                    for (id, row) in shown {
                        let line = record.lines().get(id);
                        if row.try_with_untracked(|row| row.as_ref() != line) == Some(true) {
                            let _left = row.try_set(line.cloned());
                        }
                    }
                });
            });
        });
        rows
    }

    /// The line of a row, for as long as the row is there.
    fn follow<T: Lined>(self, editor: Editor<T>, id: LineId) -> RwSignal<Option<Line>> {
        let line = RwSignal::new(editor.record.with_untracked(|it| it.lines().get(&id).cloned()));
        self.shown.update_value(|shown| {
            shown.insert(id, line);
        });
        // the list may be gone before its rows
        on_cleanup(move || {
            self.shown.try_update_value(|shown| shown.remove(&id));
        });
        line
    }
}

/// The rows of the lines.
#[component]
pub(crate) fn Lines<T: Lined>(
    editor: Editor<T>,
    /// The path of the lines in the record, for whoever leads to them.
    place: &'static str,
) -> impl IntoView {
    let app = editor.app;
    let ids = Memo::new(move |_| editor.record.with(|it| it.lines().keys().copied().collect::<Vec<_>>()));
    let rows = Rows::start(editor);
    let english = Memo::new(move |_| editor.record.with(T::prints_english));
    let products = move || {
        let mut all = app.watch_all::<Product>();
        all.retain(|it| !it.withdrawn);
        all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.code.cmp(&b.code)));
        all.iter()
            .map(|it| view! { <option value=if it.code.is_empty() { it.name.clone() } else { it.code.clone() }>{called(it)}</option> })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="lines" data-place=place tabindex="-1">
            <datalist id="line-products">{products}</datalist>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="field__help">{move || app.text().lines_empty()}</p>
            </Show>
            <For each=move || ids.get() key=|id| *id children=move |id: LineId| view! { <LineRow editor id line=rows.follow(editor, id) english /> } />
        </div>
    }
}

fn called(product: &Product) -> String {
    [product.name.as_str(), product.spec.as_str()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The button that adds a line.
#[component]
pub(crate) fn AddLine<T: Lined>(editor: Editor<T>) -> impl IntoView {
    let app = editor.app;
    let add = move |_| {
        editor.change(|it| {
            let id = LineId::fresh(&mut BrowserIds);
            let terms = it.terms();
            let line = Line {
                id,
                code: String::new(),
                name: String::new(),
                name_en: String::new(),
                spec: String::new(),
                unit: String::new(),
                quantity: Quantity { thousandths: Quantity::SCALE },
                unit_price: Money::zero(terms.currency),
                discount: Ppm(0),
                tax_rate: terms.tax_rate,
            };
            it.lines_mut().insert(id, line);
        });
    };
    view! {
        <button
            type="button"
            class="button section__act"
            data-kind="word"
            id="add-line"
            disabled=move || editor.locked.get()
            on:click=add
        >
            {move || app.text().line_add()}
        </button>
    }
}

#[component]
fn LineRow<T: Lined>(
    editor: Editor<T>,
    id: LineId,
    line: RwSignal<Option<Line>>,
    /// Whether the paper has an English text.
    english: Memo<bool>,
) -> impl IntoView {
    let app = editor.app;
    // what has an English name shows it, whatever the paper prints, and goes on when it is emptied: the box would go from under
    // whoever writes another
    let named = move || line.with(|it| it.as_ref().is_some_and(|it| !it.name_en.is_empty()));
    let named = Memo::new(move |before: Option<&bool>| named() || before == Some(&true));
    let has_english = Memo::new(move |_| english.get() || named.get());
    let amount = move || {
        line.with(|it| {
            let worked = it.as_ref().and_then(|line| line.amount().ok());
            worked.map(|worked| format::amount(worked.value)).unwrap_or_default()
        })
    };
    let cell = move |name: &'static str,
                     label: fn(Text) -> &'static str,
                     read: fn(&Line) -> String,
                     write: fn(&mut Line, &str) -> Result<(), Refused>| {
        view! { <LineBox editor id line name label read write /> }
    };
    view! {
        <div class="lines__row" data-line=id.to_string()>
            {cell("name", Text::line_name, |it| it.name.clone(), |it, text| { text.clone_into(&mut it.name); Ok(()) })}
            {cell("spec", Text::line_spec, |it| it.spec.clone(), |it, text| { text.clone_into(&mut it.spec); Ok(()) })}
            {cell("unit", Text::line_unit, |it| it.unit.clone(), |it, text| { text.clone_into(&mut it.unit); Ok(()) })}
            {move || has_english.get().then(|| {
                cell("name_en", Text::line_name_en, |it| it.name_en.clone(), |it, text| { text.clone_into(&mut it.name_en); Ok(()) })
            })}
            {cell("quantity", Text::line_quantity, |it| format::plain_quantity(it.quantity), write_quantity)}
            {cell("price", Text::line_price, |it| format::plain_amount(it.unit_price), write_price)}
            {cell("tax", Text::line_tax, |it| format::percent(it.tax_rate), write_tax)}
            {cell("code", Text::line_code, |it| it.code.clone(), |it, text| { text.clone_into(&mut it.code); Ok(()) })}
            <span class="lines__amount num" aria-label=move || app.text().line_amount()>{amount}</span>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().line_remove()
                disabled=move || editor.locked.get()
                on:click=move |_| editor.change(|it| it.take_out(id))
            >
                {small_icon("x")}
            </button>
        </div>
    }
}

fn write_quantity(line: &mut Line, text: &str) -> Result<(), Refused> {
    let quantity = format::parse_quantity(text).ok_or(Text::bad_quantity as Refused)?;
    if quantity.thousandths < 0 {
        return Err(Text::below_zero);
    }
    line.quantity = quantity;
    Ok(())
}

fn write_price(line: &mut Line, text: &str) -> Result<(), Refused> {
    let price = format::parse_amount(text, line.unit_price.currency).ok_or(Text::bad_amount as Refused)?;
    if price.minor < 0 {
        return Err(Text::below_zero);
    }
    line.unit_price = price;
    Ok(())
}

fn write_tax(line: &mut Line, text: &str) -> Result<(), Refused> {
    let rate = format::parse_percent(text).ok_or(Text::bad_percent as Refused)?;
    if !(Ppm(0)..=Ppm::WHOLE).contains(&rate) {
        return Err(Text::bad_tax_rate);
    }
    line.tax_rate = rate;
    Ok(())
}

/// A box of a line.
#[component]
fn LineBox<T: Lined>(
    editor: Editor<T>,
    id: LineId,
    /// As the record has it.
    line: RwSignal<Option<Line>>,
    name: &'static str,
    label: fn(Text) -> &'static str,
    read: fn(&Line) -> String,
    write: fn(&mut Line, &str) -> Result<(), Refused>,
) -> impl IntoView {
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let shown = move || typed.get().unwrap_or_else(|| line.with(|line| line.as_ref().map(read).unwrap_or_default()));
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let trial = editor.record.with_untracked(|it| Some((it.lines().get(&id).cloned()?, it.terms())));
        if let Some((before, terms)) = trial {
            let mut line = before.clone();
            match write(&mut line, &text) {
                Ok(()) => {
                    refused.set(None);
                    if name == "quantity" {
                        price_anew(app, terms, &before, &mut line);
                    }
                    editor.change(|it| {
                        it.lines_mut().insert(id, line);
                    });
                }
                Err(words) => refused.set(Some(words)),
            }
        }
        typed.set(Some(text));
    };
    // a product is looked up when the box is left or a choice taken, and not while a longer code is still being typed
    let on_change = move |_| {
        if name != "name" {
            return;
        }
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        let trial = editor.record.try_with_untracked(|it| Some((it.lines().get(&id).cloned()?, it.terms())));
        if let Some((mut line, terms)) = trial.flatten()
            && fill(app, terms, &mut line)
        {
            editor.change(|it| {
                it.lines_mut().insert(id, line);
            });
            typed.set(None);
        }
    };
    view! {
        <label class="lines__box" data-name=name title=move || refused.get().map(|words| words(app.text()))>
            <span class="lines__label">{move || label(app.text())}</span>
            <input
                name=name
                autocomplete="off"
                list=(name == "name").then_some("line-products")
                prop:value=shown
                disabled=move || editor.locked.get()
                aria-invalid=move || refused.with(Option::is_some).to_string()
                on:input=on_input
                on:change=on_change
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
