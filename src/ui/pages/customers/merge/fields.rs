//! Field by field: where the two differ, and where they do not.

use leptos::prelude::*;

use super::compare::Comparison;
use super::words::{part_label, part_name, part_words};
use crate::domain::merging::{Part, Pick, Side};
use crate::state::use_app;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::initial::{Of, initial};

/// Where they differ: a choice for each field.
#[component]
pub(super) fn Differing(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let parts = Memo::new(move |_| {
        let differ = |a: &_, b: &_| Part::of(a, b).into_iter().filter(|part| !part.agrees(a, b)).collect::<Vec<_>>();
        comparison.with(differ).unwrap_or_default()
    });
    // a value from the other side that contracts print
    let changes_paper = Memo::new(move |_| {
        let stays = comparison.stays();
        comparison.fixed() > 0
            && parts.with(|parts| parts.iter().any(|it| it.is_printed() && comparison.pick(*it) != Pick::Of(stays)))
    });
    view! {
        <section class="section" aria-labelledby="merge-differs">
            <div class="section__head">
                <h2 id="merge-differs">{move || app.text().merge_differs()}</h2>
                <span class="section__note num">{move || parts.with(Vec::len)}</span>
            </div>
            <Show
                when=move || parts.with(|parts| !parts.is_empty())
                fallback=move || view! { <p class="soft">{move || app.text().merge_differs_none()}</p> }
            >
                <div class="merge__fields">
                    <For each=move || parts.get() key=|part| *part let(part)>{row(comparison, part)}</For>
                </div>
            </Show>
            <Show when=move || changes_paper.get()>
                <p class="conf__calm" id="merge-paper">
                    <span class="status" data-tone="warn">{small_icon("info")}</span>
                    <span>{move || app.text().merge_changes_paper(comparison.fixed())}</span>
                </p>
            </Show>
        </section>
    }
}

fn row(comparison: Comparison, part: Part) -> impl IntoView {
    let app = use_app();
    let label = move || part_label(app, part);
    let group = part_name(part);
    let both = part.keeps_both().then(|| {
        let group = group.clone();
        view! {
            <label class="merge__pick merge__both">
                <span class="check">
                    <input
                        type="radio"
                        name=group
                        prop:checked=move || comparison.pick(part) == Pick::Both
                        on:change=move |_| comparison.choose(part, Pick::Both)
                    />
                </span>
                {move || app.text().merge_both()}
            </label>
        }
    });
    view! {
        <div class="merge__row" role="radiogroup" aria-label=move || app.text().merge_which(&label())>
            <span class="merge__label">
                {label}
                {move || (part.is_printed() && comparison.fixed() > 0).then(|| view! { <span class="faint small">{app.text().merge_printed()}</span> })}
            </span>
            {option(comparison, part, Side::First, group.clone())}
            {option(comparison, part, Side::Second, group)}
            {both}
        </div>
    }
}

fn option(comparison: Comparison, part: Part, side: Side, group: String) -> impl IntoView {
    let app = use_app();
    let of_side = move |read: &dyn Fn(&crate::domain::customer::Customer) -> String| {
        comparison.with(|a, b| read(if side == Side::First { a } else { b })).unwrap_or_default()
    };
    let words = move || of_side(&|it| part_words(app, part, it));
    let blank = move || words().is_empty();
    let whose = move || of_side(&|it| it.name.clone());
    let id = comparison.id(side);
    view! {
        <label class="merge__pick" data-blank=move || blank().then_some("")>
            <span class="check">
                <input
                    type="radio"
                    name=group
                    prop:checked=move || comparison.pick(part) == Pick::Of(side)
                    on:change=move |_| comparison.choose(part, Pick::Of(side))
                />
            </span>
            <span class="merge__whose">{move || initial(&whose(), id.0, Of::Firm)}</span>
            <span class="merge__value">
                <bdi>{move || if blank() { app.text().merge_blank().to_owned() } else { words() }}</bdi>
                <span class="unseen">{move || format!(" ({})", whose())}</span>
            </span>
        </label>
    }
}

/// Where they agree, folded away.
#[component]
pub(super) fn Agreed(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| {
        let same = |a: &crate::domain::customer::Customer, b: &_| {
            let parts = Part::of(a, b).into_iter().filter(|part| part.agrees(a, b) && !part.is_blank(a));
            parts.map(|part| (part_label(app, part), part_words(app, part, a))).collect::<Vec<_>>()
        };
        comparison.with(same).unwrap_or_default()
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <details class="conf__fold">
                <summary>{move || app.text().merge_agrees()} " " <span class="faint">{move || rows.with(Vec::len)}</span></summary>
                <dl class="facts">
                    {move || {
                        rows.get()
                            .into_iter()
                            .map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> })
                            .collect_view()
                    }}
                </dl>
            </details>
        </Show>
    }
}
