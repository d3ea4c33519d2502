//! Journey 12: a dispute climbs the ladder that the clause of a signed contract lays down, from talks over mediation to arbitration,
//! with the days that must not be missed, until the award is enforced; then its evidence is made, with files of its own and of a duty,
//! and opened by readers that have nothing to do with ours.

use std::io::{Cursor, Read as _};
use std::path::Path;

use serde_json::Value;
use thirtyfour::Key;

use super::disputes::step;
use super::draft_a_contract::{drafted, sign};
use super::hand_lists_out::{cell, hand_out, of_csv, on_paper};
use super::keep_files::{outside, sha256};
use crate::browser::{Browser, Look};
use crate::processes::run;

/// The contract of the sample book that is walked: arbitration in Ningbo after thirty days of talks, and its second part is late.
const CONTRACT: &str = "泵站改造供货合同";

/// What shows that a duty of the contract was done, and what is kept with the dispute, each with what it says.
const FILES: [(&str, &str); 2] =
    [("delivery-note.txt", "Received in good order"), ("letter.txt", "We shall pay in autumn")];

/// Whether nothing warns of what the clause wants first.
const NOTHING_LACKS: &str =
    "return !!document.querySelector('dialog #act-body') && !document.querySelector('#dispute-lacks')";

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    title: &'static str,
    /// How long the clause lets the sides talk, and who decides by it.
    clause: [&'static str; 2],
    limitation: [&'static str; 2],
    /// What the clause wants first.
    wanted: &'static str,
    /// Why nothing else may be done before.
    talks_first: &'static str,
    /// The names of the rungs: talks, mediation, arbitration.
    rungs: [&'static str; 3],
    /// The stages: raised, talks, mediation, filed, accepted, tribunal, hearing.
    stages: [&'static str; 7],
    /// The day the talks began, and the one thirty days later.
    talks: [&'static str; 2],
    offer: &'static str,
    rejected: &'static str,
    /// Before whom it is mediated, and the day.
    mediator: &'static str,
    mediated_on: &'static str,
    /// What the course says of mediation, of filing, and of what is claimed.
    told: [&'static str; 3],
    working: [&'static str; 3],
    hearing: &'static str,
    /// What was decided, that it stands at the award, until when that may be attacked and enforced, and that it is enforced.
    award: [&'static str; 5],
    /// What the column is called that says to which day a claim is reckoned, and what the paper says of 12 May.
    as_of: [&'static str; 2],
    /// What is promised besides, written down by hand.
    stand: &'static str,
    /// How the file of the bundle begins, and in which language its index is.
    bundle: [&'static str; 2],
}

const EN: Words = Words {
    look: Look::EN,
    title: "The second part is not paid",
    clause: ["30 days", "Ningbo Arbitration Commission"],
    limitation: ["12 May 2029", "Last interrupted on 12 May 2026: they paid a part"],
    wanted: "the clause wants talks first: not begun",
    talks_first: "“Begin talks” comes first.",
    rungs: ["Talks", "Mediation", "Arbitration"],
    stages: [
        "Raised",
        "Negotiation",
        "Mediation",
        "Arbitration filed",
        "Arbitration accepted",
        "Tribunal formed",
        "Hearing",
    ],
    talks: ["6 May 2026", "5 Jun 2026"],
    offer: "Forty thousand now, the rest by autumn",
    rejected: "Rejected",
    mediator: "Harbour Mediation Centre",
    mediated_on: "18 May 2026",
    told: [
        "Went to mediation: Harbour Mediation Centre",
        "Arbitration filed: Ningbo Arbitration Commission",
        "As filed, reckoned to 20 May 2026",
    ],
    working: ["Principal, due on 31 Mar 2026", "Less: principal already paid", "Fee owed when it was filed"],
    hearing: "First hearing",
    award: ["The buyer pays 75,100.00", "Award", "20 Aug 2026", "20 May 2028", "Enforcement"],
    as_of: ["As of", "as of 12 May 2026"],
    stand: "Display stand of the refit",
    bundle: ["evidence-ZY-", "en"],
};

const ZH: Words = Words {
    look: Look::ZH,
    title: "第二期货款未付",
    clause: ["30 日", "宁波仲裁委员会"],
    limitation: ["2029年5月12日", "时效最近一次中断：2026年5月12日，对方支付部分款项"],
    wanted: "条款要求先协商，还没有开始",
    talks_first: "要先“开始协商”。",
    rungs: ["协商", "调解", "仲裁"],
    stages: ["提出", "协商中", "调解中", "已申请仲裁", "仲裁已受理", "组庭", "审理中"],
    talks: ["2026年5月6日", "2026年6月5日"],
    offer: "先付四万元，余款秋天付清",
    rejected: "拒绝",
    mediator: "宁波甬港商事调解中心",
    mediated_on: "2026年5月18日",
    told: ["提交调解：宁波甬港商事调解中心", "申请仲裁：宁波仲裁委员会", "立案金额，计算至 2026年5月20日"],
    working: ["本金，2026年3月31日到期", "减：已付本金", "立案时尚欠违约金"],
    hearing: "第一次开庭",
    award: ["买方支付 75,100.00 元", "已裁决", "2026年8月20日", "2028年5月20日", "执行中"],
    as_of: ["截至", "截至 2026年5月12日"],
    stand: "泵站改造展示架",
    bundle: ["证据包-ZY-", "zh"],
};

/// Waits until the dispute stands at a rung, and since when.
async fn stands(browser: &Browser, stage: &str, rung: &str, since: &str) {
    browser.see_in("#dispute-state", stage).await;
    browser.see_in("#dispute-ladder [data-rung=here]", rung).await;
    browser.see_in("#dispute-ladder [data-rung=here]", since).await;
}

/// The dispute of the part that is late: what contract and account know of it is not typed again.
async fn raise(browser: &Browser, words: &Words) {
    browser.open_demo().await;
    browser.open(&format!("#/contracts?q={CONTRACT}")).await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/money']").await;
    // 200,000.00 fell due on 31 March; 80,000.00 came on 20 April and 50,000.00 on 12 May: at 0.05 % a day these are 2,000.00
    // of 20 days, 1,320.00 of 22 (18, 2 and 2, as a cost came between them and a claim) and 280.00 of 8
    browser.see_in("#instalments .inst__fee", "3,600.00").await;
    browser.press("#instalments .inst__fee .working").await;
    browser.press("#instalments [data-act=dispute]").await;
    browser.find("#dispute-title").await;
    // the day after it fell due
    browser.holds("dialog #dispute-known", "2026-04-01").await;
    browser.keep(&[("dispute-title", words.title), ("dispute-raised", "2026-04-10")]).await;
    browser.see_in("main h1", words.title).await;
    browser.see_in("#dispute-state", words.stages[0]).await;

    // the clause that binds is kept with it
    for said in words.clause {
        browser.see_in("#dispute-clause", said).await;
    }
    // 50,000.00 came on 12 May: limitation runs from there
    for said in words.limitation {
        browser.see_in("[data-deadline=limitation]", said).await;
    }

    // the letter of a lawyer is claimed besides
    browser.see_in("#claims-now [data-head=principal]", "70,000.00").await;
    browser.see_in("#claims-now [data-head=late_fee]", "3,600.00").await;
    browser.see_in("#claims-now [data-head=cost]", "1,500.00").await;
    browser.see_in("#claims-total", "75,100.00").await;

    // what goes out says to which day it is reckoned, whatever day it is
    browser.set("#claim-as-of", "2026-05-12").await;
    let (_, csv) = hand_out(browser, "#export-claims", "claims", "csv").await;
    assert_eq!(cell(&of_csv(csv), 0, words.as_of[0]), "2026-05-12");
    on_paper(browser, "#export-claims", "claims", &[words.as_of[1]]).await;
    browser.set("#claim-as-of", "2026-05-20").await;
    browser.see_in("#claims-total", "75,100.00").await;
}

/// Talks, mediation, arbitration, each with its day.
async fn climb(browser: &Browser, words: &Words) {
    // nothing goes before the talks
    browser.see_in("#dispute-ladder [data-rung=missing]", words.wanted).await;
    browser.press(".offered__barred summary").await;
    for barred in ["mediate", "arbitrate", "litigate"] {
        browser.see_in(&format!("[data-barred={barred}]"), words.talks_first).await;
    }
    browser.press("#dispute-next[data-step=negotiate]").await;
    browser.keep(&[("act-on", "2026-05-06")]).await;
    stands(browser, words.stages[1], words.rungs[0], words.talks[0]).await;
    browser.see_in("[data-deadline=negotiation]", words.talks[1]).await;
    browser.press("[data-deadline=negotiation] summary").await;
    browser.see_in("[data-deadline=negotiation] table", words.talks[0]).await;

    browser.press("#add-offer").await;
    browser.keep(&[("act-on", "2026-05-12"), ("act-amount", "40000"), ("act-terms", words.offer)]).await;
    browser.press("#dispute-offers [data-act=answer]").await;
    browser.keep(&[("act-on", "2026-05-13"), ("act-answer", "rejected")]).await;
    browser.see_in("#dispute-offers", words.rejected).await;

    // who files while the time for talks runs is told so
    browser.press("#steps [data-step=arbitrate]").await;
    browser.see_in("#dispute-lacks", words.talks[1]).await;
    browser.keys(Key::Escape).await;
    browser.gone("#dispute-lacks").await;

    // the clause names no mediator: the sides do
    browser.press("#steps [data-step=mediate]").await;
    browser.holds("dialog #act-body", "").await;
    browser.fill(&[("act-on", "2026-05-18")]).await;
    browser.find("#act-body-problem:not([hidden])").await;
    browser.keep(&[("act-body", words.mediator)]).await;
    stands(browser, words.stages[2], words.rungs[1], words.mediated_on).await;
    browser.see_in("#dispute-ladder [data-rung=done]", words.rungs[0]).await;
    browser.see_in("#dispute-history", words.told[0]).await;

    // filed where the clause says, on no other basis than the clause; what is claimed stands from then on
    browser.press("#dispute-next[data-step=arbitrate]").await;
    browser.holds("dialog #act-body", words.clause[1]).await;
    browser.wait_for("nothing that lacks", NOTHING_LACKS, "").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-state", words.stages[3]).await;
    browser.see_in("#dispute-ladder [data-rung=here]", words.rungs[2]).await;
    browser.see_in("#dispute-ladder [data-rung=done]", words.rungs[1]).await;
    browser.see_in("#dispute-history", words.told[1]).await;
    for filed in [words.told[2], "70,000.00", "3,600.00", "1,500.00", "75,100.00"] {
        browser.see_in("#claims-filed", filed).await;
    }
    browser.press("#claims-filed-working summary").await;
    for line in
        words.working.into_iter().chain(["200,000.00", "130,000.00", "2,000.00", "1,080.00", "120.00", "280.00"])
    {
        browser.see_in("#claims-filed-working", line).await;
    }
    for (name, stage) in [("accept", 4), ("tribunal", 5), ("hear", 6)] {
        step(browser, name, &[]).await;
        browser.see_in("#dispute-state", words.stages[stage]).await;
    }
    browser.press("#note-deadline").await;
    browser.keep(&[("act-sort", "hearing"), ("act-day", "2026-06-24"), ("act-what", words.hearing)]).await;
    browser.see_in("#dispute-deadlines", words.hearing).await;
    enforce(browser, words).await;
}

/// It is decided: the award may be attacked for three months and enforced for two years, and it is enforced.
async fn enforce(browser: &Browser, words: &Words) {
    let [outcome, award, attacked, enforced, enforcement] = words.award;
    step(browser, "decide", &[("act-outcome", outcome), ("act-amount", "75100")]).await;
    browser.see_in("#dispute-state", award).await;
    browser.see_in("#dispute-history", outcome).await;
    browser.see_in("[data-deadline=setting-aside]", attacked).await;
    browser.see_in("[data-deadline=enforcement]", enforced).await;
    browser.press("#dispute-next[data-step=enforce]").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-state", enforcement).await;
    browser.gone("[data-deadline=enforcement]").await;
}

/// A file that shows that a duty of the contract was done, and one that is kept with the dispute.
async fn keep_files(browser: &Browser, words: &Words) {
    let dispute = format!("#{}", browser.fragment().await);
    let [(shows, note), (kept, letter)] = FILES;
    browser.open(&format!("#/contracts?q={CONTRACT}")).await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/duties']").await;
    browser.press("[data-duty] button.rows__open").await;
    browser.upload("#sheet-files-box", &outside(browser, shows, note.as_bytes())).await;
    browser.see_in("#sheet-files", shows).await;
    browser.saved().await;
    browser.keys(Key::Escape).await;
    browser.open(&dispute).await;
    browser.see_in("main h1", words.title).await;
    browser.upload("#files-box", &outside(browser, kept, letter.as_bytes())).await;
    browser.see_in("#files", kept).await;
    browser.saved().await;
}

/// A stand is promised under the contract, and made ready; then the dispute is open again.
async fn promise_a_stand(browser: &Browser, words: &Words) {
    let dispute = format!("#{}", browser.fragment().await);
    browser.open(&format!("#/contracts?q={CONTRACT}")).await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/materials']").await;
    browser.press("#new-material").await;
    browser.write("#material-what", words.stand).await;
    browser.set("#material-kind", "display").await;
    browser.set("#material-due", "2026-05-22").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-part=soon]", words.stand).await;
    browser.press(&format!("[data-part=soon] [data-prepare][aria-label$='{}']", words.stand)).await;
    browser.saved().await;
    browser.open(&dispute).await;
    browser.see_in("main h1", words.title).await;
}

/// A document of a bundle.
fn document(archive: &mut zip::ZipArchive<Cursor<Vec<u8>>>, path: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut file = archive.by_name(path).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    file.read_to_end(&mut bytes).expect("it reads");
    bytes
}

/// What Python's own modules find in a ZIP: the size and the SHA-256 of each member, by its name.
fn read_by_python(zip: &Path) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/list_files/read_back.py");
    serde_json::from_str(&run("python3", &[script, &zip.to_string_lossy()])).expect("JSON")
}

/// Makes the evidence bundle and opens it: every file is as its manifest says, and tells what happened, and nothing of what was
/// offered.
async fn open_the_evidence(browser: &Browser, words: &Words) {
    browser.press("#make-bundle").await;
    for entry in ["course.html", "terms.html", "clauses.html", "ledger.csv"] {
        browser.find(&format!("#bundle-list[data-ready] [data-entry='{entry}']")).await;
    }
    browser.press("[data-entry='changes.csv'] input").await;
    browser.press("dialog button[type=submit]").await;
    let (name, bytes) = browser.downloaded(".zip").await;
    let [begins, language] = words.bundle;
    assert!(name.starts_with(begins), "{name}");
    let theirs = read_by_python(&outside(browser, "evidence.zip", &bytes));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");

    let manifest: Value = serde_json::from_slice(&document(&mut archive, "manifest.json")).expect("JSON");
    assert_eq!(manifest["made_on"], "2026-05-20");
    let files = manifest["files"].as_array().expect("files");
    let summed: Vec<_> = files.iter().filter(|it| !it["sha256"].is_null()).collect();
    assert!(summed.len() > 5, "{files:?}");
    for file in summed {
        let path = file["path"].as_str().expect("a path");
        assert_eq!(file["sha256"], sha256(&document(&mut archive, path)), "{path}");
        assert_eq!(file["sha256"], theirs[path]["sha256"], "{path}");
    }

    let mut text = |path: &str| String::from_utf8(document(&mut archive, path)).expect("UTF-8");
    let index = text("index.html");
    assert!(index.contains(&format!("<html lang=\"{language}")), "{index}");
    assert!(index.contains("1-dispute/course.html"), "{index}");
    // the index names both files with their sums, and the duty names what shows it
    for (name, said) in FILES {
        let path = format!("7-files/{name}");
        assert_eq!(theirs[&path]["sha256"], sha256(said.as_bytes()), "{path}");
        assert!(index.contains(&path) && index.contains(&sha256(said.as_bytes())), "{path} in {index}");
    }
    let duties = text("5-duties/duties.csv");
    assert!(duties.contains(FILES[0].0), "{duties}");
    let course = text("1-dispute/course.html");
    assert!(course.contains(words.award[0]), "{course}");
    for told in words.told.into_iter().chain([words.title, "75,100.00"]) {
        assert!(course.contains(told), "{told} in {course}");
    }
    assert!(!course.contains(words.offer), "{course}");
    // the contract is in Chinese, whatever language the page is in
    assert!(text("2-contract/clauses.html").contains("宁波仲裁委员会"), "the clause on disputes");
    let ledger = text("3-money/ledger.csv");
    assert!(ledger.contains("70,000.00") && ledger.contains("3,600.00"), "{ledger}");
    // who signed, what came in, and which late fees were claimed
    for (path, said) in [
        ("2-contract/signatures.csv", "签署页.pdf"),
        ("3-money/receipts.csv", "80,000.00"),
        ("3-money/statements.csv", "CK-202605-0001"),
    ] {
        let table = text(path);
        assert!(table.contains(said), "{said} in {path}: {table}");
    }
    let filed = text("1-dispute/filed.csv");
    for line in words.working.into_iter().chain(["130,000.00", "1,080.00"]) {
        assert!(filed.contains(line), "{line} in {filed}");
    }
    // what the bundle tells of materials is in the audit extract too
    let materials = text("5-materials/materials.csv");
    assert!(materials.contains(words.stand), "{materials}");
    let changes = text("8-audit/changes.csv");
    for record in ["material", "material_event"].map(|kind| format!(",\"{kind}\",\"{}\",", words.stand)) {
        assert!(changes.contains(&record), "{record} in {changes}");
    }
}

async fn walk(words: &Words) {
    let browser = Browser::start(words.look).await;
    raise(&browser, words).await;
    climb(&browser, words).await;
    browser.picture(&format!("ladder-{}", words.bundle[1])).await;
    promise_a_stand(&browser, words).await;
    keep_files(&browser, words).await;
    open_the_evidence(&browser, words).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_12_from_negotiation_to_arbitration_with_deadlines_and_evidence() {
    walk(&EN).await;
}

#[tokio::test]
async fn journey_12_from_negotiation_to_arbitration_with_deadlines_and_evidence_in_chinese() {
    walk(&ZH).await;
}

#[tokio::test]
async fn a_duty_that_a_dispute_names_is_called_in_the_language_of_the_page() {
    let browser = Browser::start(Look::EN).await;
    raise(&browser, &EN).await;
    browser.press("#add-matter").await;
    let dated = "[...document.querySelectorAll('#dispute-matter option')]\
                 .filter(it => it.value.startsWith('duty/') && / \\d{4}$/.test(it.text))\
                 .filter(it => !/\\p{Script=Han}/u.test(it.text))";
    browser.wait_for("a duty with a day", &format!("return {dated}.length > 0"), "").await;
    let first = format!("return [{dated}[0].value, {dated}[0].text]");
    let first = browser.driver.execute(first.as_str(), Vec::new()).await.expect("the page answers");
    let [duty, called]: [String; 2] = first.convert().expect("a duty and what it is called");
    // what it is, its title, its day
    let title = called.split_once(" · ").and_then(|(_, it)| it.rsplit_once(" · ")).expect("a title").0;
    assert!(title.chars().any(|it| it.is_ascii_alphabetic()), "{called}");
    browser.set("#dispute-matter", &duty).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    let row = format!("[data-matter='{duty}']");
    browser.see_in(&row, title).await;
    // the day is in the words of the page, and so is the duty
    browser.press(".top__lang").await;
    browser.see_in(&row, "年").await;
    let told = browser.text_of(&row).await;
    assert!(!told.contains(title), "{told}");
    assert!(told.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it) && !"年月日".contains(it)), "{told}");
    browser.end().await;
}

#[tokio::test]
async fn a_clause_that_agrees_on_mediation_has_a_rung_for_it() {
    let browser = drafted().await;
    browser.write("#term-disputes-mediation", "Harbour Mediation Centre").await;
    browser.see_in(".sheet", "Harbour Mediation Centre").await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("#new-dispute-here").await;
    browser.find("#dispute-title").await;
    browser.keep(&[("dispute-title", "The meter jumps")]).await;
    browser.see_in("#dispute-clause", "Harbour Mediation Centre · 30 days").await;
    browser.see_in("#dispute-ladder [data-rung=missing]", "the clause wants talks first: not begun").await;
    browser.see_in("#dispute-ladder [data-rung=missing]", "the clause agrees on mediation: not held").await;
    step(&browser, "negotiate", &[]).await;
    browser.see_in("#dispute-state", "Negotiation").await;

    // whoever files now is told what the clause wants first
    browser.press("#steps [data-step=arbitrate]").await;
    browser.see_in("#dispute-lacks", "the time for talks runs until").await;
    browser.see_in("#dispute-lacks", "the clause agrees on mediation: not held").await;
    browser.keys(Key::Escape).await;
    browser.gone("#dispute-lacks").await;

    // the mediator that was agreed is not typed again; the time for mediation runs
    browser.press("#steps [data-step=mediate]").await;
    browser.holds("dialog #act-body", "Harbour Mediation Centre").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-state", "Mediation").await;
    browser.see_in("[data-deadline=mediation]", "End of the mediation").await;
    browser.press("#dispute-next[data-step=arbitrate]").await;
    browser.see_in("#dispute-lacks", "the time for mediation runs until").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-state", "Arbitration filed").await;
    browser.end().await;
}
