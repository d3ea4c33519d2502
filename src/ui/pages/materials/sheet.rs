//! A material at the side of the page: where it stands, how much of it is where, its steps, what happened.

use leptos::prelude::*;

use super::item::{look, much};
use super::loss::losses;
use super::rows::{life_step, may, next_button, next_step, step_name};
use crate::domain::attachment::{Proof, Subject};
use crate::domain::lifecycle::material::Keeping;
use crate::domain::materials::record::{MaterialEvent, MaterialFact};
use crate::domain::problem::Place;
use crate::i18n::{Text, format};
use crate::state::{App, DutySlot, Form, Layer, MaterialItem, MaterialStep, Sheet, Tone, UndoOffer, use_app};
use crate::ui::pages::contracts::lead_soon;
use crate::ui::pages::files::FilesPart;
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::use_router;
use crate::ui::sheets::FormSheet;
use crate::ui::widgets::happened::{Happened, Recorded};
use crate::ui::widgets::status::strong_status;

/// The sheet.
#[component]
pub(in crate::ui) fn MaterialSheet(material: DutySlot) -> impl IntoView {
    let app = use_app();
    let slot = material;
    let item = Memo::new(move |_| app.material(slot));
    let form = Form::start(app, format!("material/{}/{:x}", slot.contract, slot.digest), Vec::new());
    let title = Signal::derive(move || {
        item.with(|it| it.as_ref().map(|it| app.material_title(app.text(), it)).unwrap_or_default())
    });
    let submit = Callback::new(move |()| {
        form.finish();
        app.layer.set(None);
    });
    let busy = RwSignal::new(false);
    let proves = item.with_untracked(|it| it.as_ref().map(|it| Proof::Material(it.key.clone())));
    let body = move || {
        let item = item.get()?;
        Some(view! {
            {facts(app, &item)}
            {figures(app, &item)}
            {losses(app, &item)}
            {steps(app, busy, &item, &title.get())}
        })
    };
    let aside = move || {
        let own = item.with(|it| it.as_ref().and_then(|it| it.own.as_ref().map(|own| own.id)))?;
        let edit = move |_| app.layer.set(Some(Layer::Sheet(Sheet::OwnMaterial(slot.contract, Some(own)))));
        Some(view! {
            <button type="button" class="button" data-kind="quiet" id="edit-material" on:click=edit>
                {move || app.text().material_edit()}
            </button>
        })
    };
    let action = Signal::derive(move || app.text().close().to_owned());
    view! {
        <FormSheet title form submit action aside=aside>
            {body}
            {proves.map(|proves| view! { <FilesPart subject=Subject::Contract(slot.contract) proves name="sheet-files" /> })}
            <History item busy />
        </FormSheet>
    }
}

/// Where it stands, whose it is, what was agreed of it.
fn facts(app: App, item: &MaterialItem) -> impl IntoView + use<> {
    let router = use_router();
    let text = app.text();
    let (meaning, mark, when) = look(app, item);
    let contract = item.contract.id;
    let party = app.peek_party(item.contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let promise = item.promise().map(|promise| {
        let field = promise.matter.field();
        let words = format!("{} · {}", text.term_path(field), text.duty_when(&promise.when));
        let go = move |_| {
            app.layer.set(None);
            router.go(&Route::Contract(contract, ContractTab::Paper));
            lead_soon(Place::of(field));
        };
        view! { <button type="button" class="button" data-kind="word" id="material-term" on:click=go>{words}</button> }
    });
    let by_hand = item.own.is_some().then(|| view! { <span>{text.material_by_hand()}</span> });
    let more = |label: &'static str, words: Option<String>| {
        words.filter(|it| !it.is_empty()).map(|words| view! { <dt>{label}</dt><dd>{words}</dd> })
    };
    let keeping = match item.terms().keeping {
        Keeping::Returnable => text.material_goes_back(),
        Keeping::Kept => text.material_kept(),
    };
    view! {
        <p id="material-standing">{strong_status(meaning, mark, when)}</p>
        <dl class="facts">
            <dt>{text.material_giver()}</dt>
            <dd>{text.material_side(item.giver())}</dd>
            <dt>{text.support_kind()}</dt>
            <dd>{text.material_kind(item.terms().kind)}</dd>
            <dt>{text.customer()}</dt>
            <dd><bdi>{party}</bdi></dd>
            <dt>{text.contract()}</dt>
            <dd><bdi>{item.contract.number.clone()}</bdi></dd>
            <dt>{text.material_source()}</dt>
            <dd>{promise} {by_hand}</dd>
            {more(text.material_promised_on(), item.own.as_ref().and_then(|it| it.promised_on).map(|day| text.date(day)))}
            {more(text.material_due(), item.due.day().map(|day| text.date(day)))}
            <dt>{text.material_keeping()}</dt>
            <dd>{keeping}</dd>
            {more(text.material_return_by(), item.return_by.map(|day| text.date(day)))}
            {more(text.support_worth(), item.worth().map(format::money))}
            {more(text.material_note(), item.own.as_ref().map(|it| it.note.clone()))}
        </dl>
    }
}

/// How much of it is where.
fn figures(app: App, item: &MaterialItem) -> impl IntoView + use<> {
    let text = app.text();
    let unit = app.material_unit(text, item);
    let tally = item.tally;
    let all: [(&'static str, i64); 5] = [
        (text.material_col_delivered(), tally.net()),
        (text.material_col_accepted(), tally.accepted),
        (text.material_col_returned(), tally.returned),
        (text.material_col_out(), tally.outstanding()),
        (text.material_col_left(), tally.left()),
    ];
    let rows = all.into_iter().filter(|(_, parts)| *parts > 0).map(|(words, parts)| {
        view! { <tr><th scope="row">{words}</th><td class="num">{text.material_amount_of(tally.amount(parts), &unit)}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <table class="table" id="material-figures" aria-label=text.material_against()>
            <tbody>
                <tr><th scope="row">{text.material_col_promised()}</th><td class="num">{much(app, item)}</td></tr>
                {rows}
            </tbody>
        </table>
    }
}

/// What may be recorded now.
fn steps(app: App, busy: RwSignal<bool>, item: &MaterialItem, title: &str) -> Option<impl IntoView + use<>> {
    let slot = item.slot();
    // what is still open on the date looked at may have been done since
    let now = app.material_today(slot)?;
    let next = next_step(app, &now);
    let may = |step: MaterialStep| may(app, &now, life_step(step));
    let all = [
        MaterialStep::Deliver,
        MaterialStep::Accept,
        MaterialStep::Refuse,
        MaterialStep::Return,
        MaterialStep::Consume,
        MaterialStep::Lose,
        MaterialStep::Cancel,
    ];
    let others = all.into_iter().filter(|step| may(*step) && Some(*step) != next).map(|step| {
        let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::MaterialStep(slot, step))));
        view! {
            <button class="button" data-kind="quiet" type="button" data-step=name_of(step) on:click=open>
                {step_name(app, step, now.giver())}
            </button>
        }
    });
    let others = others.collect::<Vec<_>>();
    let next = next_button(app, busy, item, title);
    (next.is_some() || !others.is_empty())
        .then(|| view! { <div class="life__acts" id="material-steps">{next} {others}</div> })
}

/// The name of a step in the page and in drafts.
pub(super) const fn name_of(step: MaterialStep) -> &'static str {
    match step {
        MaterialStep::Deliver => "deliver",
        MaterialStep::Accept => "accept",
        MaterialStep::Refuse => "refuse",
        MaterialStep::Return => "return",
        MaterialStep::Consume => "consume",
        MaterialStep::Lose => "lose",
        MaterialStep::Cancel => "cancel",
    }
}

/// What happened, the latest first. What stands may be taken back.
#[component]
fn History(item: Memo<Option<MaterialItem>>, busy: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| item.with(|it| it.as_ref().map(|it| app.material_history(it)).unwrap_or_default()));
    let rows = move || {
        let text = app.text();
        let all = all.get();
        let gone = App::material_taken_back(&all);
        let shown = all.iter().rev().map(|event| entry(app, text, item, busy, event, gone.contains(&event.id)));
        shown.collect_view()
    };
    view! {
        <section class="materials__history" id="material-history">
            <h3>{move || app.text().material_history()}</h3>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint small">{move || app.text().duty_history_none()}</p> }
            >
                <div class="timeline">{rows}</div>
            </Show>
        </section>
    }
}

fn entry(
    app: App,
    text: Text,
    item: Memo<Option<MaterialItem>>,
    busy: RwSignal<bool>,
    event: &MaterialEvent,
    gone: bool,
) -> impl IntoView + use<> {
    let id = event.id;
    let may = !gone && !matches!(event.fact, MaterialFact::TakesBack(_));
    let back = Callback::new(move |()| {
        let Some(item) = item.get_untracked() else { return };
        let text = app.untracked_text();
        match app.material_back_batch(&item, id) {
            Some(batch) => app.save_once(busy, batch, text.duty_taken_back().to_owned(), || {}),
            None => app.say(text.material_cannot_take_back().to_owned(), Tone::Trouble, UndoOffer::None),
        }
    });
    let unit = item.with_untracked(|it| it.as_ref().map(|it| app.material_unit(text, it)).unwrap_or_default());
    let what = text.material_fact(&event.fact, &unit);
    let it = Happened { what, on: text.date(event.on), by: event.by.clone(), more: String::new() };
    Recorded { it, file: event.file, is_gone: gone, back: may.then_some(back) }.view(app)
}
