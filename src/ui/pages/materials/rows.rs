//! Lines of materials, in the parts of a list.

use leptos::prelude::*;

use super::item::{Part, look, much};
use crate::domain::contract::party::Side;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::material::{Later, Step};
use crate::domain::materials::record::MaterialFact;
use crate::state::{App, Layer, MaterialItem, MaterialStep, Sheet, Tone, UndoOffer, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::status::status;

/// The lines of one part of a list, the first `drawn` of the list at most; what has no lines has no head either.
#[component]
pub(super) fn Lines(
    part: Part,
    found: Memo<Vec<MaterialItem>>,
    drawn: RwSignal<usize>,
    /// Whether each line names its contract and customer.
    named: bool,
) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let mine = Memo::new(move |_| {
        let as_of = app.as_of();
        found.with(|all| {
            let shown = all.iter().take(drawn.get());
            shown.filter(|it| Part::of(it, as_of) == part).cloned().collect::<Vec<_>>()
        })
    });
    let rows = move || mine.get().into_iter().map(|item| line(app, busy, item, named)).collect_view();
    view! {
        <Show when=move || mine.with(|all| !all.is_empty())>
            <section class="tasks__part" data-part=part.name()>
                <h2 class="agenda__month">{move || part.words(app.text())}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        </Show>
    }
}

fn line(app: App, busy: RwSignal<bool>, item: MaterialItem, named: bool) -> impl IntoView {
    let text = app.text();
    let (meaning, mark, when) = look(app, &item);
    let title = app.material_title(text, &item);
    let side = match item.giver() {
        Side::Us => "us",
        Side::Them => "them",
    };
    let sub = [
        text.material_side(item.giver()).to_owned(),
        text.material_kind(item.terms().kind).to_owned(),
        much(app, &item),
        item.owner.clone(),
    ];
    let sub = sub.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let links = named.then(|| {
        let contract = &item.contract;
        let party = app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
        let customer = Route::customer(app.peek_survivor(contract.customer)).href();
        let number = contract.number.clone();
        view! {
            " · " <a href=customer><bdi>{party}</bdi></a>
            " · " <a href=Route::Contract(contract.id, ContractTab::Materials).href()><bdi>{number}</bdi></a>
        }
    });
    let slot = item.slot();
    let next = next_button(app, busy, &item, &title);
    view! {
        <li class="rows__item materials__item" data-material=item.key.clone() data-side=side>
            <span class="materials__when small">{status(meaning, mark, when)}</span>
            <div class="rows__text">
                <button class="rows__open" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Material(slot))))>
                    <bdi>{title}</bdi>
                </button>
                <span class="rows__sub">{sub} {links}</span>
            </div>
            <span class="rows__end">{next}</span>
        </li>
    }
}

/// The step that comes next: the acceptance of what came, else the delivery of the rest, else the return.
pub(super) fn next_step(app: App, item: &MaterialItem) -> Option<MaterialStep> {
    let all = [MaterialStep::Accept, MaterialStep::Deliver, MaterialStep::Return];
    all.into_iter().find(|step| may(app, item, life_step(*step)))
}

/// Whether a step may be taken today, apart from what is typed in for it.
pub(super) fn may(app: App, item: &MaterialItem, step: Step) -> bool {
    item.tally.offer(step, app.today.get_untracked(), &Later::Stands).is_ok()
}

/// The step of a material's life that a sheet records.
pub(super) const fn life_step(step: MaterialStep) -> Step {
    match step {
        MaterialStep::Deliver => Step::Deliver,
        MaterialStep::Accept => Step::Accept,
        MaterialStep::Refuse => Step::Refuse,
        MaterialStep::Return => Step::Return,
        MaterialStep::Consume => Step::Consume,
        MaterialStep::Lose => Step::Lose,
        MaterialStep::Cancel => Step::Cancel,
    }
}

/// The words of a step, by who gives the material.
pub(super) fn step_name(app: App, step: MaterialStep, giver: Side) -> &'static str {
    let text = app.text();
    match step {
        MaterialStep::Deliver if giver == Side::Them => text.material_receive(),
        MaterialStep::Deliver => text.material_deliver(),
        MaterialStep::Accept => text.material_accept(),
        MaterialStep::Refuse => text.material_refuse(),
        MaterialStep::Return => text.material_return(),
        MaterialStep::Consume => text.material_consume(),
        MaterialStep::Lose => text.material_lose(),
        MaterialStep::Cancel => text.material_cancel(),
    }
}

/// The button of the next step; none of what is settled, if only since the date looked at.
pub(super) fn next_button(app: App, busy: RwSignal<bool>, item: &MaterialItem, title: &str) -> Option<AnyView> {
    let slot = item.slot();
    let now = app.material_today(slot)?;
    let step = next_step(app, &now)?;
    let ready = (step == MaterialStep::Deliver && may(app, &now, Step::Prepare) && now.giver() == Side::Us)
        .then(|| prepare_button(app, busy, now.clone(), title));
    let words = step_name(app, step, now.giver());
    let label = format!("{words}: {title}");
    Some(
        view! {
            {ready}
            <button
                class="button"
                type="button"
                data-next=""
                aria-label=label
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::MaterialStep(slot, step))))
            >
                {words}
            </button>
        }
        .into_any(),
    )
}

fn prepare_button(app: App, busy: RwSignal<bool>, item: MaterialItem, title: &str) -> impl IntoView + use<> {
    let words = app.text().material_prepare();
    let label = format!("{words}: {title}");
    let said = app.text().material_recorded(title);
    let press = move |_| {
        // one press does it: nobody is asked for anything
        let today = app.today.get_untracked();
        match app.material_batch(&item, today, MaterialFact::Prepared, None) {
            Ok(batch) => app.save_once(busy, batch, said.clone(), || {}),
            Err(refusal) => {
                let text = app.untracked_text();
                let words = text.material_refusal(&refusal, &app.material_unit(text, &item));
                app.say(words, Tone::Trouble, UndoOffer::None);
            }
        }
    };
    view! {
        <button class="button" data-kind="quiet" type="button" data-prepare="" aria-label=label on:click=press>{words}</button>
    }
}
