//! Lines of duties, in the parts of a list.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::item::{Item, Part};
use crate::domain::contract::party::Who;
use crate::domain::duties::doing::Deed;
use crate::domain::lifecycle::obligation::{Evidence, Stage};
use crate::state::{App, DutyItem, DutyStep, Layer, Sheet, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::focus::focus_on;
use crate::ui::widgets::status::status;

/// The lines of one part of a list, the first `drawn` of the list at most; what has no lines has no head either.
#[component]
pub(super) fn Lines(
    part: Part,
    found: Memo<Vec<Item>>,
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
            shown.filter(|it| it.part(as_of) == part).cloned().collect::<Vec<_>>()
        })
    });
    let rows = move || mine.get().into_iter().map(|item| line(app, busy, item, named)).collect_view();
    view! {
        <Show when=move || mine.with(|all| !all.is_empty())>
            <section class="tasks__part" data-part=part.name()>
                <h2 class="agenda__month">{move || part.words(app.text())}</h2>
                <ul class="rows" on:keydown=walk>{rows}</ul>
            </section>
        </Show>
    }
}

/// The arrows walk from line to line.
pub(in crate::ui) fn walk(event: KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let here = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    let item = here.and_then(|it| it.closest("li").ok().flatten());
    let next = item.and_then(|it| if down { it.next_element_sibling() } else { it.previous_element_sibling() });
    let opener = next.and_then(|it| it.query_selector(".rows__open").ok().flatten());
    if let Some(opener) = opener.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        focus_on(&opener);
    }
}

/// One line.
fn line(app: App, busy: RwSignal<bool>, item: Item, named: bool) -> AnyView {
    let text = app.text();
    let (meaning, mark, when) = item.look(app);
    let title = item.title(app);
    let contract = item.contract();
    let mut sub = vec![text.duty_side(item.bearer()).to_owned()];
    if !named {
        sub.push(text.duty_area_words(item.area()).to_owned());
    }
    sub.extend(Some(item.owner().to_owned()).filter(|it| !it.is_empty()));
    let links = named.then(|| {
        let (id, party) =
            (contract.id, app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default());
        let customer = Route::customer(app.peek_survivor(contract.customer)).href();
        let number = contract.number.clone();
        view! {
            " · " <a href=customer><bdi>{party}</bdi></a>
            " · " <a href=Route::Contract(id, ContractTab::Duties).href()><bdi>{number}</bdi></a>
        }
    });
    let side = match item.bearer() {
        Who::Us => "us",
        Who::Them => "them",
        Who::Both => "both",
    };
    let key = item.key();
    let sub = sub.join(" · ");
    let (open, act) = match item {
        Item::Part(contract, _) => {
            let href = Route::Contract(contract.id, ContractTab::Money).href();
            let open = view! { <a class="rows__open" href=href.clone()><bdi>{title}</bdi></a> }.into_any();
            let act = view! { <a class="button" data-kind="quiet" href=href>{text.duty_see_money()}</a> }.into_any();
            (open, Some(act))
        }
        Item::Duty(item) => {
            let slot = item.slot();
            let open = view! {
                <button class="rows__open" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Duty(slot))))>
                    <bdi>{title.clone()}</bdi>
                </button>
            }
            .into_any();
            (open, next_button(app, busy, item, &title))
        }
    };
    view! {
        <li class="rows__item duties__item" data-duty=key data-side=side>
            <span class="duties__when small">{status(meaning, mark, when)}</span>
            <div class="rows__text">
                {open}
                <span class="rows__sub">{sub} {links}</span>
            </div>
            <span class="rows__end">{act}</span>
        </li>
    }
    .into_any()
}

/// The step that comes next, as a button; none of what has ended, if only since the date looked at.
pub(super) fn next_button(app: App, busy: RwSignal<bool>, item: DutyItem, title: &str) -> Option<AnyView> {
    let stage = app.duty_stage_today(&item);
    if !item.row.is_open() || !stage.is_open() {
        return None;
    }
    if let Some(material) = item.material() {
        let label = format!("{}: {title}", app.text().material_open());
        let press = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Material(material))));
        return Some(
            view! {
                <button class="button" type="button" data-material="" aria-label=label on:click=press>
                    {app.text().material_open()}
                </button>
            }
            .into_any(),
        );
    }
    let text = app.text();
    let slot = item.slot();
    let theirs = item.bearer == Who::Them;
    let (words, label, step) = match stage {
        Stage::Submitted { .. } => (text.duty_confirm(), text.duty_confirm_label(title), DutyStep::Confirm),
        Stage::Planned | Stage::InProgress { .. } if theirs => {
            (text.duty_received(), text.duty_received_label(title), DutyStep::Done)
        }
        Stage::Planned
        | Stage::InProgress { .. }
        | Stage::Fulfilled { .. }
        | Stage::Waived { .. }
        | Stage::Breached { .. } => (text.duty_done(), text.duty_done_label(title), DutyStep::Done),
    };
    let said = text.duty_recorded(title);
    let press = move |_| {
        let speaker = app.duty_speaker(&item);
        let at_once = step == DutyStep::Done && item.evidence == Evidence::Optional && !speaker.trim().is_empty();
        if at_once {
            // nobody is asked for anything: one press does it
            let deed = Deed::Do { evidence: String::new(), confirmed_by: Some(speaker) };
            app.record_duty(busy, &item, deed, said.clone());
        } else {
            app.layer.set(Some(Layer::Sheet(Sheet::DutyStep(slot, step))));
        }
    };
    Some(
        view! {
            <button class="button" type="button" data-next="" aria-label=label on:click=press>{words}</button>
        }
        .into_any(),
    )
}
