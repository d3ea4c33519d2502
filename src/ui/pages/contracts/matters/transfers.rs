//! Transfers under a contract: of claims, told to the debtor; of the whole contract, agreed by the other side.

use leptos::prelude::*;

use super::super::editor::Editor;
use super::{choices, day, label, side_of, sides, standing_today, terms_in_force, write};
use crate::domain::contract::event::Fact;
use crate::domain::contract::general::Receivables;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::transfer::{Command, Known, Sort, State, Told, Transfer, decide, stands_for};
use crate::i18n::Text;
use crate::state::{App, Form};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::status::{Meaning, status};

/// The section of the contract's page; of a contract that binds, or that something was told of.
#[component]
pub(in crate::ui::pages::contracts) fn TransfersOf(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let today = app.today.get_untracked().to_string();
    let form = Form::start(
        app,
        format!("contract/transfer/{id}"),
        vec![
            ("on", today.clone()),
            ("from", today.clone()),
            ("by", "us".to_owned()),
            ("sort", Sort::Claims.name().to_owned()),
            ("to", String::new()),
            ("affiliate", "no".to_owned()),
            ("document", String::new()),
        ],
    );
    let answer =
        Form::start(app, format!("contract/transfer-answer/{id}"), vec![("on", today), ("words", String::new())]);
    let busy = RwSignal::new(false);
    let standing = Memo::new(move |_| app.contract_standing(id));
    let all = Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| it.transfers.clone()).unwrap_or_default()));
    let shown =
        move || standing.with(|it| it.as_ref().is_some_and(|it| it.is_binding())) || all.with(|all| !all.is_empty());
    let tell = move |_| {
        let (Some(on), Some(from)) = (day(app, form, "on"), day(app, form, "from")) else { return };
        let sort = Sort::ALL.into_iter().find(|it| it.name() == form.text("sort")).unwrap_or(Sort::Claims);
        let asked = Command::Tell(Told {
            by: side_of(&form.text("by")),
            sort,
            to: form.text("to"),
            from,
            affiliate: form.text("affiliate") == "yes",
            document: form.text("document"),
            needs_consent: false,
        });
        write(app, busy, form, (id, on), decided(editor, id, asked, on), Text::transfer_saved);
    };
    let take = Callback::new(move |asked: Command| {
        let Some(on) = day(app, answer, "on") else { return };
        write(app, busy, answer, (id, on), decided(editor, id, asked, on), Text::transfer_saved);
    });
    let is_whole = move || form.field("sort").with(|it| it == Sort::Contract.name());
    let is_banned =
        move || !is_whole() && editor.record.with(|it| it.computed().general.receivables == Receivables::WithConsent);
    let sorts = choices(app, [("claims", Text::transfer_claims), ("contract", Text::transfer_contract)]);
    let yes_no = choices(app, [("no", Text::answer_no), ("yes", Text::answer_yes)]);
    let rows = move || all.get().into_iter().map(|it| row(app, answer, take, &it)).collect_view();
    let handed = Handout {
        name: "transfers",
        words: Text::transfer_title,
        act: Callback::new(move |form| app.export_transfers(id, form)),
    };
    let some = move || all.with(|all| !all.is_empty());
    let waits = move || all.with(|all| all.iter().any(|it| it.state == State::Waits));
    view! {
        <Show when=shown>
            <section class="section matters" id="transfers">
                <div class="section__head"><h2>{move || app.text().transfer_title()}</h2></div>
                <Show when=some fallback=move || view! { <p class="faint">{move || app.text().transfer_none()}</p> }>
                    <Show when=waits>
                        <div class="fields">
                            <TextField name="transfer-answer-on" label=label(app, Text::transfer_answer_on) value=answer.field("on") kind="date" />
                            <TextField name="transfer-answer" label=label(app, Text::transfer_answer) value=answer.field("words") />
                        </div>
                    </Show>
                    <ul class="matters__list">{rows}</ul>
                    <p class="list__more"><ListExport name="export-transfers" sheets=vec![handed] kind="word" /></p>
                </Show>
                <details class="matters__new">
                    <summary id="transfer-new">{move || app.text().transfer_tell()}</summary>
                    <div class="fields">
                        <TextField name="transfer-on" label=label(app, Text::force_tell_on) value=form.field("on") kind="date" />
                        <TextField name="transfer-from" label=label(app, Text::transfer_from) value=form.field("from") kind="date" />
                        <ChoiceField name="transfer-by" label=label(app, Text::transfer_by) value=form.field("by") choices=sides(app) />
                        <ChoiceField name="transfer-sort" label=label(app, Text::transfer_sort) value=form.field("sort") choices=sorts />
                        <TextField name="transfer-to" label=label(app, Text::transfer_to) value=form.field("to") />
                        <Show when=is_whole>
                            <ChoiceField name="transfer-affiliate" label=label(app, Text::transfer_affiliate) value=form.field("affiliate") choices=yes_no />
                        </Show>
                        <TextArea name="transfer-document" label=label(app, Text::transfer_document) value=form.field("document") />
                    </div>
                    <Show when=is_banned>
                        <p class="field__help" data-tone="warn">{move || app.text().transfer_ban()}</p>
                    </Show>
                    <button class="button" type="button" data-kind="main" id="transfer-tell" disabled=move || busy.get() on:click=tell>
                        {move || app.text().transfer_tell()}
                    </button>
                </details>
                <p class="soft small">{move || app.text().transfer_law()}</p>
            </section>
        </Show>
    }
}

fn decided(editor: Editor, id: ContractId, asked: Command, on: Date) -> Result<Fact, String> {
    let app = editor.app;
    let (text, standing) = standing_today(app, id)?;
    let terms = terms_in_force(editor, id);
    let known = Known {
        transfers: &standing.transfers,
        assignment: terms.computed().general.assignment,
        binds: standing.is_binding(),
        today: app.today.get_untracked(),
    };
    decide(&known, asked, on).map(Fact::Transfer).map_err(|refusal| text.transfer_refusal(refusal))
}

fn row(app: App, answer: Form, take: Callback<Command>, it: &Transfer) -> impl IntoView + use<> {
    let text = app.text();
    let (meaning, mark) = match it.state {
        State::Waits => (Meaning::Warn, "clock"),
        State::Stands { .. } => (Meaning::Good, "circle-check"),
        State::Refused { .. } => (Meaning::Plain, "x"),
    };
    let id = it.id;
    let acts = (it.state == State::Waits).then(|| {
        let agree = move |_| take.run(Command::Agree { transfer: id, document: answer.text("words") });
        let refuse = move |_| take.run(Command::Refuse { transfer: id, reason: answer.text("words") });
        view! {
            <div class="life__acts">
                <button class="button" type="button" data-transfer="agree" on:click=agree>{text.transfer_agree()}</button>
                <button class="button" type="button" data-transfer="refuse" on:click=refuse>{text.transfer_refuse()}</button>
            </div>
        }
    });
    view! {
        <li>
            <p><bdi>{text.transfer_told(&it.told)}</bdi> " " {status(meaning, mark, text.transfer_state(&it.state))}</p>
            <p class="soft">{text.force_told_on(&text.date(it.told_on))} " · " <bdi>{it.told.document.clone()}</bdi></p>
            {acts}
        </li>
    }
}

/// Who stands on the customer's side now, where the contract was transferred: beside the name that was signed.
#[component]
pub(in crate::ui::pages::contracts) fn StandsNow(id: ContractId) -> impl IntoView {
    let app = crate::state::use_app();
    let now = Memo::new(move |_| {
        let standing = app.contract_standing(id)?;
        stands_for(&standing.transfers, Side::Them, app.as_of()).map(|it| it.told.to.clone())
    });
    move || now.get().map(|to| view! { <b id="stands-now">" " <bdi>{app.text().transfer_now(&to)}</bdi></b> })
}
