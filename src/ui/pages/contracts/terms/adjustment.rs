//! Prices that follow an index: the choice, and the boxes of the formula.

use leptos::prelude::*;

use super::adjusted::WorkOut;
use super::kit::{Choice, ChoiceCell, WordsBox, bare_percent, percent};
use crate::domain::contract::Contract;
use crate::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use crate::domain::contract::field;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice};

const CHOICES: &[(&str, Message)] = &[("no", Text::adjustment_no), ("yes", Text::adjustment_yes)];

/// A part of the terms as a box shows it; nothing where prices are fixed.
fn shown(contract: &Contract, part: impl Fn(&Adjustment) -> String) -> String {
    contract.adjustment.as_ref().map(part).unwrap_or_default()
}

/// A month as a box shows it: `2026-03`.
fn month_shown(month: Date) -> String {
    format!("{}-{:02}", month.year(), month.month())
}

/// The first day of a month as typed.
pub(super) fn month(text: &str) -> Result<Date, Refused> {
    let narrow = format::narrow(text);
    let (year, month) = narrow.trim().split_once(['-', '/', '.']).ok_or(Text::adjustment_bad_month as Refused)?;
    Date::parse(&format!("{year}-{month:0>2}-01")).map_err(|_| Text::adjustment_bad_month as Refused)
}

/// The choice whether prices follow an index, and how.
#[component]
pub(super) fn AdjustmentCells(editor: Editor) -> impl IntoView {
    let adjusts = Memo::new(move |_| editor.record.with(|it| it.adjustment.is_some()));
    // what was typed comes back while the page is open
    let kept = StoredValue::new(None::<Adjustment>);
    let write = Callback::new(move |name: String| {
        editor.change(|it| {
            let before = it.adjustment.take();
            if name == "yes" {
                it.adjustment = before.or_else(|| kept.get_value()).or_else(|| Some(Adjustment::usual()));
            } else if before.is_some() {
                kept.set_value(before);
            }
        });
    });
    let chosen = Signal::derive(move || if adjusts.get() { "yes" } else { "no" });
    view! {
        <ChoiceCell editor id="term-adjustment" place=field::ADJUSTMENT label=Text::adjustment_choice choices=CHOICES value=chosen write />
        <Show when=move || adjusts.get()>
            <WordsBox editor place=field::ADJUSTMENT_INDEX label=Text::adjustment_index
                read=|it| it.adjustment.as_ref().map(|terms| &terms.index)
                write=|it| it.adjustment.as_mut().map(|terms| &mut terms.index)
            />
            <WordsBox editor place=field::ADJUSTMENT_PUBLISHER label=Text::adjustment_publisher
                read=|it| it.adjustment.as_ref().map(|terms| &terms.publisher)
                write=|it| it.adjustment.as_mut().map(|terms| &mut terms.publisher)
            />
            <TermBox editor place=field::ADJUSTMENT_BASE_MONTH label=Text::adjustment_base_month kind="month"
                read=|it| shown(it, |terms| terms.base_month.map(month_shown).unwrap_or_default())
                write=|it, text| {
                    let new = if text.trim().is_empty() { None } else { Some(month(text)?) };
                    if let Some(terms) = &mut it.adjustment {
                        terms.base_month = new;
                    }
                    Ok(())
                }
            />
            <TermBox editor place=field::ADJUSTMENT_BASE_VALUE label=Text::adjustment_base_value figures=true
                read=|it| shown(it, |terms| terms.base_value.map(format::plain_quantity).unwrap_or_default())
                write=|it, text| {
                    let new = if text.trim().is_empty() {
                        None
                    } else {
                        Some(format::parse_quantity(text).filter(|it| it.thousandths > 0).ok_or(Text::bad_number as Refused)?)
                    };
                    if let Some(terms) = &mut it.adjustment {
                        terms.base_value = new;
                    }
                    Ok(())
                }
            />
            <TermBox editor place=field::ADJUSTMENT_BAND label=Text::adjustment_band unit=Text::percent_unit figures=true
                read=|it| shown(it, |terms| bare_percent(terms.band))
                write=|it, text| {
                    let band = percent(text)?;
                    if let Some(terms) = &mut it.adjustment {
                        terms.band = band;
                    }
                    Ok(())
                }
            />
            <TermChoice editor place=field::ADJUSTMENT_COUNTED label=Text::adjustment_counted choices=Counted::CHOICES
                read=|it| it.adjustment.as_ref().map_or("", |terms| terms.counted.name())
                write=|it, name| if let (Some(terms), Some(counted)) = (&mut it.adjustment, Counted::named(name)) { terms.counted = counted; }
            />
            <TermBox editor place=field::ADJUSTMENT_SHARE label=Text::adjustment_share unit=Text::percent_unit figures=true
                read=|it| shown(it, |terms| bare_percent(terms.share))
                write=|it, text| {
                    let share = percent(text)?;
                    if let Some(terms) = &mut it.adjustment {
                        terms.share = share;
                    }
                    Ok(())
                }
            />
            <TermChoice editor place=field::ADJUSTMENT_EVERY label=Text::adjustment_every choices=Cycle::CHOICES
                read=|it| it.adjustment.as_ref().map_or("", |terms| terms.every.name())
                write=|it, name| if let (Some(terms), Some(every)) = (&mut it.adjustment, Cycle::named(name)) { terms.every = every; }
            />
            <TermChoice editor place=field::ADJUSTMENT_ROUNDING label=Text::adjustment_rounding choices=PriceStep::CHOICES
                read=|it| it.adjustment.as_ref().map_or("", |terms| terms.rounding.name())
                write=|it, name| if let (Some(terms), Some(rounding)) = (&mut it.adjustment, PriceStep::named(name)) { terms.rounding = rounding; }
            />
            <WorkOut editor />
        </Show>
    }
}
