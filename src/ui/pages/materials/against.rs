//! Promised against delivered: every material with how much of it is where, and the sums of what is counted alike.

use leptos::prelude::*;

use crate::domain::materials::sums::sums;
use crate::i18n::Text;
use crate::state::{App, MaterialItem, use_app};

/// The table.
#[component]
pub(super) fn AgainstTable(
    found: Memo<Vec<MaterialItem>>,
    /// How many rows are drawn.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let rows = move || found.with(|all| all.iter().take(shown.get()).map(|it| row(app, it)).collect_view());
    let totals = move || {
        found.with(|all| {
            let text = app.text();
            let all = match sums(all.iter().map(|it| (&it.tally, app.material_unit(text, it)))) {
                Ok(all) => all,
                Err(why) => return view! { <tr><td colspan="7">{text.exact_fault(why)}</td></tr> }.into_any(),
            };
            let rows = all.into_iter().map(|(heap, sum)| {
                let cells = [sum.promised, sum.delivered, sum.accepted, sum.returned, sum.outstanding, sum.left];
                let name = text.material_kind(heap.kind);
                let cells = cells.map(|parts| {
                    view! { <td class="num">{text.material_amount_of(sum.like.of(parts), &heap.unit)}</td> }
                });
                view! { <tr data-heap=format!("{:?}", heap.kind).to_lowercase()><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
            });
            rows.collect_view().into_any()
        })
    };
    let heads: [fn(Text) -> &'static str; 6] = [
        Text::material_col_promised,
        Text::material_col_delivered,
        Text::material_col_accepted,
        Text::material_col_returned,
        Text::material_col_out,
        Text::material_col_left,
    ];
    let heads = move || {
        heads.map(|words| view! { <th scope="col" class="num">{words(app.text())}</th> }).into_iter().collect_view()
    };
    view! {
        <Show when=move || found.with(|all| !all.is_empty())>
            <section class="section materials__against" id="materials-against">
                <div class="section__head"><h2>{move || app.text().material_against()}</h2></div>
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().material_against()>
                    <table class="table">
                        <thead><tr><th scope="col">{move || app.text().material_what()}</th>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                        <tbody class="materials__sums">
                            <tr><th scope="rowgroup" colspan="7">{move || app.text().material_sums()}</th></tr>
                            {totals}
                        </tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

fn row(app: App, item: &MaterialItem) -> impl IntoView + use<> {
    let text = app.text();
    let unit = app.material_unit(text, item);
    let tally = item.tally;
    let figures = [tally.promised(), tally.net(), tally.accepted, tally.returned, tally.outstanding(), tally.left()];
    let cells = figures.map(|parts| {
        let words = if parts == 0 { "–".to_owned() } else { text.material_amount_of(tally.amount(parts), &unit) };
        view! { <td class="num">{words}</td> }
    });
    view! {
        <tr data-against=item.key.clone()>
            <th scope="row"><bdi>{app.material_title(text, item)}</bdi></th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}
