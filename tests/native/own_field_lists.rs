//! Fields that a team defined in lists: columns found by their names, bad cells told with the reason, and what goes out comes in
//! again.

use std::collections::BTreeMap;

use counterpart::domain::customer::Customer;
use counterpart::domain::customer_column::{CustomerColumn, read as columns_named};
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, NewId, OwnChoiceId, OwnFieldId};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::own_field::{OwnChoice, OwnField, OwnFields, OwnSort, OwnValue, OwnValueFault};
use counterpart::domain::rate::Quantity;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::candidate::updated;
use counterpart::sync::list::card;
use counterpart::sync::list::check::Checker;
use counterpart::sync::list::columns::{Field, Mapping, MappingFault, propose};
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::layout::{guess, guess_headings};
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::outcome::{Choice, carry_out};
use counterpart::sync::list::own::{add_columns, claim, keep_known, named};
use counterpart::sync::list::plan::{ListPlan, plan};
use counterpart::sync::list::sheets::customers::{self, CustomerRow};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::{workbook, write};
use serde_json::json;
use uuid::Uuid;

struct Counter(u128);

impl NewId for Counter {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn field_id(number: u128) -> OwnFieldId {
    OwnFieldId(Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 + number))
}

fn choice_id(number: u128) -> OwnChoiceId {
    OwnChoiceId(Uuid::from_u128(0x019c_0000_0000_7000_8000_0000_0000_0000 + number))
}

/// One field of each sort, and one that is retired.
fn fields() -> OwnFields {
    let choices = |names: &[&str]| {
        let choice = |(number, name): (u128, &&str)| OwnChoice {
            id: choice_id(number),
            name: (*name).to_owned(),
            retired: false,
        };
        (1..).zip(names).map(choice).collect::<Vec<_>>()
    };
    let field = |name: &str, sort: OwnSort, names: &[&str], retired: bool| OwnField {
        name: name.to_owned(),
        sort,
        choices: choices(names),
        retired,
    };
    let all = [
        field("收货要求", OwnSort::Text, &[], false),
        field("水泵台数", OwnSort::Number, &[], false),
        field("年度预算", OwnSort::Amount, &[], false),
        field("合同到期", OwnSort::Day, &[], false),
        field("是否开专票", OwnSort::YesNo, &[], false),
        field("配送区域", OwnSort::One, &["华东", "华南", "无"], false),
        field("在用产品", OwnSort::Several, &["流量计", "控制阀", "水泵"], false),
        field("旧编码", OwnSort::Text, &[], true),
    ];
    let all: BTreeMap<_, _> = (1..).map(field_id).zip(all).collect();
    OwnFields::of(&all, &[])
}

fn table(text: &str) -> Table {
    Table::read(text, guess(text)).expect("a table")
}

fn mapping(table: &Table) -> Mapping {
    let mut mapping = propose(&table.headings);
    claim(&mut mapping, &table.headings, &fields());
    mapping
}

fn planned(table: &Table) -> ListPlan {
    plan(table, &mapping(table), &[], &[], Currency::CNY, &fields()).expect("a mapping with a name")
}

#[test]
fn columns_are_found_by_the_name_of_the_field_in_any_spelling() {
    let own = |number: u128| Some(Field::Own(field_id(number)));
    let headings = [
        "客户名称",
        "水泵台数",
        " 年度预算（万元） ",
        "合同 到期",
        "配送区域",
        "配送区域",
        "旧编码",
        "电话",
        "颜色",
        "",
    ];
    let mut mapping = propose(&headings);
    claim(&mut mapping, &headings, &fields());
    assert_eq!(
        mapping,
        [
            Some(Field::Name),
            own(2),
            own(3),
            own(4),
            own(6),
            Some(Field::Extra),
            Some(Field::Extra),
            Some(Field::Phone),
            Some(Field::Extra),
            None
        ],
        "a second column of one name and a retired field go into the note"
    );
    // a list that was set by hand before a field was retired
    let mut last = vec![Some(Field::Name), own(2), own(8), own(99)];
    keep_known(&mut last, &fields());
    assert_eq!(last, [Some(Field::Name), own(2), Some(Field::Extra), Some(Field::Extra)]);
    // the customer's name is never taken for anything else
    let called_so = OwnField { name: "单位".to_owned(), sort: OwnSort::Text, choices: Vec::new(), retired: false };
    let called_so = OwnFields::of(&BTreeMap::from([(field_id(1), called_so)]), &[]);
    let mut mapping = propose(&["单位", "电话"]);
    assert_eq!(mapping[0], Some(Field::Name));
    claim(&mut mapping, &["单位", "电话"], &called_so);
    assert_eq!(mapping, [Some(Field::Name), Some(Field::Phone)]);
}

#[test]
fn cells_are_read_as_lists_write_them() {
    let text = "客户名称,收货要求,水泵台数,年度预算（万元）,合同到期,是否开专票,配送区域,在用产品\n\
                青岛海岳,\"夜里收货, 提前电话\",12.5,50,2026年3月31日,√,华南,水泵;流量计\n\
                武汉江城,无,,,46000,无,无,无\n\
                宁波潘火,,,,,,,\n";
    let plan = planned(&table(text));
    assert_eq!((plan.good.len(), plan.bad.len()), (3, 0), "{:?}", plan.bad);
    let day = |y, m, d| OwnValue::Day(Date::new(y, m, d).expect("a day"));
    let first = BTreeMap::from([
        (field_id(1), OwnValue::Text("夜里收货, 提前电话".to_owned())),
        (field_id(2), OwnValue::Number(Quantity { thousandths: 12_500 })),
        (field_id(3), OwnValue::Amount(Money::cny(50_000_000))),
        (field_id(4), day(2026, 3, 31)),
        (field_id(5), OwnValue::YesNo(true)),
        (field_id(6), OwnValue::One(choice_id(2))),
        (field_id(7), OwnValue::Several([choice_id(1), choice_id(3)].into())),
    ]);
    assert_eq!(plan.good[0].own, first);
    // day 46000 of a spreadsheet; a word for "nothing" is an answer where the field has it, and nothing elsewhere
    let second = BTreeMap::from([
        (field_id(4), day(2025, 12, 9)),
        (field_id(5), OwnValue::YesNo(false)),
        (field_id(6), OwnValue::One(choice_id(3))),
    ]);
    assert_eq!(plan.good[1].own, second);
    assert_eq!(plan.good[2].own, BTreeMap::new());
}

#[test]
fn bad_cells_are_told_with_the_name_of_the_field_and_the_reason_and_can_be_mended() {
    let text = "客户名称,水泵台数,年度预算,合同到期,是否开专票,配送区域,在用产品\n\
                甲,十二台,面议,2026-02-30,也许,华北,流量计;锅炉\n\
                乙,12,500,2026-03-31,否,华东,流量计\n";
    let mut table = table(text);
    let (plan, own) = (planned(&table), fields());
    assert_eq!((plan.good.len(), plan.bad.len()), (1, 1));
    let zh: Vec<String> = plan.bad[0].faults.iter().map(|it| Text::new(Locale::Zh).list_fault_of(it, &own)).collect();
    assert_eq!(
        zh,
        [
            "水泵台数“十二台”：请写数字，例如 12.5，最多三位小数。",
            "年度预算“面议”：金额未定。",
            "合同到期“2026-02-30”：没有这一天。",
            "是否开专票“也许”：请写“是”或“否”。",
            "配送区域“华北”：不在这个字段的选项里。",
            "在用产品“流量计;锅炉”：不在这个字段的选项里。",
        ]
    );
    let fault = RowFault::Cell {
        field: Field::Own(field_id(6)),
        column: 5,
        raw: "华北".to_owned(),
        reason: Reason::Own(OwnValueFault::NotAChoice),
    };
    assert_eq!(plan.bad[0].faults[4], fault);
    assert_eq!(
        Text::new(Locale::En).list_fault_of(&fault, &own),
        "配送区域 “华北”: Not among the choices of this field."
    );
    for (column, mended) in [(1, "12"), (2, "50万"), (3, "2026-02-28"), (4, "是"), (5, "华南"), (6, "流量计;控制阀")]
    {
        table.set(1, column, mended);
    }
    let mapping = mapping(&table);
    let checker = Checker::new(&table, &mapping, Currency::CNY).expect("a mapping").knowing(&own);
    let row = checker.read(table.row(1).expect("a row")).expect("mended");
    assert_eq!(row.own.get(&field_id(3)), Some(&OwnValue::Amount(Money::cny(50_000_000))));
    assert_eq!(row.own.len(), 6);
}

#[test]
fn one_column_for_each_field_and_a_field_that_nobody_knows_goes_into_the_note() {
    let text = "客户名称,甲列,乙列\n青岛海岳,华东,华南\n";
    let table = table(text);
    let own = |number: u128| Some(Field::Own(field_id(number)));
    let twice = [Some(Field::Name), own(6), own(6)];
    let fault = MappingFault::Twice { field: Field::Own(field_id(6)), first: 1, second: 2 };
    assert_eq!(plan(&table, &twice, &[], &[], Currency::CNY, &fields()), Err(fault));
    assert_eq!(Text::new(Locale::Zh).mapping_fault(fault, &fields()), "第 2 列和第 3 列都选了“配送区域”，只能留一列。");
    let unknown = [Some(Field::Name), own(6), own(99)];
    let plan = plan(&table, &unknown, &[], &[], Currency::CNY, &fields()).expect("a plan");
    assert_eq!(plan.good[0].own, BTreeMap::from([(field_id(6), OwnValue::One(choice_id(1)))]));
    assert_eq!(plan.good[0].note, "乙列：华南");
}

fn customer(number: u128, name: &str, own: BTreeMap<OwnFieldId, OwnValue>) -> Customer {
    let id = CustomerId(Uuid::from_u128(number));
    let written = json!({ "id": id, "name": name, "kind": "organisation", "own": own });
    serde_json::from_value(written).expect("a customer")
}

#[test]
fn a_known_customer_takes_what_the_row_says_and_keeps_the_rest() {
    let known = customer(
        1,
        "青岛海岳",
        BTreeMap::from([
            (field_id(2), OwnValue::Number(Quantity { thousandths: 1_000 })),
            (field_id(8), OwnValue::Text("A-7".to_owned())),
        ]),
    );
    let plan = planned(&table("客户名称,水泵台数,配送区域\n青岛海岳,3,\n"));
    let new = updated(&known, &plan.good[0]);
    let expected = BTreeMap::from([
        (field_id(2), OwnValue::Number(Quantity { thousandths: 3_000 })),
        (field_id(8), OwnValue::Text("A-7".to_owned())),
    ]);
    assert_eq!(new.own, expected);
}

/// Customers in which every field says something awkward, or nothing.
fn book() -> Vec<Customer> {
    let full = BTreeMap::from([
        (field_id(1), OwnValue::Text("=1+1; \"夜里\", 收货".to_owned())),
        (field_id(2), OwnValue::Number(Quantity { thousandths: -1_234_567_125 })),
        (field_id(3), OwnValue::Amount(Money::cny(123_456_789_050))),
        (field_id(4), OwnValue::Day(Date::new(2024, 2, 29).expect("a day"))),
        (field_id(5), OwnValue::YesNo(false)),
        (field_id(6), OwnValue::One(choice_id(3))),
        (field_id(7), OwnValue::Several([choice_id(1), choice_id(2), choice_id(3)].into())),
    ]);
    let yes = BTreeMap::from([
        (field_id(2), OwnValue::Number(Quantity { thousandths: 9_007_199_254_740_991 })),
        (field_id(5), OwnValue::YesNo(true)),
    ]);
    vec![
        customer(1, "青岛海岳水务设备有限公司", full),
        customer(2, "武汉江城流体科技有限公司", yes),
        customer(3, "宁波潘火阀门有限公司", BTreeMap::new()),
    ]
}

fn ledger(locale: Locale) -> Ledger {
    let (book, text) = (book(), Text::new(locale));
    let rows = book.iter().map(|it| (it, None));
    let mut ledger = Ledger::of(rows, "S", None, |_| String::new(), |word| text.list_word(word));
    add_columns(&mut ledger, &book, &fields(), |yes| text.yes_no(yes).to_owned());
    ledger
}

/// The fields of the customers of a table, in its order.
fn back(table: &Table) -> Vec<BTreeMap<OwnFieldId, OwnValue>> {
    let plan = planned(table);
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (3, 0, 0), "{:?}", plan.bad);
    let outcome = carry_out(&plan, |_| Choice::Enter, &[], &[], &mut Counter(0));
    assert!(outcome.entered.iter().all(|it| it.note.is_empty()), "nothing went astray");
    outcome.entered.into_iter().map(|it| it.own).collect()
}

#[test]
fn what_goes_out_comes_in_again_as_it_was() {
    let expected: Vec<_> = book().into_iter().map(|it| it.own).collect();
    for locale in [Locale::Zh, Locale::En] {
        let ledger = ledger(locale);
        assert!(ledger.rows.iter().all(|row| row.len() == ledger.headings.len()));
        assert!(!ledger.headings.iter().any(|it| it == "旧编码"), "a retired field has no column");

        let rows = ledger.texts();
        let csv = write::write(rows.iter().map(|row| row.iter().map(String::as_str)));
        assert_eq!(back(&table(&csv)), expected, "CSV");

        let bytes = workbook::write(&ledger).expect("a workbook");
        let sheets = workbook::read(&bytes).expect("it reads");
        let records = &sheets[0].records;
        let layout = guess_headings(records.iter().map(|record| record.cells.iter().map(String::as_str)));
        assert_eq!(back(&Table::of(records, layout).expect("a table")), expected, "XLSX");
    }
}

/// The cards of the book, as a table of another book whose fields are these.
fn by_cards(locale: Locale, theirs: &OwnFields) -> Vec<Customer> {
    let (book, ours, text) = (book(), fields(), Text::new(locale));
    let yes_no = |yes| text.yes_no(yes).to_owned();
    let own = |it: &Customer| named(it, &ours, &yes_no).map(|(name, value)| (name.to_owned(), value)).collect();
    let nobody = || std::iter::empty();
    let written = card::write(book.iter().map(|it| (it, nobody())), |_| String::new(), own);
    assert!(written.lines().all(|line| line.len() <= 75), "no line is longer than the standard has it");
    let utf8 = |_: &str, bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let cards = card::read(written.as_bytes(), Encoding::Utf8, &utf8);
    let (table, mut mapping) = card::table(&cards, |field| text.list_field(field).to_owned()).expect("cards");
    claim(&mut mapping, &table.headings, theirs);
    let plan = plan(&table, &mapping, &[], &[], Currency::CNY, theirs).expect("a mapping with a name");
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (3, 0, 0), "{:?}", plan.bad);
    carry_out(&plan, |_| Choice::Enter, &[], &[], &mut Counter(0)).entered
}

#[test]
fn cards_carry_the_fields_of_a_customer_and_give_them_back() {
    for locale in [Locale::Zh, Locale::En] {
        let back = by_cards(locale, &fields());
        assert_eq!(
            back.iter().map(|it| it.own.clone()).collect::<Vec<_>>(),
            book().into_iter().map(|it| it.own).collect::<Vec<_>>()
        );
        assert!(back.iter().all(|it| it.note.is_empty()), "nothing went astray");
    }
    // where nobody knows the fields, what they say stands in the note under their names
    let strangers = by_cards(Locale::Zh, &OwnFields::default());
    assert_eq!(
        strangers.iter().map(|it| it.note.as_str()).collect::<Vec<_>>(),
        [
            "收货要求：=1+1; \"夜里\", 收货\n水泵台数：-1234567.125\n年度预算：1234567890.50\n合同到期：2024-02-29\n\
             是否开专票：否\n配送区域：无\n在用产品：流量计; 控制阀; 水泵",
            "水泵台数：9007199254740.991\n是否开专票：是",
            "",
        ]
    );
}

#[test]
fn customers_go_out_with_the_fields_that_the_list_shows() {
    let own = |number: u128| CustomerColumn::Own(field_id(number)).name().into_owned();
    let rows: Vec<CustomerRow> = book()
        .into_iter()
        .map(|it| CustomerRow { name: it.name, level: "C".to_owned(), own: it.own, ..CustomerRow::default() })
        .collect();
    let text = Text::new(Locale::Zh);
    let shown = |names: &str| {
        let ledger = customers::table(
            &columns_named(names),
            &fields(),
            &rows,
            ("客户", None),
            |heading| text.sheet_heading(heading).to_owned(),
            |yes| text.yes_no(yes).to_owned(),
        );
        ledger.texts()
    };
    // the retired field and one of another book have no column; each stands where the list has it
    let asked = [own(7), "level".to_owned(), own(8), own(3), own(99), own(2), own(5)].join(",");
    assert_eq!(
        shown(&asked),
        [
            ["名称", "在用产品", "级别", "年度预算", "水泵台数", "是否开专票"],
            ["青岛海岳水务设备有限公司", "流量计; 控制阀; 水泵", "C", "1234567890.50", "-1234567.125", "否"],
            ["武汉江城流体科技有限公司", "", "C", "", "9007199254740.991", "是"],
            ["宁波潘火阀门有限公司", "", "C", "", "", ""],
        ]
    );
    assert_eq!(
        shown(&format!("overdue,{}", own(1)))[0],
        ["名称", "逾期", "收货要求", "币种"],
        "the currency stands last"
    );
}
