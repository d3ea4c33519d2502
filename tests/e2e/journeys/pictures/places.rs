//! Every place of the app has a picture: whoever adds one says here which shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::records::RECORDS;
use super::{OPENED, PAGES};

/// The place by its name in the route table, and the picture that shows it.
const SHOWN: &[(&str, &str)] = &[
    ("Route::Home", "home"),
    ("Route::Customers", "customers"),
    ("Route::CustomerImport", "import"),
    ("Route::BoughtImport", "purchases"),
    ("Route::Duplicates", "duplicates"),
    ("Route::Merge", "customer-merge"),
    ("Route::Pipeline", "pipeline"),
    ("Route::Opportunity", "opportunity"),
    ("Route::Quote", "quote"),
    ("Route::Leads", "leads"),
    ("Route::Lead", "lead"),
    ("Route::Products", "products"),
    ("Route::Contracts", "contracts"),
    ("Route::Ledger", "ledger"),
    ("Route::OpenPackage", "package"),
    ("Route::ContractVersions", "contract-comparison"),
    ("Route::ContractTalks", "contract-negotiation"),
    ("Route::Money", "money"),
    ("Route::StatementImport", "statement"),
    ("Route::Receivables", "receivables"),
    ("Route::Calendar", "calendar"),
    ("Route::Reminders", "reminders"),
    ("Route::Tasks", "tasks"),
    ("Route::Targets", "targets"),
    ("Route::Target", "target"),
    ("Route::Reports", "report-activity"),
    ("Route::Duties", "duties"),
    ("Route::Materials", "materials"),
    ("Route::HandoverSlip", "handover-slip"),
    ("Route::Service", "service"),
    ("Route::ServiceReport", "service-report"),
    ("Route::Ticket", "ticket"),
    ("Route::Evaluations", "evaluations"),
    ("Route::Evaluation", "evaluation"),
    ("Route::EvaluationPlans", "evaluation-plans"),
    ("Route::Disputes", "disputes"),
    ("Route::Dispute", "dispute"),
    ("Route::Sharing", "sharing"),
    ("Route::SharingScope", "sharing-scope"),
    ("Route::SharePack", "share-pack"),
    ("Route::Incident", "leak"),
    ("Route::Library", "library"),
    ("Route::OwnClause", "own-clause"),
    ("Route::OwnTemplate", "own-template"),
    ("Route::Team", "team"),
    ("Route::Incentives", "incentives"),
    ("Route::IncentivePlan", "incentive-plan"),
    ("Route::PayoutRuns", "payout-runs"),
    ("Route::CommissionStatement", "commission-statement"),
    ("Route::Together", "together"),
    ("Route::Conflicts", "conflicts"),
    ("Route::Rescue", "rescue"),
    ("Route::NotFound", "not-found"),
    ("CustomerTab::Overview", "customer"),
    ("CustomerTab::Contacts", "customer-contacts"),
    ("CustomerTab::Contracts", "customer-contracts"),
    ("CustomerTab::Money", "customer-money"),
    ("CustomerTab::Statement", "customer-statement"),
    ("CustomerTab::Timeline", "customer-timeline"),
    ("CustomerTab::Changes", "customer-changes"),
    ("ContractTab::Paper", "contract"),
    ("ContractTab::Money", "contract-money"),
    ("ContractTab::Letters", "letter"),
    ("ContractTab::Notices", "contract-notices"),
    ("ContractTab::Duties", "contract-duties"),
    ("ContractTab::Materials", "contract-materials"),
    ("ContractTab::Life", "contract-life"),
    ("ContractTab::Settlement", "settlement"),
    ("ContractTab::Check", "contract-check"),
    ("ContractTab::Negotiation", "contract-negotiation"),
    ("ContractTab::Versions", "contract-versions"),
    ("ContractTab::Amendments", "contract-amendments"),
    ("ContractTab::Changes", "contract-changes"),
    ("AmendmentTab::Terms", "amendment"),
    ("AmendmentTab::Effect", "amendment-effect"),
    ("AmendmentTab::Check", "amendment-check"),
    ("AmendmentTab::Compare", "amendment-compare"),
    ("AmendmentTab::Life", "amendment-life"),
    ("SettingsPart::Company", "own-company"),
    ("SettingsPart::Stages", "stages"),
    ("SettingsPart::Fields", "fields"),
    ("SettingsPart::Rates", "rates"),
    ("SettingsPart::Holidays", "holidays"),
    ("SettingsPart::Approval", "approval"),
    ("SettingsPart::Numbers", "numbers"),
    ("SettingsPart::Service", "service-standard"),
    ("SettingsPart::Appearance", "appearance"),
    ("SettingsPart::Book", "settings"),
];

/// Places that are the parts named below them.
const PARTED: [&str; 4] = ["Route::Customer", "Route::Contract", "Route::Amendment", "Route::Settings"];

/// The names of the places in the route table.
fn places() -> BTreeSet<String> {
    let table = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/route.rs");
    let table = std::fs::read_to_string(table).expect("the route table");
    let mut found = BTreeSet::new();
    let mut of = None;
    for line in table.lines() {
        if let Some(name) = line.strip_prefix("pub enum ") {
            of = name.split_whitespace().next();
        } else if line == "}" {
            of = None;
        } else if let (Some(of), Some(variant)) = (of, line.strip_prefix("    ")) {
            let name: String = variant.chars().take_while(char::is_ascii_alphanumeric).collect();
            if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                found.insert(format!("{of}::{name}"));
            }
        }
    }
    found
}

#[test]
fn every_place_of_the_app_has_a_picture() {
    let mut there = places();
    assert!(PARTED.iter().all(|place| there.remove(*place)), "the places with parts");
    let shown: BTreeMap<&str, &str> = SHOWN.iter().copied().collect();
    assert_eq!(shown.len(), SHOWN.len(), "no place is named twice");
    let without: Vec<&String> = there.iter().filter(|place| !shown.contains_key(place.as_str())).collect();
    assert!(without.is_empty(), "no picture shows {without:?}");
    let gone: Vec<&&str> = shown.keys().filter(|place| !there.contains(**place)).collect();
    assert!(gone.is_empty(), "there is no such place as {gone:?}");

    let by_hand = include_str!("../pictures.rs");
    let unopened: Vec<&str> =
        OPENED.into_iter().filter(|it| !by_hand.contains(&format!("picture(&format!(\"{it}-{{name}}\"))"))).collect();
    assert!(unopened.is_empty(), "nothing is opened and taken as {unopened:?}");

    let pages = PAGES.iter().map(|(name, _)| *name);
    let records = RECORDS.iter().map(|(name, ..)| *name);
    let taken: BTreeSet<&str> = pages.chain(records).chain(OPENED).collect();
    let untaken: Vec<&&str> = shown.values().filter(|picture| !taken.contains(**picture)).collect();
    assert!(untaken.is_empty(), "no picture is taken as {untaken:?}");
}
