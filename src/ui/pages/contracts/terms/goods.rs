//! Lines of goods and services, tax, delivery.

use leptos::prelude::*;

use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::tax::TaxMode;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::lines::{AddLine, Lines};

const TAX_MODES: &[(&str, Message)] =
    &[("included", Text::tax_included), ("excluded", Text::tax_excluded), ("none", Text::tax_none)];

#[component]
pub(super) fn Goods(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let total = move || format::money(editor.record.with(crate::domain::contract::Contract::total));
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
                <TermBox editor place=field::DELIVERY_QUALITY label=Text::delivery_quality read=|it| it.delivery.quality.zh.clone() write=|it, text| { text.clone_into(&mut it.delivery.quality.zh); text.clone_into(&mut it.delivery.quality.en); Ok(()) } />
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
