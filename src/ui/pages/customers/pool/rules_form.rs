//! The form of the pool's rules.

use leptos::prelude::*;

use crate::domain::book_settings::BookSettings;
use crate::domain::customer::Level;
use crate::domain::pool::PoolRules;
use crate::domain::width::half_width;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextField;

/// Ten years: more is a slip.
const MOST: u32 = 3650;

/// The levels that are written, or nothing if something else is written.
fn levels(written: &str) -> Option<Vec<Level>> {
    let mut all = Vec::new();
    for letter in written.chars().map(half_width).filter(|it| !it.is_whitespace()) {
        let level = match letter.to_ascii_uppercase() {
            'A' => Level::A,
            'B' => Level::B,
            'C' => Level::C,
            'D' => Level::D,
            ',' | ';' | '\u{3001}' | '/' => continue,
            _ => return None,
        };
        if !all.contains(&level) {
            all.push(level);
        }
    }
    all.sort();
    Some(all)
}

fn check(app: App, form: Form) -> Result<PoolRules, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut number = |field: &'static str| {
        let read = form.text(field).parse::<u32>().ok().filter(|it| *it <= MOST);
        if read.is_none() {
            problems.push(Problem { field, words: text.pool_rule_number_problem().to_owned() });
        }
        read.unwrap_or_default()
    };
    let (quiet_days, kept_days) = (number("quiet"), number("kept"));
    let (most, away_days) = (number("most"), number("away"));
    let exempt = levels(&form.text("exempt"));
    if exempt.is_none() {
        problems.push(Problem { field: "exempt", words: text.pool_rule_level_problem().to_owned() });
    }
    match exempt.filter(|_| problems.is_empty()) {
        Some(exempt) => Ok(PoolRules { quiet_days, kept_days, most, away_days, exempt }),
        None => Err(problems),
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn PoolRulesSheet() -> impl IntoView {
    let app = use_app();
    let known = app.peek::<BookSettings>(BookSettings::ID);
    let rules = known.as_deref().map(|it| it.pool.clone()).unwrap_or_default();
    let letters: Vec<&str> = rules.exempt.iter().map(|it| app.untracked_text().level(*it)).collect();
    let form = Form::start(
        app,
        "pool-rules".to_owned(),
        vec![
            ("quiet", rules.quiet_days.to_string()),
            ("kept", rules.kept_days.to_string()),
            ("most", rules.most.to_string()),
            ("away", rules.away_days.to_string()),
            ("exempt", letters.join(" ")),
        ],
    );
    let submit = Callback::new(move |()| {
        let known = known.as_deref();
        match check(app, form) {
            Err(problems) => refuse(form, problems),
            Ok(pool) => {
                let after = BookSettings { pool, ..known.cloned().unwrap_or_default() };
                let batch = match known {
                    Some(known) => Batch::new().edit(Some(known), &after),
                    None => Batch::new().begin(&after),
                };
                keep(app, form, batch, app.untracked_text().pool_rules_saved().to_owned());
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let days = label(Text::pool_rule_days);
    view! {
        <FormSheet title=label(Text::pool_rules) form submit>
            <p class="soft">{move || app.text().pool_note()}</p>
            <div class="fields">
                <TextField name="pool-quiet" label=label(Text::pool_rule_quiet) value=form.field("quiet") problem=form.problem("quiet") unit=days figures=true />
                <TextField name="pool-kept" label=label(Text::pool_rule_kept) value=form.field("kept") problem=form.problem("kept") unit=days figures=true />
                <p class="field__help fields__wide">{move || app.text().pool_rule_quiet_help()}</p>
                <TextField name="pool-most" label=label(Text::pool_rule_most) value=form.field("most") problem=form.problem("most") unit=label(Text::pool_rule_customers) figures=true />
                <TextField name="pool-away" label=label(Text::pool_rule_away) value=form.field("away") problem=form.problem("away") unit=days figures=true />
                <p class="field__help fields__wide">{move || app.text().pool_rule_most_help()}</p>
                <TextField name="pool-exempt" label=label(Text::pool_rule_exempt) value=form.field("exempt") problem=form.problem("exempt") hint=label(Text::optional) wide=true />
            </div>
        </FormSheet>
    }
}
