//! The list of leaks.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::lifecycle::incident::Stage;
use crate::domain::sharing::incident::Measure;
use crate::i18n::{Message, Text};
use crate::state::{App, Leak, PlainSheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// Where a leak stands, in an icon and a word.
pub(super) fn state_view(app: App, leak: &Leak) -> AnyView {
    let stage = &leak.course.state.stage;
    let (meaning, mark) = match stage {
        Stage::Open => (Meaning::Danger, "octagon-alert"),
        Stage::Contained { .. } => (Meaning::Warn, "circle-dot"),
        Stage::Closed { .. } => (Meaning::Plain, "circle-check"),
    };
    status(meaning, mark, app.text().incident_stage(stage)).into_any()
}

/// These leaks as a table, with the day of every step that was taken: what is to be shown when somebody asks (PIPL art. 57).
fn table(app: App, all: &[Leak]) -> PlainSheet {
    let text = app.text();
    let row = |it: &Leak| {
        let leak = &it.incident;
        let party = leak.customer.and_then(|id| app.peek_party(id)).map(|it| it.name.clone());
        let contract = leak.contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.number.clone());
        let mut cells = vec![
            SheetCell::words(&leak.number),
            SheetCell::words(&leak.title),
            SheetCell::Text(party.unwrap_or_default()),
            SheetCell::Day(leak.found.date()),
            SheetCell::words(text.leaked(leak.leaked)),
            SheetCell::words(text.incident_severity_name(leak.severity)),
            SheetCell::words(text.incident_stage(&it.course.state.stage)),
            SheetCell::Text(contract.unwrap_or_default()),
            SheetCell::words(&leak.records),
            SheetCell::amount(leak.cost),
            SheetCell::currency(leak.cost.map(|it| it.currency)),
        ];
        cells.extend(Measure::ALL.map(|measure| SheetCell::day(it.course.done(measure).map(|(day, _)| day))));
        cells
    };
    let mut headings = vec![
        text.scope_number(),
        text.incident_title(),
        text.customer(),
        text.incident_found_on(),
        text.incident_leaked(),
        text.incident_severity(),
        text.scope_status(),
        text.contract(),
        text.incident_records(),
        text.incident_cost(),
        text.disputes_currency(),
    ];
    headings.extend(Measure::ALL.map(|measure| text.incident_measure(measure)));
    PlainSheet { sheet: text.incidents(), file: text.incidents_file(), headings, rows: all.iter().map(row).collect() }
}

/// The list.
#[component]
pub(super) fn Leaks() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.leaks());
    let handed = Callback::new(move |()| all.with(|all| table(app, all)));
    let rows = move || {
        let (text, as_of) = (app.text(), app.as_of());
        let row = |it: Leak| {
            let leak = &it.incident;
            view! {
                <tr data-leak=leak.id.to_string()>
                    <td>{leak.number.clone()}</td>
                    <td class="scopes__what"><a href=Route::Incident(leak.id).href()><bdi>{leak.title.clone()}</bdi></a></td>
                    <td>{text.clock_moment(leak.found, as_of)}</td>
                    <td>{text.leaked(leak.leaked)}</td>
                    <td>{text.incident_severity_name(leak.severity)}</td>
                    <td>{state_view(app, &it)}</td>
                </tr>
            }
        };
        all.get().into_iter().map(row).collect_view()
    };
    let column = move |words: Message| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint">{move || app.text().incidents_none()}</p> }
        >
            <div class="custs__bar">
                <span class="custs__gap"></span>
                <PlainExport name="export-leaks" sheet="leaks" words=Text::incidents table=handed />
            </div>
            <div class="table__wide" id="leaks" tabindex="0" role="region" aria-label=move || app.text().incidents()>
                <table class="table">
                    <thead>
                        <tr>
                            {column(Text::scope_number)} {column(Text::incident_title)} {column(Text::incident_found)}
                            {column(Text::incident_leaked)} {column(Text::incident_severity)} {column(Text::scope_status)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}
