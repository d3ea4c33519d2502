//! Everything of a contract that is due and open, settled in one step: what was never entered before, or before it is completed.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::duties::doing::{Deed, steps};
use crate::domain::duties::record::DutyFact;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{App, Batch, DutyItem, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// The instances that are due by today and open.
fn due_now(app: App, contract: ContractId) -> Vec<DutyItem> {
    let today = app.today.get();
    let mut all = app.duties_today(contract);
    all.retain(|it| it.row.is_open() && it.row.due.day().is_some_and(|day| day <= today));
    // what was begun of a material is settled by its own record
    let untouched = |slot| app.material_today(slot).is_none_or(|it| it.tally.last.is_none());
    all.retain(|it| it.material().is_none_or(untouched));
    all
}

/// The sheet.
#[component]
pub(in crate::ui) fn SettleSheet(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| due_now(app, contract));
    let speaker = all.with_untracked(|all| all.first().map(|it| app.duty_speaker(it)).unwrap_or_default());
    let form = Form::start(
        app,
        format!("duty/settle/{contract}"),
        vec![
            ("how", "done".to_owned()),
            ("on", app.today.get_untracked().to_string()),
            ("by", speaker),
            ("words", String::new()),
        ],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Ok(on) = Date::parse(&form.text("on")) else {
            return refuse(form, vec![Problem { field: "on", words: text.bad_date().to_owned() }]);
        };
        let (by, words, today) = (form.text("by"), form.text("words"), app.today.get_untracked());
        let mut batch = Batch::new();
        let mut told = Vec::new();
        let all = all.get_untracked();
        for item in &all {
            let deed = match form.text("how").as_str() {
                "waive" => Deed::Waive { by: by.clone(), reason: words.clone() },
                _ => Deed::settling(&item.stage(), by.clone(), words.clone()),
            };
            match steps(&item.stage(), deed, on, today, item.evidence) {
                Ok(made) => {
                    let steps = DutyFact::Steps(made.clone());
                    batch = batch.put(&app.duty_event(item, item.id.clone(), on, steps, None));
                    // what two duties say is said once
                    if let Some(event) = app.duty_told(item, &made, on).filter(|it| !told.contains(&it.fact)) {
                        batch = batch.put(&event);
                        told.push(event.fact);
                    }
                }
                Err(refusal) => {
                    let words = text.duty_refusal(&refusal).to_owned();
                    let field = super::step::field_of(&refusal);
                    return refuse(form, vec![Problem { field, words }]);
                }
            }
        }
        if all.is_empty() {
            return refuse(form, vec![Problem { field: "on", words: text.duty_settle_none().to_owned() }]);
        }
        keep(app, form, batch, text.duty_recorded(&text.duties_counted(all.len())));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hows = Signal::derive(move || {
        let text = app.text();
        vec![
            ("done".to_owned(), text.duty_settle_done().to_owned()),
            ("waive".to_owned(), text.duty_settle_waive().to_owned()),
        ]
    });
    let rows = move || {
        let text = app.text();
        let row = |it: &DutyItem| {
            let day = it.row.due.day().map(|day| text.short_date(day, app.as_of())).unwrap_or_default();
            view! { <li>{app.duty_title(text, it)} " " <span class="faint">{day}</span></li> }
        };
        all.with(|all| all.iter().map(row).collect_view())
    };
    view! {
        <FormSheet title=label(Text::duty_settle_title) form submit action=label(Text::save)>
            <p class="field__help">{move || app.text().duty_settle_hint()}</p>
            <ul class="duties__settled" id="settled">{rows}</ul>
            <div class="fields">
                <ChoiceField name="settle-how" label=label(Text::duty_settle_how) value=form.field("how") choices=hows />
                <TextField name="settle-on" label=label(Text::duty_step_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="settle-by" label=label(Text::duty_by_whom) value=form.field("by") problem=form.problem("by") wide=true />
                <TextArea name="settle-words" label=label(Text::duty_settle_note) value=form.field("words") problem=form.problem("words") />
            </div>
        </FormSheet>
    }
}
