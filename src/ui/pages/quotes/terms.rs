//! What a quote says, box by box.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::payment_words::plan_of;
use crate::domain::date::Date;
use crate::domain::line::{DocumentDiscount, LineError};
use crate::domain::money::Money;
use crate::domain::product::{Floors, Product};
use crate::domain::quote::Quote;
use crate::domain::rate::Ppm;
use crate::domain::tax::TaxMode;
use crate::i18n::{Message, Text, format};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{TermBox, TermChoice, TermsPart};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::widgets::editor::{Editor, Refused};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::lines::{AddLine, Lines};
use crate::ui::widgets::status::{Meaning, status};

const TAX_MODES: &[(&str, Message)] =
    &[("included", Text::tax_included), ("excluded", Text::tax_excluded), ("none", Text::tax_none)];

/// All boxes.
#[component]
pub(super) fn Terms(editor: Editor<Quote>) -> impl IntoView {
    let app = editor.app;
    let shown = move || match editor.record.with(Quote::totals) {
        Ok(worked) => format::money(worked.value.gross),
        Err(why) => app.text().quote_reckon_problem(why).to_owned(),
    };
    view! {
        <Show when=move || editor.locked.get()>
            <p class="terms__locked faint" id="quote-locked">{move || app.text().quote_locked()}</p>
        </Show>
        <TermsPart editor id="quote-lines" legend=Text::quote_lines>
            <Lines editor place="lines" />
            <BelowFloor editor />
            <p class="terms__sum">
                <span>{move || app.text().lines_total()}" "<b id="lines-total">{shown}</b></span>
                <AddLine editor />
            </p>
            <div class="fields">
                <Currencies editor />
                <TermChoice
                    editor
                    place="tax_mode"
                    label=Text::tax_mode
                    choices=TAX_MODES
                    read=|it| match it.tax_mode {
                        TaxMode::TaxIncluded => "included",
                        TaxMode::TaxExcluded => "excluded",
                        TaxMode::NotApplicable => "none",
                    }
                    write=|it, name| {
                        it.tax_mode = match name {
                            "excluded" => TaxMode::TaxExcluded,
                            "none" => TaxMode::NotApplicable,
                            _ => TaxMode::TaxIncluded,
                        };
                    }
                />
                <TermBox editor place="discount" label=Text::quote_discount unit=Text::quote_discount_unit read=discount_words write=write_discount />
            </div>
        </TermsPart>
        <TermsPart editor id="quote-terms" legend=Text::quote_terms>
            <div class="fields">
                <TermBox editor place="title" label=Text::quote_title read=|it| it.title.clone() write=|it, text| { text.clone_into(&mut it.title); Ok(()) } wide=true />
                <TermBox editor place="on" label=Text::quote_on kind="date" read=|it| it.on.to_string() write=|it, text| { it.on = day(text)?; Ok(()) } />
                <TermBox editor place="valid_until" label=Text::quote_valid_until kind="date" read=|it| it.valid_until.to_string() write=|it, text| { it.valid_until = day(text)?; Ok(()) } />
                <TermBox editor place="payment" label=Text::quote_payment read=|it| it.payment.clone() write=|it, text| { text.clone_into(&mut it.payment); Ok(()) } wide=true />
                <PlanRead editor />
                <TermBox editor place="delivery" label=Text::quote_delivery read=|it| it.delivery.clone() write=|it, text| { text.clone_into(&mut it.delivery); Ok(()) } wide=true />
                <TermBox editor place="remark" label=Text::quote_remark read=|it| it.remark.clone() write=|it, text| { text.clone_into(&mut it.remark); Ok(()) } wide=true />
                <TermBox editor place="owner" label=Text::opportunity_owner read=|it| it.owner.clone() write=|it, text| { text.clone_into(&mut it.owner); Ok(()) } />
            </div>
        </TermsPart>
    }
}

/// The payment plan that a contract of this quote takes from its words, or that it takes none.
#[component]
fn PlanRead(editor: Editor<Quote>) -> impl IntoView {
    let app = editor.app;
    let words = Memo::new(move |_| editor.record.with(|it| it.payment.clone()));
    let told = move || {
        let text = app.text();
        words.with(|words| {
            if words.trim().is_empty() {
                return None;
            }
            Some(plan_of(words, &mut BrowserIds).map_or_else(
                || text.quote_plan_unread().to_owned(),
                |plan| text.quote_plan_read(&text.plan_in_words(&plan)),
            ))
        })
    };
    view! { <p class="faint small fields__wide" id="quote-plan" role="status">{told}</p> }
}

fn day(text: &str) -> Result<Date, Refused> {
    Date::parse(text.trim()).map_err(|_| Text::bad_date as Refused)
}

fn discount_words(quote: &Quote) -> String {
    match quote.discount {
        DocumentDiscount::None => String::new(),
        DocumentDiscount::Amount(amount) => format::plain_amount(amount),
        DocumentDiscount::Share(share) => format::percent(share),
    }
}

/// Nothing, a share such as `5%`, or an amount.
fn write_discount(quote: &mut Quote, text: &str) -> Result<(), Refused> {
    let text = text.trim();
    let bad: Refused = Text::quote_bad_discount;
    quote.discount = if text.is_empty() {
        DocumentDiscount::None
    } else if text.ends_with(['%', '％']) {
        let share = format::parse_percent(text).ok_or(bad)?;
        if !(Ppm(0)..=Ppm::WHOLE).contains(&share) {
            return Err(bad);
        }
        DocumentDiscount::Share(share)
    } else {
        let amount = format::parse_amount(text, quote.currency).filter(|it| it.minor >= 0).ok_or(bad)?;
        DocumentDiscount::Amount(amount)
    };
    // what lies above the sum of the lines is refused as it is typed
    match quote.totals() {
        Err(LineError::DocumentDiscountOutOfRange) => Err(Text::quote_discount_over),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// The currency: every price and the discount go with it, by their figures. A currency in which a figure cannot be written
/// is refused, so that none is lost.
#[component]
fn Currencies(editor: Editor<Quote>) -> impl IntoView {
    let app = editor.app;
    let current = Memo::new(move |_| editor.record.with(|it| it.currency.code()));
    let refused = RwSignal::new(None::<(Money, &'static str)>);
    let problem = Signal::derive(move || {
        let (amount, code) = refused.get()?;
        Some(app.text().quote_currency_finer(&format::money(amount), code))
    });
    let options = CURRENCIES
        .map(|it| view! { <option value=it.code() selected=move || current.get() == it.code()>{it.code()}</option> })
        .into_iter()
        .collect_view();
    let choose = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        let Some(currency) = CURRENCIES.into_iter().find(|it| it.code() == code) else { return };
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        let Some(asked) = editor.record.try_with_untracked(|it| it.in_currency(currency)) else { return };
        match asked {
            Ok(quote) => {
                let _left = refused.try_set(None);
                editor.change(|it| *it = quote);
            }
            Err(amount) => {
                let _left = refused.try_set(Some((amount, currency.code())));
                if let Some(current) = current.try_get_untracked() {
                    event_target::<web_sys::HtmlSelectElement>(&event).set_value(current);
                }
            }
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="term-currency">{move || app.text().opportunity_currency()}</label>
            <div class="field__box">
                <select
                    id="term-currency"
                    disabled=move || editor.locked.get()
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby="term-currency-problem"
                    on:change=choose
                    on:blur=move |_| {
                        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
                        let _left = refused.try_set(None);
                    }
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
            <FieldProblem id="term-currency-problem".to_owned() problem />
        </div>
    }
}

/// Lines below the floor price of their product: said, not forbidden.
#[component]
fn BelowFloor(editor: Editor<Quote>) -> impl IntoView {
    let app = editor.app;
    // gathered when a product changes, and not with every key
    let floors = Memo::new(move |_| Floors::of(app.watch_all::<Product>().iter().map(Arc::as_ref)));
    let below = Memo::new(move |_| floors.with(|floors| editor.record.with(|quote| quote.below(floors))));
    let told = move || {
        let warn = |(name, floor): &(String, Money)| {
            let words = app.text().quote_below_floor(name, &format::money(*floor));
            view! { <p class="terms__warn">{status(Meaning::Warn, "triangle-alert", words)}</p> }
        };
        below.with(|below| below.iter().map(warn).collect::<Vec<_>>())
    };
    view! { <div id="below-floor">{told}</div> }
}
