//! What an amendment comes to, before it goes on: amount, plan, end and duties, now and after.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::editor::Editor;
use crate::domain::account::PartAccount;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::effect::{Effect, PlanRow, Turn, effect};
use crate::domain::contract::amendment::replan::{Extra, replanned};
use crate::domain::contract::amendment::{Amendment, State};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::plan::Due;
use crate::domain::duties::promise::Promise;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::i18n::{Text, format};
use crate::state::{App, BrowserIds, PlainSheet, SheetCell, Tone, UndoOffer};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;

/// A row that takes what is left is due so many days after today, until a person says otherwise.
const USUAL_TERM: i64 = 30;

/// The table, and what bars the way.
#[component]
pub(super) fn EffectTable(
    editor: Editor,
    amendment: Memo<Option<Arc<Amendment>>>,
    locked: Memo<bool>,
) -> impl IntoView {
    let app = editor.app;
    let typed = move || amendment.get().map(|it| Amendment { terms: editor.record.get(), ..Amendment::clone(&it) });
    let barred = Memo::new(move |_| {
        let words = |refusal| app.text().amendment_refusal(&refusal);
        typed().filter(|_| !locked.get()).map(|it| app.amendment_barred(&it).map(words))
    });
    let table = move || {
        let it = typed()?;
        let basis = app.basis_under(&it)?;
        let comes = effect(&basis, &it.terms, &rows_of(app, &it));
        Some(lines(app.text(), &comes))
    };
    let rows = move || table().map(|lines| lines.into_iter().map(line_view).collect_view());
    let handed = Callback::new(move |()| sheet(app.untracked_text(), table().unwrap_or_default()));
    view! {
        <div class="page amendment__effect">
            <p class="soft">{move || app.text().effect_lead()}</p>
            {move || barred.get().map(|barred| match barred {
                Some(why) => view! { <p class="amendment__barred" role="status" id="amendment-barred">{icon("octagon-alert")} " " {why}</p> }.into_any(),
                None => view! { <p class="soft" role="status" id="amendment-fits">{icon("circle-check")} " " {app.text().effect_fits()}</p> }.into_any(),
            })}
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().amendment_tab_effect()>
                <table class="table" id="effect" aria-label=move || app.text().amendment_tab_effect()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().effect_what()}</th>
                            <th scope="col">{move || app.text().effect_before()}</th>
                            <th scope="col">{move || app.text().effect_after()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="list__more">
                <PlainExport name="export-effect" sheet="effect" words=Text::amendment_tab_effect table=handed />
            </p>
            <Show when=move || !locked.get()>
                <p class="amendment__replan">
                    <button class="button" type="button" id="replan" on:click=move |_| replan(editor, amendment)>
                        {icon("calendar-clock")}
                        {move || app.text().effect_replan()}
                    </button>
                    <span class="soft">{move || app.text().effect_replan_hint()}</span>
                </p>
            </Show>
        </div>
    }
}

/// The rows of the plan that it changes: as they stand today, or stood on the last day before its terms began to bind.
fn rows_of(app: App, it: &Amendment) -> Vec<PartAccount> {
    let today = app.today.get();
    let day = match it.state(today) {
        State::Binds { since } => since.plus_days(-1).unwrap_or(since),
        State::Draft
        | State::InApproval
        | State::ToSign
        | State::PartSigned
        | State::Signed { .. }
        | State::Withdrawn { .. } => today,
    };
    // it tells when money or contracts change
    let _standing = app.contract_today(it.contract);
    let parts = app.account_on(it.contract, day).map(|it| it.parts).unwrap_or_default();
    // what a settlement put beside the plan is no row of it
    parts.into_iter().filter(|part| part.settles.is_none()).collect()
}

fn replan(editor: Editor, amendment: Memo<Option<Arc<Amendment>>>) {
    let app = editor.app;
    let text = app.untracked_text();
    let Some(it) = amendment.get_untracked() else { return };
    let Ok(due) = app.today.get_untracked().plus_days(USUAL_TERM) else { return };
    let extra = Extra { id: InstalmentId::fresh(&mut BrowserIds), due: Due::On(due) };
    let rows = untrack(|| rows_of(app, &it));
    match editor.record.with_untracked(|terms| replanned(&rows, terms, extra)) {
        Err(refusal) => app.say(text.amendment_refusal(&refusal), Tone::Trouble, UndoOffer::None),
        Ok(plan) => {
            editor.change(|terms: &mut Contract| {
                if let Clause::Included(payment) = &mut terms.payment {
                    payment.plan = plan;
                }
            });
            editor.flush();
            app.say(text.effect_replanned(), Tone::Done, UndoOffer::None);
        }
    }
}

/// One thing that an amendment changes, or leaves.
struct Line {
    /// Its name in the page.
    name: &'static str,
    what: String,
    before: String,
    now: String,
}

/// All of it for other programs.
fn sheet(text: Text, lines: Vec<Line>) -> PlainSheet {
    let row = |it: Line| vec![SheetCell::Text(it.what), SheetCell::Text(it.before), SheetCell::Text(it.now)];
    PlainSheet {
        sheet: text.amendment_tab_effect(),
        file: text.sheet_effect_file(),
        headings: vec![text.effect_what(), text.effect_before(), text.effect_after()],
        rows: lines.into_iter().map(row).collect(),
    }
}

fn lines(text: Text, comes: &Effect) -> Vec<Line> {
    let mut lines = vec![line(
        "amount",
        text.effect_amount(),
        format::money(comes.amount.before),
        after(text, &comes.amount, |it| format::money(*it)),
    )];
    lines.extend(comes.rows.iter().map(|row| plan_line(text, row)));
    let day = |day: &Option<_>| day.map_or_else(|| text.effect_no_end().to_owned(), |day| text.date(day));
    lines.push(line("ends", text.effect_ends(), day(&comes.ends.before), after(text, &comes.ends, day)));
    if comes.late_fee {
        let now = text.effect_late_fee_new().to_owned();
        lines.push(line("late-fee", text.effect_late_fee(), text.effect_late_fee_old().to_owned(), now));
    }
    if comes.service {
        let now = text.effect_service_new().to_owned();
        lines.push(line("service", text.effect_service(), text.effect_late_fee_old().to_owned(), now));
    }
    lines.extend(comes.duties.iter().map(|turn| duty_line(text, turn)));
    lines
}

fn after<T: PartialEq>(text: Text, turn: &Turn<T>, words: impl Fn(&T) -> String) -> String {
    if turn.stays() { text.effect_same().to_owned() } else { words(&turn.after) }
}

fn plan_line(text: Text, row: &PlanRow) -> Line {
    let due = |due: Due| match due {
        Due::On(day) => text.date(day),
        Due::After { event, within } => text.after_event(event, within),
    };
    let cell = |amount: Option<Money>, when: Option<Due>| match (amount, when) {
        (Some(amount), Some(when)) => format!("{} · {}", format::money(amount), due(when)),
        (Some(amount), None) => format::money(amount),
        (None, _) => text.effect_none().to_owned(),
    };
    let name = format!("{} · {}", text.effect_rows(), text.part_called(row.number, row.label.as_ref()));
    let now = if row.amount.stays() && row.due.stays() {
        (if row.settled { text.effect_settled() } else { text.effect_same() }).to_owned()
    } else {
        cell(row.amount.after, row.due.after)
    };
    line("row", &name, cell(row.amount.before, row.due.before), now)
}

fn duty_line(text: Text, turn: &Turn<Option<Promise>>) -> Line {
    let said = |promise: &Option<Promise>| {
        promise.as_ref().map_or_else(|| text.effect_none().to_owned(), |it| text.duty_matter(&it.matter))
    };
    let now = match (&turn.before, &turn.after) {
        (Some(before), Some(now)) if before.matter == now.matter => text.effect_duty_again().to_owned(),
        (Some(_) | None, Some(_) | None) => said(&turn.after),
    };
    line("duty", text.effect_duties(), said(&turn.before), now)
}

fn line(name: &'static str, what: &str, before: String, now: String) -> Line {
    Line { name, what: what.to_owned(), before, now }
}

fn line_view(Line { name, what, before, now }: Line) -> impl IntoView {
    view! {
        <tr data-effect=name>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{now}</td>
        </tr>
    }
}
