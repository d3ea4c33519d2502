//! A table that goes to paper: on the screen there is none of it, and on the paper nothing else.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::{App, PaperCell, Printout, use_app};

/// What is being printed. It is drawn, printed once the browser has come to rest, and stays until somebody does something in the
/// page again: some browsers draw the paper long after they were asked to, and never say that they have.
#[component]
pub(in crate::ui) fn Printed() -> impl IntoView {
    let app = use_app();
    // an edge: the browser prints what is in the page
    Effect::new(move || {
        if app.printout.with(Option::is_some) {
            set_timeout(
                || {
                    // A browser that will not print says so itself.
                    let _printing = window().print();
                },
                Duration::ZERO,
            );
        }
    });
    let take_away = move || {
        if app.printout.with_untracked(Option::is_some) {
            app.printout.set(None);
        }
    };
    // while the browser asks how to print, neither reaches the page
    let pressed = window_event_listener_untyped("pointerdown", move |_| take_away());
    let typed = window_event_listener_untyped("keydown", move |_| take_away());
    on_cleanup(move || {
        pressed.remove();
        typed.remove();
        // another book has nothing of it to print
        take_away();
    });
    move || app.printout.get().map(|it| table(app, it))
}

fn table(app: App, it: Printout) -> impl IntoView {
    let text = app.text();
    let book = app.own_entity().map_or_else(|| text.app_name().to_owned(), |own| own.name.clone());
    let what = it.stated.unwrap_or_else(|| text.statement_of(&it.title, &text.date(app.as_of())));
    let heading = |PaperCell { words, is_figure }: PaperCell| {
        let kind = is_figure.then_some("num");
        view! { <th scope="col" class=kind>{words}</th> }
    };
    let headings = it.headings.into_iter().map(heading).collect_view();
    let cell = |PaperCell { words, is_figure }: PaperCell| {
        let kind = is_figure.then_some("num");
        view! { <td class=kind><bdi>{words}</bdi></td> }
    };
    let row = |cells: Vec<PaperCell>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
    let rows = it.rows.into_iter().map(row).collect_view();
    let rest = (it.left_out > 0).then(|| view! { <p>{text.printout_left_out(&format::count(it.left_out))}</p> });
    view! {
        <section class="printout" aria-hidden="true">
            <header class="statement">
                <p class="statement__book">{book}</p>
                <p>{what}</p>
            </header>
            <table class="table">
                <thead><tr>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {rest}
        </section>
    }
}
