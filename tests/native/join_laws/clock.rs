//! Stamps (`storage-and-sync.md` 2.3).

use counterpart::record::replica::Replica;
use counterpart::record::stamp::{Clock, ClockFault, Drift, END_OF_TIME_MS, Hlc};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::desk::NOW;

const ME: Replica = Replica(0x9f3c_51d2_aa01_be77);

fn tick(last: (u64, u32), now: u64) -> Result<(u64, u32), ClockFault> {
    let mut clock = Clock { last: Hlc { ms: last.0, ctr: last.1, replica: ME } };
    clock.tick(now, ME).map(|stamp| (stamp.ms, stamp.ctr))
}

#[test]
fn a_stamp_has_one_spelling() {
    let stamp = Hlc { ms: 0x0193_f2a1_c0de, ctr: 0x2a, replica: ME };
    let text = "0193f2a1c0de-0000002a-9f3c51d2aa01be77";
    assert_eq!(stamp.to_string(), text);
    assert_eq!(Hlc::parse(text), Some(stamp));
    let misspelt = [
        "",
        "193f2a1c0de-0000002a-9f3c51d2aa01be77",
        "0193F2A1C0DE-0000002a-9f3c51d2aa01be77",
        "0193f2a1c0de-+000002a-9f3c51d2aa01be77",
        "0193f2a1c0de-0000002a-9f3c51d2aa01be7",
        "0193f2a1c0de-0000002a-9f3c51d2aa01be77-",
        "0193f2a1c0de0000002a9f3c51d2aa01be77",
    ];
    for text in misspelt {
        assert_eq!(Hlc::parse(text), None, "{text}");
    }
}

#[test]
fn stamps_compare_by_time_then_counter_then_replica() {
    let stamp = |ms, ctr, replica| Hlc { ms, ctr, replica: Replica(replica) };
    let rising = [stamp(1, 9, 9), stamp(2, 0, 9), stamp(2, 1, 1), stamp(2, 1, 2), stamp(3, 0, 0)];
    assert!(rising.is_sorted());
}

#[test]
fn the_clock_goes_on_when_time_goes_on_and_counts_when_it_does_not() {
    assert_eq!(tick((NOW, 7), NOW + 1), Ok((NOW + 1, 0)));
    assert_eq!(tick((NOW, 7), NOW), Ok((NOW, 8)));
    assert_eq!(tick((NOW, 7), NOW - 1), Ok((NOW, 8)));
}

#[test]
fn m03_a_clock_set_back_a_year_still_gives_rising_stamps() {
    let mut clock = Clock { last: Hlc::ZERO };
    let year = 366 * 86_400_000;
    let times = (0..100).map(|edit| NOW + edit).chain((0..100).map(|edit| NOW - year + edit));
    let stamps: Vec<Hlc> = times.map(|now| clock.tick(now, ME).expect("in range")).collect();
    assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn m14_a_full_counter_goes_to_the_next_millisecond() {
    assert_eq!(tick((NOW, u32::MAX), NOW), Ok((NOW + 1, 0)));
    assert_eq!(tick((NOW, u32::MAX - 1), NOW), Ok((NOW, u32::MAX)));
}

#[test]
fn m04_a_clock_beyond_2100_gives_no_stamp_and_one_at_1970_does() {
    let year_9999 = 253_402_300_799_000;
    assert_eq!(tick((NOW, 0), year_9999), Err(ClockFault::BeyondRange { ms: year_9999 }));
    assert_eq!(tick((NOW, 0), END_OF_TIME_MS), Err(ClockFault::BeyondRange { ms: END_OF_TIME_MS }));
    assert_eq!(tick((0, 0), 0), Ok((0, 1)));
    assert_eq!(tick((0, 0), END_OF_TIME_MS - 1), Ok((END_OF_TIME_MS - 1, 0)));
}

#[test]
fn m04_a_file_from_the_future_is_shown_asked_about_or_refused() {
    let minute = 60_000;
    let day = 1440 * minute;
    let check = |ahead_ms: u64, expected: fn(u64) -> Drift| {
        let seen = Hlc { ms: NOW + ahead_ms, ctr: 0, replica: ME };
        assert_eq!(Drift::of(seen, NOW), expected(ahead_ms), "{ahead_ms} ms ahead");
    };
    check(0, |_| Drift::Silent);
    check(5 * minute, |_| Drift::Silent);
    check(5 * minute + 1, |ahead_ms| Drift::Warn { ahead_ms });
    check(2 * day, |ahead_ms| Drift::Warn { ahead_ms });
    check(2 * day + 1, |ahead_ms| Drift::Confirm { ahead_ms });
    check(366 * day, |ahead_ms| Drift::Confirm { ahead_ms });
    check(366 * day + 1, |ahead_ms| Drift::Refuse { ahead_ms });
    let late = Hlc { ms: END_OF_TIME_MS, ctr: 0, replica: ME };
    assert_eq!(Drift::of(late, END_OF_TIME_MS), Drift::Refuse { ahead_ms: 0 });
    assert_eq!(Drift::of(Hlc { ms: 0, ctr: 0, replica: ME }, NOW), Drift::Silent);
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #![proptest_config(crate::seed::cases(10_000))]

    #[test]
    fn j07_stamps_rise_whatever_the_clock_says(times in prop::collection::vec(0_u64..END_OF_TIME_MS - 1000, 1..50)) {
        let mut clock = Clock { last: Hlc::ZERO };
        let stamps: Vec<Hlc> = times.iter().map(|now| clock.tick(*now, ME).expect("in range")).collect();
        prop_assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
