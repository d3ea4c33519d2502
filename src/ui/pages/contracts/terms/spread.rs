//! The year of a measure, spread over its periods: each part may be altered, and what they come to stands beneath, with what is missing.

use leptos::prelude::*;

use super::kit::{Cell, Choice, ChoiceCell, Row, choices};
use crate::domain::contract::Contract;
use crate::domain::contract::targets::{Cycle, Measure};
use crate::domain::sales_measure::Unit;
use crate::i18n::{Text, format};
use crate::ui::pages::contracts::editor::Refused;

/// How the target of a measure is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SpreadName {
    Even,
    Uneven,
}

choices! {
    SpreadName {
        Even = "even", measure_even;
        Uneven = "uneven", measure_uneven;
    }
}

/// How long a period is.
fn cycle(contract: &Contract) -> Cycle {
    contract.targets.terms().map_or(Cycle::Quarter, |terms| terms.cycle)
}

/// Whether every period has the same target, or a year is spread over them; then its parts.
pub(super) fn spread(row: Row<Measure>) -> AnyView {
    let editor = row.editor;
    let is_spread = row.read(Measure::is_spread, || false);
    // a year has one year
    let offered = Memo::new(move |_| is_spread.get() || editor.record.with(|it| cycle(it) != Cycle::Year));
    let name = row.read(|it| if it.is_spread() { SpreadName::Uneven } else { SpreadName::Even }.name(), || "");
    let choose = Callback::new(move |name: String| {
        let (cycle, currency) = editor.record.with_untracked(|it| (cycle(it), it.price.currency));
        row.try_change(|it| match SpreadName::named(&name) {
            Some(SpreadName::Uneven) => it.spread(cycle, currency),
            Some(SpreadName::Even) | None => {
                it.even_out();
                Ok(())
            }
        });
    });
    let choice = move || {
        view! {
            <ChoiceCell editor id=row.id("spread") label=Text::measure_spread choices=SpreadName::CHOICES
                value=name write=choose />
        }
    };
    view! {
        <Show when=move || offered.get()>{choice()}</Show>
        <Show when=move || is_spread.get()>{parts(row)}</Show>
    }
    .into_any()
}

/// A box for each part, and what they come to.
fn parts(row: Row<Measure>) -> AnyView {
    let editor = row.editor;
    let app = editor.app;
    let all = row.read(|it| it.parts.clone(), Vec::new);
    // the boxes are drawn anew only when there are other ones
    let names = Memo::new(move |_| {
        let (text, cycle) = (app.text(), editor.record.with(cycle));
        (0..all.with(Vec::len)).map(|place| text.period_of_year(cycle, place)).collect::<Vec<_>>()
    });
    let boxes = move || {
        let boxes = names.get().into_iter().zip(0_usize..).map(|(name, place)| {
            let value = Signal::derive(move || {
                all.with(|all| all.get(place).map(|part| format::plain_quantity(*part)).unwrap_or_default())
            });
            let write = Callback::new(move |text: String| {
                let part = format::parse_quantity(&text).filter(|part| part.thousandths > 0);
                let part = part.ok_or(Text::bad_quantity as Refused)?;
                row.change(|it| {
                    if let Some(own) = it.parts.get_mut(place) {
                        *own = part;
                    }
                });
                Ok(())
            });
            let id = row.id(&format!("part-{place}"));
            view! { <Cell editor id label=Text::target_base note=Signal::stored(name) figures=true value write /> }
        });
        boxes.collect_view()
    };
    // what the parts come to, and what is missing to the year
    let sum = row.read(|it| (it.parts_sum(), it.parts_missing()), || (0, 0));
    let is_off = Memo::new(move |_| sum.get().1 != 0);
    let said = move || {
        let (sum, missing) = sum.get();
        app.text().target_sum_words(Unit::Quantity, sum, missing)
    };
    let split = move |_| {
        let (cycle, currency) = editor.record.with_untracked(|it| (cycle(it), it.price.currency));
        row.try_change(|it| it.spread(cycle, currency));
    };
    let fill = move |_| row.try_change(Measure::fill_last);
    view! {
        <fieldset class="fields__wide targets__parts">
            <legend class="field__label">{move || app.text().target_distribution()}</legend>
            <p class="soft small">{move || app.text().target_distribution_help()}</p>
            <div class="targets__grid">{boxes}</div>
            <p class="small" id=row.id("sum") role="status" data-tone=move || is_off.get().then_some("danger")>{said}</p>
            <div class="targets__acts">
                <button class="button" data-kind="quiet" type="button" id=row.id("split") disabled=move || editor.locked.get() on:click=split>
                    {move || app.text().target_split_equally()}
                </button>
                <Show when=move || is_off.get()>
                    <button class="button" data-kind="quiet" type="button" id=row.id("fill") disabled=move || editor.locked.get() on:click=fill>
                        {move || app.text().target_fill_last()}
                    </button>
                </Show>
            </div>
        </fieldset>
    }
    .into_any()
}
