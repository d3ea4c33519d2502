//! Journey 11: a list is shared under the terms of the register, as a signed contract fills it: only agreed fields, only with
//! consent, logged, hashed; that settles the duty of the contract; then the row is closed.
//! What the other side gives is recorded, promises of secrecy too, and a leak with what has to be done about it.

use serde_json::{Value, json};

use super::draft_a_contract::{drafted_in, sign};
use super::hand_lists_out::{cell, hand_out, of_csv};
use super::keep_files::sha256;
use super::keep_the_book::{enter_customer, start_book};
use super::share_a_sealed_list::rows_of;
use crate::browser::{Browser, Look};

/// What a contract agrees to share, and what the states of its row are called.
pub(super) struct Agreed {
    /// What is given: its words name the fields.
    pub(super) what: &'static str,
    pub(super) purpose: &'static str,
    pub(super) recipients: &'static str,
    /// By what way it travels.
    pub(super) channel: &'static str,
    /// Planned, approved, in use.
    pub(super) states: [&'static str; 3],
}

/// A new book with a contract by which we give names and telephone numbers, signed by both sides: what its clause agreed is taken over
/// into the register, approved and in use. Secrets are kept for five years after its end, and a leak costs 20,000. The row is open; its
/// address, and the id of the contract.
pub(super) async fn agreed_by_contract(look: Look, agreed: &Agreed) -> (Browser, String, String) {
    let browser = drafted_in(look).await;
    browser.press("#terms-sharing > summary").await;
    browser.find("#terms-sharing[open]").await;
    browser.set("#term-sharing-mode", "ours").await;
    browser.set("#term-sharing-channel", agreed.channel).await;
    browser.write("#term-sharing-purpose", agreed.purpose).await;
    browser.press("#term-sharing-register > .button").await;
    browser.write("#term-sharing-register-0-what", agreed.what).await;
    browser.write("#term-sharing-register-0-recipients", agreed.recipients).await;
    browser.write("#term-sharing-register-0-purpose", agreed.purpose).await;
    browser.set("#term-sharing-register-0-personal", "ordinary").await;
    browser.set("#term-sharing-register-0-basis", "consent").await;
    browser.set("#term-sharing-register-0-separate", "obtained").await;
    browser.see_in(".sheet", agreed.purpose).await;
    browser.press("#terms-protection > summary").await;
    browser.find("#terms-protection[open]").await;
    browser.write("#term-confidentiality-lasts", "60").await;
    browser.write("#term-confidentiality-damages", "20000").await;
    browser.see_in(".sheet", "20,000.00").await;
    let address = sign(&browser).await;
    let contract = address.rsplit('/').next().unwrap_or_default().to_owned();

    // nothing of it is typed again
    browser.press("#sharing-here #proposed [data-propose]").await;
    browser.see_in("main h1", agreed.what).await;
    for told in [agreed.purpose, agreed.recipients, "HT-202605-0001"] {
        browser.see_in("#scope-terms", told).await;
    }
    let [planned, approved, active] = agreed.states;
    browser.see_in("#scope-state", planned).await;
    browser.saved().await;
    step(&browser, "agree", approved).await;
    step(&browser, "activate", active).await;
    let row = format!("#{}", browser.fragment().await);
    (browser, row, contract)
}

/// A person at the customer whose page is open; with the day of consent, if they agreed.
async fn enter_person(browser: &Browser, name: &str, phone: &str, agreed: Option<&str>, add: &str) {
    browser.press_words(add).await;
    browser.write("#contact-name", name).await;
    browser.write("#contact-phone", phone).await;
    if let Some(day) = agreed {
        browser.write("#consent-purpose", "Joint visits").await;
        browser.set("#consent-on", day).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", name).await;
    browser.saved().await;
}

/// Takes a step that needs no words.
async fn step(browser: &Browser, name: &str, state: &str) {
    browser.press(&format!("#steps [data-step={name}]")).await;
    browser.see_in("#scope-state", state).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_list_is_shared_under_its_terms_and_the_row_is_closed() {
    let agreed = Agreed {
        what: "Customer, person, telephone",
        purpose: "Joint visits in summer",
        recipients: "Two account managers",
        channel: "paper",
        states: ["Planned", "Approved", "Active"],
    };
    let (browser, scope, contract) = agreed_by_contract(Look::EN, &agreed).await;
    // what protects persons is said in another clause, and not typed again either
    browser.see_in("#scope-terms", "Encryption").await;
    enter_customer(&browser, "Quay Partners Ltd", "020 7946 0500").await;
    enter_person(&browser, "Mary Ward", "07700 900001", Some("2026-05-10"), "Add a contact").await;
    enter_person(&browser, "John Roe", "07700 900002", None, "Add a contact").await;
    let partners = format!("#{}", browser.fragment().await);
    browser.open(&scope).await;
    browser.see_in("main h1", agreed.what).await;
    browser.picture("sharing-scope-en").await;

    // the file says only what was agreed, of those who agreed; letter by letter before it goes out
    browser.press("#give").await;
    browser.press("#share-make").await;
    browser.see("Please choose customers first.").await;
    browser.press("#pick-all").await;
    browser.press("#share-make").await;
    browser.see_in("#share-text", "Mary Ward").await;
    browser.see_in("#left-out", "John Roe").await;
    browser.see_in("#left-out", "No consent recorded").await;
    browser.picture("sharing-file-en").await;
    let digest = browser.text_of("#share-digest").await.replace("SHA-256 ", "");
    browser.press("#share-out").await;
    let (name, bytes) = browser.downloaded(".csv").await;
    assert_eq!(name, "GX-2026-0001-20260520.csv", "nobody's name");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert_eq!(
        text,
        "\u{feff}\"No.\",\"Customer\",\"Person\",\"Telephone\"\r\n\"1\",\"Quay Partners Ltd\",\"Mary Ward\",\"07700 900001\"\r\n"
    );
    let sum = sha256(&bytes);
    assert_eq!(sum, digest.trim(), "what was looked at is what was written");

    // it is logged, with its digest and who was left out
    browser.see_in("#given", "Two account managers").await;
    browser.see_in("#given", &sum).await;
    browser.see_in("#given", "1 left out").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#given", &sum).await;

    // somebody takes their consent back: that whoever received it is to be told stands by them and by what was given
    browser.open(&partners).await;
    browser.press("#contacts [data-contact] .rows__open").await;
    browser.holds("#contact-name", "Mary Ward").await;
    browser.set("#consent-withdrawn-on", "2026-05-20").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#contacts [data-still]", "GX-2026-0001").await;
    browser.press("#contacts [data-still]").await;
    browser.see_in("#given [data-withdrew]", "Consent taken back since: 1").await;

    // the duty of the contract to share is done by it, and each leads to the other
    browser.press("#given [data-settles]").await;
    browser.see_in("#duty-standing", "The book shows it").await;
    browser.press("#duty-shared").await;
    browser.gone("dialog").await;
    browser.see_in("#given", &sum).await;

    // once it is over nothing more is given, and that it was destroyed is confirmed
    browser.press("#steps [data-step=close]").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#step-confirmed-problem:not([hidden])").await;
    browser.set("#step-ending", "destroyed").await;
    browser.write("#step-confirmed", "Ann Lee of Harbour Pumps").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#scope-state", "Returned or destroyed").await;
    browser.see_in("#scope-history", "Ann Lee of Harbour Pumps").await;
    browser.gone("#given [data-withdrew]").await;
    browser.saved().await;
    browser.open(&format!("{scope}/give")).await;
    browser.press("#pick-all").await;
    browser.press("#share-make").await;
    browser.see("What was shared has been returned or destroyed.").await;
    promise(&browser, &contract).await;
    claim_agreed_damages(&browser, &contract).await;
    hand_the_register_out(&browser).await;

    // what was approved stays as it was approved
    browser.open(&scope).await;
    browser.press("#edit-scope").await;
    browser.press("#scope-fields [data-choice=region]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Please register a new row.").await;
    browser.end().await;
}

/// A promise under a contract takes from its clause how long secrets are kept and what a leak costs; what somebody wrote stays.
async fn promise(browser: &Browser, contract: &str) {
    browser.open("#/sharing?view=undertakings").await;
    browser.press("#new-undertaking").await;
    browser.holds("#undertaking-years", "3").await;
    browser.set("#undertaking-contract", contract).await;
    browser.holds("#undertaking-years", "5").await;
    browser.holds("#undertaking-liability", "Agreed damages for a leak ¥20,000.00").await;
    browser.set("#undertaking-contract", "").await;
    browser.write("#undertaking-years", "8").await;
    browser.set("#undertaking-contract", contract).await;
    browser.holds("#undertaking-years", "8").await;
    browser.write("#undertaking-bearer", "Mary Ward").await;
    browser.write("#undertaking-covers", "Who is visited").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#undertakings", "Open-ended").await;
    browser.saved().await;
}

/// The register goes out with every column of it, those that the clauses filled and what became of it in the end among them.
async fn hand_the_register_out(browser: &Browser) {
    browser.open("#/sharing?view=all").await;
    let (_, file) = hand_out(browser, "#export-sharing", "sharing", "csv").await;
    let register = of_csv(file);
    for (heading, expected) in [
        ("Protected by", "Encryption; Access control"),
        ("Leaving the mainland", "Never"),
        ("Separate consent", "Obtained"),
        ("Returned or deleted on", "2026-05-20"),
        ("What became of it", "Destroyed"),
        ("Confirmed by", "Ann Lee of Harbour Pumps"),
    ] {
        assert_eq!(cell(&register, 0, heading), expected, "{heading}");
    }
}

/// A dispute about a leak begins with the damages that its contract agreed.
async fn claim_agreed_damages(browser: &Browser, contract: &str) {
    browser.open("#/sharing?view=leaks").await;
    browser.press("#new-leak").await;
    browser.write("#leak-title", "The list went astray").await;
    // whom it concerns follows from the contract
    browser.set("#leak-contract", contract).await;
    browser.holds("#leak-customer", "Harbour Pumps Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("main h1", "The list went astray").await;
    browser.saved().await;
    browser.press("#steps [data-step=dispute]").await;
    browser.holds("#dispute-contract", contract).await;
    browser.holds("#dispute-subject", "confidentiality").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#claims-total", "20,000.00").await;
    browser.saved().await;
}

/// The figures of April and May go out from the page of the row in another form; gives the file.
async fn give_figures(browser: &Browser, form: &str) -> Vec<u8> {
    browser.press("#give").await;
    browser.press("#pick-all").await;
    browser.set("#share-from-month", "2026-04").await;
    browser.set("#share-to-month", "2026-05").await;
    browser.set("#share-form", form).await;
    browser.press("#share-make").await;
    browser.press("#share-out").await;
    let (name, bytes) = browser.downloaded(&format!(".{form}")).await;
    assert_eq!(name, format!("GX-2026-0001-20260520.{form}"));
    browser.see_in("#given", &name).await;
    browser.saved().await;
    bytes
}

/// A leak of personal information in English: what the law asks for at once is told, and it is not closed before.
async fn leak(browser: &Browser) {
    browser.open("#/sharing?view=leaks").await;
    browser.press("#new-leak").await;
    browser.write("#leak-title", "Phone of the fitters lost").await;
    browser.set("#leak-leaked", "personal").await;
    browser.choose("#leak-customer", "Harbour Pumps Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("main h1", "Phone of the fitters lost").await;
    browser.saved().await;
    browser.see_in("[data-measure=tell_partner]", "(24 h)").await;
    for told in ["tell_authority", "tell_persons"] {
        browser.see_in(&format!("[data-measure={told}]"), "At once (PIPL art. 57)").await;
    }
    browser.press("#steps [data-step=contain]").await;
    browser.write("#leak-words", "Wiped from afar").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#leak-state", "Contained").await;
    browser.saved().await;
    browser.gone("#steps [data-step=close]").await;
    browser.press(".offered__barred summary").await;
    browser
        .see_in("[data-barred=close]", "tell the other side, the authority or the persons before it is closed")
        .await;
}

#[tokio::test]
async fn figures_by_month_are_shared_without_anybody_in_them() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/service").await;
    browser.press("#new-ticket").await;
    browser.find("#ticket-title").await;
    browser.choose("#ticket-customer", "Harbour Pumps Ltd").await;
    browser.write("#ticket-title", "Meter three jumps").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // what is not in the register is not given
    browser.open("#/sharing").await;
    browser.see("Nothing is registered yet.").await;
    browser.press("#new-scope").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#scope-customer-problem:not([hidden])").await;
    browser.find("#scope-what-problem:not([hidden])").await;
    browser.choose("#scope-customer", "Harbour Pumps Ltd").await;
    browser.write("#scope-what", "Number of tickets by month").await;
    browser.press("#scope-fields [data-choice=figure_tickets]").await;
    browser.write("#scope-purpose", "Planning of spare parts").await;
    browser.write("#scope-recipients", "The service desk").await;
    browser.set("#scope-personal", "none").await;
    browser.set("#scope-channel", "paper").await;
    browser.press("#scope-register").await;
    browser.write("#scope-source", "Our service desk").await;
    browser.write("#scope-location", "Servers in Ningbo").await;
    browser.press("#scope-measures [data-choice=encryption]").await;
    browser.set("#scope-begins", "2026-05-01").await;
    browser.set("#scope-valid-to", "2026-06-30").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#scope-state", "Planned").await;
    browser.saved().await;
    for told in ["Our service desk", "Servers in Ningbo", "Encryption", "Never"] {
        browser.see_in("#scope-terms", told).await;
    }
    step(&browser, "agree", "Approved").await;
    step(&browser, "activate", "Active").await;

    browser.press("#give").await;
    browser.press("#pick-all").await;
    browser.set("#share-from-month", "2026-04").await;
    browser.set("#share-to-month", "2026-03").await;
    browser.press("#share-make").await;
    browser.find("#share-to-month-problem:not([hidden])").await;
    browser.set("#share-to-month", "2026-05").await;
    browser.press("#share-make").await;
    browser.see_in("#share-text", "Tickets by month").await;
    browser.press("#share-out").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    assert_eq!(
        String::from_utf8(bytes).expect("UTF-8"),
        "\u{feff}\"No.\",\"Month of the figures\",\"Tickets by month\"\r\n\"1\",\"2026-04\",\"0\"\r\n\"2\",\"2026-05\",\"1\"\r\n"
    );
    browser.see_in("#given", "GX-2026-0001-20260520.csv").await;
    browser.saved().await;

    // the same for other programs, and as a workbook
    let file: Value = serde_json::from_slice(&give_figures(&browser, "json").await).expect("JSON");
    assert_eq!(
        file,
        json!([
            { "no": 1, "figure_month": "2026-04", "figure_tickets": "0" },
            { "no": 2, "figure_month": "2026-05", "figure_tickets": "1" },
        ])
    );
    let rows = rows_of(give_figures(&browser, "xlsx").await);
    let head = rows.iter().position(|row| row.first().is_some_and(|it| it == "No.")).expect("a head");
    assert_eq!(
        rows[head..],
        [["No.", "Month of the figures", "Tickets by month"], ["1", "2026-04", "0"], ["2", "2026-05", "1"]]
    );
    leak(&browser).await;
    browser.end().await;
}

#[tokio::test]
async fn what_the_other_side_gives_promises_and_a_leak_are_kept_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 0000 0001").await;
    browser.open("#/sharing").await;
    browser.press("#new-scope").await;
    browser.choose("#scope-customer", "青岛海岳水务设备有限公司").await;
    browser.set("#scope-from", "them").await;
    browser.write("#scope-what", "各车间点位与现场联系人").await;
    browser.write("#scope-purpose", "安装排期").await;
    browser.write("#scope-recipients", "我方安装队长").await;
    browser.set("#scope-valid-to", "2026-06-30").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("main h1", "各车间点位与现场联系人").await;
    browser.saved().await;
    step(&browser, "agree", "已批准").await;
    step(&browser, "activate", "共享中").await;
    browser.press("#receive").await;
    browser.write("#received-what", "点位表一份，只发安装队长").await;
    browser.write("#received-count", "18").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#given", "点位表一份，只发安装队长").await;
    browser.saved().await;

    // ended early: it has to be given back, and that stands wherever one looks for what is due
    browser.press("#steps [data-step=end]").await;
    browser.write("#step-words", "安装提前完成").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#scope-state", "返还或删除").await;
    browser.saved().await;
    browser.open("#/sharing?view=returns").await;
    browser.see_in(".scopes", "各车间点位与现场联系人").await;
    browser.see_in("a.side__item[href='#/sharing'] .side__count", "1").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "返还或删除：青岛海岳水务设备有限公司").await;

    browser.open("#/sharing?view=undertakings").await;
    browser.press("#new-undertaking").await;
    browser.write("#undertaking-bearer", "韩立冬").await;
    browser.write("#undertaking-covers", "现场点位与联系人").await;
    browser.set("#undertaking-since", "2025-07-20").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#undertakings", "长期有效").await;
    browser.saved().await;

    // a leak of personal information is not closed before somebody was told
    browser.open("#/sharing?view=leaks").await;
    browser.press("#new-leak").await;
    browser.write("#leak-title", "安装队手机遗失").await;
    browser.set("#leak-leaked", "personal").await;
    browser.choose("#leak-customer", "青岛海岳水务设备有限公司").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("main h1", "安装队手机遗失").await;
    browser.saved().await;
    // that the other side was not told yet stands with what is due
    browser.see_in("a.side__item[href='#/sharing'] .side__count", "2").await;
    // so does what the law asks for at once, on the day it was found
    let leak = browser.driver.current_url().await.expect("an address");
    let page = format!("#{}", leak.fragment().expect("a place"));
    browser.see_in("[data-measure=tell_partner]", "24 小时内").await;
    for told in ["tell_authority", "tell_persons"] {
        browser.see_in(&format!("[data-measure={told}]"), "立即（个保法第五十七条）").await;
    }
    browser.open("#/calendar?view=agenda").await;
    for step in ["报告主管部门", "通知本人"] {
        browser.see_in(".agenda", &format!("泄密“安装队手机遗失”：{step}")).await;
    }
    browser.open(&page).await;
    browser.see_in("main h1", "安装队手机遗失").await;
    browser.press("#steps [data-step=contain]").await;
    browser.write("#leak-words", "已远程抹除").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#leak-state", "已控制").await;
    browser.saved().await;
    browser.gone("#steps [data-step=close]").await;
    browser.press(".offered__barred summary").await;
    browser.see_in("[data-barred=close]", "要先通知对方、主管部门或本人").await;
    for (told, note) in [
        ("tell_partner", "电话并邮件告知"),
        ("tell_authority", "已向市网信办书面报告"),
        ("tell_persons", "已短信告知十八人"),
    ] {
        browser.press(&format!("[data-measure={told}] button")).await;
        browser.write("#measure-note", note).await;
        browser.press("dialog button[type=submit]").await;
        browser.see_in(&format!("[data-measure={told}]"), note).await;
        browser.saved().await;
    }
    // everybody was told: what is to be given back is all that is left
    browser.see_in("a.side__item[href='#/sharing'] .side__count", "1").await;
    browser.press("#steps [data-step=close]").await;
    browser.write("#leak-words", "无外泄迹象").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#leak-state", "已结案").await;
    browser.saved().await;
    browser.picture("leak-zh").await;

    // a dispute comes of it: begun with what is known, each names the other, and there is one
    browser.press("#steps [data-step=dispute]").await;
    browser
        .wait_for(
            "the title",
            "return document.querySelector('#dispute-title')?.value === arguments[0]",
            "安装队手机遗失",
        )
        .await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#dispute-links", "安装队手机遗失").await;
    browser.saved().await;
    browser.open(&page).await;
    browser.see_in(".rec__aside", "ZY-").await;
    browser.gone("#steps [data-step]").await;
    browser.press(".offered__barred summary").await;
    browser.see_in("[data-barred=dispute]", "已经转为争议").await;
    browser.end().await;
}
