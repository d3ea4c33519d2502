//! What holds for every account: the money side of its parts and their ledgers agree.

use counterpart::domain::collection::Dated;
use counterpart::domain::late_fee::debt::{Part, Waiver};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::ClaimPart;
use proptest::prelude::*;

use super::{In, at_the_end_of_april, contract, day, part_id, reckoned};

fn entries() -> impl Strategy<Value = Vec<In>> {
    let what = prop::sample::select(vec![ClaimPart::Principal, ClaimPart::LateFee, ClaimPart::Cost]);
    let entry = (1_u64..=2, -20_i64..=60, what, 1_i64..=9_000_000, proptest::option::weighted(0.3, 0_i64..=40));
    let entry = entry.prop_map(|(part, after, what, fen, stood)| {
        let on = day("2026-03-31").plus_days(after).expect("a date");
        let reversed = stood.map(|days| on.plus_days(days).expect("a date"));
        In { part, on, what, fen, reversed }
    });
    proptest::collection::vec(entry, 0..8)
}

fn dunnings() -> impl Strategy<Value = DunningBook> {
    let part = prop::sample::select(vec![Part::Principal, Part::LateFee, Part::Cost]);
    let entry = (1_u64..=2, -20_i64..=60, 0..3_u8, part, 0_i64..=9_000_000);
    let entry = entry.prop_map(|(number, after, kind, part, fen)| {
        let on = day("2026-03-31").plus_days(after).expect("a date");
        let (amount, mut dunning) = (Money::cny(fen), Dunning::default());
        match kind {
            0 => dunning.costs.push(Dated { on, amount }),
            1 => dunning.claims.push(Dated { on, amount }),
            _ => dunning.waivers.push(Waiver { on, part, amount }),
        }
        (part_id(number), dunning)
    });
    proptest::collection::vec(entry, 0..8).prop_map(DunningBook::new)
}

proptest! {
    #[test]
    fn the_money_side_of_a_part_and_its_ledger_say_the_same(
        all in entries(),
        dunning in dunnings(),
        after in -30_i64..=90,
        cap in prop::sample::select(vec![Cap::None, Cap::ContractShare { ppm: Ppm(5_000) }]),
    ) {
        let as_of = day("2026-03-31").plus_days(after).expect("a date");
        let contract = contract(at_the_end_of_april(), cap);
        let found = reckoned(&contract, &all, &dunning, as_of).expect("an account");
        let mut excess = 0;
        for part in &found.parts {
            excess += part.position.excess.minor;
            if let Some(fee) = &part.late_fee {
                prop_assert_eq!(fee.value.open.principal, part.position.open);
                prop_assert!(fee.value.claimable.minor <= fee.value.owed.minor);
            }
        }
        prop_assert_eq!(found.collected.minor + found.waived.minor + found.open.minor, 20_000_000 + excess);
        prop_assert!(found.claimable.value.minor <= found.late_fees.minor);
        if cap != Cap::None {
            let fees: i64 = found.parts.iter().filter_map(|it| it.late_fee.as_ref()).map(|it| it.value.total.minor).sum();
            prop_assert!(fees <= 100_000, "0.5 % of 200,000.00");
        }
    }
}
