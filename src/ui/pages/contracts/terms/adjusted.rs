//! What the index of a month makes of the prices: the working, the prices beside each other, and the way to an amendment with them.

use leptos::prelude::*;

use super::adjustment::month;
use crate::domain::contract::Contract;
use crate::domain::contract::adjustment::reckon::{Adjusted, AdjustedLine, Step};
use crate::domain::contract::amendment::refusal::may_start;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::rate::Quantity;
use crate::i18n::{Text, format};
use crate::state::{Batch, Form, Tone, UndoOffer};
use crate::ui::pages::contracts::begun_amendment;
use crate::ui::pages::contracts::editor::{Editor, Refused};
use crate::ui::route::{AmendmentTab, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// A month and its index as typed, or why they do not read.
type Typed = Result<(Date, Quantity), Refused>;

/// What came of them.
type Found = Result<Worked<Adjusted, Step>, &'static str>;

/// Two boxes and what they come to. It stands with the contract itself: an amendment and a template have no prices in force.
#[component]
pub(super) fn WorkOut(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let id = editor.record.with_untracked(|it| it.id);
    let here = Memo::new(move |_| app.watch::<ContractBrief>(id).is_some());
    view! {
        <Show when=move || here.get()>
            <Boxes editor />
        </Show>
    }
}

#[component]
fn Boxes(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let id = editor.record.with_untracked(|it| it.id);
    let fresh = vec![("month", String::new()), ("value", String::new())];
    let form = Form::start(app, format!("contract/adjust/{id}"), fresh);
    let (at, value) = (form.field("month"), form.field("value"));
    // what was signed has the prices that its amendments make of it
    let terms = Memo::new(move |_| {
        let locked = editor.locked.get().then(|| app.terms_in_force(id)).flatten();
        locked.map_or_else(|| editor.record.get(), |(_, terms)| terms)
    });
    let typed = Memo::new(move |_| read(&at.get(), &value.get()));
    let found = Memo::new(move |_| -> Option<Found> {
        let typed = typed.get()?;
        let text = app.text();
        Some(typed.map_err(|words| words(text)).and_then(|(month, now)| {
            terms.with(|terms| terms.adjusted(month, now)).map_err(|why| text.adjustment_error(why))
        }))
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let outcome = move || match found.get() {
        None => view! { <p class="faint small">{app.text().adjusted_enter()}</p> }.into_any(),
        Some(Err(words)) => view! { <p class="small" role="status">{words}</p> }.into_any(),
        Some(Ok(worked)) => {
            let total = terms.with(total_words);
            view! { <Outcome editor worked total /> }.into_any()
        }
    };
    let moves = Memo::new(move |_| found.with(|it| matches!(it, Some(Ok(worked)) if worked.value.moves)));
    view! {
        <div class="terms__rows fields__wide" id="adjusted" role="group" aria-labelledby="adjusted-title">
            <p class="field__label" id="adjusted-title">{move || app.text().adjusted_title()}</p>
            <div class="fields">
                <TextField name="adjusted-month" label=label(Text::adjusted_month) value=at kind="month" />
                <TextField name="adjusted-value" label=label(Text::adjusted_value) value figures=true />
            </div>
            {outcome}
            <Show when=move || moves.get()>
                <Amend editor form typed found />
            </Show>
        </div>
    }
}

/// The month and the index as typed; nothing while one of them is empty.
fn read(at: &str, value: &str) -> Option<Typed> {
    if at.trim().is_empty() || value.trim().is_empty() {
        return None;
    }
    let value = format::parse_quantity(value).ok_or(Text::bad_number as Refused);
    Some(month(at).and_then(|month| value.map(|value| (month, value))))
}

fn total_words(terms: &Contract) -> String {
    terms.total().map(format::money).unwrap_or_default()
}

/// The working, and the prices before and after.
#[component]
fn Outcome(editor: Editor, worked: Worked<Adjusted, Step>, total: String) -> impl IntoView {
    let app = editor.app;
    let text = app.text();
    let Worked { value: adjusted, working } = worked;
    let steps = working.iter().map(|step| view! { <li>{text.adjustment_step(step)}</li> }).collect_view();
    let row = |line: AdjustedLine| {
        view! {
            <tr>
                <th scope="row"><bdi>{line.name}</bdi></th>
                <td class="num">{format::money(line.before)}</td>
                <td class="num">{format::money(line.after)}</td>
            </tr>
        }
    };
    let table = adjusted.moves.then(|| {
        let after = total_words(&adjusted.terms);
        let rows = adjusted.lines.into_iter().map(row).collect_view();
        view! {
            <div class="table__wide" tabindex="0" role="region" aria-label=text.adjusted_title()>
                <table class="table" aria-labelledby="adjusted-title">
                    <thead>
                        <tr>
                            <th scope="col">{text.line_name()}</th>
                            <th scope="col" class="num">{text.adjusted_was()}</th>
                            <th scope="col" class="num">{text.adjusted_is()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{text.adjusted_total()}</th>
                            <td class="num">{total}</td>
                            <td class="num">{after}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        }
    });
    view! {
        <ol class="small soft" id="adjusted-working">{steps}</ol>
        {(!adjusted.moves).then(|| view! { <p role="status">{text.adjusted_stays()}</p> })}
        {table}
    }
}

/// The way to an amendment with the new prices; why there is none, where there is none.
#[component]
fn Amend(editor: Editor, form: Form, typed: Memo<Option<Typed>>, found: Memo<Option<Found>>) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let id = editor.record.with_untracked(|it| it.id);
    let busy = RwSignal::new(false);
    let refused = Memo::new(move |_| {
        let standing = app.contract_today(id)?;
        let all = app.amendments_of(id);
        may_start(&standing, all.iter().map(AsRef::as_ref), app.today.get()).err()
    });
    let begin = move |_| {
        let text = app.untracked_text();
        let (Some(Ok((month, value))), Some(Ok(worked))) = (typed.get_untracked(), found.get_untracked()) else {
            return;
        };
        let reason = text.adjusted_reason(&text.month(month), &format::quantity(value));
        let contract = editor.record.get_untracked();
        let Some(mut amendment) = begun_amendment(app, &contract, reason) else {
            app.say(text.loading(), Tone::Trouble, UndoOffer::None);
            return;
        };
        amendment.terms = worked.value.terms.to_amend(amendment.id);
        let page = Route::Amendment(id, amendment.id, AmendmentTab::Terms);
        app.save_once(busy, Batch::of(&amendment), text.amend_started(&amendment.number), move || {
            form.restart();
            router.go(&page);
        });
    };
    move || match refused.get() {
        Some(why) => {
            view! { <p class="small soft" id="adjusted-refused">{app.text().amendment_refusal(&why)}</p> }.into_any()
        }
        None => view! {
            <button type="button" class="button" id="adjusted-amend" on:click=begin>
                {icon("file-plus-2")} {move || app.text().adjusted_amend()}
            </button>
        }
        .into_any(),
    }
}
