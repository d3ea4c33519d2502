//! Versions of a contract: which number terms get, and what taking one back keeps of the present draft.

use counterpart::domain::contract::named::NamedParties;
use counterpart::domain::contract::version::{ContractVersion, Keeping, Occasion, VersionBrief, keeping};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{ContractId, ContractVersionId, CustomerId, OwnEntityId, uuid_v7};
use counterpart::domain::lifecycle::contract::event::Version;
use counterpart::domain::lifecycle::digest::Digest;

use crate::paper::contracts::{customer, day, flow_meters, own};

fn text(letter: char) -> Digest {
    Digest([u8::try_from(u32::from(letter)).expect("a letter"); 32])
}

fn kept(number: u32, letter: char, at: u64) -> VersionBrief {
    VersionBrief {
        id: ContractVersionId(uuid_v7(at, [0; 10])),
        contract: ContractId(uuid_v7(0, [1; 10])),
        number,
        on: day("2026-05-20"),
        by: "周以宁".to_owned(),
        occasion: Occasion::ByHand,
        reason: String::new(),
        sha256: text(letter),
    }
}

/// Terms of `letter` beside the versions in `versions` (number and letter, in the order in which they were kept) and the
/// approved ones in `locked`: the number, and whether they become a version.
fn check(versions: &[(u32, char)], locked: &[(u32, char)], letter: char, number: u32, is_new: bool) {
    let versions: Vec<VersionBrief> = (0..).zip(versions).map(|(at, (number, it))| kept(*number, *it, at)).collect();
    let locked = locked.iter().map(|(number, it)| Version { number: *number, sha256: text(*it) });
    let version = Version { number, sha256: text(letter) };
    let expected = if is_new { Keeping::New(version) } else { Keeping::Kept(version) };
    assert_eq!(keeping(versions.iter(), locked, text(letter)), expected);
}

#[test]
fn terms_get_the_next_number_and_are_not_kept_twice() {
    // the first, the second, the same again
    check(&[], &[], 'a', 1, true);
    check(&[(1, 'a')], &[], 'b', 2, true);
    check(&[(1, 'a'), (2, 'b')], &[], 'b', 2, false);
    // what was kept before, but not last, is kept again
    check(&[(1, 'a'), (2, 'b')], &[], 'a', 3, true);
    // versions that were approved before terms were kept use numbers too
    check(&[], &[(1, 'a'), (2, 'b')], 'c', 3, true);
    check(&[(1, 'a')], &[(4, 'd')], 'e', 5, true);
    // an approved version is submitted again as it is
    check(&[(1, 'a')], &[(1, 'a')], 'a', 1, false);
    // two copies used one number apart from each other: the later one is the last
    check(&[(1, 'a'), (2, 'b'), (2, 'c')], &[], 'c', 2, false);
    check(&[(1, 'a'), (2, 'b'), (2, 'c')], &[], 'b', 3, true);
    // and where the other one of that number was approved, it gets a number of its own
    check(&[(1, 'a'), (2, 'b'), (2, 'c')], &[(2, 'b')], 'c', 3, true);
}

#[test]
fn taking_a_version_back_keeps_which_contract_it_is_and_whose() {
    let mut now = flow_meters();
    now.id = ContractId(uuid_v7(2, [2; 10]));
    now.customer = CustomerId(uuid_v7(3, [2; 10]));
    now.own_entity = OwnEntityId(uuid_v7(4, [2; 10]));
    now.number = "HT-202606-0099".to_owned();
    now.owner = "李景行".to_owned();
    now.note = "对方催得急".to_owned();
    now.special = Wording::same("new");
    let version = ContractVersion {
        id: ContractVersionId(uuid_v7(1, [0; 10])),
        contract: now.id,
        number: 1,
        on: day("2026-05-20"),
        by: String::new(),
        occasion: Occasion::Submission,
        reason: String::new(),
        sha256: text('a'),
        parties: NamedParties::of(&own(), &customer()),
        terms: flow_meters(),
    };
    let back = version.taken_back(&now);
    assert_eq!((&back.number, &back.owner, &back.note), (&now.number, &now.owner, &now.note));
    assert_eq!((back.id, back.customer, back.own_entity), (now.id, now.customer, now.own_entity));
    assert_eq!((&back.special, &back.lines), (&flow_meters().special, &flow_meters().lines));
}
