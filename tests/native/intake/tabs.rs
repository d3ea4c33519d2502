//! Other tabs write meanwhile.

use counterpart::store::Repository;
use counterpart::sync::intake::Outcome;
use serde_json::json;

use super::laptop::{agreed, id, now, two_laptops};

#[test]
fn t02_two_tabs_that_bring_files_in_end_with_both() {
    let (here, mut there) = two_laptops();
    there.set(4, "name", "from there");
    let (mut first, preview) = here.read(&there.export()).expect("a sound file");
    // the second tab reads a later file of the same copy before the first has written
    there.set(5, "name", "from there, later");
    let (mut second, later) = here.read(&there.export()).expect("a sound file");
    assert!(matches!(now(first.apply(&here.tab(), &agreed(&preview), here.now)), Ok(Outcome::Written(_))));
    let rev = now(here.tab().rev()).expect("reads");
    let Ok(Outcome::Written(written)) = now(second.apply(&here.tab(), &agreed(&later), here.now)) else {
        panic!("planned again and written")
    };
    assert_eq!(written.rev, rev + 1);
    assert_eq!(written.records, 1, "only what the first had not brought");
    assert_eq!((here.show(4, "name"), here.show(5, "name")), (json!("from there"), json!("from there, later")));
}

#[test]
fn an_edit_in_another_tab_that_raises_a_question_is_shown_before_anything_is_written() {
    let (mut here, mut there) = two_laptops();
    there.set(1, "credit_limit", 20_000_000);
    let (mut intake, preview) = here.read(&there.export()).expect("a sound file");
    assert_eq!(preview.disputes, vec![]);
    // another tab changes the same field
    here.set(1, "credit_limit", 50_000_000);
    let before = here.contents();
    let Ok(Outcome::Moved(now_shown)) = now(intake.apply(&here.tab(), &agreed(&preview), here.now)) else {
        panic!("shown again")
    };
    assert_eq!(now_shown.disputes.len(), 1);
    assert_eq!(here.contents(), before);
    // having seen that, it is written
    let outcome = now(intake.apply(&here.tab(), &agreed(&now_shown), here.now));
    assert!(matches!(outcome, Ok(Outcome::Written(_))), "{outcome:?}");
    assert_eq!(here.rec(1).cell("credit_limit").expect("a field").len(), 2);
}

#[test]
fn an_edit_elsewhere_in_another_tab_does_not_stop_the_file() {
    let (mut here, mut there) = two_laptops();
    there.set(2, "phone", "from there");
    let (mut intake, preview) = here.read(&there.export()).expect("a sound file");
    here.set(3, "phone", "meanwhile");
    let outcome = now(intake.apply(&here.tab(), &agreed(&preview), here.now));
    assert!(matches!(outcome, Ok(Outcome::Written(_))), "{outcome:?}");
    assert_eq!((here.show(2, "phone"), here.show(3, "phone")), (json!("from there"), json!("meanwhile")));
    assert!(here.contents().rows.contains_key(&id(3)));
}
