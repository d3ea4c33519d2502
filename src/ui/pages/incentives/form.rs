//! The form of a plan.

use leptos::prelude::*;

use super::boxes::{METHODS, Pair, SHARES, TIERS, boxes, typed_shares, written};
use super::grades::Grades;
use crate::domain::id::IncentivePlanId;
use crate::domain::incentive::period::Grain;
use crate::domain::incentive::plan::{IncentivePlan, Metric, Reach};
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_then, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

type Choices = Signal<Vec<(String, String)>>;

fn choices(app: App, all: fn(Text) -> Vec<(&'static str, &'static str)>) -> Choices {
    Signal::derive(move || all(app.text()).into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect())
}

fn methods(text: Text) -> Vec<(&'static str, &'static str)> {
    let words = [text.scheme_marginal(), text.scheme_whole(), text.scheme_per_unit(), text.scheme_on_target()];
    METHODS.into_iter().zip(words).collect()
}

/// The members to choose from, after the words for nobody.
fn members(app: App) -> Choices {
    Signal::derive(move || {
        let none = (String::new(), app.text().scheme_member_none().to_owned());
        std::iter::once(none).chain(app.members().iter().map(|it| (it.id.to_string(), it.name.clone()))).collect()
    })
}

/// How many rows are shown: those that hold something, and one more.
fn shown(form: Form, pairs: &'static [Pair]) -> Memo<usize> {
    Memo::new(move |_| {
        let filled = |pair: &Pair| [pair.first, pair.second].iter().any(|it| form.field(it).with(|it| !it.is_empty()));
        let last = pairs.iter().rposition(filled).map_or(0, |at| at.saturating_add(1));
        last.saturating_add(1)
    })
}

/// The sheet: a new plan, a draft to edit, or a new version of a plan.
#[component]
pub(super) fn PlanSheet(id: Option<IncentivePlanId>, is_version: bool) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<IncentivePlan>(id));
    let edited = known.clone().filter(|_| !is_version);
    let before = known.clone().filter(|_| is_version);
    let key = match (id, is_version) {
        (Some(id), true) => format!("plan/version/{id}"),
        (Some(id), false) => format!("plan/{id}"),
        (None, _) => "plan/new".to_owned(),
    };
    let today = app.today.get_untracked();
    let from = Grain::Quarter.around(today).map_or(today, |it| it.from);
    let fresh = match &before {
        // a new version counts from the next period on
        Some(before) => {
            let next = before.grain.around(today).and_then(|it| it.to.plus_days(1)).unwrap_or(today);
            // what another copy wrote into the draft after its approval is proposed too, but for the currency, which goes on
            let held = untrack(|| app.incentive_plan(before.id)).map_or(before.currency, |it| it.plan.currency);
            boxes(Some(&IncentivePlan { from: next, to: None, currency: held, ..(**before).clone() }), next)
        }
        None => boxes(edited.as_deref(), from),
    };
    let form = Form::start(app, key, fresh);
    let (version, follows) = match (&before, &edited) {
        (Some(before), _) => (before.version.saturating_add(1), Some(before.id)),
        (None, Some(edited)) => (edited.version, edited.follows),
        (None, None) => (1, None),
    };
    let own = edited.as_ref().map(|it| it.id);
    let submit = Callback::new(move |()| {
        let id = own.unwrap_or_else(|| IncentivePlanId::fresh(&mut BrowserIds));
        let text = app.untracked_text();
        if own.is_some_and(|id| !app.is_draft_plan(id)) {
            refuse(form, vec![Problem { field: "name", words: text.incentive_not_now().to_owned() }]);
            return;
        }
        match written(text, form, id, version, follows) {
            Err(problems) => refuse(form, problems),
            Ok(plan) => {
                let said = text.scheme_saved(&plan.name);
                let batch = Batch::new().edit(edited.as_deref(), &plan);
                keep_then(app, form, batch, said, move || router.go(&Route::IncentivePlan(id)));
            }
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let title = match (own, is_version) {
        (_, true) => label(Text::scheme_new_version),
        (Some(_), false) => label(Text::scheme_edit),
        (None, false) => label(Text::scheme_new),
    };
    let aside = move || {
        own.map(|id| {
            let act = Callback::new(move |()| {
                if !app.is_draft_plan(id) {
                    let words = app.untracked_text().incentive_not_now().to_owned();
                    refuse(form, vec![Problem { field: "name", words }]);
                    return;
                }
                let said = app.untracked_text().scheme_delete_said().to_owned();
                keep_then(app, form, app.without_plan(id), said, move || router.go(&Route::incentives()));
            });
            view! { <DeleteButton act id="delete-plan" /> }
        })
    };
    let is = move |name: &'static str| form.field("method").with(|it| it == name);
    let metrics = choices(app, |text| Metric::ALL.map(|it| (it.name(), text.scheme_metric_name(it))).to_vec());
    let reaches = choices(app, |text| {
        vec![("theirs", text.scheme_reach_name(Reach::Participants)), ("all", text.scheme_reach_name(Reach::Everybody))]
    });
    let grains = choices(app, |text| Grain::ALL.map(|it| (it.name(), text.scheme_grain_name(it))).to_vec());
    let releases = choices(app, |text| {
        vec![("collected", text.scheme_release_collected()), ("days", text.scheme_release_days_choice())]
    });
    let hint = label(Text::optional);
    let percent = Signal::stored("%".to_owned());
    let sign = Signal::derive(move || form.field("currency").get());
    // what was earned under a version is booked in its currency: the next one goes on in it
    let currencies = choices(app, |_| CURRENCIES.map(|it| (it.code(), it.code())).to_vec());
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields incentives__form">
                <TextField name="plan-name" label=label(Text::scheme_name) value=form.field("name") problem=form.problem("name") wide=true />
                <ChoiceField name="plan-metric" label=label(Text::scheme_metric) value=form.field("metric") choices=metrics problem=form.problem("metric") wide=true />
                {follows.is_none().then(|| view! {
                    <ChoiceField name="plan-currency" label=label(Text::scheme_currency) value=form.field("currency") choices=currencies />
                })}
                <ChoiceField name="plan-reach" label=label(Text::scheme_reach) value=form.field("reach") choices=reaches wide=true />
                <ChoiceField name="plan-method" label=label(Text::scheme_method) value=form.field("method") choices=choices(app, methods) wide=true />
                <Show when=move || is("on_target")>
                    <TextField name="plan-bonus" label=label(Text::scheme_bonus) value=form.field("bonus") problem=form.problem("bonus") figures=true unit=sign />
                    <TextField name="plan-goal" label=label(Text::scheme_goal) value=form.field("goal") problem=form.problem("goal") figures=true />
                </Show>
                <Tiers form />
                <ChoiceField name="plan-grain" label=label(Text::scheme_grain) value=form.field("grain") choices=grains />
                <TextField name="plan-net" label=label(Text::scheme_net) value=form.field("net") problem=form.problem("net") figures=true unit=percent hint=label(Text::scheme_net_hint) />
                <TextField name="plan-from" label=label(Text::scheme_from) value=form.field("from") problem=form.problem("from") kind="date" />
                <TextField name="plan-to" label=label(Text::scheme_to) value=form.field("to") problem=form.problem("to") kind="date" hint />
                <TextField name="plan-hold" label=label(Text::scheme_hold) value=form.field("hold") problem=form.problem("hold") figures=true unit=percent hint />
                <TextField name="plan-cap" label=label(Text::scheme_cap) value=form.field("cap") problem=form.problem("cap") figures=true unit=sign hint />
                <ChoiceField name="plan-release" label=label(Text::scheme_release) value=form.field("release") choices=releases wide=true />
                <Show when=move || form.field("release").with(|it| it == "days")>
                    <TextField name="plan-days" label=label(Text::scheme_release_days) value=form.field("days") problem=form.problem("days") figures=true />
                </Show>
                <Shares form />
                <Grades form />
                <TextArea name="plan-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}

/// The tiers, or the points of a curve.
#[component]
fn Tiers(form: Form) -> impl IntoView {
    let app = use_app();
    let method = move || form.field("method").get();
    let first = Signal::derive(move || {
        let text = app.text();
        if method() == "on_target" { text.scheme_attained() } else { text.scheme_up_to() }.to_owned()
    });
    let second = Signal::derive(move || {
        let text = app.text();
        let words = match method().as_str() {
            "on_target" => text.scheme_paid_share(),
            "per_unit" => text.scheme_each(),
            _ => text.scheme_rate(),
        };
        words.to_owned()
    });
    let unit = Signal::derive(move || match method().as_str() {
        "per_unit" => form.field("currency").get(),
        _ => "%".to_owned(),
    });
    let hint = move || {
        let text = app.text();
        if method() == "on_target" { text.scheme_points_hint() } else { text.scheme_tiers_hint() }
    };
    let count = shown(form, &TIERS);
    let rows = TIERS
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            view! {
                <Show when=move || at < count.get()>
                    <TextField name=pair.first_id label=first value=form.field(pair.first) problem=form.problem(pair.first) figures=true />
                    <TextField name=pair.second_id label=second value=form.field(pair.second) problem=form.problem(pair.second) figures=true unit />
                </Show>
            }
        })
        .collect_view();
    view! {
        <p class="fields__wide soft small">{move || app.text().scheme_tiers()} ": " {hint}</p>
        {rows}
    }
}

/// Who shares, with the sum as it is typed.
#[component]
fn Shares(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let count = shown(form, &SHARES);
    let all = members(app);
    let rows = SHARES
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            view! {
                <Show when=move || at < count.get()>
                    <ChoiceField name=pair.first_id label=label(Text::scheme_member) value=form.field(pair.first) choices=all />
                    <TextField name=pair.second_id label=label(Text::scheme_part) value=form.field(pair.second) problem=form.problem(pair.second) figures=true unit=Signal::stored("%".to_owned()) />
                </Show>
            }
        })
        .collect_view();
    let sum = Memo::new(move |_| typed_shares(form));
    let whole = Ppm::WHOLE.wide();
    let is_off = move || sum.get().is_some_and(|sum| sum != whole);
    let words = move || sum.get().map(|sum| app.text().scheme_shares_sum(&format::wide_percent(sum), sum == whole));
    view! {
        {rows}
        <p class="fields__wide small" id="shares-sum" role="status" data-off=move || is_off().then_some("")>
            {words}
        </p>
    }
}
