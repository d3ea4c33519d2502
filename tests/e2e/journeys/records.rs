//! One record of every kind, and the parts of its page: where it is listed and what leads to it. What looks at every page walks them.

use crate::browser::Browser;

/// What it is called; the list that it is in, or nothing where the page before leads to it; what is pressed, one after the other; what
/// is seen once it is there.
pub(super) type Record = (&'static str, &'static str, &'static [&'static str], &'static str);

/// Every one, in an order in which a part of a record follows the record.
pub(super) const RECORDS: &[Record] = &[
    ("customer", "#/customers", &[".cust__name a"], ".rec__figures"),
    ("customer-timeline", "", &[".rec__tabs a[href$='/timeline']"], "#timeline"),
    ("customer-contacts", "", &[".rec__tabs a[href$='/contacts']"], "#contacts"),
    ("customer-money", "", &[".rec__tabs a[href$='/money']"], "#export-customer-money"),
    ("customer-changes", "", &[".rec__tabs a[href$='/changes']"], "#changes .timeline"),
    ("customer-merge", "#/customers", &[".cust__name a", "#merge-with"], "#merge-search"),
    ("lead", "#/leads", &[".leads__name a"], "#lead-stage"),
    ("ticket", "#/service", &[".tickets__title a"], "#ticket-state"),
    ("dispute", "#/disputes", &[".disputes__table a"], "#dispute-state"),
    ("sharing-scope", "#/sharing", &[".scopes__what a"], "#scope-state"),
    ("share-pack", "#/sharing?q=二季度联合走访", &[".scopes__what a", "#give"], "#share-make"),
    ("leak", "#/sharing?view=leaks", &["#leaks .scopes__what a"], "#leak-state"),
    ("evaluation", "#/evaluations?view=waiting", &[".evals__who a"], "#evaluation-state"),
    ("target", "#/targets?view=all", &["[data-target] .rows__open"], "#target-status"),
    ("incentive-plan", "#/incentives", &["#plans [data-plan] a"], "#plan-stage"),
    ("commission-statement", "#/incentives?period=2026", &["#member-figures [data-row] a"], "#commission-statement"),
    ("own-clause", "#/library", &["#own-clauses a"], "#own-clause"),
    ("own-template", "#/library", &["#own-templates a"], "#own-template .sheet"),
    (
        "contract-comparison",
        "#/contracts?q=注射用水点位计量合同",
        &[".cons__title a", ".deal__tabs a[href$='/versions']", "#compare-go"],
        ".compare__sheet ins",
    ),
    (
        "contract-versions",
        "#/contracts?q=注射用水点位计量合同",
        &[".cons__title a", ".deal__tabs a[href$='/versions']"],
        "[data-version='2']",
    ),
    ("contract-check", "", &[".deal__tabs a[href$='/check']"], "#check-counts"),
    (
        "contract-negotiation",
        "#/contracts?q=产线冷却水监测供货合同",
        &[".cons__title a", ".deal__tabs a[href$='/negotiation']"],
        "[data-round='2']",
    ),
    (
        "contract-amendments",
        "#/contracts?q=自动化集成供货合同",
        &[".cons__title a", ".deal__tabs a[href$='/amendments']"],
        "#amendments tbody a",
    ),
    ("amendment", "", &["#amendments tbody a"], ".amendment .sheet"),
    ("amendment-effect", "", &[".deal__tabs a[href$='/effect']"], "#effect tbody tr"),
    ("amendment-check", "", &[".deal__tabs a[href$='/check']"], "#check-counts"),
    ("amendment-compare", "", &[".deal__tabs a[href$='/compare']"], "#amendment-compare .sheet"),
    ("amendment-life", "", &[".deal__tabs a[href$='/life']"], "#amendment-history"),
    (
        "contract-duties",
        "#/contracts?q=泵站改造供货合同",
        &[".cons__title a", ".deal__tabs a[href$='/duties']"],
        "#contract-duties [data-duty]",
    ),
    // it is paid late, and was claimed once
    ("contract-money", "", &[".deal__tabs a[href$='/money']", "#fees .working"], "#fees .ledger"),
    ("contract-notices", "", &[".deal__tabs a[href$='/notices']"], "#notice"),
    ("contract-life", "", &[".deal__tabs a[href$='/life']"], "#stepper"),
    ("contract-changes", "", &[".deal__tabs a[href$='/changes']"], "#changes .timeline"),
    ("letter", "", &[".deal__tabs a[href$='/letters']"], "#letter"),
    ("contract-materials", "", &[".deal__tabs a[href$='/materials']"], "#contract-materials [data-material]"),
    ("handover-slip", "", &["#open-slip"], "#slip-paper"),
    // one that was ended by agreement
    (
        "settlement",
        "#/contracts?q=余热回收点位合同",
        &[".cons__title a", ".deal__tabs a[href$='/settlement']"],
        "#settlement-lines .settle__line",
    ),
    // a customer that is bound by contracts, reached from one of them
    (
        "customer-contracts",
        "#/contracts?q=泵站改造供货合同",
        &[".cons__title a", ".deal__facts a[href^='#/customers/']", ".rec__tabs a[href$='/contracts']"],
        ".rec > .rec__main .cons__title a",
    ),
    ("customer-statement", "", &[".rec__tabs a[href$='/statement']"], "#letter"),
    // it shows no frame, and the next page brings the frame back
    ("rescue", "#/rescue", &[], "#rescue-demo"),
];

/// Goes to a record, from where it is listed or from the page of the one before.
pub(super) async fn go_to(browser: &Browser, (_, list, links, seen): Record) {
    if !list.is_empty() {
        browser.open(list).await;
    }
    for link in links {
        browser.press(link).await;
    }
    browser.find(seen).await;
}

/// Turns the letter on the page into a statement of account.
pub(super) async fn turn_into_an_account(browser: &Browser) {
    browser.set("#letter-kind", "account").await;
    let said = "return ['对账单', 'Statement of account'].includes(document.querySelector('#letter .sheet__title')?.textContent.trim())";
    browser.wait_for("a statement of account", said, "").await;
}
