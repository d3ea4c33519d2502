//! Examples of the documents in the words of the page: the clock of service, bounds and grades of scores, a target for a part of a
//! period, what a plan counts and the factor of a grade. What the journeys of the same name walk is not repeated here.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::hours::{DayHours, Window, WorkWeek};
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::commission::{
    BasisTax, CommissionBasis, CommissionCap, CommissionClaim, CommissionMethod, CommissionPlan, RateTier, RateTiers,
    Retention, UpperBound, collected_basis,
};
use counterpart::domain::contract::targets::Targets;
use counterpart::domain::date::Date;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Measurement, MetricValue};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::scorecard::clause::plan_in;
use counterpart::domain::scorecard::period::Span as Days;
use counterpart::domain::scorecard::record::Input;
use counterpart::domain::service_clock::level::{ServiceLimit, ServiceTime};
use counterpart::domain::service_clock::{ClockKind, ServiceCase, ServiceDue, service_due};
use counterpart::export::paper::{Block, Cell, EvaluationSheet, Span, plain_text};
use counterpart::i18n::{Locale, Text};

use crate::word::evaluation_sheet;

const EN: Text = Text::new(Locale::En);
const ZH: Text = Text::new(Locale::Zh);

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// `contract-rules.md` 5.2: Monday to Friday, 09:00 to 18:00, no holidays.
#[test]
fn the_clock_of_the_rules_says_until_when() {
    let minute = |text| Minute::parse(text).expect("a time");
    let hours = DayHours::new(vec![Window { from: minute("09:00"), to: minute("18:00") }]).expect("hours");
    let calendar = WorkCalendar::new(WorkWeek::monday_to_friday(&hours), hours);
    for (received, minutes, en, zh) in [
        ("2026-03-06T16:30", 240, "By 9 Mar 11:30", "最迟 3月9日 11:30"),
        ("2026-03-06T17:59", 60, "By 9 Mar 09:59", "最迟 3月9日 09:59"),
        ("2026-03-06T18:00", 60, "By 9 Mar 10:00", "最迟 3月9日 10:00"),
        ("2026-03-07T11:00", 240, "By 9 Mar 13:00", "最迟 3月9日 13:00"),
        ("2026-03-09T08:15", 540, "By 9 Mar 18:00", "最迟 3月9日 18:00"),
        ("2026-03-09T09:00", 1_620, "By 11 Mar 18:00", "最迟 3月11日 18:00"),
    ] {
        let case = ServiceCase { received: Moment::parse(received).expect("a moment"), pauses: &[] };
        let limit = ServiceLimit { time: ServiceTime::Minutes(minutes), clock: ClockKind::Business };
        let ServiceDue::At(due) = service_due(case, limit, &calendar).expect("a deadline").value else {
            panic!("nothing stops it")
        };
        for (text, said) in [(EN, en), (ZH, zh)] {
            assert_eq!(text.ticket_due(&text.clock_moment(due, day("2026-03-12"))), said, "{received}");
        }
    }
}

/// The rows of the table of metrics.
fn rows(sheet: &EvaluationSheet) -> Vec<Vec<String>> {
    let paper = sheet.paper();
    let table = paper.articles[0].blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let words = |cell: &Cell| -> String {
        let Cell::Same(spans) = cell else { panic!("the same in both languages") };
        let plain = spans.iter().map(|span| match span {
            Span::Plain(text) => text.to_string(),
            Span::Term { .. } | Span::Blank { .. } | Span::Reference { .. } => panic!("no term"),
        });
        plain.collect()
    };
    table.expect("a table").rows.iter().map(|row| row.iter().map(words).collect()).collect()
}

fn measured(value: MetricValue) -> Input {
    Input { measurement: Measurement::Measured(value), counted: None, note: String::new() }
}

/// `contract-rules.md` 5.3: a target of 48 hours, lower is better, a cap of 120.
#[test]
fn a_score_that_is_better_lower_stops_at_its_bounds() {
    for (hours, score, points) in
        [(36, "120.00", "12.00"), (48, "100.00", "10.00"), (60, "75.00", "7.50"), (96, "0.00", "0.00")]
    {
        let mut sheet = evaluation_sheet(false);
        sheet.events.clear();
        sheet.inputs[4] = measured(MetricValue::Number(Quantity { thousandths: hours * 1_000 }));
        let row = &rows(&sheet)[4];
        assert_eq!((row[3].as_str(), row[5].as_str()), (score, points), "{hours} h: {row:?}");
    }
}

/// `contract-rules.md` 5.3: bounds are part of the grade above, and no score is rounded up into it.
#[test]
fn a_score_just_below_a_grade_is_not_printed_as_if_it_reached_it() {
    // of a target of 1,000,000.00, in fen
    for (fen, score, grade) in [
        (90_000_000, "90.00", "A"),
        (89_999_999, "89.999", "B"),
        (89_995_000, "89.995", "B"),
        (89_990_000, "89.99", "B"),
        (80_000_000, "80.00", "B"),
        (79_990_000, "79.99", "C"),
        (60_000_000, "60.00", "C"),
        (59_990_000, "59.99", "D"),
    ] {
        for (chinese, colon, words) in [(true, "：", ["得分", "等级"]), (false, ": ", ["Score", "Grade"])] {
            let mut sheet = evaluation_sheet(chinese);
            sheet.events.clear();
            sheet.evaluation.terms.metrics.truncate(1);
            sheet.evaluation.terms.metrics[0].weight = Bp(10_000);
            sheet.inputs = vec![measured(MetricValue::Amount(Money::cny(fen)))];
            let paper = plain_text(&sheet.paper());
            for (label, value) in words.into_iter().zip([score, grade]) {
                let line = format!("{label}{colon}{value}");
                assert!(paper.lines().any(|it| it.trim() == line), "{line} in {paper}");
            }
        }
    }
}

/// `contract-rules.md` 5.3: 100,000.00 for 30 of 90 days.
#[test]
fn a_part_of_a_period_has_its_share_of_the_target() {
    let mut sheet = evaluation_sheet(false);
    sheet.events.clear();
    // the first quarter of 2026 has 90 days
    let span = Days { first: day("2026-01-01"), last: day("2026-01-30") };
    let clause = Targets::usual(Money::cny(10_000_000));
    sheet.evaluation.terms = plan_in(&clause, Currency::CNY, span).expect("a plan");
    sheet.evaluation.span = span;
    let row = &rows(&sheet)[0];
    assert_eq!(row[1], "¥33,333.33", "{row:?}");
}

/// `contract-rules.md` 5.4: 113,000.00 at 13 % counts as 100,000.00.
#[test]
fn what_counts_is_net_where_the_plan_says_so() {
    let gross = Money::cny(11_300_000);
    for (text, counted, without) in [(EN, "What counted", "Without tax at 13%"), (ZH, "计入的金额", "扣除 13% 的税")]
    {
        let worked = collected_basis(gross, BasisTax::NetOf(Ppm(130_000))).expect("a basis");
        assert_eq!(worked.value, CommissionBasis::Amount(Money::cny(10_000_000)));
        let told: Vec<(String, String)> = worked.working.iter().map(|line| text.basis_line(line)).collect();
        let line = |words: &str, sum: &str| (words.to_owned(), sum.to_owned());
        assert_eq!(told, [line(counted, "¥113,000.00"), line(without, "¥100,000.00")]);
    }
    let worked = collected_basis(gross, BasisTax::Gross).expect("a basis");
    assert_eq!(worked.value, CommissionBasis::Amount(gross));
}

/// `contract-rules.md` 5.4: to 800,000 2 %, to 1,000,000 3 %, to 1,200,000 5 %, above 6 %; 1,300,000 earns 38,000.00, which the grade
/// multiplies: A 1.10, B 1.00, C 0.80, D nought.
#[test]
fn the_grade_multiplies_what_was_earned() {
    let tier = |upper, rate| RateTier { upper, rate: Ppm(rate) };
    let up_to = |yuan: i64| UpperBound::UpTo(Money::cny(yuan * 100));
    let tiers = RateTiers::new(vec![
        tier(up_to(800_000), 20_000),
        tier(up_to(1_000_000), 30_000),
        tier(up_to(1_200_000), 50_000),
        tier(UpperBound::Open, 60_000),
    ]);
    let plan = CommissionPlan {
        method: CommissionMethod::Marginal(tiers.expect("in order")),
        cap: CommissionCap::None,
        hold_back: Ppm(0),
    };
    for (factor, said, earned) in [
        (1_100_000, Some("Factor of the grade 110%"), "¥41,800.00"),
        (1_000_000, None, "¥38,000.00"),
        (800_000, Some("Factor of the grade 80%"), "¥30,400.00"),
        (0, Some("Factor of the grade 0%"), "¥0.00"),
    ] {
        let claim = CommissionClaim {
            basis: CommissionBasis::Amount(Money::cny(130_000_000)),
            grade_factor: Ppm(factor),
            retention: Retention::Holding,
        };
        let worked = plan.accrue(&claim).expect("earns");
        let told: Vec<(String, String)> =
            worked.working.iter().map(|line| EN.commission_line(line, Currency::CNY)).collect();
        let found = told.iter().find(|(words, _)| words.starts_with("Factor")).map(|(words, _)| words.as_str());
        assert_eq!(found, said, "{told:?}");
        let sum = told.iter().find(|(words, _)| words.starts_with("Earned")).map(|(_, sum)| sum.as_str());
        assert_eq!(sum, Some(earned), "{told:?}");
    }
}
