//! After how many quiet days a customer counts as dormant, and as lost.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::book_settings::BookSettings;
use crate::domain::lifecycle::customer::{QuietDays, QuietFault};
use crate::i18n::Text;
use crate::state::{App, Form, Problem, use_app};
use crate::ui::sheets::refuse;
use crate::ui::widgets::field::TextField;

fn check(app: App, form: Form) -> Result<QuietDays, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut days = |field: &'static str| {
        let read = form.text(field).parse::<u16>();
        if read.is_err() {
            problems.push(Problem { field, words: text.quiet_number().to_owned() });
        }
        read.unwrap_or_default()
    };
    let quiet = QuietDays { dormant_after: days("dormant"), lost_after: days("lost") };
    if !problems.is_empty() {
        return Err(problems);
    }
    match quiet.check() {
        Ok(()) => Ok(quiet),
        Err(QuietFault::OutOfRange { lost }) => {
            let field = if lost { "lost" } else { "dormant" };
            Err(vec![Problem { field, words: text.quiet_number().to_owned() }])
        }
        Err(QuietFault::LostFirst) => Err(vec![Problem { field: "lost", words: text.quiet_order().to_owned() }]),
    }
}

/// The part of the settings.
#[component]
pub(super) fn Quiet() -> impl IntoView {
    let app = use_app();
    let kept = untrack(|| app.quiet_days());
    let form = Form::start(
        app,
        "quiet-days".to_owned(),
        vec![("dormant", kept.dormant_after.to_string()), ("lost", kept.lost_after.to_string())],
    );
    // what another tab or an undo changed stands in the boxes too
    Effect::new(move |known: Option<QuietDays>| {
        let now = app.quiet_days();
        if known.is_some_and(|known| known != now) {
            form.field("dormant").set(now.dormant_after.to_string());
            form.field("lost").set(now.lost_after.to_string());
        }
        now
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let quiet = match check(app, form) {
            Err(problems) => return refuse(form, problems),
            Ok(quiet) => quiet,
        };
        form.show_problems(Vec::new());
        let after = BookSettings { quiet: Some(quiet), ..untrack(|| app.book_settings()) };
        let said = app.untracked_text().quiet_saved().to_owned();
        app.save_once(form.busy(), app.settings_batch(&after), said, move || form.finish());
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let days = label(Text::pool_rule_days);
    let rule = move || {
        let limits = app.quiet_days();
        app.text().stage_rule(limits.dormant_after, limits.lost_after)
    };
    view! {
        <section class="section" id="quiet-days">
            <div class="section__head"><h2>{move || app.text().quiet_title()}</h2></div>
            <p class="soft">{rule}</p>
            <form novalidate on:submit=submit>
                <div class="fields">
                    <TextField name="quiet-dormant" label=label(Text::quiet_dormant) value=form.field("dormant") problem=form.problem("dormant") unit=days figures=true />
                    <TextField name="quiet-lost" label=label(Text::quiet_lost) value=form.field("lost") problem=form.problem("lost") unit=days figures=true />
                </div>
                <p><button class="button" data-kind="main" type="submit" id="save-quiet">{move || app.text().save()}</button></p>
            </form>
        </section>
    }
}
