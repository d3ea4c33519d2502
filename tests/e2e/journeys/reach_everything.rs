//! Every page by keyboard, in both languages and themes, on a phone, without a finding of axe-core.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::keep_the_book::start_book;
use super::pictures::PAGES;
use super::records::{RECORDS, go_to, turn_into_an_account};
use crate::browser::{Browser, Look};

/// Views of pages that [`PAGES`] does not list.
const VIEWS: &[&str] = &[
    "#/customers?pool=public",
    "#/reports",
    "#/duties?view=open",
    "#/materials?view=all",
    "#/contracts/ledger?by=customer",
    "#/service?view=all",
    "#/disputes?view=all",
    "#/sharing?view=all",
    "#/settings",
];

/// The records that the journey itself looks at, with more of them opened.
const LOOKED_AT: &[&str] = &[
    "customer",
    "customer-changes",
    "customer-merge",
    "ticket",
    "dispute",
    "contract-comparison",
    "contract-versions",
    "contract-amendments",
    "amendment",
    "amendment-effect",
    "amendment-life",
    "contract-duties",
    "contract-materials",
    "handover-slip",
    "settlement",
];

/// What axe-core finds on the page as it stands (WCAG 2.0 to 2.2, A and AA): all of it in the colours the journey began in, and in the
/// other ones what hangs on colours. A wide page that began light is not looked at in dark colours: no colour hangs on the language,
/// and the journey that begins dark sees every wide page in both.
async fn findings(browser: &Browser, what: &str) -> Vec<String> {
    // half a megabyte of script: a page that has it keeps it until it is loaded anew
    if browser.run("return !window.axe").await.as_bool() == Some(true) {
        let axe = std::fs::read_to_string(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node/node_modules/axe-core/axe.min.js"),
        )
        .expect("axe-core: `make e2e` sets it up");
        browser.run(&axe).await;
    }
    let all = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
    let of_colours = json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] });
    let mut found = findings_by(browser, what, all).await;
    let began_dark = browser.began_dark();
    if !began_dark && !browser.is_narrow() {
        return found;
    }
    let other = if began_dark { "in light colours" } else { "in dark colours" };
    browser.set_colours(!began_dark).await;
    found.extend(findings_by(browser, &format!("{what}, {other}"), of_colours).await);
    browser.set_colours(began_dark).await;
    found
}

/// What axe-core finds by these rules.
async fn findings_by(browser: &Browser, what: &str, rules: Value) -> Vec<String> {
    let found = browser
        .driver
        .execute_async(
            // the mark of a draft is faint on purpose, as ornament may be (WCAG 1.4.3): the state beside the paper says it in words
            "const [rules, done] = arguments;
             axe.run({ exclude: ['.sheet__draft'] }, { runOnly: rules, resultTypes: ['violations'] })
                .then(it => done(it.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message || '')).join(' | '))),
                      fault => done([String(fault)]));",
            vec![rules],
        )
        .await
        .expect("axe answers");
    let found: Vec<String> = found.convert().expect("texts");
    found.into_iter().map(|finding| format!("{what}: {finding}")).collect()
}

/// The page as it stands is no wider than the screen.
async fn stays_within(browser: &Browser, what: &str) {
    let wide = browser
        .driver
        .execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", Vec::new())
        .await
        .expect("the page answers");
    assert!(wide.json().as_i64().unwrap_or(0) <= 0, "{what} scrolls sideways");
}

/// What axe-core finds on the page of one record of every kind, and on its parts.
async fn findings_of_records(browser: &Browser) -> Vec<String> {
    let mut all = Vec::new();
    for record in RECORDS {
        go_to(browser, *record).await;
        let (record, ..) = record;
        if LOOKED_AT.contains(record) {
            continue;
        }
        all.extend(findings(browser, record).await);
        stays_within(browser, record).await;
        if *record == "letter" {
            turn_into_an_account(browser).await;
            all.extend(findings(browser, "statement of account").await);
        }
    }
    all
}

async fn look_everywhere(look: Look) {
    let browser = Browser::start(look).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    let mut all = findings(&browser, "start").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    let pages = PAGES.iter().map(|(_, address)| *address).chain(VIEWS.iter().copied());
    for page in pages {
        browser.open(page).await;
        browser.find("main h1").await;
        all.extend(findings(&browser, page).await);
        stays_within(&browser, page).await;
    }
    // both languages and sizes are among these two, each in both themes; a third time would take longer than it shows anything new
    if look.dark || look.is_narrow() {
        all.extend(findings_of_records(&browser).await);
    }
    browser.open("#/pipeline?q=二厂扩建计量").await;
    browser.press(".kan__card").await;
    browser.find(".rec__figures").await;
    all.extend(findings(&browser, "an opportunity").await);
    browser.press(".quotes__number a").await;
    browser.find("#quote-paper").await;
    all.extend(findings(&browser, "a quote").await);
    browser.open("#/contracts?q=注射用水点位计量合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/versions']").await;
    browser.find("[data-version='2']").await;
    all.extend(findings(&browser, "the versions of a contract").await);
    browser.press("#compare-go").await;
    browser.find(".compare__sheet ins").await;
    all.extend(findings(&browser, "a comparison").await);
    browser.open("#/contracts?q=自动化集成供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/amendments']").await;
    browser.find("#amendments tbody a").await;
    all.extend(findings(&browser, "the amendments of a contract").await);
    browser.press("#amendments tbody a").await;
    browser.find(".sheet").await;
    all.extend(findings(&browser, "an amendment").await);
    browser.press(".deal__tabs a[href$='/effect']").await;
    browser.find("#effect tbody tr").await;
    all.extend(findings(&browser, "the effect of an amendment").await);
    browser.press(".deal__tabs a[href$='/life']").await;
    browser.find("#amendment-history").await;
    all.extend(findings(&browser, "the life of an amendment").await);
    browser.open("#/contracts").await;
    browser.press(".cons__title a").await;
    browser.find(".sheet").await;
    all.extend(findings(&browser, "a contract").await);
    browser.open("#/contracts?q=余热回收点位合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/settlement']").await;
    browser.press("#settlement-lines [data-decide]").await;
    browser.find("#line-settle").await;
    all.extend(findings(&browser, "a settlement list").await);
    browser.open("#/money?view=invoices").await;
    browser.press(".table.invoices [data-act=files]").await;
    browser.find("#invoice-files").await;
    all.extend(findings(&browser, "the files of an invoice").await);
    stays_within(&browser, "the files of an invoice").await;
    browser.keys(Key::Escape).await;
    browser.open("#/duties").await;
    browser.press("[data-duty] .rows__open").await;
    browser.find("#duty-history").await;
    all.extend(findings(&browser, "a duty").await);
    browser.press("#duty-steps [data-step=waive]").await;
    browser.find("#duty-words").await;
    all.extend(findings(&browser, "a step of a duty").await);
    browser.keys(Key::Escape).await;
    browser.open("#/contracts?q=泵站改造供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/duties']").await;
    browser.find("#contract-duties [data-duty]").await;
    all.extend(findings(&browser, "the duties of a contract").await);
    browser.open("#/materials?view=all").await;
    browser.press("[data-part=late] .rows__open").await;
    browser.find("#material-history").await;
    all.extend(findings(&browser, "a material").await);
    browser.press("#material-steps [data-next]").await;
    browser.find("#material-much").await;
    all.extend(findings(&browser, "a step of a material").await);
    browser.keys(Key::Escape).await;
    browser.open("#/contracts?q=泵站改造供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/materials']").await;
    browser.find("#contract-materials [data-material]").await;
    all.extend(findings(&browser, "the materials of a contract").await);
    browser.press("#open-slip").await;
    browser.find("#slip-paper").await;
    all.extend(findings(&browser, "a handover slip").await);
    browser.open("#/service").await;
    browser.press(".tickets__title a").await;
    browser.press("#open-solution").await;
    browser.press(".offered__barred summary").await;
    all.extend(findings(&browser, "a ticket").await);
    browser.open("#/disputes").await;
    browser.press(".disputes__title a").await;
    browser.find("#dispute-ladder li").await;
    browser.press(".offered__barred summary").await;
    all.extend(findings(&browser, "a dispute").await);
    browser.open("#/customers").await;
    browser.press(".cust__name a").await;
    browser.find(".rec__figures").await;
    all.extend(findings(&browser, "a customer").await);
    let customer = browser.fragment().await;
    browser.press("#merge-with").await;
    browser.write("#merge-search", "有限").await;
    browser.find(".merge__candidate").await;
    all.extend(findings(&browser, "the choice of a customer to merge with").await);
    browser.press(".merge__candidate").await;
    browser.find("#merge-go").await;
    all.extend(findings(&browser, "two customers side by side").await);
    browser.open(&format!("#{customer}/changes")).await;
    browser.find("#changes .timeline").await;
    all.extend(findings(&browser, "the changes of a customer").await);
    browser.end().await;
    assert!(all.is_empty(), "axe-core found {all:#?}");
}

#[tokio::test]
async fn nothing_stands_in_the_way_in_chinese_by_day() {
    look_everywhere(Look::ZH).await;
}

#[tokio::test]
async fn nothing_stands_in_the_way_in_english_by_night() {
    look_everywhere(Look::EN.dark()).await;
}

#[tokio::test]
async fn nothing_stands_in_the_way_on_a_phone() {
    look_everywhere(Look::ZH.phone()).await;
}

#[tokio::test]
async fn everything_is_found_without_a_mouse() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.see_in("#home-answer", "decision").await;
    // the palette: a customer by a part of its name
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "海岳").await;
    browser.see_in("#found", "青岛海岳水务设备有限公司").await;
    browser.keys(Key::Enter).await;
    browser.see_in("h1", "青岛海岳水务设备有限公司").await;
    // by its initials, and with one character wrong
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "qdhy").await;
    browser.see_in("#found", "青岛海岳水务设备有限公司").await;
    browser.write("#palette", "青岛海月水务").await;
    browser.see_in("#found", "青岛海岳水务设备有限公司").await;
    // somebody of the team, and what is to be done
    browser.write("#palette", "沈嘉树").await;
    browser.see_in("#found", "Team").await;
    browser.write("#palette", "核对本周到账").await;
    browser.see_in("#found", "To do").await;
    // and what was said on a call, though it names nothing
    browser.write("#palette", "重复性在 0.2%").await;
    browser.see_in("#found", "Follow-ups").await;
    // what comes last stands last: no line moves away under a finger
    let heads = "const heads = [...document.querySelectorAll('#found .cmd__group')].map(it => it.textContent);
        const [lists, said] = [arguments[0], 'Follow-ups'].map(it => heads.indexOf(it));
        return lists >= 0 && lists < said";
    browser.wait_for("the lists above what was said", heads, "Go to").await;
    browser.keys(Key::Escape).await;
    browser.open("#/customers").await;
    browser.write("[data-list-search]", "haiyue").await;
    browser.lists("1 customer").await;
    browser.see_in(".table.cust tbody", "青岛海岳水务设备有限公司").await;
    browser.write("[data-list-search]", "青岛海月水务").await;
    browser.lists("No exact match; 1 comes close").await;
    browser.see_in(".table.cust tbody", "青岛海岳水务设备有限公司").await;
    browser.open("#/").await;
    browser.find("#home-answer").await;
    // g then m goes to the money; ? lists the keys; Escape closes
    browser.keys("gm").await;
    browser.see_in("#money-answer", "overdue").await;
    browser.keys("?").await;
    browser.see("Keys of this page").await;
    browser.keys(Key::Escape).await;
    browser.see_no("Keys of this page").await;
    // j walks the list, Enter opens
    browser.keys("gc").await;
    browser.find(".table.cust").await;
    browser.keys("j").await;
    browser.find("tr[data-focus]").await;
    browser.keys(Key::Enter).await;
    browser.find(".rec__figures").await;
    // and on the page of a record j goes to the next of the list, k back
    browser.see_in("#neighbours", "1 of").await;
    browser.keys("j").await;
    browser.see_in("#neighbours", "2 of").await;
    browser.keys("k").await;
    browser.see_in("#neighbours", "1 of").await;
    browser.press("#next-record").await;
    browser.see_in("#neighbours", "2 of").await;
    browser.keys("?").await;
    browser.see("Next, previous record of the list").await;
    browser.keys(Key::Escape).await;
    browser.end().await;
}

#[tokio::test]
async fn notes_of_what_has_no_page_of_its_own_are_found_in_the_palette() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/products").await;
    browser.press("#new-product").await;
    browser.write("#product-name", "EM flow meter").await;
    browser.write("#product-unit", "pcs").await;
    browser.write("#product-price", "6200").await;
    browser.write("#product-note", "Gaskets of the old series do not fit.").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__name", "EM flow meter").await;
    browser.saved().await;
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "gaskets").await;
    browser.see_in("#found", "Gaskets of the old series do not fit").await;
    browser.end().await;
}
