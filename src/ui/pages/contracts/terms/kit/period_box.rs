//! A period with its unit.

use leptos::prelude::*;

use super::{Cell, unit_name, unit_named, unit_words};
use crate::domain::contract::Contract;
use crate::domain::contract::plan::{Period, Unit};
use crate::i18n::Text;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::pages::contracts::terms::goods::number;

/// A period: how many, and of what. A unit outside `units` that the term has already stays to be chosen.
#[component]
pub(in crate::ui::pages::contracts::terms) fn PeriodBox(
    editor: Editor,
    /// The term's path.
    place: &'static str,
    label: fn(Text) -> &'static str,
    units: &'static [Unit],
    /// Whether an empty box means none: `write` takes a period of nought for it.
    #[prop(optional)]
    may_be_none: bool,
    read: fn(&Contract) -> Option<Period>,
    write: fn(&mut Contract, Period),
) -> impl IntoView {
    let value = Signal::derive(move || editor.record.with(read));
    let write = Callback::new(move |period| editor.change(|it| write(it, period)));
    let id = format!("term-{}", place.replace('.', "-"));
    view! { <PeriodCell editor id place=place label units may_be_none value write /> }
}

/// [`PeriodBox`] for a period wherever it stands.
#[component]
pub(in crate::ui::pages::contracts::terms) fn PeriodCell(
    editor: Editor,
    #[prop(into)] id: String,
    #[prop(optional)] place: Option<&'static str>,
    label: fn(Text) -> &'static str,
    units: &'static [Unit],
    /// Whether an empty box means none: `write` takes a period of nought for it.
    #[prop(optional)]
    may_be_none: bool,
    value: Signal<Option<Period>>,
    write: Callback<Period>,
) -> impl IntoView {
    let app = editor.app;
    // while there is no period the unit that was chosen for it is kept here
    let picked = RwSignal::new(None::<Unit>);
    let unit = Memo::new(move |_| value.get().map(|period| period.unit).or(picked.get()).unwrap_or(Unit::Day));
    let options = move || {
        let now = unit.get();
        let further = (!units.contains(&now)).then_some(now);
        units
            .iter()
            .copied()
            .chain(further)
            .map(|it| {
                view! { <option value=unit_name(it) selected=it == now>{unit_words(app.text(), it)}</option> }
            })
            .collect_view()
    };
    let read = Signal::derive(move || value.get().map(|period| period.n.to_string()).unwrap_or_default());
    let typed = Callback::new(move |text: String| {
        let n = if may_be_none && text.trim().is_empty() { 0 } else { number(&text)? };
        write.run(Period { n, unit: unit.get_untracked() });
        Ok(())
    });
    let pick = move |event| {
        let name = event_target_value(&event);
        let Some(unit) = unit_named(&name) else { return };
        picked.set(Some(unit));
        if let Some(period) = value.get_untracked() {
            write.run(Period { unit, ..period });
        }
    };
    view! {
        <Cell editor id place=place.unwrap_or_default() label value=read write=typed figures=true>
            <select
                class="field__pick"
                aria-label=move || app.text().period_unit(label(app.text()))
                disabled=move || editor.locked.get()
                on:change=pick
            >
                {options}
            </select>
        </Cell>
    }
}
