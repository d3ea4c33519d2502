//! One measure of the targets as a row.

use leptos::prelude::*;

use super::kit::{Cell, Choice, ChoiceCell, Row, WordsCell, bare_percent, choices, percent};
use super::spread::spread;
use crate::domain::contract::targets::{Direction, Measure, Metric, Source};
use crate::domain::contract::wording::Wording;
use crate::domain::exact::ExactError;
use crate::domain::rate::{Bp, Ppm, Quantity};
use crate::i18n::{Text, format};
use crate::ui::pages::contracts::editor::Refused;

/// The measures by name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MetricName {
    Sales,
    Customers,
    Collection,
    Satisfaction,
    Complaints,
    Own,
}

/// The directions by name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DirectionName {
    Higher,
    Lower,
    Range,
}

/// The sources by name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SourceName {
    OurBooks,
    TheirReports,
    Bank,
    Survey,
    Complaints,
    Own,
}

choices! {
    MetricName {
        Sales = "sales", metric_sales;
        Customers = "customers", metric_customers;
        Collection = "collection", metric_collection;
        Satisfaction = "satisfaction", metric_satisfaction;
        Complaints = "complaints", metric_complaints;
        Own = "own", metric_own;
    }
    DirectionName {
        Higher = "higher", direction_higher;
        Lower = "lower", direction_lower;
        Range = "range", direction_range;
    }
    SourceName {
        OurBooks = "books", source_our_books;
        TheirReports = "reports", source_their_reports;
        Bank = "bank", source_bank;
        Survey = "survey", source_survey;
        Complaints = "complaints", source_complaints;
        Own = "own", source_own;
    }
}

const fn metric_name(metric: &Metric) -> MetricName {
    match metric {
        Metric::NetSales => MetricName::Sales,
        Metric::NewCustomers => MetricName::Customers,
        Metric::CollectionRate => MetricName::Collection,
        Metric::Satisfaction => MetricName::Satisfaction,
        Metric::ComplaintHours => MetricName::Complaints,
        Metric::Own { .. } => MetricName::Own,
    }
}

fn set_metric(measure: &mut Measure, name: &str) {
    measure.metric = match MetricName::named(name) {
        Some(MetricName::Sales) => Metric::NetSales,
        Some(MetricName::Customers) => Metric::NewCustomers,
        Some(MetricName::Collection) => Metric::CollectionRate,
        Some(MetricName::Satisfaction) => Metric::Satisfaction,
        Some(MetricName::Complaints) => Metric::ComplaintHours,
        Some(MetricName::Own) | None => Metric::Own { name: Wording::default(), unit: Wording::default() },
    };
    let direction = if measure.metric == Metric::ComplaintHours { Direction::Lower } else { Direction::Higher };
    measure.turn(direction);
}

/// A level beyond the target as typed: better than the one before it, or nothing.
fn level(text: &str, measure: &Measure, before: Quantity) -> Result<Option<Quantity>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let level = format::parse_quantity(text).ok_or(Text::bad_quantity as Refused)?;
    if measure.is_beyond(level, before) {
        return Ok(Some(level));
    }
    let is_low = measure.direction == Direction::Lower;
    Err(if is_low { Text::target_levels_below as Refused } else { Text::target_levels_problem as Refused })
}

const fn direction_name(direction: Direction) -> DirectionName {
    match direction {
        Direction::Higher => DirectionName::Higher,
        Direction::Lower => DirectionName::Lower,
        Direction::Range { .. } => DirectionName::Range,
    }
}

fn set_direction(measure: &mut Measure, name: &str) -> Result<(), ExactError> {
    match DirectionName::named(name) {
        Some(DirectionName::Range) => measure.turn_to_range()?,
        Some(DirectionName::Lower) => measure.turn(Direction::Lower),
        Some(DirectionName::Higher) | None => measure.turn(Direction::Higher),
    }
    Ok(())
}

/// Where a range ends, and what each unit outside it takes off; nothing where there is none.
const fn range(measure: &Measure) -> Option<(Quantity, Bp)> {
    match measure.direction {
        Direction::Range { to, off_per_unit } => Some((to, off_per_unit)),
        Direction::Higher | Direction::Lower => None,
    }
}

/// Points as a box shows them: hundredths as a number with decimals.
fn points(hundredths: Bp) -> String {
    format::plain_quantity(Quantity { thousandths: hundredths.0.saturating_mul(10) })
}

const fn source_name(source: &Source) -> SourceName {
    match source {
        Source::OurBooks => SourceName::OurBooks,
        Source::TheirReports => SourceName::TheirReports,
        Source::BankStatements => SourceName::Bank,
        Source::Survey => SourceName::Survey,
        Source::ComplaintLog => SourceName::Complaints,
        Source::Own(_) => SourceName::Own,
    }
}

fn set_source(measure: &mut Measure, name: &str) {
    measure.source = match SourceName::named(name) {
        Some(SourceName::OurBooks) => Source::OurBooks,
        Some(SourceName::TheirReports) => Source::TheirReports,
        Some(SourceName::Bank) => Source::BankStatements,
        Some(SourceName::Survey) => Source::Survey,
        Some(SourceName::Complaints) => Source::ComplaintLog,
        Some(SourceName::Own) | None => Source::Own(Wording::default()),
    };
}

/// Name and unit of a measure that is none of the usual ones.
fn own_metric(measure: &Measure) -> (Wording, Wording) {
    match &measure.metric {
        Metric::Own { name, unit } => (name.clone(), unit.clone()),
        Metric::NetSales
        | Metric::NewCustomers
        | Metric::CollectionRate
        | Metric::Satisfaction
        | Metric::ComplaintHours => (Wording::default(), Wording::default()),
    }
}

pub(super) fn measure(row: Row<Measure>) -> AnyView {
    let editor = row.editor;
    let own = row.read(|it| metric_name(&it.metric) == MetricName::Own, || false);
    let own_source = row.read(|it| source_name(&it.source) == SourceName::Own, || false);
    let name_and_unit = move || {
        let set_name = row.words(|it, words| {
            if let Metric::Own { name, .. } = &mut it.metric {
                *name = words;
            }
        });
        let set_unit = row.words(|it, words| {
            if let Metric::Own { unit, .. } = &mut it.metric {
                *unit = words;
            }
        });
        view! {
            <WordsCell editor id=row.id("name") label=Text::measure_name value=row.read(|it| own_metric(it).0, Wording::default) write=set_name />
            <WordsCell editor id=row.id("unit") label=Text::measure_unit value=row.read(|it| own_metric(it).1, Wording::default) write=set_unit />
        }
    };
    let which_source = move || {
        let value = row.read(
            |it| match &it.source {
                Source::Own(words) => words.clone(),
                Source::OurBooks
                | Source::TheirReports
                | Source::BankStatements
                | Source::Survey
                | Source::ComplaintLog => Wording::default(),
            },
            Wording::default,
        );
        let write = row.words(|it, words| it.source = Source::Own(words));
        view! { <WordsCell editor id=row.id("source_words") label=Text::source_words value write /> }
    };
    let ranged = row.read(|it| range(it).is_some(), || false);
    let set_target = row.text(|it, text| {
        // a range may begin at nought
        let least = i64::from(range(it).is_none());
        let target = format::parse_quantity(text).filter(|target| target.thousandths >= least);
        it.target = target.ok_or(Text::bad_quantity as Refused)?;
        Ok(())
    });
    let ends = move || {
        let set_to = row.text(|it, text| {
            let end = format::parse_quantity(text).filter(|end| end.thousandths > it.target.thousandths);
            let end = end.ok_or(Text::bad_quantity as Refused)?;
            if let Direction::Range { to, .. } = &mut it.direction {
                *to = end;
            }
            Ok(())
        });
        let set_off = row.text(|it, text| {
            let points = format::parse_quantity(text).filter(|points| points.thousandths >= 10);
            let points = points.ok_or(Text::bad_quantity as Refused)?;
            if let Direction::Range { off_per_unit, .. } = &mut it.direction {
                *off_per_unit = Bp(points.thousandths.checked_div(10).unwrap_or(0));
            }
            Ok(())
        });
        let to = row.read(|it| range(it).map(|(to, _)| format::plain_quantity(to)).unwrap_or_default(), String::new);
        let off = row.read(|it| range(it).map(|(_, off)| points(off)).unwrap_or_default(), String::new);
        view! {
            <Cell editor id=row.id("to") label=Text::range_to figures=true value=to write=set_to />
            <Cell editor id=row.id("off") label=Text::range_off figures=true value=off write=set_off />
        }
    };
    // whatever a record from elsewhere has can be taken out
    let levelled = row.read(|it| it.has_direction() || it.has_levels(), || false);
    let spreads = row.read(|it| it.may_spread() || it.is_spread(), || false);
    let is_spread = row.read(Measure::is_spread, || false);
    let of_year = Signal::derive(move || {
        let words = editor.app.text().measure_of_year();
        if is_spread.get() { words.to_owned() } else { String::new() }
    });
    let levels = move || {
        let set_stretch = row.text(|it, text| {
            it.stretch = level(text, it, it.target)?;
            Ok(())
        });
        let set_challenge = row.text(|it, text| {
            it.challenge = level(text, it, it.stretch.unwrap_or(it.target))?;
            Ok(())
        });
        let note = Signal::derive(move || {
            let optional = editor.app.text().optional();
            let of_year = of_year.get();
            if of_year.is_empty() { optional.to_owned() } else { format!("{of_year} · {optional}") }
        });
        view! {
            <Cell editor id=row.id("stretch") label=Text::target_stretch note figures=true
                value=row.read(|it| it.stretch.map(format::plain_quantity).unwrap_or_default(), String::new) write=set_stretch />
            <Cell editor id=row.id("challenge") label=Text::target_challenge note figures=true
                value=row.read(|it| it.challenge.map(format::plain_quantity).unwrap_or_default(), String::new) write=set_challenge />
        }
    };
    let set_weight = row.text(|it, text| {
        it.weight = Bp(percent(text)?.0.checked_div(100).unwrap_or(0));
        Ok(())
    });
    let set_cap = row.text(|it, text| {
        it.cap = percent(text)?;
        Ok(())
    });
    let set_floor = row.text(|it, text| {
        it.floor = percent(text)?;
        Ok(())
    });
    view! {
        <ChoiceCell editor id=row.id("metric") label=Text::measure_metric choices=MetricName::CHOICES
            value=row.read(|it| metric_name(&it.metric).name(), || "") write=row.pick(set_metric) />
        <Cell editor id=row.id("weight") label=Text::measure_weight figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(Ppm(it.weight.0.saturating_mul(100))), String::new) write=set_weight />
        <Show when=move || own.get()>{name_and_unit()}</Show>
        <Cell editor id=row.id("target") label=Text::measure_target note=of_year figures=true
            value=row.read(|it| format::plain_quantity(it.target), String::new) write=set_target />
        <Show when=move || levelled.get()>{levels()}</Show>
        <Show when=move || spreads.get()>{spread(row)}</Show>
        <ChoiceCell editor id=row.id("direction") label=Text::measure_direction choices=DirectionName::CHOICES
            value=row.read(|it| direction_name(it.direction).name(), || "") write=row.try_pick(set_direction) />
        <Show when=move || ranged.get()>{ends()}</Show>
        <ChoiceCell editor id=row.id("source") label=Text::measure_source choices=SourceName::CHOICES
            value=row.read(|it| source_name(&it.source).name(), || "") write=row.pick(set_source) />
        <Cell editor id=row.id("cap") label=Text::measure_cap figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(it.cap), String::new) write=set_cap />
        <Cell editor id=row.id("floor") label=Text::measure_floor figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(it.floor), String::new) write=set_floor />
        <Show when=move || own_source.get()>{which_source()}</Show>
    }
    .into_any()
}
