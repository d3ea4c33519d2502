//! Prices of a list as lines: what is written is found again, and nothing that is unclear is guessed.

use std::collections::BTreeMap;

use counterpart::domain::id::ProductId;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::price_list::{Tier, Tiers};
use counterpart::domain::product::Product;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::i18n::price_lines::{Items, LineFault, Names, Why};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use uuid::Uuid;

fn product(n: u128, code: &str, name: &str, spec: &str) -> Product {
    Product {
        id: id(n),
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: String::new(),
        spec: spec.to_owned(),
        unit: "pc".to_owned(),
        price: Money::cny(620_000),
        floor_price: None,
        tax_rate: Ppm(130_000),
        withdrawn: false,
        note: String::new(),
    }
}

fn id(n: u128) -> ProductId {
    ProductId(Uuid::from_u128(n))
}

fn tier(pieces: i64, yuan: i64) -> Tier {
    Tier { min_quantity: Quantity { thousandths: pieces * 1_000 }, price: Money::cny(yuan * 100) }
}

/// Two meters of one name without a code, one with a code of its own, a pump called as that code is, and cable with a comma.
fn catalogue() -> Vec<Product> {
    vec![
        product(1, "", "Flow meter", "DN80"),
        product(2, "", "Flow meter", "DN100"),
        product(3, "EM-80", "Flow meter", "DN80"),
        product(4, "", "EM-80", "cast iron"),
        product(5, "", "Cable, shielded", ""),
        product(6, "", "Valve", ""),
        product(7, "", "Valve", ""),
    ]
}

#[test]
fn every_product_is_written_so_that_it_is_found_again() {
    let products = catalogue();
    let names = Names::of(&products);
    for (n, written) in [
        // as another is called in full: only the id is left
        (1, "00000000-0000-0000-0000-000000000001, 1, 10.00"),
        (2, "Flow meter DN100, 1, 10.00"),
        (3, "EM-80, 1, 10.00"),
        (4, "EM-80 cast iron, 1, 10.00"),
        (5, "Cable, shielded, 1, 10.00"),
        (6, "00000000-0000-0000-0000-000000000006, 1, 10.00"),
        (7, "00000000-0000-0000-0000-000000000007, 1, 10.00"),
    ] {
        let items = Items::from([(id(n), Tiers(vec![tier(1, 10)]))]);
        assert_eq!(names.lines(&items), written);
        assert_eq!(names.read(written, Currency::CNY, &Items::new()), Ok(items), "{written}");
    }
}

#[test]
fn lines_are_read_as_people_paste_them() {
    let products = catalogue();
    let names = Names::of(&products);
    let read =
        names.read("em-80，１，6,200\n\n  EM-80; 100; 5500.5  \nEM-80\t100\t5500.50", Currency::CNY, &Items::new());
    // 6,200 holds a comma: the line then reads as quantity 6 of something that is not there
    let unknown = Why::Unknown { name: "em-80，１".to_owned() };
    assert_eq!(read, Err(LineFault { row: 1, why: unknown }));
    let read =
        names.read("em-80，１，6200\n\n  EM-80; 100; 5500.5  \nEM-80\t100\t5500.50", Currency::CNY, &Items::new());
    let hundred = Tier { min_quantity: Quantity { thousandths: 100_000 }, price: Money::cny(550_050) };
    assert_eq!(read, Ok(Items::from([(id(3), Tiers(vec![tier(1, 6_200), hundred]))])));
}

#[test]
fn a_line_that_is_unclear_is_refused_with_its_row_and_its_words() {
    let products = catalogue();
    let names = Names::of(&products);
    let name = |name: &str| name.to_owned();
    for (lines, row, why, words) in [
        ("EM-80, 1", 1, Why::Unreadable, "Line 1: write “code, quantity, price”."),
        ("EM-80, -1, 5", 1, Why::Unreadable, "Line 1: write “code, quantity, price”."),
        ("EM-80, 1, -5", 1, Why::Unreadable, "Line 1: write “code, quantity, price”."),
        ("EM-80, 1, 5.001", 1, Why::Unreadable, "Line 1: write “code, quantity, price”."),
        ("EM-80, 1, 5\nEM-81, 1, 5", 2, Why::Unknown { name: name("EM-81") }, "Line 2: no such product: EM-81."),
        (", 1, 5", 1, Why::Unreadable, "Line 1: write “code, quantity, price”."),
        (
            "Valve, 1, 5",
            1,
            Why::Several { name: name("Valve") },
            "Line 1: several products are called Valve. Write the code, or the name and the specification.",
        ),
        (
            "EM-80, 1, 5\nem-80, 1.0, 6",
            2,
            Why::Twice,
            "Line 2: an earlier line gives another price from this quantity on.",
        ),
    ] {
        let fault = LineFault { row, why };
        assert_eq!(names.read(lines, Currency::CNY, &Items::new()), Err(fault.clone()), "{lines}");
        assert_eq!(Text::new(Locale::En).price_list_fault(&fault), words);
    }
    let several = LineFault { row: 2, why: Why::Several { name: "阀门".to_owned() } };
    let zh = "第 2 行：叫“阀门”的产品不止一个，请写编码，或者名称加规格。";
    assert_eq!(Text::new(Locale::Zh).price_list_fault(&several), zh);
}

#[test]
fn prices_of_a_product_that_is_gone_stay_until_somebody_takes_them_out() {
    let names = Names::of(&[]);
    let known = Items::from([(id(9), Tiers(vec![tier(1, 10)]))]);
    let lines = names.lines(&known);
    assert_eq!(lines, "00000000-0000-0000-0000-000000000009, 1, 10.00");
    assert_eq!(names.read(&lines, Currency::CNY, &known), Ok(known));
    assert!(names.read(&lines, Currency::CNY, &Items::new()).is_err(), "a new list knows no such product");
}

proptest! {
    /// However products share codes, names and specifications, a list that is opened and kept says what it said.
    #[test]
    fn a_list_that_is_opened_and_kept_stays_as_it_was(
        told in prop::collection::vec(("[aAb]{0,1}", "[ab ,]{0,2}", "[ab]{0,1}", 0_i64..3, 1_i64..500), 1..7),
    ) {
        let products: Vec<Product> =
            (1..).zip(&told).map(|(n, (code, name, spec, ..))| product(n, code, name, spec)).collect();
        let items: Items = products
            .iter()
            .zip(&told)
            .map(|(product, (.., more, price))| {
                (product.id, Tiers((0..=*more).map(|step| tier(step * 10, price + step)).collect()))
            })
            .collect::<BTreeMap<_, _>>();
        let names = Names::of(&products);
        let lines = names.lines(&items);
        prop_assert_eq!(names.read(&lines, Currency::CNY, &Items::new()), Ok(items), "{}", lines);
    }
}
