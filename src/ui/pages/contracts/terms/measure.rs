//! One measure of the targets as a row.

use leptos::prelude::*;

use super::kit::{Cell, Choice, ChoiceCell, Row, WordsCell, bare_percent, choices, percent};
use crate::domain::contract::targets::{Direction, Measure, Metric, Source};
use crate::domain::contract::wording::Wording;
use crate::domain::rate::{Bp, Ppm};
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
    measure.direction = if measure.metric == Metric::ComplaintHours { Direction::Lower } else { Direction::Higher };
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
    let set_target = row.text(|it, text| {
        it.target =
            format::parse_quantity(text).filter(|it| it.thousandths > 0).ok_or(Text::bad_quantity as Refused)?;
        Ok(())
    });
    let set_weight = row.text(|it, text| {
        it.weight = Bp(percent(text)?.0.checked_div(100).unwrap_or(0));
        Ok(())
    });
    let set_cap = row.text(|it, text| {
        it.cap = percent(text)?;
        Ok(())
    });
    view! {
        <ChoiceCell editor id=row.id("metric") label=Text::measure_metric choices=MetricName::CHOICES
            value=row.read(|it| metric_name(&it.metric).name(), || "") write=row.pick(set_metric) />
        <Cell editor id=row.id("weight") label=Text::measure_weight figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(Ppm(it.weight.0.saturating_mul(100))), String::new) write=set_weight />
        <Show when=move || own.get()>{name_and_unit()}</Show>
        <Cell editor id=row.id("target") label=Text::measure_target figures=true
            value=row.read(|it| format::plain_quantity(it.target), String::new) write=set_target />
        <ChoiceCell editor id=row.id("direction") label=Text::measure_direction choices=Direction::CHOICES
            value=row.read(|it| it.direction.name(), || "")
            write=row.pick(|it, name| it.direction = Direction::named(name).unwrap_or(Direction::Higher)) />
        <ChoiceCell editor id=row.id("source") label=Text::measure_source choices=SourceName::CHOICES
            value=row.read(|it| source_name(&it.source).name(), || "") write=row.pick(set_source) />
        <Cell editor id=row.id("cap") label=Text::measure_cap figures=true unit=Text::percent_unit
            value=row.read(|it| bare_percent(it.cap), String::new) write=set_cap />
        <Show when=move || own_source.get()>{which_source()}</Show>
    }
    .into_any()
}
