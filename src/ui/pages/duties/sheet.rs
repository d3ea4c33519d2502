//! A duty at the side of the page: where it stands, its steps, what happened, and why its day is that day.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::item::Item;
use super::list::next_button;
use crate::domain::attachment::{Proof, Subject};
use crate::domain::duties::doing::Deed;
use crate::domain::duties::record::{DutyEvent, DutyFact};
use crate::domain::id::DutyEventId;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::obligation::{Stage as Obligation, Step};
use crate::domain::materials::terms::promised;
use crate::domain::problem::Place;
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::Text;
use crate::state::{App, Batch, Case, DisputeFrom, DutyItem, DutySlot, DutyStep, Form, Layer, Sheet, use_app};
use crate::ui::pages::contracts::lead_soon;
use crate::ui::pages::files::FilesPart;
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::use_router;
use crate::ui::sheets::{FormSheet, keep};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::happened::{Happened, Recorded};
use crate::ui::widgets::status::strong_status;
use crate::ui::widgets::steps::StepsTable;
use crate::ui::widgets::whose::owners;

/// The sheet. Its form says who looks after the duty.
#[component]
pub(in crate::ui) fn DutySheet(duty: DutySlot) -> impl IntoView {
    let app = use_app();
    let slot = duty;
    let item = Memo::new(move |_| app.duty(slot));
    let owner = item.with_untracked(|it| it.as_ref().map(|it| it.owner.clone()).unwrap_or_default());
    let form = Form::start(app, format!("duty/{}/{:x}", slot.contract, slot.digest), vec![("owner", owner)]);
    let title = Signal::derive(move || {
        item.with(|it| it.as_ref().map(|it| app.duty_title(app.text(), it)).unwrap_or_default())
    });
    let submit = Callback::new(move |()| {
        let Some(item) = item.get_untracked() else { return app.layer.set(None) };
        let name = form.text("owner");
        if name == item.owner {
            form.finish();
            return app.layer.set(None);
        }
        let said = app.untracked_text().duty_saved(&title.get_untracked());
        let today = app.today.get_untracked();
        let batch = match &item.own {
            Some(own) => {
                let changed = crate::domain::duties::record::Duty { owner: name, ..(**own).clone() };
                Batch::new().edit(Some(own.as_ref()), &changed)
            }
            None => Batch::of(&app.duty_event(&item, item.duty(), today, DutyFact::Owner(name), None)),
        };
        keep(app, form, batch, said);
    });
    let busy = RwSignal::new(false);
    let proves = item.with_untracked(|it| it.as_ref().map(|it| Proof::Duty(it.id.clone())));
    let body = move || {
        let item = item.get()?;
        Some(view! {
            {facts(app, &item)}
            {steps(app, busy, &item, &title.get())}
            {breach(app, &item)}
            {tickets(app, &item)}
        })
    };
    let keeper = Signal::derive(move || app.text().duty_keeper().to_owned());
    let aside = move || {
        let own = item.with(|it| it.as_ref().and_then(|it| it.own.as_ref().map(|own| own.id)))?;
        let edit = move |_| app.layer.set(Some(Layer::Sheet(Sheet::OwnDuty(slot.contract, Some(own)))));
        Some(view! {
            <button type="button" class="button" data-kind="quiet" id="edit-duty" on:click=edit>
                {move || app.text().duty_edit()}
            </button>
        })
    };
    view! {
        <FormSheet title form submit aside=aside>
            {body}
            <div class="fields">
                <TextField name="duty-owner" label=keeper value=form.field("owner") suggestions=owners(app) wide=true />
            </div>
            {proves.map(|proves| view! { <FilesPart subject=Subject::Contract(slot.contract) proves name="sheet-files" /> })}
            <History item busy />
            <Working item />
        </FormSheet>
    }
}

/// Whose it is, where it stands, and the term it comes from.
fn facts(app: App, item: &DutyItem) -> impl IntoView + use<> {
    let router = use_router();
    let text = app.text();
    let (meaning, mark, when) = Item::Duty(item.clone()).look(app);
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
        view! { <button type="button" class="button" data-kind="word" id="duty-term" on:click=go>{words}</button> }
    });
    let shared = item.shared.map(|it| {
        // the sheet lies over the page that it leads to
        let close = move |_| app.layer.set(None);
        let row = app.peek::<SharingScope>(it.scope);
        let words = row.map(|row| format!("{} · {}", row.number, row.what)).unwrap_or_default();
        let href = Route::SharingScope(it.scope).href();
        view! { <dt>{text.kind_sharing_scope()}</dt><dd><a id="duty-shared" href=href on:click=close><bdi>{words}</bdi></a></dd> }
    });
    let by_hand = item.own.is_some().then(|| view! { <span>{text.duty_by_hand()}</span> });
    let detail = item.own.as_ref().map(|it| it.detail.clone()).filter(|it| !it.is_empty());
    let detail = detail.map(|words| view! { <dt>{text.duty_detail()}</dt><dd class="duties__detail">{words}</dd> });
    let gone = item.gone.is_some().then(|| view! { <p class="field__help">{text.duty_is_gone()}</p> });
    view! {
        <p id="duty-standing">{strong_status(meaning, mark, when)}</p>
        {gone}
        <dl class="facts">
            <dt>{text.duty_bearer()}</dt>
            <dd>{text.duty_side(item.bearer)}</dd>
            <dt>{text.customer()}</dt>
            <dd><bdi>{party}</bdi></dd>
            <dt>{text.contract()}</dt>
            <dd><bdi>{item.contract.number.clone()}</bdi></dd>
            <dt>{text.duty_area()}</dt>
            <dd>{text.duty_area_words(item.area)}</dd>
            <dt>{text.duty_term()}</dt>
            <dd>{promise} {by_hand}</dd>
            {shared}
            {detail}
        </dl>
    }
}

/// The steps that may be taken now; of the others why not, as a word on the button.
fn steps(app: App, busy: RwSignal<bool>, item: &DutyItem, title: &str) -> Option<AnyView> {
    // what is still open on the date looked at may have been done since
    let stage = app.duty_stage_today(item);
    if !item.row.is_open() || !stage.is_open() {
        return None;
    }
    let text = app.text();
    let material = item.material();
    let hint = material.map(|_| view! { <p class="field__help">{text.material_by_record()}</p> });
    // what was begun is cancelled where it is recorded
    let is_begun = material
        .filter(|_| item.promise().is_some_and(|it| promised(&it.matter).is_some()))
        .and_then(|slot| app.material_today(slot))
        .is_some_and(|it| it.tally.delivered > 0);
    let offers = stage.offers(app.today.get(), &item.evidence);
    let slot = item.slot();
    let next = next_button(app, busy, item.clone(), title);
    let others = offers.into_iter().filter_map(|(step, offer)| {
        let sheet = match step {
            // a material is begun and done by its own record
            Step::Start if material.is_some() => return None,
            Step::Waive if is_begun => return None,
            Step::Start => None,
            Step::Waive => Some(DutyStep::Waive),
            Step::DeclareBreach => Some(DutyStep::Breach),
            // that is the button of the next step
            Step::Submit | Step::Confirm => return None,
        };
        let why = offer.as_ref().err().map(|refusal| text.duty_refusal(refusal));
        if sheet.is_none() && why.is_some() {
            return None;
        }
        let item = item.clone();
        let said = text.duty_recorded(title);
        let press = move |_| match sheet {
            Some(step) => app.layer.set(Some(Layer::Sheet(Sheet::DutyStep(slot, step)))),
            None => app.record_duty(busy, &item, Deed::Begin, said.clone()),
        };
        let name = match step {
            Step::Start => "start",
            Step::Submit => "submit",
            Step::Confirm => "confirm",
            Step::Waive => "waive",
            Step::DeclareBreach => "breach",
        };
        Some(view! {
            <button class="button" data-kind="quiet" type="button" data-step=name disabled=why.is_some() title=why on:click=press>
                {text.duty_step_name(step)}
            </button>
        })
    });
    let others = others.collect::<Vec<_>>();
    Some(view! { {hint} <div class="life__acts" id="duty-steps">{next} {others}</div> }.into_any())
}

/// A dispute may be opened about a duty that was broken.
fn breach(app: App, item: &DutyItem) -> Option<impl IntoView + use<>> {
    let slot = item.slot();
    let broken = matches!(app.duty_stage_today(item), Obligation::Breached { .. });
    let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Dispute(DisputeFrom::Duty(slot)))));
    broken.then(|| {
        view! {
            <div class="life__acts">
                <button class="button" type="button" id="duty-dispute" on:click=open>{move || app.text().disputes_open()}</button>
            </div>
        }
    })
}

/// What customers came with about it.
fn tickets(app: App, item: &DutyItem) -> Option<impl IntoView + use<>> {
    let all = app.cases_about(item.contract.id, &item.id);
    let row = |case: &Case| {
        let words = format!("{} · {}", case.ticket.number, case.ticket.title);
        // the sheet lies over the page that it leads to
        let close = move |_| app.layer.set(None);
        view! { <li><a href=Route::Ticket(case.ticket.id).href() on:click=close><bdi>{words}</bdi></a></li> }
    };
    let rows = all.iter().map(row).collect_view();
    (!all.is_empty()).then(|| {
        view! {
            <section id="duty-tickets" aria-label=move || app.text().kind_ticket()>
                <h3>{move || app.text().kind_ticket()}</h3>
                <ul>{rows}</ul>
            </section>
        }
    })
}

/// What happened, the latest first. What stands may be taken back.
#[component]
fn History(item: Memo<Option<DutyItem>>, busy: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| item.with(|it| it.as_ref().map(|it| app.duty_history(it)).unwrap_or_default()));
    let rows = move || {
        let text = app.text();
        let all = all.get();
        let gone: BTreeSet<DutyEventId> = all
            .iter()
            .filter_map(|it| match it.fact {
                DutyFact::TakesBack(id) => Some(id),
                DutyFact::Steps(_) | DutyFact::Owner(_) => None,
            })
            .collect();
        all.iter().rev().map(|event| entry(app, text, item, busy, event, gone.contains(&event.id))).collect_view()
    };
    view! {
        <section class="duties__history" id="duty-history">
            <h3>{move || app.text().duty_history()}</h3>
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
    item: Memo<Option<DutyItem>>,
    busy: RwSignal<bool>,
    event: &Arc<DutyEvent>,
    gone: bool,
) -> impl IntoView + use<> {
    let told = Arc::clone(event);
    let may = !gone && !matches!(event.fact, DutyFact::TakesBack(_));
    let back = Callback::new(move |()| {
        let Some(item) = item.get_untracked() else { return };
        let batch = app.duty_back_batch(&item, &told);
        app.save_once(busy, batch, app.untracked_text().duty_taken_back().to_owned(), || {});
    });
    let what = text.duty_fact(&event.fact);
    let it = Happened { what, on: text.date(event.on), by: event.by.clone(), more: String::new() };
    Recorded { it, file: event.file, is_gone: gone, back: may.then_some(back) }.view(app)
}

/// How the day came about.
#[component]
fn Working(item: Memo<Option<DutyItem>>) -> impl IntoView {
    let app = use_app();
    let lines = Memo::new(move |_| item.with(|it| it.as_ref().map(|it| app.duty_working(it)).unwrap_or_default()));
    let steps = Signal::derive(move || {
        let text = app.text();
        lines.with(|lines| lines.iter().map(|line| text.duty_line(line)).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <section class="duties__working" id="duty-working">
                <h3>{move || app.text().duty_working()}</h3>
                <StepsTable label=Text::duty_working steps />
            </section>
        </Show>
    }
}
