//! Scores as `domain.md` 6.6 and `contract-rules.md` 5.3 work them out: weights, caps, what is not applicable, grades.

use crate::browser::{Browser, Look};
use crate::journeys::draft_a_contract::CUSTOMER;
use crate::journeys::evaluate_a_customer::{enter, evaluate_by};
use crate::journeys::keep_the_book::{enter_customer, start_book};

/// A metric of an example: what is measured, its target, its weight, which way is better; its value, and the points it adds.
struct Metric {
    measured: &'static str,
    target: &'static str,
    weight: &'static str,
    better: &'static str,
    value: &'static str,
    points: &'static str,
    /// The perspective of a balanced scorecard that it belongs to; empty: none.
    perspective: &'static str,
}

impl Metric {
    const fn new(
        [measured, target, weight]: [&'static str; 3],
        better: &'static str,
        [value, points]: [&'static str; 2],
    ) -> Self {
        Self { measured, target, weight, better, value, points, perspective: "" }
    }

    /// A metric of a balanced scorecard that aims at a hundred: what is measured is its score.
    const fn of(perspective: &'static str, weight: &'static str, value: &'static str, points: &'static str) -> Self {
        Self { measured: "own", target: "100", weight, better: "higher", value, points, perspective }
    }
}

/// `domain.md` 6.6: the overdue ratio is none of the measures that the book knows.
const DOMAIN: [Metric; 5] = [
    Metric::new(["collected", "400000", "40"], "higher", ["370000", "37.00"]),
    Metric::new(["new_customers", "5", "15"], "higher", ["6", "18.00"]),
    Metric::new(["service_in_time", "100", "20"], "higher", ["90", "18.00"]),
    Metric::new(["satisfaction", "5", "15"], "higher", ["4.6", "13.80"]),
    Metric::new(["own", "5", "10"], "ratio", ["4", "12.00"]),
];

/// `contract-rules.md` 5.3.
const RULES: [Metric; 5] = [
    Metric::new(["net_sales", "1000000", "40"], "higher", ["1100000", "44.00"]),
    Metric::new(["new_customers", "20", "15"], "higher", ["18", "13.50"]),
    Metric::new(["collection_rate", "95", "20"], "higher", ["91.2", "19.20"]),
    Metric::new(["satisfaction", "4.5", "15"], "higher", ["4.32", "14.40"]),
    Metric::new(["complaint_hours", "48", "10"], "lower", ["60", "7.50"]),
];

/// The balanced scorecard of `contract-rules.md` 5.3: 40, 25, 20 and 15 %, and within them 50, 30 and 20, 60 and 40, 50 and 50, and
/// the whole.
const BALANCED: [Metric; 8] = [
    Metric::of("financial", "20", "110", "22.00"),
    Metric::of("financial", "12", "96", "11.52"),
    Metric::of("financial", "8", "92", "7.36"),
    Metric::of("customer", "15", "96", "14.40"),
    Metric::of("customer", "10", "90", "9.00"),
    Metric::of("internal", "10", "75", "7.50"),
    Metric::of("internal", "10", "100", "10.00"),
    Metric::of("learning", "15", "100", "15.00"),
];

/// Writes a plan of these metrics, evaluates the customer by it, and enters what was measured.
async fn score(browser: &Browser, customer: &str, plan: &str, metrics: &[Metric]) {
    browser.open("#/evaluations/plans").await;
    browser.press("#new-evaluation-plan").await;
    browser.write("#plan-name", plan).await;
    for (nth, metric) in (1..).zip(metrics) {
        if nth > 1 {
            browser.press("#add-metric").await;
        }
        browser.set(&format!("#measured-{nth}"), metric.measured).await;
        if metric.measured == "own" {
            let name = if metric.perspective.is_empty() { "Overdue ratio".to_owned() } else { format!("KPI {nth}") };
            browser.set(&format!("#name-{nth}"), &name).await;
        } else {
            browser.set(&format!("#source-{nth}"), "hand").await;
        }
        browser.set(&format!("#target-{nth}"), metric.target).await;
        browser.set(&format!("#weight-{nth}"), metric.weight).await;
        browser.set(&format!("#direction-{nth}"), metric.better).await;
        browser.set(&format!("#perspective-{nth}"), metric.perspective).await;
    }
    browser.see_in("#plan-weights", "100%").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#own-plans", plan).await;
    evaluate_by(browser, customer, plan).await;
    for (nth, metric) in (0..).zip(metrics) {
        enter(browser, nth, metric.value, "By the example").await;
        browser.see_in(&format!("[data-metric='{nth}'] [data-points]"), metric.points).await;
    }
}

/// `domain.md` 6.6 and `contract-rules.md` 5.3: weights, caps, what is not applicable, grades.
async fn scores(look: Look) {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    enter_customer(&browser, CUSTOMER, "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);

    score(&browser, &customer, "A", &DOMAIN).await;
    browser.see_in("#evaluation-how", "98.80").await;
    browser.reads("#evaluation-score", "98.80").await;
    browser.reads("#evaluation-grade", "A").await;
    // 4 % against 5 % would be 125 points: the cap holds it at 120
    let capped = browser.pick("超过上限，按 120.00 计", "above the cap: counts as 120.00");
    browser.see_in("[data-metric='4']", "80%").await;
    browser.see_in("[data-metric='4']", "120.00").await;
    browser.see_in("[data-metric='4']", capped).await;
    // without complaints the metric is neither nought nor full: the others are re-weighted, and the page says so
    browser.press("[data-enter='2']").await;
    browser.keep(&[("evaluation-applies", "no"), ("evaluation-note", "No complaints")]).await;
    browser.see_in("#evaluation-how", "80.80 ÷ 80% = 101.00").await;
    let reweighted = browser.pick("已重新加权", "it was re-weighted");
    browser.see_in("#evaluation-how", reweighted).await;
    browser.reads("#evaluation-score", "101.00").await;
    browser.picture(browser.pick("example-score-zh", "example-score-en")).await;

    score(&browser, &customer, "B", &RULES).await;
    browser.see_in("#evaluation-how", "98.60").await;
    browser.reads("#evaluation-score", "98.60").await;
    browser.reads("#evaluation-grade", "A").await;

    // each perspective is the mean of its metrics, and the whole that of the perspectives
    score(&browser, &customer, "C", &BALANCED).await;
    for step in ["102.20 × 40% = 40.88", "93.60 × 25% = 23.40", "87.50 × 20% = 17.50", "100.00 × 15% = 15.00"] {
        browser.see_in("[data-perspective]", step).await;
    }
    browser.see_in("#evaluation-how", "96.78").await;
    browser.reads("#evaluation-score", "96.78").await;
    browser.reads("#evaluation-grade", "A").await;
    browser.end().await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_scores() {
    scores(Look::EN).await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_scores_in_chinese() {
    scores(Look::ZH).await;
}
