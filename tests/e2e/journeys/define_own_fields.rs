//! A team defines fields of its own, fills them in, asks the list for them, carries them in and out in lists, and retires one.

use std::path::PathBuf;

use counterpart::demo;
use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{OwnChoiceId, OwnFieldId};
use counterpart::domain::own_field::{OwnChoice, OwnField, OwnSort, OwnValue};
use thirtyfour::Key;
use uuid::Uuid;

use super::keep_the_book::{enter_customer, start_book};
use super::two_laptops::press_value;
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;

/// Defines a field. `sort` is the name of the sort in the form.
async fn define(browser: &Browser, name: &str, sort: &str, choices: &[&str]) {
    browser.press("#add-field").await;
    browser.write("#own-field-name", name).await;
    browser.set("#own-field-sort", sort).await;
    for (n, choice) in (1..).zip(choices) {
        browser.press("#add-choice").await;
        browser.write(&format!(".own__choice:nth-child({n}) input"), choice).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#own-fields", name).await;
    browser.saved().await;
}

/// The box of a field in the form of a customer, by its label or legend.
async fn box_of(browser: &Browser, name: &str) -> String {
    browser.find("#customer-name").await;
    let labelled = "[...document.querySelectorAll('dialog label[for^=own-], dialog fieldset[id^=own-] > legend')]
        .find(it => it.textContent.trim().startsWith(arguments[0]))";
    browser.wait_for(&format!("the field {name}"), &format!("return !!{labelled}"), name).await;
    let id = format!("const it = {labelled}; return it.htmlFor || it.parentElement.id");
    let id = browser.driver.execute(id.as_str(), vec![name.into()]).await.expect("the page answers");
    format!("#{}", id.json().as_str().expect("an id"))
}

/// Waits until the fields of the settings stand in this order.
async fn in_order(browser: &Browser, names: &str) {
    let script = "return [...document.querySelectorAll('#own-fields .rows__open')].map(it => it.innerText.trim()).join('|') === arguments[0]";
    browser.wait_for(&format!("the order {names}"), script, names).await;
}

/// Asks the list for one value of a field that is chosen.
async fn ask_for(browser: &Browser, field: &str, value: &str) {
    browser.press("#filter-own").await;
    browser.choose("#own-filter-field", field).await;
    browser.choose("#own-filter-from", value).await;
    browser.press("#own-filter button[type=submit]").await;
}

#[tokio::test]
async fn a_team_defines_its_fields_fills_them_in_and_asks_the_list_for_them() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/settings/fields").await;
    browser.see("还没有自定义字段").await;

    // what every customer has needs no field of one's own; a list without choices is none
    browser.press("#add-field").await;
    browser.write("#own-field-name", "电话").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#own-field-name-problem", "本来就有这一项").await;
    browser.write("#own-field-name", "配送区域").await;
    browser.set("#own-field-sort", "one").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#own-choices-problem", "至少写上一个选项").await;
    browser.press("#add-choice").await;
    browser.write(".own__choice:nth-child(1) input", "华东").await;
    // Enter opens the next row, with the cursor in it
    browser.keys(Key::Enter + "").await;
    browser.write(".own__choice:nth-child(2) input", "华南").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#own-fields", "单选 · 华东、华南").await;
    browser.saved().await;
    define(&browser, "在用产品", "several", &["流量计", "控制阀", "水泵"]).await;
    define(&browser, "水泵台数", "number", &[]).await;
    in_order(&browser, "配送区域|在用产品|水泵台数").await;
    browser.press("button[aria-label='把“水泵台数”上移']").await;
    in_order(&browser, "配送区域|水泵台数|在用产品").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    in_order(&browser, "配送区域|水泵台数|在用产品").await;
    browser.picture("own-fields-zh").await;

    // filled in, and refused in words where it does not read
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 8000 1111").await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    let customer = browser.fragment().await;
    browser.press("#edit-customer").await;
    let (region, count, products) =
        (box_of(&browser, "配送区域").await, box_of(&browser, "水泵台数").await, box_of(&browser, "在用产品").await);
    browser.choose(&region, "华东").await;
    browser.press(&format!("{products} .checks__item:nth-child(1)")).await;
    browser.press(&format!("{products} .checks__item:nth-child(3)")).await;
    browser.write(&count, "十二台").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(&format!("{count}-problem"), "请写数字").await;
    browser.write(&count, "12.5").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".facts", "华东").await;
    browser.see_in(".facts", "流量计、水泵").await;
    browser.see_in(".facts", "12.5").await;

    // its history tells it by the name of the field, and undo takes it back
    browser.open(&format!("#{customer}/changes")).await;
    browser.see_in("#changes .timeline", "配送区域").await;
    browser.see_in("#changes .timeline", "流量计、水泵").await;
    browser.open(&format!("#{customer}")).await;
    browser.press("#edit-customer").await;
    browser.choose(&region, "华南").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".facts", "华南").await;
    browser.saved().await;
    browser.press_words("撤销").await;
    browser.see_in(".facts", "华东").await;

    // the list is asked for it, in an address that survives a reload
    browser.open("#/customers").await;
    browser.lists("2 位客户").await;
    ask_for(&browser, "配送区域", "华东").await;
    browser.lists("1 位客户").await;
    browser.see_in(".chip[data-own]", "配送区域 是 华东").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("1 位客户").await;
    browser.see_in(".cust__name", "苏州澄川").await;
    browser.press(".chip[data-own] .chip__drop").await;
    browser.lists("2 位客户").await;
    browser.press("#filter-own").await;
    browser.choose("#own-filter-field", "水泵台数").await;
    browser.write("#own-filter-from", "10").await;
    browser.write("#own-filter-to", "20").await;
    browser.press("#own-filter button[type=submit]").await;
    browser.lists("1 位客户").await;
    browser.see_in(".chip[data-own]", "水泵台数 从 10 到 20").await;

    // a retired field is asked for no more, and what was entered stays
    browser.open("#/settings/fields").await;
    browser.press("button[aria-label='停用字段“配送区域”']").await;
    browser.see_in("#own-retired", "配送区域").await;
    in_order(&browser, "水泵台数|在用产品").await;
    browser.saved().await;
    browser.open(&format!("#{customer}")).await;
    browser.see_in(".facts", "配送区域 已停用").await;
    browser.see_in(".facts", "华东").await;
    browser.press("#edit-customer").await;
    box_of(&browser, "水泵台数").await;
    let gone = "return !document.querySelector(arguments[0])";
    browser.wait_for("no box for the retired field", gone, &region).await;
    browser.write("#customer-phone", "0512 6288 9999").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".facts", "华东").await;
    browser.end().await;
}

fn list(name: &str, text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("counterpart-own-{}-{name}.csv", std::process::id()));
    std::fs::write(&path, text).expect("written");
    path
}

/// Waits for so many rows: good, bad, duplicates.
async fn counts(browser: &Browser, expected: &str) {
    let script = "const it = document.querySelector('#list-counts')?.dataset;
        return !!it && `${it.good} ${it.bad} ${it.duplicates}` === arguments[0]";
    browser.wait_for(&format!("{expected} rows"), script, expected).await;
}

#[tokio::test]
async fn own_fields_come_in_with_a_list_are_set_for_many_at_once_and_go_out_again() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/fields").await;
    define(&browser, "Delivery area", "one", &["North dock", "South dock"]).await;
    define(&browser, "Pumps", "number", &[]).await;
    define(&browser, "Pays on time", "yes_no", &[]).await;

    // a column that is called as a field finds it; a cell that does not read is told with the reason, and mended in place
    let text = "Company,Delivery area,Pumps,Pays on time\n\
                Anchor Meters Ltd,North dock,3,yes\n\
                Bollard Valves Ltd,East dock,4,no\n\
                Capstan Pumps Ltd,South dock,,\n";
    let path = list("in", text);
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &path).await;
    counts(&browser, "2 1 0").await;
    browser.see_in("#list-bad", "Delivery area “East dock”: Not among the choices of this field.").await;
    browser.write("#list-bad .import__row[data-row='2'] input[aria-invalid='true']", "South dock").await;
    browser.keys(Key::Tab + "").await;
    counts(&browser, "3 0 0").await;
    browser.press("#list-bring-in").await;
    browser.lists("3 customers").await;
    browser.saved().await;
    std::fs::remove_file(&path).expect("it goes");

    // one value for all who are listed, in one step that one undo takes back
    ask_for(&browser, "Delivery area", "South dock").await;
    browser.lists("2 customers").await;
    browser.press("#choose-all").await;
    browser.press("[data-bulk=own]").await;
    browser.choose("#bulk-own-field", "Pays on time").await;
    browser.choose("#bulk-value", "Yes").await;
    browser.press("#bulk-own button[type=submit]").await;
    browser.see("2 customers are changed").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.lists("3 customers").await;
    ask_for(&browser, "Pays on time", "Yes").await;
    browser.lists("3 customers").await;
    browser.keys(Key::Control + "z").await;
    browser.lists("1 customer").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.lists("3 customers").await;
    browser.saved().await;

    // what goes out says the same under the same names
    browser.press("#export-customers").await;
    browser.press("dialog [data-form=csv]").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    let out = String::from_utf8(bytes).expect("UTF-8");
    let headings = out.lines().next().expect("headings");
    assert!(headings.ends_with("\"Delivery area\",\"Pumps\",\"Pays on time\""), "{headings}");
    for row in ["\"North dock\",\"3\",\"Yes\"", "\"South dock\",\"4\",\"Yes\"", "\"South dock\",\"\",\"Yes\""] {
        assert!(out.lines().any(|line| line.ends_with(row)), "{row} in {out}");
    }

    // and is the same when it comes in: nothing new, nothing to change
    let path = list("again", &out);
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &path).await;
    counts(&browser, "0 0 3").await;
    std::fs::remove_file(&path).expect("it goes");
    browser.end().await;
}

/// Waits until the list stands in this order.
async fn rows_stand(browser: &Browser, names: &str) {
    let script = "return [...document.querySelectorAll('tr[data-row] .cust__name a')].map(it => it.innerText.trim()).join('|') === arguments[0]";
    browser.wait_for(&format!("the rows {names}"), script, names).await;
}

#[tokio::test]
async fn own_fields_are_columns_of_the_list_sort_it_and_go_out_as_it_shows_them() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/fields").await;
    define(&browser, "Delivery area", "one", &["North dock", "South dock"]).await;
    define(&browser, "Pumps", "number", &[]).await;
    let text = "Company,Delivery area,Pumps\n\
                Anchor Meters Ltd,North dock,12\n\
                Bollard Valves Ltd,South dock,3\n\
                Capstan Pumps Ltd,,\n";
    let path = list("columns", text);
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &path).await;
    counts(&browser, "3 0 0").await;
    browser.press("#list-bring-in").await;
    browser.lists("3 customers").await;
    browser.saved().await;
    std::fs::remove_file(&path).expect("it goes");

    // they are offered behind the others, under their names
    browser.press("#choose-columns").await;
    for column in ["state", "owner", "receivable", "overdue", "next"] {
        browser.press(&format!("[data-column={column}] input")).await;
    }
    let offered = "return [...document.querySelectorAll('#columns li')].slice(-2).map(it => it.innerText.trim()).join('|') === arguments[0]";
    browser.wait_for("the fields behind the other columns", offered, "Delivery area|Pumps").await;
    browser.press("#columns li:nth-last-child(2) input").await;
    browser.press("#columns li:last-child input").await;
    browser.press("#columns-done").await;
    let heads = "return [...document.querySelectorAll('table.cust thead th')].map(it => it.innerText.trim()).join(', ') === arguments[0]";
    browser.wait_for("the columns", heads, "Customer, Level, Delivery area, Pumps").await;
    browser.see_in("table.cust tbody", "North dock").await;

    // figures by what they are, choices by their place in the list; nothing stands last
    browser.press("table.cust th:nth-child(4) a").await;
    rows_stand(&browser, "Bollard Valves Ltd|Anchor Meters Ltd|Capstan Pumps Ltd").await;
    browser.press("table.cust th:nth-child(3) a").await;
    rows_stand(&browser, "Anchor Meters Ltd|Bollard Valves Ltd|Capstan Pumps Ltd").await;
    browser.driver.refresh().await.expect("it reloads");
    rows_stand(&browser, "Anchor Meters Ltd|Bollard Valves Ltd|Capstan Pumps Ltd").await;
    browser.wait_for("the columns of this device", heads, "Customer, Level, Delivery area, Pumps").await;
    browser.picture("columns-own-en").await;

    browser.press("#export-customers").await;
    browser.press("dialog [data-sheet=shown][data-form=csv]").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    let out = String::from_utf8(bytes).expect("UTF-8");
    let lines: Vec<&str> = out.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "\"Name\",\"Level\",\"Delivery area\",\"Pumps\"",
            "\"Anchor Meters Ltd\",\"C\",\"North dock\",\"12\"",
            "\"Bollard Valves Ltd\",\"C\",\"South dock\",\"3\"",
            "\"Capstan Pumps Ltd\",\"C\",\"\",\"\"",
        ]
    );

    // a field that is retired has no column any more
    browser.open("#/settings/fields").await;
    browser.press("button[aria-label='Retire the field “Pumps”']").await;
    browser.see_in("#own-retired", "Pumps").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.wait_for("no column for it", heads, "Customer, Level, Delivery area").await;
    browser.end().await;
}

#[tokio::test]
async fn two_copies_that_fill_in_one_field_apart_are_settled_under_its_name() {
    let number = |number: u64| Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number);
    let choice = |at: u64, name: &str| OwnChoice { id: OwnChoiceId(number(at)), name: name.to_owned(), retired: false };
    let area = OwnFieldId(number(1));
    let field = OwnField {
        name: "Delivery area".to_owned(),
        sort: OwnSort::One,
        choices: vec![choice(2, "North dock"), choice(3, "South dock")],
        retired: false,
    };
    let book = demo::many(5, 1, Date::parse(TODAY).expect("a date")).expect("a book");
    let customer = book.customers[0].clone();
    let mut base = Copy::new(0x0f1e);
    base.put(std::slice::from_ref(&book.own_entity));
    base.put(&[BookSettings { own_fields: [(area, field)].into(), ..BookSettings::default() }]);
    base.put(std::slice::from_ref(&customer));
    let mut other = base.elsewhere(0x0f1f);
    other.put(&[Customer { own: [(area, OwnValue::One(OwnChoiceId(number(2))))].into(), ..customer.clone() }]);

    let browser = Browser::start(Look::EN).await;
    let path = |name: &str| browser.downloads().join(name);
    std::fs::write(path("base.json"), base.file()).expect("a file");
    std::fs::write(path("other.json"), other.file()).expect("a file");
    browser.open("").await;
    browser.upload("#restore-file", &path("base.json")).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    let page = format!("#/customers/{}", customer.id);
    browser.open(&page).await;
    browser.press("#edit-customer").await;
    let id = box_of(&browser, "Delivery area").await;
    browser.choose(&id, "South dock").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".facts", "South dock").await;
    browser.saved().await;

    browser.open("#/together").await;
    browser.upload("#book-file", &path("other.json")).await;
    browser.find("#brings").await;
    browser.press("#bring-in").await;
    browser.see("The two are one again").await;
    browser.open("#/conflicts").await;
    browser.press(".conf__fold summary").await;
    browser.see_in(".conf__need", "Delivery area").await;
    browser.see_in(".conf__side", "South dock").await;
    press_value(&browser, "North dock").await;
    browser.press(".conf__need .button[data-kind=main]").await;
    browser.find("#no-conflicts").await;
    browser.saved().await;
    browser.open(&page).await;
    browser.see_in(".facts", "North dock").await;
    browser.open(&format!("{page}/changes")).await;
    browser.see_in("#changes .timeline", "Delivery area").await;
    browser.see_in("#changes .timeline", "North dock").await;
    browser.end().await;
}
