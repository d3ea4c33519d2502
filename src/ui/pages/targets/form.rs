//! The form of a target.

use leptos::prelude::*;

use super::distribution::{
    Distribution, GRAINS, METRICS, Sketch, grain_choices, joined, metric_choices, name_of, of_name, read, written,
};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, MemberId, SalesTargetId};
use crate::domain::money::Currency;
use crate::domain::product::Product;
use crate::domain::sales_measure::SalesMetric;
use crate::domain::sales_target::cells::{PlanError, around, spans};
use crate::domain::sales_target::{LARGEST, SalesTarget, Scope};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_record, keep_then};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

const SCOPES: [(&str, Scope); 4] =
    [("firm", Scope::Firm), ("team", Scope::Team), ("member", Scope::Member), ("contract", Scope::Contract)];

fn check(app: App, form: Form, known: Option<&SalesTarget>, id: SalesTargetId) -> Result<SalesTarget, Vec<Problem>> {
    let text = app.untracked_text();
    let note = form.text("note");
    if let Some(agreed) = known.filter(|it| it.is_agreed()) {
        // its figures stand
        return Ok(SalesTarget { note, ..agreed.clone() });
    }
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let scope = of_name(&SCOPES, &form.text("scope")).unwrap_or(Scope::Firm);
    let contract = ContractId::parse(&form.text("contract")).filter(|_| scope == Scope::Contract);
    let member = MemberId::parse(&form.text("member")).filter(|_| scope == Scope::Member);
    let team = if scope == Scope::Team { form.text("team") } else { String::new() };
    match scope {
        Scope::Team if team.is_empty() => problem("team", text.target_team_problem()),
        Scope::Member if member.is_none() => problem("member", text.target_member_problem()),
        Scope::Contract if contract.is_none() => problem("contract", text.target_contract_problem()),
        Scope::Firm | Scope::Team | Scope::Member | Scope::Contract => {}
    }
    let metric = of_name(&METRICS, &form.text("metric")).unwrap_or_default();
    let measure = if metric == SalesMetric::Own { form.text("measure") } else { String::new() };
    if metric == SalesMetric::Own && measure.is_empty() {
        problem("measure", text.target_measure_problem());
    }
    let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
    let unit = metric.unit(currency);
    let grain = of_name(&GRAINS, &form.text("grain")).unwrap_or(Cycle::Month);
    let mut day = |field: &'static str| {
        let day = Date::parse(&form.text(field)).ok();
        if day.is_none() {
            problem(field, text.bad_date());
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    if let (Some(from), Some(to)) = (from, to) {
        match spans(from, to, grain) {
            Ok(_) => {}
            Err(fault @ (PlanError::UpsideDown | PlanError::TooLong | PlanError::NotPositive)) => {
                problem("to", &text.target_plan_fault(fault));
            }
            Err(PlanError::Exact(_) | PlanError::PartsDoNotFit { .. }) => problem("to", text.bad_date()),
        }
    }
    let mut figure = |field: &'static str, above: i64, words: &str| {
        let typed = form.text(field);
        let found = read(unit, &typed);
        match found {
            Some(it) if it > LARGEST => problem(field, text.target_too_large()),
            Some(it) if it > above => {}
            None if typed.is_empty() && field != "base" => {}
            Some(_) | None => problem(field, words),
        }
        found
    };
    let base = figure("base", 0, text.target_base_problem()).unwrap_or(0);
    let stretch = figure("stretch", base, text.target_levels_problem());
    let challenge = figure("challenge", stretch.unwrap_or(base), text.target_levels_problem());
    let sketch = untrack(|| Sketch::of(form));
    let parts: Option<Vec<i64>> = sketch.typed(&form.text("parts")).iter().map(|part| read(unit, part)).collect();
    if parts.is_none() && problems.is_empty() {
        problems.push(Problem { field: "base", words: text.target_part_problem().to_owned() });
    }
    let (Some(from), Some(to), Some(parts), true) = (from, to, parts, problems.is_empty()) else {
        return Err(problems);
    };
    Ok(SalesTarget {
        id,
        scope,
        contract,
        member,
        team,
        metric,
        product: if metric.knows_products() { form.text("product") } else { String::new() },
        measure,
        currency,
        from,
        to,
        grain,
        base,
        stretch,
        challenge,
        parts,
        note,
        done: known.map(|it| it.done.clone()).unwrap_or_default(),
        life: known.map(|it| it.life.clone()).unwrap_or_default(),
    })
}

/// What the boxes hold at first: what is kept, or this year of the calendar.
fn fresh(app: App, known: Option<&SalesTarget>) -> Vec<(&'static str, String)> {
    let today = app.today.get_untracked();
    let year = around(today, Cycle::Year).ok();
    let day = |of: fn(&SalesTarget) -> Date, otherwise: Option<Date>| {
        known.map(of).or(otherwise).map(|day| day.to_string()).unwrap_or_default()
    };
    let figure = |of: fn(&SalesTarget) -> Option<i64>| {
        known.and_then(|it| of(it).map(|figure| written(it.unit(), figure))).unwrap_or_default()
    };
    vec![
        ("scope", name_of(&SCOPES, known.map_or(Scope::Firm, |it| it.scope))),
        ("contract", known.and_then(|it| it.contract).map(|id| id.to_string()).unwrap_or_default()),
        ("member", known.and_then(|it| it.member).map(|id| id.to_string()).unwrap_or_default()),
        ("team", known.map(|it| it.team.clone()).unwrap_or_default()),
        ("metric", name_of(&METRICS, known.map_or(SalesMetric::Signed, |it| it.metric))),
        ("product", known.map(|it| it.product.clone()).unwrap_or_default()),
        ("measure", known.map(|it| it.measure.clone()).unwrap_or_default()),
        ("currency", known.map_or(Currency::CNY, |it| it.currency).code().to_owned()),
        ("from", day(|it| it.from, year.map(|it| it.from))),
        ("to", day(|it| it.to, year.map(|it| it.to))),
        ("grain", name_of(&GRAINS, known.map_or(Cycle::Month, |it| it.grain))),
        ("base", figure(|it| Some(it.base))),
        ("stretch", figure(|it| it.stretch)),
        ("challenge", figure(|it| it.challenge)),
        ("parts", known.map(|it| joined(it.unit(), &it.parts)).unwrap_or_default()),
        ("note", known.map(|it| it.note.clone()).unwrap_or_default()),
    ]
}

/// The sheet: a new target, or one to alter; of one that is agreed only the note.
#[component]
pub(in crate::ui) fn TargetSheet(id: Option<SalesTargetId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<SalesTarget>(id));
    let key = id.map_or_else(|| "target/new".to_owned(), |id| format!("target/{id}"));
    let form = Form::start(app, key, fresh(app, known.as_deref()));
    let agreed = known.as_deref().is_some_and(SalesTarget::is_agreed);
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| SalesTargetId::fresh(&mut BrowserIds));
        let checked = check(app, form, before.as_deref(), id);
        keep_record(app, form, before.as_deref(), checked, |text, _| text.target_saved().to_owned());
    });
    let act = Callback::new(move |()| {
        let Some(id) = id else { return };
        let said = app.untracked_text().target_deleted().to_owned();
        keep_then(app, form, Batch::new().delete::<SalesTarget>(id), said, move || router.go(&Route::targets()));
    });
    let aside = move || id.map(|_| view! { <DeleteButton act id="delete-target" /> });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = match (id, agreed) {
        (None, _) => label(Text::target_new),
        (Some(_), false) => label(Text::target_edit),
        (Some(_), true) => label(Text::target_note_edit),
    };
    let fields = move || {
        if agreed { ().into_any() } else { view! { <Figures form /> }.into_any() }
    };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields targets">
                {fields}
                <TextArea name="target-note" label=label(Text::customer_note) value=form.field("note") hint=label(Text::optional) />
            </div>
        </FormSheet>
    }
}

/// Everything that no longer changes once it is agreed.
#[component]
fn Figures(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let scopes = Signal::derive(move || {
        SCOPES.map(|(name, it)| (name.to_owned(), app.text().target_scope_name(it).to_owned())).to_vec()
    });
    let metrics = Signal::derive(move || metric_choices(app.text()));
    let grains = Signal::derive(move || grain_choices(app.text()));
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let metric = Memo::new(move |_| of_name(&METRICS, &form.field("metric").get()).unwrap_or_default());
    let help = move || app.text().sales_metric_help(metric.get());
    let products =
        Signal::derive(move || app.watch_all::<Product>().iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    let product = move || {
        metric.get().knows_products().then(|| {
            view! {
                <TextField name="target-product" label=label(Text::target_product) value=form.field("product") hint=label(Text::target_product_hint) suggestions=products wide=true />
            }
        })
    };
    let measure = move || {
        (metric.get() == SalesMetric::Own).then(|| {
            view! {
                <TextField name="target-measure" label=label(Text::target_measure) value=form.field("measure") problem=form.problem("measure") hint=label(Text::target_measure_hint) wide=true />
            }
        })
    };
    view! {
        <ChoiceField name="target-scope" label=label(Text::target_scope) value=form.field("scope") choices=scopes />
        <Bearer form />
        <ChoiceField name="target-metric" label=label(Text::target_metric) value=form.field("metric") choices=metrics />
        <ChoiceField name="target-currency" label=label(Text::target_currency) value=form.field("currency") choices=currencies />
        <p class="soft small fields__wide">{help}</p>
        {product}
        {measure}
        <TextField name="target-from" label=label(Text::target_from) value=form.field("from") problem=form.problem("from") kind="date" />
        <TextField name="target-to" label=label(Text::target_to) value=form.field("to") problem=form.problem("to") kind="date" />
        <ChoiceField name="target-grain" label=label(Text::target_grain) value=form.field("grain") choices=grains />
        <TextField name="target-base" label=label(Text::target_base) value=form.field("base") problem=form.problem("base") figures=true />
        <TextField name="target-stretch" label=label(Text::target_stretch) value=form.field("stretch") problem=form.problem("stretch") hint=label(Text::optional) figures=true />
        <TextField name="target-challenge" label=label(Text::target_challenge) value=form.field("challenge") problem=form.problem("challenge") hint=label(Text::optional) figures=true />
        <Distribution form />
    }
}

/// Who bears it: which contract, member or team.
#[component]
fn Bearer(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let scope = Memo::new(move |_| of_name(&SCOPES, &form.field("scope").get()).unwrap_or(Scope::Firm));
    let members = Signal::derive(move || {
        let mut all = vec![(String::new(), app.text().target_choose().to_owned())];
        all.extend(app.members().iter().map(|it| (it.id.to_string(), it.name.clone())));
        all
    });
    let teams = Signal::derive(move || {
        let mut all: Vec<String> = app.members().iter().map(|it| it.team.clone()).filter(|it| !it.is_empty()).collect();
        all.sort();
        all.dedup();
        all
    });
    let contracts = Signal::derive(move || {
        let text = app.text();
        let mut all: Vec<(String, String)> = app
            .watch_all::<ContractBrief>()
            .iter()
            .map(|it| {
                let words = [it.number.as_str(), text.wording(&it.title)];
                let words = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
                (it.id.to_string(), words)
            })
            .collect();
        all.sort_by(|a, b| b.1.cmp(&a.1));
        all.insert(0, (String::new(), text.target_choose().to_owned()));
        all
    });
    move || {
        match scope.get() {
        Scope::Firm => ().into_any(),
        Scope::Team => view! {
            <TextField name="target-team" label=label(Text::target_team) value=form.field("team") problem=form.problem("team") suggestions=teams />
        }
        .into_any(),
        Scope::Member => view! {
            <ChoiceField name="target-member" label=label(Text::target_member) value=form.field("member") problem=form.problem("member") choices=members />
        }
        .into_any(),
        Scope::Contract => view! {
            <ChoiceField name="target-contract" label=label(Text::target_contract) value=form.field("contract") problem=form.problem("contract") choices=contracts />
        }
        .into_any(),
    }
    }
}
