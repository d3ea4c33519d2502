//! Lists of what customers bought, as other programs write them: what is read, what is known already, what has to be mended.

use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, PurchaseRecordId};
use counterpart::domain::money::Currency;
use counterpart::domain::purchase_record::PurchaseRecord;
use counterpart::sync::list::bought::{
    Buyers, Columns, ColumnsFault, Part, Reader, Reading, Why, check, propose, recognised,
};
use counterpart::sync::list::fault::Reason;
use counterpart::sync::list::layout::guess_by;
use counterpart::sync::list::table::Table;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn customer(number: u128, name: &str, ours: &str) -> Customer {
    let named: Customer = serde_json::from_value(serde_json::json!({
        "id": Uuid::from_u128(number).to_string(), "name": name, "number": ours, "kind": "organisation"
    }))
    .expect("a customer");
    named
}

fn book() -> Vec<Customer> {
    vec![
        customer(1, "苏州澄川环保科技有限公司", "KH-001"),
        customer(2, "青岛海岳水务设备有限公司", "KH-002"),
        customer(3, "Harbour Pumps Ltd", "KH-003"),
        // two that differ by the form of the company only
        customer(4, "南桁阀门有限公司", "KH-004"),
        customer(5, "南桁阀门有限责任公司", "KH-005"),
    ]
}

fn read(text: &str, known: &[PurchaseRecord]) -> Reading {
    let table = Table::read(text, guess_by(text, &recognised)).expect("a table");
    let mut buyers = Buyers::default();
    for it in book() {
        buyers.note(&it, it.id);
    }
    let known = known.iter().map(|it| (it, it.customer));
    let columns = propose(&table.headings);
    let mut reader =
        Reader::new(&table.headings, columns, Currency::CNY, day("2026-05-20"), buyers, known).expect("usable columns");
    let mut reading = Reading::default();
    for row in &table.rows {
        reader.read(row, false, &mut reading);
    }
    reading
}

/// Customer, day, name, thousandths, minor units, currency of the good rows.
fn told(reading: &Reading) -> Vec<(u128, String, &str, i64, i64, &str)> {
    let told = reading.good.iter().map(|(_, it)| {
        (it.customer.0.as_u128(), it.on.to_string(), it.name.as_str(), it.thousandths, it.minor, it.currency)
    });
    told.collect()
}

#[test]
fn headings_of_other_programs_are_known() {
    use Part::{Amount, Customer, Day, Name, Note, Quantity, Reference, Spec, Unit, UnitPrice};
    for (headings, expected) in [
        (
            &[
                "单据日期",
                "购货单位",
                "商品名称",
                "规格型号",
                "计量单位",
                "数量",
                "单价",
                "价税合计",
                "单据编号",
                "备注",
            ][..],
            &[
                Some(Day),
                Some(Customer),
                Some(Name),
                Some(Spec),
                Some(Unit),
                Some(Quantity),
                Some(UnitPrice),
                Some(Amount),
                Some(Reference),
                Some(Note),
            ][..],
        ),
        (
            &["Date", "Bill to", "Item", "QTY", "Line total"],
            &[Some(Day), Some(Customer), Some(Name), Some(Quantity), Some(Amount)],
        ),
        // what says nothing is not read, and of two days the first is
        (&["经手人", "日期", "金额（元）", "日期"], &[None, Some(Day), Some(Amount), None]),
    ] {
        assert_eq!(propose(headings), expected, "{headings:?}");
    }
}

#[test]
fn columns_that_leave_the_customer_the_day_or_the_amount_open_are_refused() {
    use Part::{Amount, Customer, Day, Name, Quantity, UnitPrice};
    for (columns, expected) in [
        (vec![Some(Customer), Some(Day), Some(Name), Some(Amount)], Ok(())),
        (vec![Some(Customer), Some(Day), Some(Name), Some(UnitPrice), Some(Quantity)], Ok(())),
        (vec![Some(Customer), Some(Day), Some(Name), Some(UnitPrice)], Err(ColumnsFault::NoAmount)),
        (vec![Some(Day), Some(Name), Some(Amount)], Err(ColumnsFault::NoCustomer)),
        (vec![Some(Customer), Some(Name), Some(Amount)], Err(ColumnsFault::NoDay)),
        (vec![Some(Customer), Some(Day), Some(Amount)], Err(ColumnsFault::NoName)),
        (
            vec![Some(Customer), Some(Day), Some(Name), Some(Amount), None, Some(Amount)],
            Err(ColumnsFault::Twice(Amount)),
        ),
    ] as [(Columns, Result<(), ColumnsFault>); 7]
    {
        assert_eq!(check(&columns), expected, "{columns:?}");
    }
}

#[test]
fn rows_are_read_as_people_write_them() {
    let reading = read(
        "日期,客户,产品,数量,单位,金额\n\
         2024/3/5,苏州澄川环保科技有限公司,电磁流量计,12,台,\"¥103,200.00\"\n\
         2024年3月6日,青岛海岳水务设备,液位计,２,台,1.2万\n\
         20240307,harbour pumps ltd,Pump,,,36000\n\
         ,合计,,14,,151200\n",
        &[],
    );
    assert_eq!(
        told(&reading),
        [
            (1, "2024-03-05".to_owned(), "电磁流量计", 12_000, 10_320_000, "CNY"),
            (2, "2024-03-06".to_owned(), "液位计", 2_000, 1_200_000, "CNY"),
            (3, "2024-03-07".to_owned(), "Pump", 0, 3_600_000, "CNY"),
        ]
    );
    assert_eq!((reading.known, reading.left, reading.bad.len()), (0, 1, 0), "the line of totals is left");
}

#[test]
fn an_amount_that_is_not_written_is_the_price_times_the_quantity() {
    let reading = read(
        "日期,客户编号,产品,数量,单价,金额,币种\n\
         2024-03-05,KH-001,计量泵,1.5,33.33,,\n\
         2024-03-05,KH-001,计量泵,2,10,19.90,USD\n",
        &[],
    );
    // 33.33 × 1.5 = 49.995, half up; and what is written counts before what could be multiplied
    let told: Vec<(i64, &str)> = told(&reading).iter().map(|it| (it.4, it.5)).collect();
    assert_eq!(told, [(5_000, "CNY"), (1_990, "USD")]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_reason() {
    for (row, column, why) in [
        ("2024-03-05,谁也不是,泵,1,台,10", 1, Why::Nobody),
        // by the name without its form they are two, by the whole name one
        ("2024-03-05,南桁阀门,泵,1,台,10", 1, Why::Several),
        ("2024-03-05,,泵,1,台,10", 1, Why::Reason(Reason::Missing)),
        ("2026-05-21,Harbour Pumps Ltd,泵,1,台,10", 0, Why::Later),
        ("2024-02-30,Harbour Pumps Ltd,泵,1,台,10", 0, Why::Reason(Reason::NoSuchDay)),
        (",Harbour Pumps Ltd,泵,1,台,10", 0, Why::Reason(Reason::Missing)),
        ("2024-03-05,Harbour Pumps Ltd,,1,台,10", 2, Why::Reason(Reason::Missing)),
        ("2024-03-05,Harbour Pumps Ltd,泵,几台,台,10", 3, Why::NotAQuantity),
        ("2024-03-05,Harbour Pumps Ltd,泵,-1,台,10", 3, Why::NotAQuantity),
        ("2024-03-05,Harbour Pumps Ltd,泵,1,台,", 5, Why::Reason(Reason::Missing)),
        ("2024-03-05,Harbour Pumps Ltd,泵,1,台,很多", 5, Why::Reason(Reason::NotAnAmount)),
    ] {
        let reading = read(&format!("日期,客户,产品,数量,单位,金额\n{row}\n"), &[]);
        assert_eq!(reading.good, [], "{row}");
        let faults: Vec<(usize, Why)> =
            reading.bad.iter().flat_map(|bad| bad.faults.iter().map(|fault| (fault.column, fault.why))).collect();
        assert_eq!(faults, [(column, why)], "{row}");
    }
    // the whole name tells the two apart
    let reading = read("日期,客户,产品,金额\n2024-03-05,南桁阀门有限责任公司,泵,10\n", &[]);
    assert_eq!(told(&reading)[0].0, 5);
}

#[test]
fn a_list_that_comes_again_brings_nothing_twice() {
    let text = "日期,客户,产品,数量,单位,金额,单号\n\
                2024-03-05,Harbour Pumps Ltd,Pump,1,pc,100,A1\n\
                2024-03-05,Harbour Pumps Ltd,Pump,1,pc,100,A1\n";
    let first = read(text, &[]);
    assert_eq!(first.good.len(), 2, "two that are alike in one list are two");
    let kept: Vec<PurchaseRecord> =
        first.good.iter().zip(1..).map(|((_, it), n)| it.record(PurchaseRecordId(Uuid::from_u128(n)), "old")).collect();
    assert_eq!(kept[0].customer, CustomerId(Uuid::from_u128(3)));
    let again = read(text, &kept);
    assert_eq!((again.good.len(), again.known), (0, 2));
    let one_kept = read(text, &kept[..1]);
    assert_eq!((one_kept.good.len(), one_kept.known), (1, 1));
}
