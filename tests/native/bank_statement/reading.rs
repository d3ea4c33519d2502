//! What banks and wallets write, and what is read of it. The expected values were written by hand.

use counterpart::domain::bank_statement::column::{Column, ColumnsFault, check};
use counterpart::domain::bank_statement::fault::{AsideWhy, DayOrder, FaultWhy};
use counterpart::domain::money::{Currency, Money};
use counterpart::sync::list::layout::{HeadingRow, guess_by, guess_headings_by};
use counterpart::sync::list::statement::columns::{propose, recognised};
use counterpart::sync::list::statement::read::{Reader, Reading, Settings, of_a_wallet};
use counterpart::sync::list::statement::remembered::Remembered;
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::read;

const ICBC: &[u8] = include_bytes!("../../data/statement-icbc-gb18030.csv");
const CCB: &[u8] = include_bytes!("../../data/statement-ccb.xlsx");
const EN: &[u8] = include_bytes!("../../data/statement-en.csv");

const CNY: Settings = Settings { currency: Currency::CNY, order: None };

fn table(text: &str) -> Table {
    Table::read(text, guess_by(text, &recognised)).expect("a table")
}

fn reading_of(table: &Table, settings: Settings) -> (Reading, bool) {
    let reader = Reader::new(table, &propose(&table.headings), settings).expect("columns");
    (reader.read_all(table), reader.asks_order)
}

fn reading(text: &str) -> Reading {
    reading_of(&table(text), CNY).0
}

/// Day, fen, payer, purpose, reference of each line.
fn said(reading: &Reading) -> Vec<(String, i64, &str, &str, &str)> {
    let lines = reading.lines.iter();
    lines
        .map(|it| (it.on.to_string(), it.amount.minor, it.payer.as_str(), it.purpose.as_str(), it.reference.as_str()))
        .collect()
}

fn why(reading: &Reading) -> Vec<(usize, AsideWhy)> {
    reading.aside.iter().map(|it| (it.row, it.why)).collect()
}

fn bad(reading: &Reading) -> Vec<(usize, Vec<(usize, FaultWhy)>)> {
    reading.bad.iter().map(|it| (it.row, it.faults.iter().map(|fault| (fault.column, fault.why)).collect())).collect()
}

#[test]
fn a_statement_of_icbc_in_gb18030_with_a_preamble_and_a_total() {
    let text = encoding_rs::GB18030.decode(ICBC).0.into_owned();
    let table = table(&text);
    assert_eq!(table.layout.headings, HeadingRow::Record(3));
    let (reading, asks) = reading_of(&table, CNY);
    assert!(!asks);
    assert_eq!(
        said(&reading),
        [
            ("2026-04-20".to_owned(), 4_000_000, "上海丰信仪表有限公司", "转账 · 货款", "20260420000187"),
            ("2026-04-30".to_owned(), 1_235, "", "结息", "20260430000002"),
            ("2026-05-15".to_owned(), 6_176_250, "上海丰信仪表", "转账 · 尾款及违约金", "20260515000456"),
            ("2026-05-15".to_owned(), 500_000, "北京远途咨询中心", "转账 · 咨询费", "20260515000460"),
        ]
    );
    assert_eq!(reading.lines[0].account, "3105 0170 3600 0000 5521");
    assert_eq!(why(&reading), [(2, AsideWhy::WentOut), (7, AsideWhy::Total), (8, AsideWhy::Total)]);
    assert_eq!(reading.aside[0].amount, Some(Money::cny(125_000)));
    assert_eq!(bad(&reading), [(6, vec![(1, FaultWhy::NoSuchDay)])]);
    assert_eq!(reading.stated, Some(Money::cny(10_707_485)), "the total of the bank, with the row that is bad");
}

#[test]
fn a_workbook_of_ccb_whose_newest_line_comes_first() {
    let sheets = read(CCB).expect("a workbook");
    let records = &sheets[0].records;
    let rows = records.iter().map(|record| record.cells.iter().map(String::as_str));
    let table = Table::of(records, guess_headings_by(rows, &recognised)).expect("a table");
    assert_eq!(table.layout.headings, HeadingRow::Record(2));
    let (reading, _) = reading_of(&table, CNY);
    assert_eq!(
        said(&reading),
        [
            (
                "2026-05-06".to_owned(),
                2_000_000,
                "苏州启航包装有限公司",
                "转账 · HT-202603-0007 二期",
                "00015-3315000XJ9"
            ),
            (
                "2026-05-18".to_owned(),
                8_800_050,
                "杭州明澈环境工程有限公司",
                "电汇 · 发票 24332000000012345678",
                "00017-3315000XK2"
            ),
        ]
    );
    assert_eq!(why(&reading), [(2, AsideWhy::WentOut), (4, AsideWhy::Total)]);
    assert_eq!(reading.stated, Some(Money::cny(10_800_050)));
}

#[test]
fn a_foreign_statement_asks_for_the_order_of_day_and_month() {
    let text = String::from_utf8(EN.to_vec()).expect("UTF-8");
    let table = table(&text);
    let (open, asks) = reading_of(&table, CNY);
    assert!(asks, "no date shows which is the day");
    assert_eq!(open.lines, []);
    assert_eq!(bad(&open).len(), 3, "what went out needs no day");
    let days = |order| {
        let (reading, asks) = reading_of(&table, Settings { order: Some(order), ..CNY });
        assert!(!asks);
        reading.lines.iter().map(|it| it.on.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(DayOrder::DayFirst), ["2026-05-04", "2026-05-06", "2026-05-07"]);
    assert_eq!(days(DayOrder::MonthFirst), ["2026-04-05", "2026-06-05", "2026-07-05"]);
}

#[test]
fn one_date_that_shows_the_order_settles_it_for_all() {
    let reading = reading("Date,Amount,Payer\n03/04/2026,5.00,A\n31/03/2026,6.00,B\n");
    assert_eq!(
        said(&reading).iter().map(|it| (it.0.as_str(), it.1)).collect::<Vec<_>>(),
        [("2026-03-31", 600), ("2026-04-03", 500)]
    );
    let (open, asks) =
        reading_of(&table("Date,Amount,Payer\n03/04/2026,5.00,A\n31/03/2026,6.00,B\n03/31/2026,7.00,C\n"), CNY);
    assert!(asks, "they disagree");
    assert_eq!(open.bad.len(), 1);
}

#[test]
fn columns_of_real_statements_are_found() {
    use Column::{Account, Amount, Currency as Cur, Day, Direction, In, Out, Payer, Purpose, Reference, State};
    for (bank, headings, expected) in [
        (
            "CMB",
            "交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,业务参考号,收(付)方名称,收(付)方账号",
            vec![
                Some(Day),
                None,
                None,
                None,
                Some(Out),
                Some(In),
                None,
                Some(Purpose),
                Some(Reference),
                None,
                Some(Payer),
                Some(Account),
            ],
        ),
        (
            "ABC",
            "交易时间,收入金额,支出金额,账户余额,对方账号,对方户名,交易用途",
            vec![Some(Day), Some(In), Some(Out), None, Some(Account), Some(Payer), Some(Purpose)],
        ),
        (
            "BOC, in both languages",
            "交易类型[ Transaction Type ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],交易日期[ Transaction Date ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易流水号[ Transaction reference number ],用途[ Purpose ],交易附言[ Remark ]",
            vec![
                None,
                Some(Account),
                Some(Payer),
                Some(Day),
                Some(Cur),
                Some(Amount),
                Some(Reference),
                Some(Purpose),
                Some(Purpose),
            ],
        ),
        (
            "with a mark for the direction",
            "记账日期,借贷标志,发生额,对方户名,附言,凭证号",
            vec![Some(Day), Some(Direction), Some(Amount), Some(Payer), Some(Purpose), Some(Reference)],
        ),
        (
            "Alipay",
            "账务流水号,业务流水号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,业务类型,备注",
            vec![
                Some(Reference),
                None,
                Some(Purpose),
                Some(Day),
                Some(Account),
                Some(In),
                Some(Out),
                None,
                None,
                Some(Purpose),
            ],
        ),
        (
            "WeChat",
            "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,备注",
            vec![
                Some(Day),
                None,
                Some(Payer),
                Some(Purpose),
                Some(Direction),
                Some(Amount),
                None,
                Some(State),
                Some(Reference),
                Some(Purpose),
            ],
        ),
        (
            "foreign",
            "Booking date,Value date,Counterparty,Description,Debit,Credit,Balance,Reference",
            vec![None, Some(Day), Some(Payer), Some(Purpose), Some(Out), Some(In), None, Some(Reference)],
        ),
    ] {
        let headings: Vec<&str> = headings.split(',').collect();
        let found = propose(&headings);
        assert_eq!(found, expected, "{bank}");
        assert_eq!(check(&found), Ok(()), "{bank}");
    }
}

#[test]
fn a_statement_of_alipay_says_its_sum_in_words() {
    let text = "#支付宝账务明细查询\n#账号：[20885012345678900156]\n#起始日期：[2026年04月01日]   终止日期：[2026年05月01日]\n#-----账务明细列表-----\n\
        账务流水号,业务流水号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,备注\n\
        3001\t,W1\t,水表\t,2026-04-02 10:00:00,buyer@x.cn\t,1200.00,,1200.00,HT-1\t\n\
        3002\t,W2\t,退货\t,2026-04-03 10:00:00,buyer@x.cn\t,,-200.00,1000.00,\t\n\
        3003\t,W3\t,阀门\t,2026-04-04 10:00:00,b2@x.cn\t,800.50,,1800.50,\t\n\
        #-----账务明细列表结束-----\n#支出合计：1笔，共-200.00元\n#收入合计：2笔，共2000.50元\n#导出时间：[2026年05月02日 09:00:00]\n";
    let table = table(text);
    assert!(of_a_wallet(&table, "a.csv"));
    let (reading, _) = reading_of(&table, CNY);
    assert_eq!(
        said(&reading),
        [
            ("2026-04-02".to_owned(), 120_000, "", "水表 · HT-1", "3001"),
            ("2026-04-04".to_owned(), 80_050, "", "阀门", "3003"),
        ]
    );
    assert_eq!(reading.stated, Some(Money::cny(200_050)));
    assert_eq!(reading.aside[0].why, AsideWhy::WentOut, "with the sign that its column has already");
    assert_eq!(reading.aside.iter().filter(|it| it.why == AsideWhy::Total).count(), 4);
}

#[test]
fn wallets_mark_what_came_in_and_what_was_given_back() {
    let text = "交易时间,交易对方,商品,收/支,金额(元),当前状态,交易单号\n\
        2026-04-01 09:00:00,张三,水表,收入,¥120.00,已收钱,`1000050001`\n\
        2026-04-02 09:00:00,李四,水表,收入,¥80.00,已全额退款,`1000050002`\n\
        2026-04-03 09:00:00,零钱通,转入,/,¥50.00,成功,`1000050003`\n\
        2026-04-04 09:00:00,王五,运费,支出,¥10.00,支付成功,`1000050004`\n";
    let reading = reading(text);
    assert_eq!(said(&reading), [("2026-04-01".to_owned(), 12_000, "张三", "水表", "1000050001")]);
    assert_eq!(why(&reading), [(2, AsideWhy::NotSettled), (3, AsideWhy::Nothing), (4, AsideWhy::WentOut)]);
}

#[test]
fn directions_signs_and_currencies_are_read() {
    let text = "日期,借贷标志,发生额,币种,对方户名\n\
        2026/4/1,贷,\"1,000.00\",人民币,甲\n\
        2026年4月2日,借,500.00,CNY,乙\n\
        20260403,C,25.5,USD,丙\n\
        20260404101112,D,3,,丁\n\
        2026-04-05,,7,,戊\n\
        2026-04-06,贷,1.2E+05,,己\n\
        2026-04-07,贷,8,XYZ,庚\n";
    let reading = reading(text);
    let found: Vec<_> = reading.lines.iter().map(|it| (it.on.to_string(), it.amount)).collect();
    assert_eq!(
        found,
        [("2026-04-01".to_owned(), Money::cny(100_000)), ("2026-04-03".to_owned(), Money::new(2_550, Currency::USD)),]
    );
    assert_eq!(why(&reading), [(2, AsideWhy::WentOut), (4, AsideWhy::WentOut)]);
    assert_eq!(
        bad(&reading),
        [
            (5, vec![(1, FaultWhy::NoDirection)]),
            (6, vec![(2, FaultWhy::Shortened)]),
            (7, vec![(3, FaultWhy::UnknownCurrency)]),
        ]
    );
    let signed = self::reading(
        "Date,Amount,Payer\n2026-04-01,+5.00,A\n2026-04-02,-6.00,B\n2026-04-03,7.00 CR,C\n2026-04-04,8.00 DR,D\n2026-04-05,(9.00),E\n",
    );
    assert_eq!(said(&signed).iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(500, "A"), (700, "C")]);
    assert_eq!(signed.aside.len(), 3);
}

#[test]
fn what_the_bank_takes_back_is_left_aside_with_what_it_takes_back() {
    let reading = reading(
        "交易日期,贷方发生额,借方发生额,对方户名,摘要\n\
         2026-03-03,\"50,000.00\",,甲,货款\n\
         2026-03-03,\"50,000.00\",,乙,货款\n\
         2026-03-04,\"-50,000.00\",,甲,冲正\n",
    );
    assert_eq!(said(&reading).iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(5_000_000, "乙")]);
    assert_eq!(why(&reading), [(1, AsideWhy::TakenBack), (3, AsideWhy::TakenBack)]);
}

#[test]
fn a_number_that_is_all_noughts_or_was_shortened_tells_nothing() {
    let reading = reading(
        "交易日期,收入金额,对方户名,对方账号,凭证号\n\
         2026-03-03,1.00,甲,6.22203E+18,00000000\n\
         2026-03-04,2.00,乙,6222030000000000001,2.02603E+17\n\
         2026-03-05,3.00,丙,,80000000\n",
    );
    let found: Vec<_> = reading.lines.iter().map(|it| (it.account.as_str(), it.reference.as_str())).collect();
    assert_eq!(found, [("", ""), ("6222030000000000001", ""), ("", "80000000")]);
}

#[test]
fn columns_that_do_not_suffice_are_refused() {
    use Column::{Amount, Day, In, Out, Payer};
    for (columns, expected) in [
        (vec![Some(In), Some(Payer)], Err(ColumnsFault::NoDay)),
        (vec![Some(Day), Some(Payer)], Err(ColumnsFault::NoAmount)),
        (vec![Some(Day), Some(Out)], Err(ColumnsFault::NoAmount)),
        (vec![Some(Day), Some(In), Some(Amount)], Err(ColumnsFault::AmountTwoWays)),
        (vec![Some(Day), Some(In), None, Some(In)], Err(ColumnsFault::Twice { column: In, first: 1, second: 3 })),
        (vec![Some(Day), Some(Amount)], Ok(())),
    ] {
        assert_eq!(check(&columns), expected);
    }
}

#[test]
fn columns_are_remembered_by_their_headings() {
    let headings = ["日期", "数", "谁"];
    let guess = propose(&headings);
    let chosen = vec![Some(Column::Day), Some(Column::In), Some(Column::Payer)];
    let mut known = Remembered::default();
    assert_eq!(known.recall(&headings), None);
    assert!(known.remember(&headings, &chosen, &guess));
    assert_eq!(known.recall(&headings), Some(chosen.clone()));
    assert_eq!(known.recall(&["谁", "日期", "数"]), Some(vec![chosen[2], chosen[0], chosen[1]]), "in another order");
    assert_eq!(known.recall(&["日期", "数"]), None);
}
