//! Reports and coverage handed out as they stand on the page.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::domain::reporting::coverage::{Coverage, Load, Orphan, Untouched};
use crate::domain::reporting::figure::{Figure, Reading, Value};
use crate::domain::reporting::sums::Sums;
use crate::domain::reporting::table::{Of, Pair, Table};
use crate::domain::sales_measure::Unit;
use crate::domain::team::member::Member;
use crate::state::aims::AimRow;
use crate::state::app::App;
use crate::state::clock::today;
use crate::sync::list::ledger::{Cell, Ledger};
use crate::sync::list::sheets::report::{ReportColumn, ReportHead, ReportLine, report_sheet};

/// A list of coverage that is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageSheet {
    /// Who looks after how many.
    Loads,
    /// Customers that were not reached for long.
    Untouched,
    /// Customers whose owner has left.
    Orphans,
}

/// A figure; one that is beyond what an amount can hold has none.
fn value(figure: Figure, sums: &Sums) -> Value {
    figure.value(sums).unwrap_or(Value::Count(0))
}

impl App {
    /// What a row of a report is called, as it is now.
    pub fn report_row_name(self, of: &Of) -> String {
        let text = self.untracked_text();
        match of {
            Of::Person(name) if name.is_empty() => text.reports_nobody().to_owned(),
            Of::Team(name) if name.is_empty() => text.reports_no_team().to_owned(),
            Of::Person(name) | Of::Team(name) => name.to_string(),
            Of::Member(id) => self.peek::<Member>(*id).map(|it| it.name.clone()).unwrap_or_default(),
            Of::Outside => text.reports_outside().to_owned(),
            Of::Customer(None) => text.reports_no_customer().to_owned(),
            Of::Customer(Some(id)) => self.called(*id),
            Of::Month(day) => text.month(*day),
            Of::Stage(None) => text.reports_no_stage().to_owned(),
            Of::Stage(Some(key)) => {
                let stages = untrack(|| self.sales_stages());
                text.stage_name(&key.0, stages.stage(key).map_or("", |it| it.name.as_str()))
            }
        }
    }

    /// What a customer of a report is called, as it is now.
    pub fn report_customer(self, id: CustomerId) -> String {
        self.called(id)
    }

    /// Hands a report out, with the row of all together.
    pub fn export_report(self, table: &Table, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let report = table.asked().report;
        let columns: Vec<ReportColumn> = report
            .figures()
            .iter()
            .map(|figure| {
                let name = text.report_figure(*figure);
                ReportColumn {
                    reading: figure.reading(),
                    name: name.to_owned(),
                    number: match figure.reading() {
                        Reading::Share(..) => text.reports_of_heading(name),
                        Reading::Count(_)
                        | Reading::Reached(_)
                        | Reading::Amount(_)
                        | Reading::AmountShare(..)
                        | Reading::Mean(_) => text.reports_number_heading(name),
                    },
                    before: text.reports_before_heading(name),
                }
            })
            .collect();
        let line = |name: String, sums: &Pair| ReportLine {
            name,
            figures: report.figures().iter().map(|it| (value(*it, &sums.now), value(*it, &sums.before))).collect(),
        };
        let mut lines: Vec<ReportLine> =
            table.rows.iter().map(|row| line(self.report_row_name(&row.of), &row.sums)).collect();
        lines.push(line(text.reports_all().to_owned(), &table.all));
        let head = ReportHead {
            sheet: text.report_name(report).to_owned(),
            made_on: today().ok(),
            of: text.reports_of().to_owned(),
            currency: text.reports_currency().to_owned(),
        };
        self.hand_report(report_sheet(head, &columns, &lines), form, text.report_name(report));
    }

    /// Hands out what was aimed at and what was done.
    pub fn export_aims(self, rows: &[AimRow], form: SheetForm) {
        let text = self.untracked_text();
        let headings = [
            text.reports_bearer(),
            text.reports_measured(),
            text.reports_from(),
            text.reports_to(),
            text.reports_currency(),
            text.reports_aim(),
            text.reports_expected(),
            text.reports_actual(),
            text.reports_attained(),
            text.reports_pace(),
        ];
        let row = |it: &AimRow| {
            let unit = it.target.unit();
            let share = |share: Option<_>| share.map_or_else(Cell::empty, Cell::Share);
            vec![
                Cell::words(&it.whose(text)),
                Cell::words(&it.measured(text)),
                Cell::Day(it.aimed.span.from),
                Cell::Day(it.aimed.span.to),
                Cell::currency(match unit {
                    Unit::Money(currency) => Some(currency),
                    Unit::Quantity | Unit::Count => None,
                }),
                units(unit, it.aimed.aim),
                units(unit, it.aimed.expected),
                units(unit, it.aimed.actual),
                share(it.aimed.share),
                share(it.aimed.pace),
            ]
        };
        let rows = rows.iter().map(row).collect();
        self.hand_report(Self::report_ledger(text.reports_targets(), &headings, rows), form, text.reports_targets());
    }

    /// Hands out a list of coverage.
    pub fn export_coverage(self, coverage: &Coverage, sheet: CoverageSheet, form: SheetForm) {
        let text = self.untracked_text();
        let many = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
        let (name, headings, rows): (&str, Vec<&str>, Vec<Vec<Cell>>) = match sheet {
            CoverageSheet::Loads => {
                let row = |it: &Load| {
                    let who = if it.who.is_empty() { text.coverage_nobody() } else { &it.who };
                    let levels = it.levels.iter().map(|count| many(*count));
                    let ends = [many(it.all), many(it.untouched)];
                    std::iter::once(Cell::words(who)).chain(levels).chain(ends).collect()
                };
                let headings =
                    vec![text.coverage_owner(), "A", "B", "C", "D", text.coverage_all(), text.coverage_untouched()];
                (text.coverage_sheet(), headings, coverage.loads.iter().map(row).collect())
            }
            CoverageSheet::Untouched => {
                let row = |it: &Untouched| {
                    vec![Cell::Text(self.called(it.customer)), Cell::words(&it.who), Cell::day(it.last)]
                };
                let headings = vec![text.customer(), text.coverage_owner(), text.coverage_last()];
                (text.coverage_sheet_untouched(), headings, coverage.untouched.iter().map(row).collect())
            }
            CoverageSheet::Orphans => {
                let row = |it: &Orphan| {
                    vec![Cell::Text(self.called(it.customer)), Cell::words(&it.who), Cell::day(it.left_on)]
                };
                let headings = vec![text.customer(), text.coverage_owner(), text.reports_left_on()];
                (text.coverage_sheet_orphans(), headings, coverage.orphans.iter().map(row).collect())
            }
        };
        self.hand_report(Self::report_ledger(name, &headings, rows), form, name);
    }

    fn report_ledger(sheet: &str, headings: &[&str], rows: Vec<Vec<Cell>>) -> Ledger {
        let headings = headings.iter().map(|it| (*it).to_owned()).collect();
        Ledger { sheet: sheet.to_owned(), made_on: today().ok(), headings, rows }
    }

    fn hand_report(self, ledger: Ledger, form: SheetForm, name: &str) {
        let text = self.untracked_text();
        let file = form.name(&format!("{}-{name}", text.reports_sheet()));
        let said = text.rows_exported(ledger.rows.len(), &file);
        self.hand_out(ledger, form, &file, said);
    }
}

fn units(unit: Unit, figure: i64) -> Cell {
    match unit {
        Unit::Money(currency) => Cell::Amount(Money::new(figure, currency)),
        Unit::Quantity => Cell::Quantity(Quantity { thousandths: figure }),
        Unit::Count => Quantity::whole(figure).map_or_else(|_| Cell::empty(), Cell::Quantity),
    }
}
