//! Who gave what.

use leptos::prelude::*;

use crate::domain::contract::party::Side;
use crate::domain::id::ContractId;
use crate::domain::money::Money;
use crate::domain::negotiation::balance::{Balance, Tally};
use crate::i18n::{Text, format};
use crate::state::use_app;

/// Both sides beside each other.
#[component]
pub(super) fn Gave(id: ContractId) -> impl IntoView {
    let app = use_app();
    let balance = Memo::new(move |_| {
        let talks = app.talks_of(id);
        Balance::of(talks.iter().map(|talk| (talk.proposal.side, &talk.life.stage)))
    });
    let rows = move || {
        let text = app.text();
        balance.with(|it| match it {
            Ok(it) => view! {
                {row(text, Side::Us, it.ours, &it.moved_by_ours)}
                {row(text, Side::Them, it.theirs, &it.moved_by_theirs)}
            }
            .into_any(),
            Err(why) => view! { <tr><td colspan="8">{text.exact_fault(*why)}</td></tr> }.into_any(),
        })
    };
    view! {
        <section class="section" aria-labelledby="gave-title">
            <div class="section__head"><h2 id="gave-title">{move || app.text().gave_title()}</h2></div>
            <div class="table__wide" tabindex="0" role="region" aria-labelledby="gave-title">
                <table class="table" id="gave" aria-labelledby="gave-title">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().gave_side()}</th>
                            <th scope="col" class="num">{move || app.text().gave_proposed()}</th>
                            <th scope="col" class="num">{move || app.text().gave_accepted()}</th>
                            <th scope="col" class="num">{move || app.text().gave_countered()}</th>
                            <th scope="col" class="num">{move || app.text().gave_rejected()}</th>
                            <th scope="col" class="num">{move || app.text().gave_withdrawn()}</th>
                            <th scope="col" class="num">{move || app.text().gave_open()}</th>
                            <th scope="col" class="num">{move || app.text().gave_moved()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(text: Text, side: Side, tally: Tally, moved: &[Money]) -> impl IntoView + use<> {
    let moved: Vec<String> = moved.iter().map(|sum| format::money(*sum)).collect();
    let moved = if moved.is_empty() { text.gave_nothing().to_owned() } else { moved.join(" · ") };
    let name = match side {
        Side::Us => "us",
        Side::Them => "them",
    };
    view! {
        <tr data-side=name>
            <th scope="row">{text.talk_side(side)}</th>
            <td class="num">{tally.proposed}</td>
            <td class="num">{tally.accepted}</td>
            <td class="num">{tally.countered}</td>
            <td class="num">{tally.rejected}</td>
            <td class="num">{tally.withdrawn}</td>
            <td class="num">{tally.open}</td>
            <td class="num">{moved}</td>
        </tr>
    }
}
