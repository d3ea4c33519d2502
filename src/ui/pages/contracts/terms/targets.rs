//! Targets and evaluation: measures, grades, what follows.

use leptos::prelude::*;

use super::kit::{
    Cell, Choice, ClausePart, DAYS, LONG, PeriodBox, Row, bare_percent, choose, count, percent, period, rows,
};
use super::measure::measure;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::Period;
use crate::domain::contract::targets::{
    Consequence, Cycle, Direction, Grade, Incentive, IncentiveBase, IncentiveForm, Measure, Metric, Source,
    TargetNature, Targets, Tier, TierEnd, TierMethod,
};
use crate::domain::contract::wording::Wording;
use crate::domain::money::Money;
use crate::domain::rate::{Bp, Ppm, Quantity};
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice};
use crate::ui::widgets::status::{Meaning, status};

const INCENTIVES: &[(&str, Message)] =
    &[("none", Text::incentive_none), ("rebate", Text::incentive_rebate), ("commission", Text::incentive_commission)];

#[component]
pub(super) fn TargetTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-targets"
            place=field::TARGETS
            legend=Text::terms_targets
            clause=|it| &it.targets
            clause_mut=|it| &mut it.targets
            usual=|it| Targets::usual(Money::new(100_000_000, it.price.currency))
            terms
        />
    }
}

fn incentive_name(contract: &Contract) -> &'static str {
    match contract.targets.terms().map(|terms| &terms.incentive) {
        Some(Incentive::Tiered { form: IncentiveForm::Rebate, .. }) => "rebate",
        Some(Incentive::Tiered { form: IncentiveForm::Commission, .. }) => "commission",
        Some(Incentive::None) | None => "none",
    }
}

fn set_incentive(contract: &mut Contract, name: &str) {
    let Clause::Included(terms) = &mut contract.targets else { return };
    let Some(form) = IncentiveForm::named(name) else {
        terms.incentive = Incentive::None;
        return;
    };
    match &mut terms.incentive {
        Incentive::Tiered { form: now, .. } => *now = form,
        Incentive::None => {
            terms.incentive = Incentive::Tiered {
                form,
                method: TierMethod::Marginal,
                tiers: vec![Tier { up_to: TierEnd::Open, rate: Ppm(20_000) }],
                base: IncentiveBase::Collected,
                pay_within: Period::days(30),
            };
        }
    }
}

/// What the weights make.
fn weights_sum(contract: &Contract) -> i128 {
    contract.targets.terms().map_or(Bp::WHOLE.wide(), |terms| {
        terms.measures.iter().fold(0_i128, |sum, measure| sum.saturating_add(measure.weight.wide()))
    })
}

fn terms(editor: Editor) -> AnyView {
    let app = editor.app;
    let measures = rows(
        editor,
        field::TARGETS_MEASURES,
        Text::targets_measures,
        Text::measure_add,
        |it| it.targets.terms().map(|terms| &terms.measures),
        |it| match &mut it.targets {
            Clause::Included(terms) => Some(&mut terms.measures),
            Clause::NotApplicable { .. } => None,
        },
        measure,
        |_| Measure {
            metric: Metric::Own { name: Wording::default(), unit: Wording::default() },
            target: Quantity { thousandths: Quantity::SCALE },
            stretch: None,
            challenge: None,
            parts: Vec::new(),
            weight: Bp(0),
            direction: Direction::Higher,
            cap: Ppm(1_200_000),
            floor: Ppm(0),
            source: Source::OurBooks,
        },
    );
    let grades = rows(
        editor,
        field::TARGETS_GRADES,
        Text::targets_grades,
        Text::grade_add,
        |it| it.targets.terms().map(|terms| &terms.grades),
        |it| match &mut it.targets {
            Clause::Included(terms) => Some(&mut terms.grades),
            Clause::NotApplicable { .. } => None,
        },
        grade,
        |_| Grade { label: String::new(), from: 0 },
    );
    let off = move || {
        let sum = editor.record.with(weights_sum);
        let shown = Text::weight_sum(sum);
        (sum != Bp::WHOLE.wide())
            .then(|| status(Meaning::Danger, "octagon-alert", app.text().targets_weights_off(&shown)))
    };
    let rewarded = Memo::new(move |_| editor.record.with(|it| incentive_name(it) != "none"));
    view! {
        <TermChoice editor place=field::TARGETS_CYCLE label=Text::targets_cycle choices=Cycle::CHOICES
            read=|it| it.targets.terms().map_or("", |terms| terms.cycle.name())
            write=|it, name| if let (Some(cycle), Clause::Included(terms)) = (Cycle::named(name), &mut it.targets) {
                terms.measure_every(cycle, it.price.currency);
            }
        />
        {choose!(editor, field::TARGETS_EVALUATOR, targets_evaluator, Who, [in targets.evaluator])}
        {measures}
        <p class="terms__sum fields__wide" id="weights-sum">{off}</p>
        <p class="field__help fields__wide" id="targets-part">{move || app.text().targets_part_of_period()}</p>
        {period!(editor, field::TARGETS_EVALUATE, targets_evaluate, DAYS, [in targets.evaluate_within])}
        {period!(editor, field::TARGETS_OBJECT, targets_object, DAYS, [in targets.object_within])}
        {grades}
        {choose!(editor, field::TARGETS_NATURE, targets_nature, TargetNature, [in targets.nature])}
        {count!(editor, field::TARGETS_FAILING_PERIODS, failing_periods, times_unit, [in targets.failing.periods])}
        <TermBox
            editor
            place=field::TARGETS_FAILING_GRADE
            label=Text::failing_grade
            note=Signal::derive(move || app.text().failing_grade_hint().to_owned())
            read=|it: &Contract| it.targets.terms().map(|terms| terms.failing.grade.clone()).unwrap_or_default()
            write=|it, text| {
                if let Clause::Included(terms) = &mut it.targets {
                    text.trim().clone_into(&mut terms.failing.grade);
                }
                Ok(())
            }
        />
        {period!(editor, field::TARGETS_FAILING_PLAN, failing_plan, LONG, [in targets.failing.plan])}
        {choose!(editor, field::TARGETS_FAILING_THEN, failing_then, Consequence, [in targets.failing.then])}
        <TermChoice editor place=field::TARGETS_INCENTIVE label=Text::targets_incentive choices=INCENTIVES read=incentive_name write=set_incentive />
        <Show when=move || rewarded.get()>{reward(editor)}</Show>
    }
    .into_any()
}

fn tiers(contract: &Contract) -> Option<&Vec<Tier>> {
    match &contract.targets.terms()?.incentive {
        Incentive::Tiered { tiers, .. } => Some(tiers),
        Incentive::None => None,
    }
}

fn incentive(contract: &mut Contract) -> Option<&mut Incentive> {
    match &mut contract.targets {
        Clause::Included(terms) => Some(&mut terms.incentive),
        Clause::NotApplicable { .. } => None,
    }
}

fn reward(editor: Editor) -> AnyView {
    let rows = rows(
        editor,
        field::TARGETS_INCENTIVE_TIERS,
        Text::incentive_tiers,
        Text::tier_add,
        tiers,
        |it| match incentive(it)? {
            Incentive::Tiered { tiers, .. } => Some(tiers),
            Incentive::None => None,
        },
        tier,
        |_| Tier { up_to: TierEnd::Open, rate: Ppm(0) },
    );
    view! {
        <TermChoice editor place=field::TARGETS_INCENTIVE_METHOD label=Text::incentive_method choices=TierMethod::CHOICES
            read=|it| match it.targets.terms().map(|terms| &terms.incentive) {
                Some(Incentive::Tiered { method, .. }) => method.name(),
                Some(Incentive::None) | None => "",
            }
            write=|it, name| if let (Some(chosen), Some(Incentive::Tiered { method, .. })) = (TierMethod::named(name), incentive(it)) {
                *method = chosen;
            }
        />
        <TermChoice editor place=field::TARGETS_INCENTIVE_BASE label=Text::incentive_base choices=IncentiveBase::CHOICES
            read=|it| match it.targets.terms().map(|terms| &terms.incentive) {
                Some(Incentive::Tiered { base, .. }) => base.name(),
                Some(Incentive::None) | None => "",
            }
            write=|it, name| if let (Some(chosen), Some(Incentive::Tiered { base, .. })) = (IncentiveBase::named(name), incentive(it)) {
                *base = chosen;
            }
        />
        <PeriodBox editor place=field::TARGETS_INCENTIVE_PAY label=Text::incentive_pay units=DAYS
            read=|it| match it.targets.terms().map(|terms| &terms.incentive) {
                Some(Incentive::Tiered { pay_within, .. }) => Some(*pay_within),
                Some(Incentive::None) | None => None,
            }
            write=|it, period| if let Some(Incentive::Tiered { pay_within, .. }) = incentive(it) {
                *pay_within = period;
            }
        />
        {rows}
    }
    .into_any()
}

fn tier(row: Row<Tier>) -> AnyView {
    let editor = row.editor;
    let up_to = row.read(
        |it| match it.up_to {
            TierEnd::At(amount) => format::plain_amount(amount),
            TierEnd::Open => String::new(),
        },
        String::new,
    );
    let set_up_to = Callback::new(move |text: String| {
        let currency = editor.record.with_untracked(|it| it.price.currency);
        let end = if text.trim().is_empty() {
            TierEnd::Open
        } else {
            let amount = format::parse_amount(&text, currency).filter(|amount| amount.minor > 0);
            TierEnd::At(amount.ok_or(Text::bad_amount as Refused)?)
        };
        row.change(|it| it.up_to = end);
        Ok(())
    });
    let set_rate = row.text(|it, text| {
        it.rate = percent(text)?;
        Ok(())
    });
    view! {
        <Cell editor id=row.id("up_to") label=Text::tier_up_to figures=true value=up_to write=set_up_to />
        <Cell editor id=row.id("rate") label=Text::tier_rate figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(it.rate), String::new) write=set_rate />
    }
    .into_any()
}

fn grade(row: Row<Grade>) -> AnyView {
    let editor = row.editor;
    let set_label = row.text(|it, text| {
        text.clone_into(&mut it.label);
        Ok(())
    });
    let set_from = row.text(|it, text| {
        it.from = super::goods::number(text)?;
        Ok(())
    });
    view! {
        <Cell editor id=row.id("label") label=Text::grade_label value=row.read(|it| it.label.clone(), String::new) write=set_label />
        <Cell editor id=row.id("from") label=Text::grade_from figures=true value=row.read(|it| it.from.to_string(), String::new) write=set_from />
    }
    .into_any()
}
