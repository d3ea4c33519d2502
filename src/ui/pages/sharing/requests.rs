//! The requests of persons about their data that are on record: who asked what, by when it is answered, and how it was.

use leptos::prelude::*;

use crate::domain::contract::field;
use crate::domain::problem::Place;
use crate::domain::sharing::request::RequestState;
use crate::i18n::{Message, Text};
use crate::state::{App, Asked, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::pages::contracts::lead_soon;
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 50;

/// These requests as a table.
fn table(app: App, all: &[Asked]) -> PlainSheet {
    let (text, as_of) = (app.text(), app.as_of());
    let row = |it: &Asked| {
        vec![
            SheetCell::Day(it.request.received),
            SheetCell::Text(app.requester_words(&it.request)),
            SheetCell::words(text.request_ask(it.request.asks)),
            SheetCell::day(it.due),
            SheetCell::Text(it.contract.as_ref().map(|(_, number)| number.clone()).unwrap_or_default()),
            SheetCell::Text(text.request_state_words(it.state, as_of)),
        ]
    };
    PlainSheet {
        sheet: text.requests_title(),
        file: text.requests_file(),
        headings: vec![
            text.request_received(),
            text.request_name(),
            text.request_asks(),
            text.request_due(),
            text.contract(),
            text.request_state(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

/// The list.
#[component]
pub(super) fn Requests() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.requests());
    let handed = Callback::new(move |()| all.with(|all| table(app, all)));
    let drawn = RwSignal::new(SHOWN);
    let rows = move || {
        let first = all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        first.into_iter().map(|it| row(app, &it)).collect_view()
    };
    let nothing = Signal::derive(move || all.with(Vec::is_empty));
    let column = move |words: Message| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <section class="section requests">
            <div class="section__head">
                <h2>{move || app.text().requests_title()}</h2>
                <PlainExport name="export-requests" sheet="requests" words=Text::requests_title table=handed nothing />
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().requests_none()}</p> }
            >
                <div class="table__wide" id="requests" tabindex="0" role="region" aria-label=move || app.text().requests_title()>
                    <table class="table">
                        <thead>
                            <tr>
                                {column(Text::request_received)} {column(Text::request_name)} {column(Text::request_asks)}
                                {column(Text::request_due)} {column(Text::request_state)}
                                <th scope="col"><span class="unseen">{move || app.text().request_answer()}</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn step=SHOWN />
            </Show>
        </section>
    }
}

fn row(app: App, it: &Asked) -> impl IntoView + use<> {
    let (text, as_of, id) = (app.text(), app.as_of(), it.request.id);
    let name = app.requester_words(&it.request);
    let open = matches!(it.state, RequestState::Open { .. });
    let late = open && it.due.is_some_and(|day| day < as_of);
    let due = it.due.filter(|_| open).map(|day| text.near_date(day, as_of));
    let state = text.request_state_words(it.state, as_of);
    // the clause that leaves less time than the law
    let clause = it.contract.clone().filter(|_| open).map(|(contract, number)| {
        let words = format!("{number} · {}", text.term_path(field::PERSONAL_ANSWER));
        let href = Route::Contract(contract, ContractTab::Paper).href();
        let lead = move |_| lead_soon(Place::of(field::PERSONAL_ANSWER));
        view! { " " <a class="small" data-clause="" href=href on:click=lead><bdi>{words}</bdi></a> }
    });
    let act = open.then(|| {
        view! {
            <button
                class="button"
                type="button"
                data-act="answer"
                aria-label=text.asks_of(text.request_answer(), &name)
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::AnswerRequest(id))))
            >
                {text.request_answer()}
            </button>
        }
    });
    view! {
        <tr data-request=id.to_string()>
            <td class="num">{text.near_date(it.request.received, as_of)}</td>
            <td>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Request(Some(id), None))))
                >
                    <bdi>{name}</bdi>
                </button>
            </td>
            <td>{text.request_ask(it.request.asks)}</td>
            <td class="num">
                {late.then(|| view! { <span class="status" data-tone="danger">{icon("octagon-alert")}</span> " " })} {due} {clause}
            </td>
            <td>{state}</td>
            <td class="num">{act}</td>
        </tr>
    }
}
