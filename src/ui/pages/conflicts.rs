//! What copies of the book disagree on, until a person has settled it.

use leptos::prelude::*;

use crate::state::{App, Choice, Dispute, Weight, use_app};
use crate::ui::pages::contracts::Attention;
use crate::ui::widgets::dispute::DisputeView;
use crate::ui::widgets::icon::icon;

/// How many are drawn at once; the rest follows as these are settled.
const DRAWN: usize = 50;

/// The page.
#[component]
pub(in crate::ui) fn ConflictsPage() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.disputes());
    let none = move || all.with(Vec::is_empty);
    let amiss = Memo::new(move |_| app.amiss());
    view! {
        <div class="page conf" id="conflicts">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().conflicts_title()}</h1></div>
            </div>
            <Show
                when=move || none() && amiss.get() == 0
                fallback=move || {
                    let lead = move || app.text().conflicts_lead();
                    view! { <Show when=move || !none()><p class="soft conf__lead">{lead}</p></Show> }
                }
            >
                <p class="conf__lead" id="no-conflicts">
                    <span class="status" data-tone="good">{icon("circle-check")}</span>
                    " "
                    {move || app.text().conflicts_none()}
                </p>
            </Show>
            {move || all.with(|all| part(app, all, Weight::Protected))}
            {move || all.with(|all| quiet(app, all))}
            <Attention />
        </div>
    }
}

/// The disagreements of a weight; those of one record stand together.
fn part(app: App, all: &[Dispute], weight: Weight) -> impl IntoView + use<> {
    let mut these: Vec<&Dispute> = all.iter().filter(|dispute| dispute.weight == weight).collect();
    // in the order in which each record comes first
    let first = |dispute: &Dispute| all.iter().position(|it| it.record.id == dispute.record.id);
    these.sort_by_key(|dispute| first(dispute));
    let of = these.len();
    these
        .into_iter()
        .zip(1_usize..)
        .take(DRAWN)
        .map(|(dispute, number)| open(app, dispute.clone(), (number, of)))
        .collect_view()
}

fn quiet(app: App, all: &[Dispute]) -> impl IntoView + use<> {
    let n = all.iter().filter(|dispute| dispute.weight == Weight::Quiet).count();
    (n > 0).then(|| {
        view! {
            <details class="conf__fold">
                <summary>{app.text().conflicts_quiet()}" "<span class="faint">{n}</span></summary>
                {part(app, all, Weight::Quiet)}
            </details>
        }
    })
}

fn open(app: App, dispute: Dispute, place: (usize, usize)) -> impl IntoView {
    let choice = RwSignal::new(None::<Choice>);
    let settled = dispute.clone();
    let ready = move || choice.with(|choice| choice.as_ref().is_some_and(|choice| choice.value().is_some()));
    let settle = move |_| {
        if let Some(value) = choice.with_untracked(|choice| choice.as_ref().and_then(|it| it.value().cloned())) {
            app.settle_dispute(&settled, &value, app.untracked_text().conflicts_settled().to_owned());
        }
    };
    let act = view! {
        <button class="button" data-kind="main" type="button" disabled=move || !ready() on:click=settle>
            {app.text().conflicts_settle()}
        </button>
    };
    let choose = Callback::new(move |chosen| choice.set(Some(chosen)));
    view! { <DisputeView dispute place choice=Signal::derive(move || choice.get()) choose act=act.into_any() /> }
}
