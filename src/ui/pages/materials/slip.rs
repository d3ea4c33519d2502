//! A handover slip: what goes on it is picked, it is printed and signed, and its deliveries may be recorded with its number.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::item::much;
use super::slip_paper::{Slip, SlipPaper};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::materials::record::MaterialFact;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, Form, MaterialItem, Problem, Tone, UndoOffer, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// What may stand on a slip: what is to be handed over, and what was and is not signed for yet.
fn may_stand(item: &MaterialItem) -> bool {
    item.tally.left() > 0 || item.tally.pending() > 0
}

/// The page.
#[component]
pub(in crate::ui) fn SlipPage(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all: Memo<Vec<MaterialItem>> = Memo::new(move |_| {
        let mut all = app.materials_of(contract);
        all.retain(may_stand);
        all
    });
    let today = app.today.get_untracked();
    let number = app.peek::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default();
    let number = format!("{number}-{}", today.to_string().replace('-', "")).trim_start_matches('-').to_owned();
    let form = Form::start(
        app,
        format!("slip/{contract}"),
        vec![("number", number), ("to", String::new()), ("on", today.to_string())],
    );
    // everything is on it until somebody takes it off
    let off: RwSignal<BTreeSet<String>> = RwSignal::new(BTreeSet::new());
    let on_slip = Memo::new(move |_| {
        off.with(|off| all.with(|all| all.iter().filter(|it| !off.contains(&it.key)).cloned().collect::<Vec<_>>()))
    });
    let busy = RwSignal::new(false);
    let record = move |_| record(app, busy, form, &on_slip.get_untracked());
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let picks = move || all.get().into_iter().map(|item| pick(app, item, off)).collect_view();
    let print = move |_| {
        // A browser that will not print says so itself.
        let _printing = window().print();
    };
    let slip = Signal::derive(move || Slip {
        contract,
        number: form.field("number").get(),
        to: form.field("to").get(),
        on: Date::parse(form.field("on").get().trim()).ok(),
        items: on_slip.get(),
    });
    view! {
        <div class="page materials materials__slip">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().material_slip()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" href=Route::Contract(contract, ContractTab::Materials).href()>
                        {move || app.text().slip_back()}
                    </a>
                    <button class="button" type="button" id="record-slip" on:click=record>{move || app.text().slip_record()}</button>
                    <button class="button" data-kind="main" type="button" id="print" on:click=print>
                        {icon("printer")}
                        {move || app.text().print()}
                    </button>
                </div>
            </div>
            <section class="section materials__pick" aria-label=move || app.text().slip_pick()>
                <div class="section__head"><h2>{move || app.text().slip_pick()}</h2></div>
                <p class="faint" hidden=move || all.with(|all| !all.is_empty())>{move || app.text().slip_none()}</p>
                <ul class="rows">{picks}</ul>
                <div class="fields">
                    <TextField name="slip-number" label=label(Text::slip_number) value=form.field("number") problem=form.problem("number") />
                    <TextField name="slip-to" label=label(Text::slip_to) value=form.field("to") problem=form.problem("to") />
                    <TextField name="slip-on" label=label(Text::slip_on) value=form.field("on") problem=form.problem("on") kind="date" />
                </div>
            </section>
            <SlipPaper slip />
        </div>
    }
}

fn pick(app: App, item: MaterialItem, off: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let (key, text) = (item.key.clone(), app.text());
    let kept = key.clone();
    let checked = move || off.with(|off| !off.contains(&kept));
    let change = move |event: leptos::ev::Event| {
        let wanted = event_target_checked(&event);
        off.update(|off| {
            if wanted {
                off.remove(&key);
            } else {
                off.insert(key.clone());
            }
        });
    };
    let words = format!("{} · {}", app.material_title(text, &item), much(app, &item));
    view! {
        <li class="rows__item">
            <label class="materials__check">
                <input type="checkbox" data-pick=item.key.clone() prop:checked=checked on:change=change />
                <bdi>{words}</bdi>
            </label>
        </li>
    }
}

/// Records the deliveries of what stands on the slip and is not handed over yet, in one step.
fn record(app: App, busy: RwSignal<bool>, form: Form, items: &[MaterialItem]) {
    let text = app.untracked_text();
    let Ok(on) = Date::parse(&form.text("on")) else {
        return form.show_problems(vec![Problem { field: "on", words: text.bad_date().to_owned() }]);
    };
    let (number, to) = (form.text("number"), form.text("to"));
    let mut batch = Batch::new();
    let mut count = 0_usize;
    for item in items.iter().filter_map(|it| app.material_today(it.slot())).filter(|it| it.tally.left() > 0) {
        let amount = item.tally.amount(item.tally.left());
        let fact = MaterialFact::Delivered { amount, to: to.clone(), receipt: number.clone() };
        match app.material_batch(&item, on, fact.clone(), None) {
            Ok(_) => batch = batch.put(&app.material_event(&item, on, fact, None)),
            Err(refusal) => {
                let words = text.material_refusal(&refusal, &app.material_unit(text, &item));
                return form.show_problems(vec![Problem { field: "to", words }]);
            }
        }
        count = count.saturating_add(1);
    }
    if count == 0 {
        return app.say(text.slip_none().to_owned(), Tone::Trouble, UndoOffer::None);
    }
    form.show_problems(Vec::new());
    app.save_once(busy, batch, text.material_recorded_many(&format::count(count)), move || form.finish());
}
