//! Promises to pay: recorded beside what was claimed, as each begins the limitation of its part anew.

use leptos::prelude::*;

use super::{labels, part_name};
use crate::domain::account::PartAccount;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::pay_promise::{Fact as PromiseFact, Known, Promise, decide};
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, BrowserIds, Form, Tone, UndoOffer, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The section of the contract's money; of a contract that binds, or that something was promised of.
#[component]
pub(super) fn Promises(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let today = app.today.get_untracked().to_string();
    let form = Form::start(
        app,
        format!("contract/promise/{contract}"),
        vec![("on", today), ("part", String::new()), ("by", String::new()), ("document", String::new())],
    );
    let busy = RwSignal::new(false);
    let standing = Memo::new(move |_| app.contract_standing(contract));
    let all = Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| it.promises.clone()).unwrap_or_default()));
    let parts = Memo::new(move |_| {
        standing.with(|it| {
            let account = it.as_ref().and_then(|it| it.account.as_ref().ok());
            account.map(|it| it.parts.clone()).unwrap_or_default()
        })
    });
    let shown = move || {
        let binds = standing.with(|it| it.as_ref().is_some_and(|it| it.is_binding()));
        (binds && parts.with(|parts: &Vec<PartAccount>| !parts.is_empty())) || all.with(|all| !all.is_empty())
    };
    let choices = Signal::derive(move || {
        let text = app.text();
        parts.with(|parts| parts.iter().map(|it| (it.id.to_string(), part_name(text, it))).collect::<Vec<_>>())
    });
    let record = move |_| {
        let Ok(on) = Date::parse(&form.text("on")) else {
            return app.say(app.untracked_text().bad_date(), Tone::Trouble, UndoOffer::None);
        };
        let typed = form.text("by");
        let pay_by = Date::parse(&typed).ok();
        if pay_by.is_none() && !typed.is_empty() {
            return app.say(app.untracked_text().bad_date(), Tone::Trouble, UndoOffer::None);
        }
        let named = form.text("part");
        let part = parts.with_untracked(|parts| {
            let chosen = parts.iter().find(|it| it.id.to_string() == named);
            chosen.or(parts.first()).map(|it| it.id)
        });
        if let Some(instalment) = part {
            let fact = PromiseFact::Made { instalment, document: form.text("document"), pay_by };
            write(app, (contract, busy, form), fact, on, Text::promise_saved);
        }
    };
    let take_back = Callback::new(move |promise: ContractEventId| {
        app.renew_today();
        let (fact, on) = (PromiseFact::TakenBack { promise }, app.today.get_untracked());
        write(app, (contract, busy, form), fact, on, Text::promise_taken_back);
    });
    let rows = move || {
        let parts = parts.get();
        all.get().into_iter().map(|it| row(app, &parts, take_back, &it)).collect_view()
    };
    let handed = Handout {
        name: "promises",
        words: Text::promise_title,
        act: Callback::new(move |form| app.export_promises(contract, form)),
    };
    let some = move || all.with(|all| !all.is_empty());
    // another law may have other effects
    let in_china = Memo::new(move |_| app.terms_in_force(contract).is_some_and(|(_, it)| it.is_under_mainland_law()));
    let label = labels(app);
    view! {
        <Show when=shown>
            <section class="section matters" id="promises">
                <div class="section__head"><h2>{move || app.text().promise_title()}</h2></div>
                <Show when=some fallback=move || view! { <p class="faint">{move || app.text().promise_none()}</p> }>
                    <ul class="matters__list">{rows}</ul>
                    <p class="list__more"><ListExport name="export-promises" sheets=vec![handed] kind="word" /></p>
                </Show>
                <details class="matters__new">
                    <summary id="promise-new">{move || app.text().promise_add()}</summary>
                    <div class="fields">
                        <TextField name="promise-on" label=label(Text::promise_on) value=form.field("on") kind="date" />
                        <ChoiceField name="promise-part" label=label(Text::promise_part) value=form.field("part") choices=choices />
                        <TextField name="promise-by" label=label(Text::promise_pay_by) value=form.field("by") kind="date" hint=label(Text::optional) />
                        <TextField name="promise-document" label=label(Text::promise_document) value=form.field("document") />
                    </div>
                    <button class="button" type="button" data-kind="main" id="promise-record" disabled=move || busy.get() on:click=record>
                        {move || app.text().promise_add()}
                    </button>
                </details>
                <Show when=move || in_china.get()>
                    <p class="soft small">{move || app.text().promise_law()}</p>
                </Show>
            </section>
        </Show>
    }
}

/// Writes a fact, once, or says why it is refused.
fn write(
    app: App,
    (contract, busy, form): (ContractId, RwSignal<bool>, Form),
    asked: PromiseFact,
    on: Date,
    said: Message,
) {
    app.renew_today();
    let text = app.untracked_text();
    let Some(standing) = untrack(|| app.contract_today(contract)) else {
        return app.say(text.loading(), Tone::Trouble, UndoOffer::None);
    };
    let known = Known { promises: &standing.promises, binds: standing.is_binding(), today: app.today.get_untracked() };
    match decide(&known, asked, on) {
        Err(why) => app.say(text.promise_refusal(why), Tone::Trouble, UndoOffer::None),
        Ok(fact) => {
            let id = ContractEventId::fresh(&mut BrowserIds);
            let event = ContractEvent { id, contract, on, fact: Fact::Promise(fact) };
            app.save_once(busy, Batch::of(&event), said(text).to_owned(), move || form.restart());
        }
    }
}

fn row(app: App, parts: &[PartAccount], take_back: Callback<ContractEventId>, it: &Promise) -> impl IntoView + use<> {
    let text = app.text();
    let part = parts.iter().find(|part| part.id == it.instalment).map(|part| part_name(text, part)).unwrap_or_default();
    let id = it.id;
    let by = it.pay_by.map(|day| format!(" · {}", text.promise_said_by(&text.date(day))));
    view! {
        <li>
            <p>{text.date(it.on)} " · " <bdi>{part}</bdi> {by}</p>
            <p class="soft"><bdi>{it.document.clone()}</bdi></p>
            <div class="life__acts">
                <button class="button" type="button" data-kind="word" data-promise="take-back" on:click=move |_| take_back.run(id)>
                    {text.promise_take_back()}
                </button>
            </div>
        </li>
    }
}
