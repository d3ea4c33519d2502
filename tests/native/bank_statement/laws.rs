//! What holds for every statement.

use std::collections::BTreeMap;

use counterpart::domain::bank_statement::Line;
use counterpart::domain::bank_statement::matching::Verdict;
use counterpart::domain::bank_statement::numbers::{Named, Numbers};
use counterpart::domain::id::{ContractId, CustomerId, InstalmentId, NewId};
use counterpart::domain::money::Currency;
use counterpart::domain::receipt::ClaimPart;
use counterpart::sync::list::layout::guess_by;
use counterpart::sync::list::statement::columns::{propose, recognised};
use counterpart::sync::list::statement::read::{Reader, Settings};
use counterpart::sync::list::table::Table;
use proptest::prelude::*;

use super::{Counter, Deal, Party, World, day, line};

const PAYERS: [&str; 4] = ["上海丰信仪表有限公司", "苏州启航包装有限公司", "启航包装", "谁也不认识"];
const PURPOSES: [&str; 4] = ["货款", "HT-202601-0001", "付HT-202601-0002二期", ""];

fn world() -> World {
    World::new(
        &[
            Party { name: PAYERS[0], ..Party::default() },
            Party { name: PAYERS[1], short_name: "启航包装", ..Party::default() },
        ],
        &[
            Deal { party: 0, number: "HT-202601-0001", parts: vec![("2026-02-01", 300_000), ("2026-03-01", 500_000)] },
            Deal { party: 1, number: "HT-202601-0002", parts: vec![("2026-02-15", 400_000), ("2026-05-15", 400_000)] },
            Deal { party: 1, number: "HT-202601-0003", parts: vec![("2026-04-01", 250_000)] },
        ],
    )
}

prop_compose! {
    fn lines()(all in proptest::collection::vec(
        (0_i64..120, prop_oneof![Just(300_000_i64), Just(400_000), Just(250_000), Just(800_000), 1_i64..900_000], 0_usize..4, 0_usize..4, 0_u8..6),
        0..25,
    )) -> Vec<Line> {
        let mut lines: Vec<Line> = all.into_iter().zip(1..).map(|((days, fen, payer, purpose, reference), row)| {
            let reference = if reference == 0 { String::new() } else { format!("2026{row:010}") };
            let on = day("2026-02-01").plus_days(days).unwrap().to_string();
            line(row, &on, fen, PAYERS[payer], PURPOSES[purpose], &reference)
        }).collect();
        lines.sort_by_key(|it| it.on);
        lines
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn receipts_are_the_lines_that_were_taken_and_settle_no_part_twice(lines in lines()) {
        let mut world = world();
        let found = world.matched(&lines, &[]);
        let taken: i64 = lines.iter().zip(&found).filter(|(_, it)| it.verdict == Verdict::Take).map(|(line, _)| line.amount.minor).sum();
        world.record(&found);
        prop_assert_eq!(world.receipts.iter().map(|it| it.amount.minor).sum::<i64>(), taken);
        for proposal in &found {
            let (Some(receipt), Some(suggestion)) = (&proposal.receipt, &proposal.suggestion) else { continue };
            let shares: i64 = suggestion.shares.iter().map(|it| it.amount.minor).sum();
            prop_assert_eq!(shares + suggestion.advance.minor, receipt.amount.minor);
            prop_assert!(suggestion.shares.iter().all(|it| it.amount.minor > 0));
        }
        // of no part more than its price
        let mut paid: BTreeMap<InstalmentId, i64> = BTreeMap::new();
        for it in world.allocations.iter().filter(|it| it.part == ClaimPart::Principal) {
            *paid.entry(it.instalment).or_default() += it.amount.minor;
        }
        let prices = [(0, 0, 300_000), (0, 1, 500_000), (1, 0, 400_000), (1, 1, 400_000), (2, 0, 250_000)];
        for (deal, part, price) in prices {
            prop_assert!(paid.get(&world.part(deal, part)).copied().unwrap_or(0) <= price);
        }
    }

    #[test]
    fn the_same_statement_a_second_time_records_nothing(lines in lines()) {
        let mut world = world();
        let first = world.matched(&lines, &[]);
        world.record(&first);
        let taken: Vec<bool> = first.iter().map(|it| it.verdict == Verdict::Take).collect();
        let again = world.matched(&lines, &[]);
        for (line, (taken, proposal)) in lines.iter().zip(taken.into_iter().zip(&again)) {
            if taken {
                prop_assert!(matches!(proposal.verdict, Verdict::Known(_)), "row {} again: {:?}", line.row, proposal.verdict);
            }
        }
        prop_assert_eq!(world.record(&again), 0);
    }

    #[test]
    fn a_number_is_found_wherever_it_stands(before in "[ 付货款:：，]{0,5}", behind in "[ 货款，。]{0,5}", number in "[A-Z]{2}-[0-9]{4,8}") {
        let mut numbers = Numbers::default();
        let contract = ContractId(Counter(7).new_id());
        numbers.add(&number, Named::Contract(contract));
        let found = numbers.find(&format!("{before}{number}{behind}"));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(numbers.find(&format!("{before}{number}0{behind}")).len(), 0);
    }

    #[test]
    fn no_text_makes_it_panic(text in "([0-9年月/.\\-+,贷借收支合计#]{0,9}[,;\t\"\n]|\\PC{0,4},){0,60}") {
        let head = format!("交易日期,收入金额,对方户名\n{text}");
        if let Ok(table) = Table::read(&head, guess_by(&head, &recognised)) {
            let settings = Settings { currency: Currency::CNY, order: None };
            if let Ok(reader) = Reader::new(&table, &propose(&table.headings), settings) {
                let reading = reader.read_all(&table);
                prop_assert_eq!(reading.lines.len() + reading.aside.len() + reading.bad.len(), table.rows.len());
                prop_assert!(reading.lines.iter().all(|it| it.amount.minor > 0));
            }
        }
    }
}

#[test]
fn nobody_is_found_in_an_empty_book() {
    let mut world = World::new(&[], &[]);
    let found = world.matched(&[line(1, "2026-05-20", 5, "甲", "HT-1", "x")], &[]);
    assert_eq!(found[0].verdict, Verdict::Unknown);
    assert_eq!(found[0].suggestion.as_ref().map(|it| it.customer), None::<CustomerId>);
}
