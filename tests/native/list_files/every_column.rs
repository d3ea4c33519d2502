//! Every column of a list of customers, several people and fields of one's own, read by other programs: CSV by Python, a workbook
//! by a library of Node.js.

use std::collections::BTreeMap;

use counterpart::domain::address::Address;
use counterpart::domain::consent::{Consent, ConsentAct, ConsentWay};
use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, CustomerId, OwnFieldId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::own_field::{OwnField, OwnFields, OwnSort, OwnValue};
use counterpart::domain::rate::Quantity;
use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::own::add_columns;
use counterpart::sync::list::workbook::write;
use counterpart::sync::list::write::write_table;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Lent;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap()
}

fn field_id(number: u128) -> OwnFieldId {
    OwnFieldId(Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 + number))
}

fn own_fields() -> OwnFields {
    let field = |name: &str, sort| OwnField { name: name.to_owned(), sort, choices: Vec::new(), retired: false };
    let all = [
        field("收货要求", OwnSort::Text),
        field("水泵台数", OwnSort::Number),
        field("年度预算", OwnSort::Amount),
        field("合同到期", OwnSort::Day),
        field("是否开专票", OwnSort::YesNo),
    ];
    let all: BTreeMap<_, _> = (1..).map(field_id).zip(all).collect();
    OwnFields::of(&all, &[])
}

fn named(number: u128, name: &str) -> Customer {
    let id = CustomerId(Uuid::from_u128(number));
    serde_json::from_value(json!({ "id": id, "name": name, "kind": "organisation" })).unwrap()
}

/// One customer that says something in every column, with texts that a spreadsheet would run or tear apart; the firm above it; and
/// one of which nothing but the name is known.
fn customers() -> [Customer; 3] {
    let full = Customer {
        number: "=1+1".to_owned(),
        short_name: "'-丰信".to_owned(),
        level: Level::B,
        scale: Size::Medium,
        code: "91310000MA1FL0000N".to_owned(),
        industry: "仪表, \"水务\"".to_owned(),
        source: "@展会".to_owned(),
        address: Address { region: "上海".to_owned(), line: "浦江路 1 号\n2 楼".to_owned() },
        legal_representative: "丰\t信".to_owned(),
        phone: "+86 21 1234 5678".to_owned(),
        email: "office@example.com".to_owned(),
        invoice: InvoiceProfile {
            title: "丰信开票".to_owned(),
            tax_number: "0123456789012345".to_owned(),
            address: "开票路 3 号".to_owned(),
            phone: "021-8765".to_owned(),
        },
        bank: BankAccount { bank: "中国银行".to_owned(), account: "0062 1700 1234".to_owned() },
        credit_limit: Some(Money::cny(12_345_670)),
        owner: "林舟".to_owned(),
        since: Some(day(2024, 2, 29)),
        note: "第一行\r\n“第二行”; 第三行".to_owned(),
        tags: vec!["年框".to_owned(), "出口".to_owned()],
        parent: Some(CustomerId(Uuid::from_u128(2))),
        own: BTreeMap::from([
            (field_id(1), OwnValue::Text("\u{ff1d}夜里收货".to_owned())),
            (field_id(2), OwnValue::Number(Quantity { thousandths: -12_500 })),
            (field_id(3), OwnValue::Amount(Money::cny(-50_000))),
            (field_id(4), OwnValue::Day(day(2026, 3, 31))),
            (field_id(5), OwnValue::YesNo(true)),
        ]),
        ..named(1, "上海丰信贸易有限公司")
    };
    [full, named(2, "丰信集团"), named(3, "只有名称")]
}

/// Four people at the first customer: the first says everything, the last has only a name.
fn people() -> Vec<Contact> {
    let person = |number: u128, name: &str| {
        Contact::named(ContactId(Uuid::from_u128(100 + number)), CustomerId(Uuid::from_u128(1)), name)
    };
    let first = Contact {
        title: "总经理".to_owned(),
        department: "总经办".to_owned(),
        role: ContactRole::Decision,
        further_roles: vec![ContactRole::Notice],
        phone: "13800000001".to_owned(),
        further_phones: vec![
            Telephone { label: PhoneLabel::Office, number: "021-1111 转 8".to_owned() },
            Telephone { label: PhoneLabel::Fax, number: "021-2222".to_owned() },
        ],
        email: "feng@example.com".to_owned(),
        further_emails: vec!["f2@example.com".to_owned()],
        wechat: "-feng".to_owned(),
        consent: Consent {
            given: Some(ConsentAct { on: day(2025, 1, 2), way: ConsentWay::Email }),
            purpose: "合同履行".to_owned(),
            withdrawn: Some(ConsentAct { on: day(2025, 3, 4), way: ConsentWay::Spoken }),
        },
        left_on: Some(day(2025, 6, 1)),
        ..person(1, "冯杰")
    };
    let second = Contact { title: "采购".to_owned(), phone: "13800000002".to_owned(), ..person(2, "李四") };
    let third = Contact { email: "wang@example.com".to_owned(), ..person(3, "王五") };
    vec![first, second, third, person(4, "赵六")]
}

/// What a cell says, as a person reads it.
enum Says {
    Words(&'static str),
    Day(&'static str),
    /// As it is written in CSV, and the number itself.
    Number(&'static str, &'static str),
}

use Says::{Day, Number, Words};

/// Every column of the first customer that is filled, under its heading.
const EXPECTED: [(&str, Says); 55] = [
    ("客户编号", Words("=1+1")),
    ("客户名称", Words("上海丰信贸易有限公司")),
    ("简称", Words("'-丰信")),
    ("统一社会信用代码", Words("91310000MA1FL0000N")),
    ("级别", Words("B")),
    ("行业", Words("仪表, \"水务\"")),
    ("来源", Words("@展会")),
    ("地区", Words("上海")),
    ("地址", Words("浦江路 1 号\n2 楼")),
    ("法定代表人", Words("丰\t信")),
    ("电话", Words("+86 21 1234 5678")),
    ("邮箱", Words("office@example.com")),
    ("联系人", Words("冯杰")),
    ("职务", Words("总经理")),
    ("部门", Words("总经办")),
    ("联系人身份", Words("决策人; 通知送达人")),
    ("手机", Words("13800000001")),
    ("联系人其他电话", Words("办公 021-1111 转 8; 传真 021-2222")),
    ("联系人邮箱", Words("feng@example.com; f2@example.com")),
    ("微信", Words("-feng")),
    ("个人信息同意日期", Day("2025-01-02")),
    ("同意方式", Words("邮件")),
    ("同意用途", Words("合同履行")),
    ("撤回同意日期", Day("2025-03-04")),
    ("撤回方式", Words("口头")),
    ("离职日期", Day("2025-06-01")),
    ("开票名称", Words("丰信开票")),
    ("开票税号", Words("0123456789012345")),
    ("开票地址", Words("开票路 3 号")),
    ("开票电话", Words("021-8765")),
    ("开户行", Words("中国银行")),
    ("银行账号", Words("0062 1700 1234")),
    ("信用额度", Number("123456.70", "123456.7")),
    ("负责人", Words("林舟")),
    ("合作日期", Day("2024-02-29")),
    ("上级单位", Words("丰信集团")),
    ("标签", Words("年框; 出口")),
    ("企业规模", Words("中型")),
    ("备注", Words("第一行\r\n“第二行”; 第三行")),
    ("联系人2", Words("李四")),
    ("职务2", Words("采购")),
    ("手机2", Words("13800000002")),
    ("联系人3", Words("王五")),
    ("联系人邮箱3", Words("wang@example.com")),
    ("联系人4", Words("赵六")),
    ("收货要求", Words("\u{ff1d}夜里收货")),
    ("水泵台数", Number("-12.5", "-12.5")),
    ("年度预算", Number("-500.00", "-500")),
    ("合同到期", Day("2026-03-31")),
    ("是否开专票", Words("是")),
    // nobody said anything here
    ("部门2", Words("")),
    ("微信3", Words("")),
    ("个人信息同意日期4", Words("")),
    ("撤回方式4", Words("")),
    ("联系人身份2", Words("")),
];

fn ledger() -> Ledger {
    let (words, book, people) = (Text::new(Locale::Zh), customers(), people());
    let at = |it: &Customer| people.iter().filter(|who| who.customer == it.id).collect::<Vec<_>>();
    let called = |id| book.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let rows = book.iter().map(|it| (it, at(it).first().copied()));
    let mut ledger = Ledger::of(rows, "客户", Date::new(2026, 3, 31).ok(), called, |word| words.list_word(word));
    let people: Vec<Vec<&Contact>> = book.iter().map(at).collect();
    let heading = |person, part| words.list_numbered(person, part);
    assert_eq!(ledger.add_people(&people, heading, |word| words.list_word(word)), 0, "everybody has a place");
    add_columns(&mut ledger, book.iter(), &own_fields(), |yes| words.yes_no(yes).to_owned());
    ledger
}

/// The cell of the first customer under a heading.
fn cell<'a>(rows: &'a [Value], heading: &str) -> &'a Value {
    let column = rows[0].as_array().unwrap().iter().position(|it| it == heading);
    let column = column.unwrap_or_else(|| panic!("a column for {heading}"));
    &rows[1][column]
}

/// As the guard is described (`storage-and-sync.md` 5.7): a text that a spreadsheet could run, or that begins as a guarded one
/// would, stands behind one apostrophe.
fn guarded(text: &str) -> String {
    let bare = text.trim_start_matches('\'');
    let runs = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].iter().any(|it| bare.starts_with(it));
    if runs { format!("'{text}") } else { text.to_owned() }
}

#[test]
fn a_csv_of_ours_reads_the_same_with_python_in_every_cell() {
    let ledger = ledger();
    let theirs = Lent::new("every.csv", write_table(&ledger).as_bytes()).read_by_python();
    let rows = theirs.as_array().unwrap();
    assert_eq!(rows.len(), 4);
    for (heading, says) in EXPECTED {
        let expected = match says {
            Words(text) => guarded(text),
            // a number of ours is no formula
            Day(text) | Number(text, _) => text.to_owned(),
        };
        assert_eq!(cell(rows, heading), &json!(expected), "{heading}");
    }
    // whatever columns there are, every row has all of them, and no cell could be run
    let width = ledger.headings.len();
    assert_eq!(rows[0], json!(ledger.headings));
    for row in rows {
        let cells: Vec<&str> = row.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        assert_eq!(cells.len(), width);
        for cell in cells {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(
                is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
                "{cell}"
            );
        }
    }
    let filled = |row: &Value| row.as_array().unwrap().iter().filter(|it| *it != "").count();
    assert!(filled(&rows[1]) >= 48, "every column of the first customer");
    assert_eq!(rows[2].as_array().unwrap()[1], "丰信集团");
    assert_eq!(rows[3].as_array().unwrap()[1], "只有名称");
}

#[test]
fn a_csv_of_the_sample_reads_the_same_with_python_in_every_cell() {
    let (customers, contacts) = super::independent::book();
    let text = write_table(&super::independent::ledger(&customers, &contacts));
    let theirs = Lent::new("sample.csv", text.as_bytes()).read_by_python();
    let rows = theirs.as_array().unwrap();
    assert_eq!(rows.len(), 480);
    let column = |heading: &str| rows[0].as_array().unwrap().iter().position(|it| it == heading).unwrap();
    let (name, phone, note, limit) = (column("客户名称"), column("电话"), column("备注"), column("信用额度"));
    for (row, customer) in rows[1..].iter().zip(&customers) {
        assert_eq!(row[name], json!(guarded(&customer.name)));
        assert_eq!(row[phone], json!(guarded(&customer.phone)));
        assert_eq!(row[note], json!(guarded(&customer.note)));
        let amount =
            customer.credit_limit.map_or_else(String::new, |it| format!("{}.{:02}", it.minor / 100, it.minor % 100));
        assert_eq!(row[limit], json!(amount));
    }
}

#[test]
fn a_workbook_of_ours_reads_the_same_with_another_library_in_every_column() {
    let ledger = ledger();
    let theirs = Lent::new("every.xlsx", &write(&ledger).unwrap()).read_by_node();
    let rows = theirs[0]["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], json!(ledger.headings));
    for (heading, says) in EXPECTED {
        let expected = match says {
            Words("") => Value::Null,
            // who reads it back takes one apostrophe away
            Words(text) if text.starts_with('\'') => json!(guarded(text)),
            Words(text) => json!(text),
            Day(text) => json!({ "day": text }),
            Number(_, number) => json!({ "number": number }),
        };
        let found = cell(rows, heading);
        // XML knows one kind of line end
        let found = found.as_str().map_or_else(|| found.clone(), |text| json!(text.replace("_x000D_", "\r")));
        let same = found == expected
            || found.as_str().zip(expected.as_str()).is_some_and(|(a, b)| a == b.replace("\r\n", "\n"));
        assert!(same, "{heading}: {found} and not {expected}");
    }
}
