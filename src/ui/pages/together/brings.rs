//! How much comes in, by kind.

use leptos::prelude::*;

use crate::i18n::format::count;
use crate::state::{App, KindCount, use_app};
use crate::ui::widgets::status::{Meaning, strong_status};

/// The table of kinds.
#[component]
pub(super) fn Brings(kinds: Vec<KindCount>) -> impl IntoView {
    let app = use_app();
    let sum = |read: fn(&KindCount) -> usize| kinds.iter().map(read).fold(0_usize, usize::saturating_add);
    let total =
        [sum(|it| it.new), sum(|it| it.newer_there), sum(|it| it.newer_here), sum(|it| it.same), sum(|it| it.disputed)];
    let rows = kinds.iter().map(|kind| row(app, kind)).collect_view();
    let foot = total.map(|n| view! { <td class="num">{figure(n)}</td> }).collect_view();
    view! {
        <section>
            <div class="section__head">
                <h2>{move || app.text().together_brings()}</h2>
                <span class="section__note">{move || app.text().together_safety()}</span>
            </div>
            <table class="table" id="brings">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().together_kind()}</th>
                        <th scope="col" class="num">{move || app.text().together_new()}</th>
                        <th scope="col" class="num">{move || app.text().together_newer_there()}</th>
                        <th scope="col" class="num">{move || app.text().together_newer_here()}</th>
                        <th scope="col" class="num">{move || app.text().together_same()}</th>
                        <th scope="col" class="num">{move || app.text().together_undecided()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <td>{move || app.text().together_total()}</td>
                        {foot}
                    </tr>
                </tfoot>
            </table>
        </section>
    }
}

fn figure(n: usize) -> String {
    if n == 0 { "–".to_owned() } else { count(n) }
}

fn row(app: App, kind: &KindCount) -> impl IntoView + use<> {
    let name = kind.kind.clone();
    let disputed = kind.disputed;
    view! {
        <tr data-kind=kind.kind.clone()>
            <td>{move || app.text().kinds(&name)}</td>
            <td class="num">{figure(kind.new)}</td>
            <td class="num">{figure(kind.newer_there)}</td>
            <td class="num">{figure(kind.newer_here)}</td>
            <td class="num faint">{figure(kind.same)}</td>
            <td class="num">
                {if disputed == 0 {
                    view! { <span class="faint">"–"</span> }.into_any()
                } else {
                    strong_status(Meaning::Danger, "octagon-alert", count(disputed)).into_any()
                }}
            </td>
        </tr>
    }
}
