//! The lines of the list, group by group, each with its working, where it is done, and what is said of it by hand.

use leptos::prelude::*;

use super::words::{much, place, title};
use super::{Settling, label};
use crate::domain::settlement_list::SettlementList;
use crate::domain::settlement_list::line::{Group, Line, Standing};
use crate::domain::settlement_list::record::{Command, Said};
use crate::i18n::Text;
use crate::state::Form;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::status::{Meaning, status};

/// All of them.
#[component]
pub(super) fn Lines(it: Settling) -> impl IntoView {
    let app = it.app;
    let today = app.today.get_untracked().to_string();
    let form =
        Form::start(app, format!("contract/settlement/{}", it.id), vec![("on", today), ("words", String::new())]);
    // of which line something is being said
    let chosen = RwSignal::new(None::<String>);
    let none = move || it.list.with(|list| list.as_ref().is_some_and(|list| list.to_settle().next().is_none()));
    let groups = move || {
        it.list.with(|list| {
            let list = list.as_ref()?;
            let drawn = Group::ALL.into_iter().filter_map(|group| {
                let mut lines: Vec<&Line> = list.group(group).collect();
                // what is open comes first
                lines.sort_by_key(|line| line.standing != Standing::Open);
                let rows = lines.iter().map(|line| row(it, form, chosen, list, line)).collect_view();
                (!lines.is_empty()).then(|| {
                    view! {
                        <h3 class="settle__group">{app.text().settle_group(group)}</h3>
                        <ul class="settle__list">{rows}</ul>
                    }
                })
            });
            Some(drawn.collect_view())
        })
    };
    view! {
        <Show when=none><p class="faint">{move || app.text().settle_none()}</p></Show>
        <div id="settlement-lines">{groups}</div>
    }
}

const fn look(standing: &Standing) -> (Meaning, &'static str) {
    match standing {
        Standing::Open => (Meaning::Warn, "clock"),
        Standing::Settled => (Meaning::Good, "circle-check"),
        Standing::Said(mark) => match mark.said {
            Said::Settled => (Meaning::Good, "circle-check"),
            Said::Waived => (Meaning::Plain, "x"),
        },
        Standing::GoesOn => (Meaning::Plain, "circle-dot"),
    }
}

fn row(
    it: Settling,
    form: Form,
    chosen: RwSignal<Option<String>>,
    list: &SettlementList,
    line: &Line,
) -> impl IntoView + use<> {
    let (app, id) = (it.app, it.id);
    let text = app.text();
    let what = title(app, text, id, list, line);
    let (meaning, mark) = look(&line.standing);
    let named = match place(id, line) {
        Some(place) => view! { <a href=place.href()><bdi>{what.clone()}</bdi></a> }.into_any(),
        None => view! { <bdi>{what.clone()}</bdi> }.into_any(),
    };
    let whose = (line.standing != Standing::GoesOn).then(|| text.settle_whose(line.whose));
    let day = line.day.map(|day| text.near_date(day, app.as_of()));
    let working = (!line.working.is_empty()).then(|| {
        let steps = line.working.iter().map(|it| {
            let (words, sum) = text.settle_reckoned(it);
            view! { <div><dt>{words}</dt><dd class="num">{sum}</dd></div> }
        });
        view! {
            <details class="settle__working">
                <summary>{text.settle_working()}</summary>
                <dl>{steps.collect_view()}</dl>
            </details>
        }
    });
    let is_marked = matches!(line.standing, Standing::Said(_));
    let key = line.key();
    let may = move || it.is_open() && !it.is_closed();
    let acts = (is_marked || line.standing == Standing::Open).then(|| {
        let (own, name) = (StoredValue::new(key.clone()), StoredValue::new(what.clone()));
        let about = StoredValue::new(text.settle_decide_of(&what));
        let is_chosen = move || chosen.with(|it| own.with_value(|own| it.as_ref() == Some(own)));
        let choose = move |_| {
            let next = if untrack(is_chosen) { None } else { Some(own.get_value()) };
            chosen.set(next);
        };
        view! {
            <Show when=may>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    aria-expanded=move || is_chosen().to_string()
                    aria-label=about.get_value()
                    data-decide=own.get_value()
                    on:click=choose
                >
                    {move || app.text().settle_decide()}
                </button>
            </Show>
            <Show when=move || may() && is_chosen()>
                <Decide it form chosen key=own name is_marked />
            </Show>
        }
    });
    view! {
        <li class="settle__line" data-line=key>
            <div class="settle__what">
                <span>{named}</span>
                <span class="settle__much num">{much(app, text, id, line)}</span>
            </div>
            <div class="settle__how soft small">
                {status(meaning, mark, text.settle_standing(&line.standing))}
                <span>{whose}</span>
                <span>{day}</span>
            </div>
            {working}
            {acts}
        </li>
    }
}

/// What is said of one line.
#[component]
fn Decide(
    it: Settling,
    form: Form,
    chosen: RwSignal<Option<String>>,
    key: StoredValue<String>,
    name: StoredValue<String>,
    is_marked: bool,
) -> impl IntoView {
    let (app, busy) = (it.app, it.busy);
    let say = move |make: fn(String, String, String) -> Command| {
        let command = make(key.get_value(), name.get_value(), form.text("words"));
        it.take(form, command, move || chosen.set(None));
    };
    let settle = move |_| say(|line, what, note| Command::Settle { line, what, note });
    let waive = move |_| say(|line, what, reason| Command::Waive { line, what, reason });
    let reopen = move |_| say(|line, what, reason| Command::Reopen { line, what, reason });
    let acts = if is_marked {
        view! {
            <button class="button" type="button" id="line-reopen" disabled=move || busy.get() on:click=reopen>
                {move || app.text().settle_act_reopen()}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button class="button" type="button" data-kind="main" id="line-settle" disabled=move || busy.get() on:click=settle>
                {move || app.text().settle_act_settle()}
            </button>
            <button class="button" type="button" id="line-waive" disabled=move || busy.get() on:click=waive>
                {move || app.text().settle_act_waive()}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="settle__decide">
            <div class="fields">
                <TextField name="line-on" label=label(app, Text::settle_on) value=form.field("on") kind="date" />
                <TextField name="line-words" label=label(app, Text::settle_words) value=form.field("words") />
            </div>
            <div class="life__acts">{acts}</div>
        </div>
    }
}
