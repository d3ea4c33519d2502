//! What comes along with the record that goes, and the people who are entered on both sides.

use leptos::prelude::*;

use super::compare::Comparison;
use crate::domain::customer::Customer;
use crate::state::{Twins, use_app};
use crate::ui::widgets::icon::{icon, small_icon};

/// Everything that hangs on the record that goes, and what is left as it is written.
#[component]
pub(super) fn Moves(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let goes = move || comparison.id(comparison.stays().other());
    let moves = Memo::new(move |_| app.belongings(goes()));
    let name = move |id| app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default();
    let rows = move || {
        let text = app.text();
        let it = moves.get();
        let fixed = (it.fixed > 0).then(|| text.merge_fixed_stays(it.fixed, &name(goes())));
        let drafts = (it.contracts > it.fixed).then(|| text.merge_drafts_follow().to_owned());
        let contracts = text.sentences([fixed, drafts].into_iter().flatten());
        let receipts = if it.receipts > 0 { text.merge_receipts_stay() } else { "" };
        [
            (it.contacts, "users-round", text.merge_contacts(it.contacts), String::new()),
            (it.contracts, "file-text", text.merge_contracts(it.contracts), contracts),
            (it.receipts, "wallet", text.merge_receipts(it.receipts), receipts.to_owned()),
            (it.activities, "phone", text.merge_activities(it.activities), String::new()),
            (it.chances, "square-kanban", text.merge_chances(it.chances), String::new()),
            (it.quotes, "receipt-text", text.merge_quotes(it.quotes), String::new()),
            (it.disputes, "scale", text.disputes_count(it.disputes), String::new()),
            (it.scopes, "share-2", text.scopes_count(it.scopes), String::new()),
            (it.tickets, "headset", text.tickets_count(it.tickets), String::new()),
            (it.evaluations, "chart-no-axes-column", text.evaluations_count(it.evaluations), String::new()),
            (it.files, "paperclip", text.merge_files(it.files), String::new()),
        ]
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(_, mark, words, note)| {
            view! {
                <li class="rows__item merge__move">
                    {icon(mark)}
                    <div class="rows__text">
                        {words}
                        {(!note.is_empty()).then(|| view! { <span class="rows__sub">{note}</span> })}
                    </div>
                </li>
            }
        })
        .collect_view()
    };
    let nothing = move || moves.with(|it| it.count() == 0);
    view! {
        <section aria-labelledby="merge-moves-title" id="merge-moves">
            <div class="section__head">
                <h2 id="merge-moves-title">{move || app.text().merge_moves()}</h2>
                <span class="section__note">
                    {move || app.text().merge_moves_to(&name(comparison.id(comparison.stays())))}
                </span>
            </div>
            <Show
                when=move || !nothing()
                fallback=move || view! { <p class="soft">{move || app.text().merge_moves_nothing()}</p> }
            >
                <ul class="rows conf__auto">{rows}</ul>
            </Show>
            <p class="conf__calm soft small">
                {small_icon("info")} <span>{move || app.text().merge_later()}</span>
            </p>
        </section>
    }
}

/// People who look like one: each pair may be made one, or left.
#[component]
pub(super) fn People(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let twins = Memo::new(move |_| comparison.twins());
    view! {
        <Show when=move || twins.with(|twins| !twins.is_empty())>
            <section aria-labelledby="merge-people-title" id="merge-people">
                <div class="section__head">
                    <h2 id="merge-people-title">{move || app.text().merge_people()}</h2>
                    <span class="section__note">{move || app.text().merge_people_note()}</span>
                </div>
                <ul class="rows">
                    {move || twins.get().into_iter().map(|it| pair(comparison, &it)).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

fn pair(comparison: Comparison, twins: &Twins) -> impl IntoView + use<> {
    let app = use_app();
    let first = twins.first.id;
    let (a, b) = (twins.first.name.clone(), twins.second.name.clone());
    let names = if a == b { a } else { format!("{a} · {b}") };
    let by = twins.by;
    let both = twins.clone();
    let why = move || by.map_or_else(|| app.text().merge_people_by_name(), |by| app.text().same_by(by));
    view! {
        <li>
            <label class="rows__item merge__twins">
                <span class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || comparison.is_joined(&both)
                        on:change=move |event| comparison.join(first, event_target_checked(&event))
                    />
                </span>
                <span class="rows__text"><bdi>{names}</bdi></span>
                <span class="rows__end faint small">{why}</span>
            </label>
        </li>
    }
}
