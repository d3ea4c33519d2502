//! Lines of goods and services, price and tax.

use leptos::prelude::*;

use super::adjustment::AdjustmentCells;
use super::by_hand::ByHand;
use super::kit::{DAYS, PeriodBox, bare_percent, choose, percent};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::contract::price::{PriceForm, TaxChange};
use crate::domain::line::DocumentDiscount;
use crate::domain::tax::TaxMode;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::lines::{AddLine, Lines};

const TAX_MODES: &[(&str, Message)] =
    &[("included", Text::tax_included), ("excluded", Text::tax_excluded), ("none", Text::tax_none)];

const FORMS: &[(&str, Message)] = &[("fixed", Text::price_fixed_total), ("framework", Text::price_framework)];

#[component]
pub(super) fn Goods(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let framework = Memo::new(move |_| editor.record.with(|it| matches!(it.price.form, PriceForm::Framework { .. })));
    let total = move || {
        let total = editor.record.with(crate::domain::contract::Contract::total);
        total.map_or_else(|why| app.text().quote_reckon_problem(why).to_owned(), format::money)
    };
    view! {
        <TermsPart editor id="terms-goods" legend=Text::terms_subject>
            <Lines editor place=field::LINES />
            <p class="terms__sum">
                <span>{move || app.text().lines_total()}" "<b id="lines-total">{total}</b></span>
                <AddLine editor />
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
                {choose!(editor, field::PRICE_TAX_CHANGE, price_tax_change, TaxChange, [price.tax_change])}
                <TermBox editor place=field::PRICE_DISCOUNT label=Text::price_discount_share unit=Text::percent_unit figures=true
                    read=|it| match it.price.discount {
                        DocumentDiscount::Share(share) => bare_percent(share),
                        DocumentDiscount::None | DocumentDiscount::Amount(_) => String::new(),
                    }
                    write=|it, text| {
                        it.price.discount = if text.trim().is_empty() { DocumentDiscount::None } else { DocumentDiscount::Share(percent(text)?) };
                        Ok(())
                    }
                />
                <TermChoice editor place=field::PRICE_FORM label=Text::price_form choices=FORMS
                    read=|it| match it.price.form {
                        PriceForm::FixedTotal => "fixed",
                        PriceForm::Framework { .. } => "framework",
                    }
                    write=|it, name| {
                        let framework = PriceForm::Framework { accept_within: Period::working_days(3) };
                        it.price.form = if name == "framework" { framework } else { PriceForm::FixedTotal };
                    }
                />
                <Show when=move || framework.get()>
                    <PeriodBox editor place=field::PRICE_ACCEPT_WITHIN label=Text::price_accept units=DAYS
                        read=|it| match it.price.form {
                            PriceForm::Framework { accept_within } => Some(accept_within),
                            PriceForm::FixedTotal => None,
                        }
                        write=|it, accept_within| it.price.form = PriceForm::Framework { accept_within }
                    />
                </Show>
                <AdjustmentCells editor />
            </div>
            <ByHand editor clause=ClauseId::Subject />
            <ByHand editor clause=ClauseId::Price />
        </TermsPart>
    }
}

/// A whole number as typed.
pub(super) fn number<T: std::str::FromStr>(text: &str) -> Result<T, Refused> {
    format::narrow(text).trim().parse().map_err(|_| Text::bad_number as Refused)
}
