//! Lists that are handed out read back as they were: typed values in, the same values out of CSV and of a workbook.

use counterpart::domain::ageing::AgeingSums;
use counterpart::domain::customer_column::{CustomerColumn, read as columns_named};
use counterpart::domain::date::Date;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::overview::figures::{CashMonth, EndMonth, Tally};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::receivables::grouping::Grouping;
use counterpart::domain::receivables::ledger::{LedgerSums, LedgerTotal};
use counterpart::domain::recommendation::Recommendation;
use counterpart::domain::service_quality::Tenths;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::layout::{HeadingRow, Layout, Separator};
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::sheets::customers::{CustomerRow, columns};
use counterpart::sync::list::sheets::dealings::{FOLLOW_UPS, FollowUpRow, PURCHASES, PurchaseRow};
use counterpart::sync::list::sheets::duties::{DUTIES, DutyRow};
use counterpart::sync::list::sheets::happened::{
    CURES, CureRow, FORCE_MAJEURE, ForceMajeureRow, PROMISES, PromiseRow, TRANSFERS, TransferRow,
};
use counterpart::sync::list::sheets::library::{
    FALLBACKS, FallbackRow, OWN_CLAUSES, OWN_TEMPLATES, OwnClauseRow, OwnTemplateRow,
};
use counterpart::sync::list::sheets::money::{
    CONTRACTS, ContractRow, INVOICES, InvoiceRow, PARTS, PartRow, RECEIPTS, ReceiptRow,
};
use counterpart::sync::list::sheets::overview::{
    AGES, AgeRow, CASH, DECISIONS, DecisionRow, ENDS, FIGURES, FigureRow, STAGES, StageRow,
};
use counterpart::sync::list::sheets::receivables::{
    EXPECTED, ExpectedRow, LEDGER, LedgerGroupRow, LedgerRow, OVER, OverRow, ReceivableRow, ledger_groups, receivables,
};
use counterpart::sync::list::sheets::sales::{
    CHANCES, ChanceRow, LEADS, LeadRow, PRICES, PRODUCTS, PriceRow, ProductRow,
};
use counterpart::sync::list::sheets::service::{REPORT, ReportRow, TICKETS, TicketRow};
use counterpart::sync::list::sheets::tasks::{TASKS, TaskRow};
use counterpart::sync::list::sheets::{Column, Heading};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::{read, write};
use counterpart::sync::list::write::{risky, write_table};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn some(text: &str) -> String {
    text.to_owned()
}

fn ledger<Row>(columns: &[Column<Row>], rows: &[Row], locale: Locale) -> Ledger {
    let text = Text::new(locale);
    Ledger::of_rows(columns, rows, "List", Some(day("2026-05-20")), |heading| text.sheet_heading(heading).to_owned())
}

/// Headings and cells as a table of CSV gives them.
fn in_csv(ledger: &Ledger) -> Vec<Vec<String>> {
    let text = write_table(ledger);
    assert!(text.starts_with('\u{feff}'), "with a byte order mark");
    told(&Table::read(&text, Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) }).unwrap())
}

/// The same of a workbook.
fn in_workbook(ledger: &Ledger) -> Vec<Vec<String>> {
    let sheets = read(&write(ledger).unwrap()).unwrap();
    let layout = Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) };
    told(&Table::of(&sheets[0].records, layout).unwrap())
}

fn told(table: &Table) -> Vec<Vec<String>> {
    let width = table.headings.len();
    let rows = table.rows.iter().map(|row| (0..width).map(|column| row.cell(column).to_owned()).collect());
    std::iter::once(table.headings.clone()).chain(rows).collect()
}

/// `csv` is what a reader of the CSV sees; in a workbook numbers are numbers, which end no decimals in zeros.
fn check(ledger: &Ledger, csv: &[&[&str]]) {
    let owned = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| some(cell)).collect()).collect()
    };
    let expected = owned(csv);
    assert_eq!(in_csv(ledger), expected);
    let short = |cell: &String| {
        let digits = cell.trim_start_matches('-').split('.').collect::<Vec<_>>();
        match digits.as_slice() {
            [whole, part] if [*whole, *part].concat().bytes().all(|it| it.is_ascii_digit()) => {
                cell.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            _ => cell.clone(),
        }
    };
    let expected: Vec<Vec<String>> = expected.iter().map(|row| row.iter().map(short).collect()).collect();
    assert_eq!(in_workbook(ledger), expected);
}

#[test]
fn leads_read_back_and_no_cell_is_run_as_a_formula() {
    let lead = LeadRow {
        company: some("=cmd|'/c calc'!A1"),
        person: some("王, \"老\" 伟"),
        title: some("采购经理"),
        phone: some("+86 512 6288 0417"),
        email: some("a@example.cn"),
        wechat: some("@wei"),
        wish: some("-5 度也能用\n第二行"),
        state: some("无效"),
        reason: some("没有预算"),
        score: 80,
        source: some("展会"),
        owner: some("沈清"),
        came: day("2026-03-01"),
    };
    let ledger = ledger(&LEADS, &[lead], Locale::Zh);
    let heads: &[&str] = &[
        "公司",
        "姓名",
        "职务",
        "电话",
        "电子邮箱",
        "微信",
        "需求",
        "状态",
        "原因",
        "评分",
        "来源",
        "负责人",
        "收到日期",
    ];
    let cells: &[&str] = &[
        "=cmd|'/c calc'!A1",
        "王, \"老\" 伟",
        "采购经理",
        "+86 512 6288 0417",
        "a@example.cn",
        "@wei",
        "-5 度也能用\n第二行",
        "无效",
        "没有预算",
        "80",
        "展会",
        "沈清",
        "2026-03-01",
    ];
    check(&ledger, &[heads, cells]);
    // as a spreadsheet takes the text, without the quotes: no cell begins a formula
    let text = write_table(&ledger);
    for cell in ["=cmd", "+86", "@wei", "-5 度"] {
        assert!(text.contains(&format!("\"'{cell}")), "{cell} is guarded");
    }
}

#[test]
fn opportunities_read_back_with_the_currency_in_a_column_of_its_own() {
    let chance = |name: &str, amount: Option<Money>| ChanceRow {
        name: some(name),
        customer: some("苏州澄川环保科技有限公司"),
        with: some("Ann Lee, Bo Qian"),
        goods: some("Flow meter DN80 84 pc; Calibration 15 unit"),
        stage: some("Proposal"),
        reason: String::new(),
        probability: Ppm(505_000),
        amount,
        expected_close: Some(day("2026-06-30")),
        began: day("2026-01-05"),
        days_in_stage: 12,
        next: some("send samples"),
        next_on: None,
        competitor: String::new(),
        owner: some("Li"),
        note: String::new(),
    };
    let rows = [
        chance("Flow meters", Some(Money::new(123_456_050, Currency::CNY))),
        chance("Valves", Some(Money::new(98_000, Currency::JPY))),
        chance("Pumps", None),
    ];
    let heads: &[&str] = &[
        "Name",
        "Customer",
        "With",
        "Product",
        "Stage",
        "Reason",
        "Probability",
        "Amount",
        "Currency",
        "Expected close",
        "Began on",
        "Days in stage",
        "Next step",
        "Next step on",
        "Competitor",
        "Owner",
        "Note",
    ];
    let cells = |name: &'static str, amount: &'static str, currency: &'static str| -> [&'static str; 17] {
        [
            name,
            "苏州澄川环保科技有限公司",
            "Ann Lee, Bo Qian",
            "Flow meter DN80 84 pc; Calibration 15 unit",
            "Proposal",
            "",
            "50.5%",
            amount,
            currency,
            "2026-06-30",
            "2026-01-05",
            "12",
            "send samples",
            "",
            "",
            "Li",
            "",
        ]
    };
    let (a, b, c) =
        (cells("Flow meters", "1234560.50", "CNY"), cells("Valves", "98000", "JPY"), cells("Pumps", "", ""));
    check(&ledger(&CHANCES, &rows, Locale::En), &[heads, &a, &b, &c]);
}

#[test]
fn products_and_prices_read_back() {
    let product = ProductRow {
        code: some("00817"),
        name: some("超声波流量计"),
        spec: some("DN80"),
        unit: some("台"),
        price: Money::cny(680_000),
        floor: Some(Money::cny(612_050)),
        tax_rate: Ppm(130_000),
        state: some("在售"),
        note: String::new(),
    };
    let abroad = ProductRow { floor: Some(Money::new(90_000, Currency::USD)), tax_rate: Ppm(0), ..product.clone() };
    let heads: &[&str] = &["编码", "名称", "规格型号", "单位", "单价（含税）", "底价", "币种", "税率", "状态", "备注"];
    check(
        &ledger(&PRODUCTS, &[product, abroad], Locale::Zh),
        &[
            heads,
            &["00817", "超声波流量计", "DN80", "台", "6800.00", "6120.50", "CNY", "13%", "在售", ""],
            &["00817", "超声波流量计", "DN80", "台", "6800.00", "$900.00", "CNY", "0%", "在售", ""],
        ],
    );
    let price = PriceRow {
        list: some("2026"),
        from: day("2026-01-01"),
        to: None,
        code: some("00817"),
        product: some("超声波流量计"),
        spec: some("DN80"),
        unit: some("米"),
        min_quantity: Quantity { thousandths: 1_500 },
        price: Money::new(12_345, Currency::KWD),
    };
    check(
        &ledger(&PRICES, &[price], Locale::Zh),
        &[
            &["价目表", "生效日", "截止日", "编码", "产品", "规格型号", "单位", "起订量", "单价", "币种"],
            &["2026", "2026-01-01", "", "00817", "超声波流量计", "DN80", "米", "1.5", "12.345", "KWD"],
        ],
    );
}

#[test]
fn contracts_instalments_and_receipts_read_back_and_what_was_taken_back_is_negative() {
    let contract = ContractRow {
        number: some("HT-2026-0007"),
        title: some("Flow meters"),
        customer: some("Quay Valves Ltd"),
        state: some("In force"),
        owner: some("Li"),
        signed: Some(day("2026-02-01")),
        ends: None,
        amount: Some(Money::cny(10_000_000)),
        collected: Some(Money::cny(3_333_333)),
        invoiced: Some(Money::cny(6_000_000)),
        open: Some(Money::cny(6_666_667)),
        overdue: Some(Money::cny(0)),
        late_fee: None,
        days_late: 0,
    };
    check(
        &ledger(&CONTRACTS, &[contract], Locale::En),
        &[
            &[
                "Contract no.",
                "Title",
                "Customer",
                "State",
                "Owner",
                "Signed on",
                "Last day",
                "Amount",
                "Collected",
                "Invoiced",
                "Open",
                "Overdue",
                "Late fee",
                "Currency",
                "Days late",
            ],
            &[
                "HT-2026-0007",
                "Flow meters",
                "Quay Valves Ltd",
                "In force",
                "Li",
                "2026-02-01",
                "",
                "100000.00",
                "33333.33",
                "60000.00",
                "66666.67",
                "0.00",
                "",
                "CNY",
                "0",
            ],
        ],
    );
    let part = PartRow {
        customer: some("Quay Valves Ltd"),
        contract: some("HT-2026-0007"),
        part: some("Part 2"),
        due: None,
        due_after: some("30 days after acceptance"),
        amount: Money::cny(5_000_000),
        paid: Money::cny(1),
        waived: Money::cny(9_999),
        open: Money::cny(4_990_000),
        state: some("Overdue"),
        days_late: 41,
        late_fee: Some(Money::cny(10_250)),
        owner: some("Li"),
    };
    check(
        &ledger(&PARTS, &[part], Locale::En),
        &[
            &[
                "Customer",
                "Contract no.",
                "Instalment",
                "Due on",
                "Due after",
                "Amount",
                "Paid",
                "Waived",
                "Open",
                "Late fee",
                "Currency",
                "State",
                "Days late",
                "Owner",
            ],
            &[
                "Quay Valves Ltd",
                "HT-2026-0007",
                "Part 2",
                "",
                "30 days after acceptance",
                "50000.00",
                "0.01",
                "99.99",
                "49900.00",
                "102.50",
                "CNY",
                "Overdue",
                "41",
                "Li",
            ],
        ],
    );
    let receipt = |minor: i64, state: &str| ReceiptRow {
        on: day("2026-03-31"),
        customer: some("Quay Valves Ltd"),
        method: some("Bank transfer"),
        reference: some("0012"),
        purpose: some("part 1"),
        amount: Money::cny(minor),
        towards: String::new(),
        uncounted: Some(Money::cny(0)),
        state: some(state),
        against: String::new(),
        reason: String::new(),
        note: String::new(),
    };
    let counter = ReceiptRow { reason: some("Sent back"), ..receipt(-123_450, "Reversed") };
    let set_off = ReceiptRow {
        method: some("Set-off"),
        reference: String::new(),
        purpose: String::new(),
        towards: some("HT-2026-0007 · Part 1 · price ¥50.00"),
        against: some("Our invoice 88"),
        ..receipt(5_000, "")
    };
    let rows = [receipt(123_450, ""), counter, set_off];
    let table = ledger(&RECEIPTS, &rows, Locale::En);
    check(
        &table,
        &[
            &[
                "Date",
                "Customer",
                "Method",
                "Reference",
                "What the payer said",
                "Amount",
                "Counted towards",
                "Not counted yet",
                "Currency",
                "State",
                "Set off against",
                "Reason",
                "Note",
            ],
            &[
                "2026-03-31",
                "Quay Valves Ltd",
                "Bank transfer",
                "0012",
                "part 1",
                "1234.50",
                "",
                "0.00",
                "CNY",
                "",
                "",
                "",
                "",
            ],
            &[
                "2026-03-31",
                "Quay Valves Ltd",
                "Bank transfer",
                "0012",
                "part 1",
                "-1234.50",
                "",
                "0.00",
                "CNY",
                "Reversed",
                "",
                "Sent back",
                "",
            ],
            &[
                "2026-03-31",
                "Quay Valves Ltd",
                "Set-off",
                "",
                "",
                "50.00",
                "HT-2026-0007 · Part 1 · price ¥50.00",
                "0.00",
                "CNY",
                "",
                "Our invoice 88",
                "",
                "",
            ],
        ],
    );
    assert!(write_table(&table).contains("\"-1234.50\""), "a number of our own is no text");
}

#[test]
fn invoices_read_back_with_their_net_and_tax() {
    // 60,000.00 at 13 %, and the negative one that takes it back
    let invoice = |number: &str, sign: i64, state: &str| InvoiceRow {
        number: some(number),
        on: day("2026-05-20"),
        customer: some("Quay Valves Ltd"),
        contract: some("HT-202605-0001"),
        parts: some("Part 1"),
        kind: some("Special VAT invoice"),
        gross: Money::cny(sign * 6_000_000),
        net: Some(Money::cny(sign * 5_309_735)),
        tax: Some(Money::cny(sign * 690_265)),
        tax_rate: Ppm(130_000),
        state: some(state),
        buyer: some("Quay Valves Ltd"),
        tax_number: some("91350100M000100Y43"),
        takes_back: String::new(),
        reason: some("Wrong tax rate"),
        by: some("Li"),
        note: String::new(),
    };
    let red = InvoiceRow { takes_back: some("26332000000004512602"), ..invoice("26332000000004512604", -1, "Issued") };
    let rows = [invoice("26332000000004512602", 1, "Taken back"), red];
    let read = in_csv(&ledger(&INVOICES, &rows, Locale::En));
    assert_eq!(read[0][..5], ["Invoice no.", "Date", "Customer", "Contract no.", "Instalment"]);
    assert_eq!(read[1][0], "26332000000004512602", "not a number with an exponent");
    assert_eq!(read[1][6..9], ["60000.00", "53097.35", "6902.65"]);
    assert_eq!(read[2][6..9], ["-60000.00", "-53097.35", "-6902.65"]);
    assert_eq!(read[0][11..], ["State", "Buyer", "Buyer's tax no.", "Takes back", "Reason", "By", "Note"]);
    let taken = ["Taken back", "Quay Valves Ltd", "91350100M000100Y43", "", "Wrong tax rate", "Li", ""];
    assert_eq!(read[1][11..], taken);
    assert_eq!(read[2][14], "26332000000004512602", "which one it takes back");
}

/// The sum of a column as whoever opens the file adds it up, in minor units.
fn added_up(rows: &[Vec<String>], heading: &str) -> i64 {
    let column = rows[0].iter().position(|it| it == heading).unwrap_or_else(|| panic!("no column {heading}"));
    let fen = |cell: &String| {
        let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
        let part: i64 = format!("{part:0<2}").parse().unwrap();
        whole.parse::<i64>().unwrap() * 100 + part
    };
    rows[1..].iter().map(|row| &row[column]).filter(|cell| !cell.is_empty()).map(fen).sum()
}

#[test]
fn receivables_and_what_is_to_come_read_back_and_add_up_again() {
    let row = |customer: &str, fen: [i64; 5]| {
        let [current, days_1_to_30, days_31_to_60, days_61_to_90, over_90] = fen.map(Money::cny);
        let late: i64 = fen[1..].iter().sum();
        let total = Money::cny(fen[0] + late);
        ReceivableRow {
            customer: some(customer),
            owner: some("Li"),
            contract: some("HT-2026-0007"),
            sums: AgeingSums { current, days_1_to_30, days_31_to_60, days_61_to_90, over_90, total },
            overdue: Money::cny(late),
        }
    };
    let rows = [row("Quay Valves Ltd", [1, 0, 20, 0, 300]), row("Harbour Pumps Ltd", [0, 4_000, 0, 50_000, 0])];
    check(
        &ledger(&receivables(Grouping::Customer), &rows, Locale::Zh),
        &[
            &[
                "客户",
                "未到期",
                "逾期 1–30 天",
                "逾期 31–60 天",
                "逾期 61–90 天",
                "逾期 90 天以上",
                "逾期",
                "应收",
                "币种",
            ],
            &["Quay Valves Ltd", "0.01", "0.00", "0.20", "0.00", "3.00", "3.20", "3.21", "CNY"],
            &["Harbour Pumps Ltd", "0.00", "40.00", "0.00", "500.00", "0.00", "540.00", "540.00", "CNY"],
        ],
    );
    for by in Grouping::ALL {
        let table = ledger(&receivables(by), &rows, Locale::En);
        for read in [in_csv(&table), in_workbook(&table)] {
            let ages = ["Not due", "1–30 days late", "31–60 days late", "61–90 days late", "Over 90 days late"];
            let sums = ages.map(|heading| added_up(&read, heading));
            assert_eq!(sums, [1, 4_000, 20, 50_000, 300]);
            assert_eq!(added_up(&read, "Overdue"), 54_320);
            assert_eq!(added_up(&read, "Receivable"), 54_321);
        }
    }
    let month = |when: &str, parts: usize, fen: i64| ExpectedRow { when: some(when), parts, amount: Money::cny(fen) };
    let rows = [month("Overdue", 2, 54_320), month("2026-05", 0, 0), month("2026-06", 1, 1)];
    check(
        &ledger(&EXPECTED, &rows, Locale::En),
        &[
            &["Month", "Instalments", "Amount", "Currency"],
            &["Overdue", "2", "543.20", "CNY"],
            &["2026-05", "0", "0.00", "CNY"],
            &["2026-06", "1", "0.01", "CNY"],
        ],
    );
}

#[test]
fn the_contract_ledger_reads_back_with_its_shares_and_adds_up_again() {
    let sums = |fen: [i64; 5]| {
        let [amount, collected, open, overdue, invoiced] = fen.map(Money::cny);
        LedgerSums { amount, collected, waived: Money::cny(0), open, overdue, invoiced }
    };
    let row = |number: &str, fen: Option<[i64; 5]>, shares: Option<(i64, i64)>| LedgerRow {
        number: some(number),
        title: some("Flow meters"),
        customer: some("Quay Valves Ltd"),
        signed: Some(day("2026-02-01")),
        sums: fen.map(sums),
        owed: fen.filter(|_| shares.is_some()).map(sums),
        parts: shares.map(|_| (3, 1)),
        collected_share: shares.map(|it| Ppm(it.0)),
        invoiced_share: shares.map(|it| Ppm(it.1)),
        state: some("In force"),
        ends: Some(day("2027-01-31")),
        owner: some("Li"),
    };
    let rows = [
        row("HT-1", Some([10_000_000, 3_333_333, 6_666_667, 50, 6_000_000]), Some((333_300, 600_000))),
        row("HT-2", Some([2_500, 100, 2_400, 0, 50]), None),
        row("HT-3", None, None),
    ];
    let table = ledger(&LEDGER, &rows, Locale::En);
    let read = in_csv(&table);
    assert_eq!(
        read[0],
        [
            "Contract no.",
            "Title",
            "Customer",
            "Signed on",
            "Amount",
            "Collected",
            "Waived",
            "Open",
            "Overdue",
            "Invoiced",
            "Collected %",
            "Invoiced %",
            "Instalments",
            "Instalments settled",
            "Currency",
            "State",
            "Last day",
            "Owner",
        ]
    );
    assert_eq!(
        read[1][3..15],
        [
            "2026-02-01",
            "100000.00",
            "33333.33",
            "0.00",
            "66666.67",
            "0.50",
            "60000.00",
            "33.33%",
            "60%",
            "3",
            "1",
            "CNY"
        ]
    );
    assert_eq!(
        read[2][4..15],
        ["25.00", "", "", "", "", "", "", "", "", "", "CNY"],
        "what is not signed owes nothing and has no share"
    );
    assert_eq!(read[3][4..12], [""; 8], "nothing is made up for what cannot be reckoned");
    for read in [read, in_workbook(&table)] {
        for (heading, sum) in [
            ("Amount", 10_002_500),
            ("Collected", 3_333_333),
            ("Open", 6_666_667),
            ("Overdue", 50),
            ("Invoiced", 6_000_000),
        ] {
            assert_eq!(added_up(&read, heading), sum, "{heading}");
        }
    }
}

#[test]
fn the_ledger_by_customer_and_by_owner_reads_back_with_its_shares() {
    let row = |who: &str, contracts: usize, fen: [i64; 6], currency: Currency, shares: Option<(i64, i64)>| {
        let [amount, collected, waived, open, overdue, invoiced] = fen.map(|it| Money::new(it, currency));
        LedgerGroupRow {
            who: some(who),
            total: LedgerTotal { contracts, sums: LedgerSums { amount, collected, waived, open, overdue, invoiced } },
            collected_share: shares.map(|it| Ppm(it.0)),
            invoiced_share: shares.map(|it| Ppm(it.1)),
        }
    };
    let rows = [
        row("Quay", 2, [150_000, 60_000, 2_000, 88_000, 10_000, 100_000], Currency::CNY, Some((400_000, 666_600))),
        row("Quay", 1, [7_000, 7_000, 0, 0, 0, 3_500], Currency::USD, Some((1_000_000, 500_000))),
        row("Harbour", 1, [0; 6], Currency::CNY, None),
    ];
    let quay = ["Quay", "2", "1500.00", "600.00", "20.00", "880.00", "100.00", "1000.00", "40%", "66.66%", "CNY"];
    let abroad = ["Quay", "1", "70.00", "70.00", "0.00", "0.00", "0.00", "35.00", "100%", "50%", "USD"];
    let nothing = ["Harbour", "1", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "", "", "CNY"];
    let sums = [
        "Contracts",
        "Amount",
        "Collected",
        "Waived",
        "Open",
        "Overdue",
        "Invoiced",
        "Collected %",
        "Invoiced %",
        "Currency",
    ];
    for (by, who) in [(Grouping::Customer, "Customer"), (Grouping::Owner, "Owner")] {
        let heads: Vec<&str> = [who].into_iter().chain(sums).collect();
        check(&ledger(&ledger_groups(by), &rows, Locale::En), &[&heads, &quay, &abroad, &nothing]);
    }
}

#[test]
fn who_is_over_the_limit_reads_back_in_the_currency_of_the_limit() {
    let over = |customer: &str, currency: Currency, [used, limit, over]: [i64; 3]| OverRow {
        customer: some(customer),
        used: Money::new(used, currency),
        limit: Money::new(limit, currency),
        over: Money::new(over, currency),
    };
    let rows = [
        over("Quay Valves Ltd", Currency::CNY, [12_000_050, 10_000_000, 2_000_050]),
        over("Harbour Pumps Ltd", Currency::JPY, [700, 500, 200]),
    ];
    check(
        &ledger(&OVER, &rows, Locale::En),
        &[
            &["Customer", "Credit used", "Credit limit", "Over the limit by", "Currency"],
            &["Quay Valves Ltd", "120000.50", "100000.00", "20000.50", "CNY"],
            &["Harbour Pumps Ltd", "700", "500", "200", "JPY"],
        ],
    );
}

#[test]
fn the_figures_of_the_first_page_read_back_and_a_count_of_one_thing_is_none_of_another() {
    let figure = |name: &str, amount: Option<i64>, parts: Option<usize>, contracts: Option<usize>| FigureRow {
        name: some(name),
        amount: amount.map(Money::cny),
        parts,
        contracts,
    };
    let rows = [
        figure("Received this month", Some(-123_450), None, None),
        figure("Overdue", Some(4_999_999), Some(3), None),
        figure("In force", Some(100_000_000_000_000), None, Some(100_000)),
        figure("Ending within 60 days", None, None, Some(0)),
    ];
    check(
        &ledger(&FIGURES, &rows, Locale::En),
        &[
            &["Metric", "Amount", "Instalments", "Contracts", "Currency"],
            &["Received this month", "-1234.50", "", "", "CNY"],
            &["Overdue", "49999.99", "3", "", "CNY"],
            &["In force", "1000000000000.00", "", "100000", "CNY"],
            &["Ending within 60 days", "", "", "0", ""],
        ],
    );
    let decision = DecisionRow { what: some("=Quay Valves Ltd"), state: some("3 days late"), about: some("HT-1") };
    check(
        &ledger(&DECISIONS, &[decision], Locale::Zh),
        &[&["要做什么", "状态", "关于"], &["=Quay Valves Ltd", "3 days late", "HT-1"]],
    );
}

#[test]
fn the_tables_behind_the_charts_read_back() {
    let tally = |minor: i64, count: usize| Tally { amount: Money::cny(minor), count };
    let age = |age: &str, open: Tally, share: Option<i64>| AgeRow { age: some(age), open, share: share.map(Ppm) };
    let ages = [age("Not due", tally(30_000, 2), Some(750_000)), age("Over 90 days", tally(0, 0), None)];
    check(
        &ledger(&AGES, &ages, Locale::En),
        &[
            &["Age", "Instalments", "Share", "Open", "Currency"],
            &["Not due", "2", "75%", "300.00", "CNY"],
            &["Over 90 days", "0", "", "0.00", "CNY"],
        ],
    );
    let cash = CashMonth {
        start: day("2026-01-01"),
        received: Money::new(98_000, Currency::JPY),
        planned: Money::new(100_000, Currency::JPY),
        open: Money::new(2_000, Currency::JPY),
    };
    check(
        &ledger(&CASH, &[cash], Locale::Zh),
        &[&["月份", "应收计划", "已到账", "未收", "币种"], &["2026-01", "100000", "98000", "2000", "JPY"]],
    );
    let ends = EndMonth { start: day("2026-12-01"), ending: tally(10_050, 1), renewing: tally(200_000, 2) };
    check(
        &ledger(&ENDS, &[ends], Locale::En),
        &[
            &["Month", "Contracts ending", "Amount ending", "Contracts renewing", "Amount renewing", "Currency"],
            &["2026-12", "1", "100.50", "2", "2000.00", "CNY"],
        ],
    );
    let stage =
        StageRow { stage: some("Proposal"), chances: 3, full: Money::cny(100_000), weighted: Money::cny(33_333) };
    check(
        &ledger(&STAGES, &[stage], Locale::En),
        &[
            &["Stage", "Opportunities", "Amount", "Weighted amount", "Currency"],
            &["Proposal", "3", "1000.00", "333.33", "CNY"],
        ],
    );
}

#[test]
fn tickets_and_the_service_report_read_back() {
    let ticket = |number: &str, rating, recommendation| TicketRow {
        number: some(number),
        came: day("2026-05-15"),
        kind: some("Complaint"),
        title: some("Meter three jumps"),
        customer: some("Harbour Pumps Ltd"),
        contract: some("HT-2026-0007"),
        clause: some("Article 4"),
        level: some("P2 high"),
        state: some("Closed"),
        by: some("Ann Lee"),
        solve_by: None,
        rating,
        recommendation,
        channel: some("Telephone"),
        solved: Some(day("2026-05-18")),
        late: some("Answer"),
        cause: some("An open shield"),
        action: some("Set it anew"),
        called_back: Some(day("2026-05-20")),
    };
    let told = |points: u8| Some(Recommendation::try_from(points).unwrap());
    let told = [ticket("FW-1", Some(5), told(10)), ticket("FW-2", Some(1), told(0)), ticket("FW-3", None, None)];
    check(
        &ledger(&TICKETS[..4], &told[..1], Locale::Zh),
        &[&["工单编号", "收到日期", "类型", "事由"], &["FW-1", "2026-05-15", "Complaint", "Meter three jumps"]],
    );
    check(
        &ledger(&TICKETS[9..13], &told, Locale::En),
        &[
            &["Owner", "To be solved by", "Satisfaction", "Likelihood to recommend"],
            &["Ann Lee", "", "5", "10"],
            &["Ann Lee", "", "1", "0"],
            &["Ann Lee", "", "", ""],
        ],
    );
    check(
        &ledger(&TICKETS[13..], &told[..1], Locale::En),
        &[
            &["Came in by", "Solved on", "Late with", "Cause", "Corrective action", "Called back on"],
            &["Telephone", "2026-05-18", "Answer", "An open shield", "Set it anew", "2026-05-20"],
        ],
    );
    let report = |name: &str, groups: [u64; 3], answers, net_promoter| ReportRow {
        name: some(name),
        came: 40,
        acknowledged: (1, 2),
        answered: (3, 4),
        solved: (5, 6),
        reopened: (7, 8),
        satisfied: (9, 10),
        promoters: groups[0],
        passives: groups[1],
        detractors: groups[2],
        recommended_of: answers,
        net_promoter,
        minutes: Some(90),
        backlog: 11,
        oldest: Some(12),
    };
    let rows = [
        report("苏州澄川环保科技有限公司", [6, 3, 1], 10, Some(Tenths(500))),
        report("合计", [1, 3, 4], 8, Some(Tenths(-375))),
        report("没有合同", [1, 1, 0], 2, None),
    ];
    let of = |name, told: [&'static str; 5]| {
        let before = [name, "40", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
        [&before[..], &told, &["90", "11", "12"]].concat()
    };
    check(
        &ledger(&REPORT, &rows, Locale::Zh),
        &[
            &[
                "名称",
                "受理工单",
                "按时受理确认",
                "应受理确认",
                "按时响应",
                "应响应",
                "按时解决",
                "应解决",
                "重新处理",
                "解决过",
                "满意",
                "评价数",
                "推荐者",
                "被动者",
                "贬损者",
                "推荐意愿答复数",
                "净推荐值（NPS）",
                "解决用时中位（分钟）",
                "未解决",
                "最久等待天数",
            ],
            &of("苏州澄川环保科技有限公司", ["6", "3", "1", "10", "50"]),
            &of("合计", ["1", "3", "4", "8", "-37.5"]),
            &of("没有合同", ["1", "1", "0", "2", ""]),
        ],
    );
}

#[test]
fn follow_ups_and_purchases_read_back() {
    let follow_up = FollowUpRow {
        on: day("2026-05-18"),
        customer: some("苏州澄川环保科技有限公司"),
        kind: some("电话"),
        with: some("王伟、李敏"),
        outcome: some("已联系上"),
        by: some("沈清"),
        content: some("问了交期"),
        next: some("寄样品"),
        next_on: Some(day("2026-05-22")),
        done: None,
        repeats: some("每 2 周"),
    };
    check(
        &ledger(&FOLLOW_UPS, &[follow_up], Locale::Zh),
        &[
            &["日期", "客户", "方式", "对方", "结果", "记录人", "内容", "下一步", "下一步日期", "完成日期", "重复"],
            &[
                "2026-05-18",
                "苏州澄川环保科技有限公司",
                "电话",
                "王伟、李敏",
                "已联系上",
                "沈清",
                "问了交期",
                "寄样品",
                "2026-05-22",
                "",
                "每 2 周",
            ],
        ],
    );
    let purchase = PurchaseRow {
        on: day("2026-02-01"),
        customer: some("苏州澄川环保科技有限公司"),
        contract: some("HT-2026-0007"),
        product: some("阀门"),
        spec: some("DN50"),
        quantity: Quantity { thousandths: 12_250 },
        unit: some("米"),
        unit_price: Money::cny(9_999),
        discount: Ppm(25_000),
        amount: Money::cny(119_425),
    };
    check(
        &ledger(&PURCHASES, &[purchase], Locale::Zh),
        &[
            &["签订日期", "客户", "合同编号", "产品", "规格型号", "数量", "单位", "单价", "折扣", "金额", "币种"],
            &[
                "2026-02-01",
                "苏州澄川环保科技有限公司",
                "HT-2026-0007",
                "阀门",
                "DN50",
                "12.25",
                "米",
                "99.99",
                "2.5%",
                "1194.25",
                "CNY",
            ],
        ],
    );
}

#[test]
fn duties_read_back_with_their_day_or_what_they_wait_for() {
    let duty = DutyRow {
        duty: some("提供样品：压力表"),
        side: some("我方"),
        area: some("物料与支持"),
        customer: some("苏州澄川环保科技有限公司"),
        contract: some("HT-2026-0007"),
        due: Some(day("2026-06-15")),
        awaits: String::new(),
        state: some("已放弃"),
        on: Some(day("2026-05-20")),
        proof: some("-3 件, \"改发\" 资料"),
        owner: some("沈清"),
    };
    let waits = DutyRow {
        due: None,
        awaits: some("验收合格后 30 日"),
        state: some("未开始"),
        on: None,
        proof: String::new(),
        owner: String::new(),
        ..duty.clone()
    };
    check(
        &ledger(&DUTIES, &[duty, waits], Locale::Zh),
        &[
            &[
                "义务",
                "由谁履行",
                "条款",
                "客户",
                "合同编号",
                "到期日",
                "付款条件",
                "状态",
                "日期",
                "凭证或原因",
                "负责人",
            ],
            &[
                "提供样品：压力表",
                "我方",
                "物料与支持",
                "苏州澄川环保科技有限公司",
                "HT-2026-0007",
                "2026-06-15",
                "",
                "已放弃",
                "2026-05-20",
                "-3 件, \"改发\" 资料",
                "沈清",
            ],
            &[
                "提供样品：压力表",
                "我方",
                "物料与支持",
                "苏州澄川环保科技有限公司",
                "HT-2026-0007",
                "",
                "验收合格后 30 日",
                "未开始",
                "",
                "",
                "",
            ],
        ],
    );
}

#[test]
fn what_is_to_be_done_reads_back() {
    let task = TaskRow {
        what: some("寄对账单"),
        customer: some("苏州澄川环保科技有限公司"),
        about: some("HT-2026-0007"),
        due: Some(day("2026-05-22")),
        owner: some("沈清"),
        priority: some("高"),
        repeats: some("每 1 个月"),
        state: some("待办"),
        note: some("含税"),
    };
    let step = TaskRow { due: None, priority: String::new(), repeats: String::new(), ..task.clone() };
    check(
        &ledger(&TASKS, &[task, step], Locale::Zh),
        &[
            &["要做什么", "客户", "关于", "到期日", "负责人", "优先级", "重复", "状态", "备注"],
            &[
                "寄对账单",
                "苏州澄川环保科技有限公司",
                "HT-2026-0007",
                "2026-05-22",
                "沈清",
                "高",
                "每 1 个月",
                "待办",
                "含税",
            ],
            &["寄对账单", "苏州澄川环保科技有限公司", "HT-2026-0007", "", "沈清", "", "", "待办", "含税"],
        ],
    );
}

/// What is shown, and the headings that are handed out for it.
#[test]
fn what_happened_to_a_contract_reads_back() {
    let promise = PromiseRow {
        contract: some("HT-1"),
        on: day("2026-05-12"),
        part: some("Part 2 · Delivery"),
        pay_by: Some(day("2026-05-30")),
        document: some("=mail of 12 May"),
    };
    check(
        &ledger(&PROMISES, &[promise], Locale::En),
        &[
            &["Contract no.", "Date", "Instalment", "Pays by", "Proof or reason"],
            &["HT-1", "2026-05-12", "Part 2 · Delivery", "2026-05-30", "=mail of 12 May"],
        ],
    );
    let lasting = ForceMajeureRow {
        contract: some("HT-1"),
        side: some("对方"),
        what: some("台风"),
        reach: some("全部义务"),
        began: day("2026-04-01"),
        told: day("2026-04-03"),
        notice_by: Some(day("2026-04-15")),
        proof_by: None,
        proved: None,
        document: String::new(),
        ended: None,
        may_end: Some(day("2026-06-30")),
    };
    let over = ForceMajeureRow {
        proof_by: Some(day("2026-04-30")),
        proved: Some(day("2026-04-20")),
        document: some("气象证明"),
        ended: Some(day("2026-05-02")),
        may_end: None,
        ..lasting.clone()
    };
    check(
        &ledger(&FORCE_MAJEURE, &[lasting, over], Locale::Zh),
        &[
            &[
                "合同编号",
                "受影响方",
                "事由",
                "影响的义务",
                "开始日期",
                "通知日期",
                "通知期限",
                "证明期限",
                "证明日期",
                "凭证或原因",
                "结束日期",
                "可解除起始日",
            ],
            &[
                "HT-1",
                "对方",
                "台风",
                "全部义务",
                "2026-04-01",
                "2026-04-03",
                "2026-04-15",
                "",
                "",
                "",
                "",
                "2026-06-30",
            ],
            &[
                "HT-1",
                "对方",
                "台风",
                "全部义务",
                "2026-04-01",
                "2026-04-03",
                "2026-04-15",
                "2026-04-30",
                "2026-04-20",
                "气象证明",
                "2026-05-02",
                "",
            ],
        ],
    );
    let transfer = TransferRow {
        contract: some("HT-1"),
        side: some("Our side"),
        what: some("Money claims"),
        to: some("=Harbour Factoring Ltd"),
        told: day("2026-05-04"),
        from: day("2026-06-01"),
        document: some("Deed of 4 May, the second part"),
        state: some("Waits for consent"),
    };
    check(
        &ledger(&TRANSFERS, &[transfer], Locale::En),
        &[
            &[
                "Contract no.",
                "Transferor",
                "Kind",
                "Transferee",
                "Notice on",
                "Valid from",
                "Proof or reason",
                "State",
            ],
            &[
                "HT-1",
                "Our side",
                "Money claims",
                "=Harbour Factoring Ltd",
                "2026-05-04",
                "2026-06-01",
                "Deed of 4 May, the second part",
                "Waits for consent",
            ],
        ],
    );
    let cure = CureRow {
        contract: some("HT-1"),
        side: some("Our side"),
        breach: some("Delivered short"),
        clause: some("Delivery"),
        told: day("2026-05-01"),
        last: day("2026-05-31"),
        cured: Some(day("2026-05-20")),
        how: some("The rest was delivered"),
        state: some("Cured on 20 May 2026"),
    };
    check(
        &ledger(&CURES, &[cure], Locale::En),
        &[
            &[
                "Contract no.",
                "Side that asks",
                "Matter",
                "Clause",
                "Notice on",
                "To be cured by",
                "Cured on",
                "Outcome",
                "State",
            ],
            &[
                "HT-1",
                "Our side",
                "Delivered short",
                "Delivery",
                "2026-05-01",
                "2026-05-31",
                "2026-05-20",
                "The rest was delivered",
                "Cured on 20 May 2026",
            ],
        ],
    );
}

#[test]
fn the_library_reads_back() {
    let clause = OwnClauseRow {
        heading: some("Tooling"),
        text: some("The moulds stay ours.\nThey come back within {days} days."),
        when: some("=only where we lend moulds"),
        fairness: some("Told apart in bold"),
        state: String::new(),
    };
    check(
        &ledger(&OWN_CLAUSES, &[clause], Locale::En),
        &[
            &["Name", "Clause text", "When to use it", "Fairness notes", "State"],
            &[
                "Tooling",
                "The moulds stay ours.\nThey come back within {days} days.",
                "=only where we lend moulds",
                "Told apart in bold",
                "",
            ],
        ],
    );
    let fallback = FallbackRow {
        clause: some("付款"),
        name: some("三成预付"),
        text: some("第六条　付款\n合同签订后预付三成。"),
        when: some("老客户"),
        state: some("已停用"),
    };
    check(
        &ledger(&FALLBACKS, &[fallback], Locale::Zh),
        &[
            &["涉及条款", "名称", "条款正文", "何时用", "状态"],
            &["付款", "三成预付", "第六条　付款\n合同签订后预付三成。", "老客户", "已停用"],
        ],
    );
    let template = OwnTemplateRow {
        name: some("Meters, yearly"),
        kind: some("Sale"),
        title: some("Supply of meters"),
        when: some("For returning buyers"),
        state: some("Archived"),
    };
    check(
        &ledger(&OWN_TEMPLATES, &[template], Locale::En),
        &[
            &["Name", "Kind", "Title", "When to use it", "State"],
            &["Meters, yearly", "Sale", "Supply of meters", "For returning buyers", "Archived"],
        ],
    );
}

#[test]
fn customers_go_out_in_the_columns_that_the_list_shows() {
    for (shown, expected) in [
        ("", "Name"),
        ("level,owner", "Name, Level, Owner"),
        ("overdue,level", "Name, Overdue, Level, Currency"),
        ("next_step,credit_limit", "Name, Next step, Next step on, Credit limit, Currency of the credit limit"),
        ("receivable,overdue,next", "Name, Receivable, Overdue, Next due, Currency"),
    ] {
        let text = Text::new(Locale::En);
        let headings: Vec<&str> =
            columns(&columns_named(shown)).iter().map(|column| text.sheet_heading(column.0)).collect();
        assert_eq!(headings.join(", "), expected, "{shown}");
    }
    let row = CustomerRow {
        name: some("Harbour Pumps Ltd"),
        level: some("A"),
        receivable: Some(Money::cny(1_000)),
        overdue: Some(Money::cny(0)),
        next_due: Some(day("2026-06-01")),
        ..CustomerRow::default()
    };
    check(
        &ledger(&columns(&columns_named("level,receivable,next")), &[row], Locale::En),
        &[
            &["Name", "Level", "Receivable", "Next due", "Currency"],
            &["Harbour Pumps Ltd", "A", "10.00", "2026-06-01", "CNY"],
        ],
    );
    // name, every column, the day of a step, the currency of a limit, the currency of the rest
    assert_eq!(columns(&CustomerColumn::ALL).len(), 1 + 25 + 3);
}

#[test]
fn no_two_columns_of_a_list_are_called_the_same_and_none_is_a_formula() {
    let by = |by| receivables(by).iter().map(|it| it.0).collect();
    let grouped = |by| ledger_groups(by).iter().map(|it| it.0).collect();
    let lists: [Vec<Heading>; 35] = [
        by(Grouping::Customer),
        by(Grouping::Owner),
        by(Grouping::Contract),
        grouped(Grouping::Customer),
        grouped(Grouping::Owner),
        EXPECTED.iter().map(|it| it.0).collect(),
        LEDGER.iter().map(|it| it.0).collect(),
        LEADS.iter().map(|it| it.0).collect(),
        CHANCES.iter().map(|it| it.0).collect(),
        PRODUCTS.iter().map(|it| it.0).collect(),
        PRICES.iter().map(|it| it.0).collect(),
        CONTRACTS.iter().map(|it| it.0).collect(),
        PARTS.iter().map(|it| it.0).collect(),
        RECEIPTS.iter().map(|it| it.0).collect(),
        INVOICES.iter().map(|it| it.0).collect(),
        FOLLOW_UPS.iter().map(|it| it.0).collect(),
        PURCHASES.iter().map(|it| it.0).collect(),
        TASKS.iter().map(|it| it.0).collect(),
        DUTIES.iter().map(|it| it.0).collect(),
        FIGURES.iter().map(|it| it.0).collect(),
        AGES.iter().map(|it| it.0).collect(),
        CASH.iter().map(|it| it.0).collect(),
        ENDS.iter().map(|it| it.0).collect(),
        STAGES.iter().map(|it| it.0).collect(),
        DECISIONS.iter().map(|it| it.0).collect(),
        OVER.iter().map(|it| it.0).collect(),
        TICKETS.iter().map(|it| it.0).collect(),
        REPORT.iter().map(|it| it.0).collect(),
        PROMISES.iter().map(|it| it.0).collect(),
        FORCE_MAJEURE.iter().map(|it| it.0).collect(),
        TRANSFERS.iter().map(|it| it.0).collect(),
        CURES.iter().map(|it| it.0).collect(),
        OWN_CLAUSES.iter().map(|it| it.0).collect(),
        FALLBACKS.iter().map(|it| it.0).collect(),
        OWN_TEMPLATES.iter().map(|it| it.0).collect(),
    ];
    let customers: Vec<Heading> = columns(&CustomerColumn::ALL).iter().map(|it| it.0).collect();
    for locale in [Locale::Zh, Locale::En] {
        let text = Text::new(locale);
        for list in lists.iter().chain([&customers]) {
            let mut headings: Vec<&str> = list.iter().map(|it| text.sheet_heading(*it)).collect();
            assert!(headings.iter().all(|heading| !risky(heading) && !heading.is_empty()), "{headings:?}");
            headings.sort_unstable();
            let count = headings.len();
            headings.dedup();
            assert_eq!(headings.len(), count, "{headings:?}");
        }
    }
}

/// What Excel takes as the name of a sheet: up to 31 characters, none of them `[ ] : * ? / \\`.
#[test]
fn a_table_of_a_page_is_called_what_a_workbook_takes() {
    let names: [fn(Text) -> &'static str; 41] = [
        Text::sheet_figures,
        Text::home_ageing,
        Text::home_months,
        Text::home_ending,
        Text::home_sales,
        Text::sheet_decisions,
        Text::sheet_over_limit,
        Text::sheet_ledger_by_customer,
        Text::sheet_ledger_by_owner,
        Text::calendar_list,
        Text::fees_title,
        Text::ledger_open,
        Text::claims_title,
        Text::forecast_sheet,
        Text::forecast_working,
        Text::target_distribution,
        Text::target_rows,
        Text::undertakings,
        Text::incidents,
        Text::requests_title,
        Text::disputes_claims,
        Text::settle_title,
        Text::places_team,
        Text::accrual_to_book,
        Text::kind_incentive_plan,
        Text::remedies_report,
        Text::credit_use,
        Text::group,
        Text::quotes,
        Text::evaluation_plans,
        Text::promise_title,
        Text::force_title,
        Text::transfer_title,
        Text::cure_title,
        Text::library_clauses,
        Text::fallbacks,
        Text::library_templates,
        Text::sheet_filed,
        Text::sheet_filed_working,
        Text::rates_title,
        Text::rest_days_title,
    ];
    for locale in [Locale::Zh, Locale::En] {
        for name in names.map(|name| name(Text::new(locale))) {
            assert!(!name.is_empty() && name.chars().count() <= 31, "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
        }
    }
}
