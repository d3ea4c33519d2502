//! Files out of which something was taken by hand (M15): which record it was, and which earlier file is the likely cause.

use counterpart::i18n::{Locale, Text};
use counterpart::record::guard::Guard;
use counterpart::sync::intake::IntakeFault;
use counterpart::sync::intake::preview::{Concern, Named};
use counterpart::sync::plan::Refusal;

use super::laptop::{Laptop, id, two_laptops};

fn refused(here: &Laptop, file: &[u8]) -> (Refusal, Named) {
    match here.read(file) {
        Err(IntakeFault::RefusedFor { refusal, record }) => (refusal, record),
        Err(other) => panic!("{other:?}"),
        Ok((_, preview)) => panic!("{preview:?}"),
    }
}

fn words(fault: (Refusal, Named)) -> [String; 2] {
    let (refusal, record) = fault;
    let fault = IntakeFault::RefusedFor { refusal, record };
    [Locale::Zh, Locale::En].map(|locale| Text::new(locale).intake_fault(&fault))
}

#[test]
fn m15_a_record_that_was_taken_out_is_named() {
    let (here, there) = two_laptops();
    let fault = refused(&here, &there.export_without(id(2)));
    let record = Named { id: id(2), kind: "customer".to_owned(), title: "Pumps".to_owned() };
    assert_eq!(fault, (Refusal::Guard(Guard::RecordRemoved { id: id(2) }), record));
    let [zh, en] = words(fault);
    assert!(zh.starts_with("文件里没有“Pumps”"), "{zh}");
    assert!(en.starts_with("“Pumps” is not in the file"), "{en}");
}

#[test]
fn m15_a_value_that_was_taken_out_is_named_with_its_record_and_field() {
    let named = |title: &str| Named { id: id(1), kind: "customer".to_owned(), title: title.to_owned() };
    let removed = Guard::VersionRemoved { id: id(1), field: "phone".to_owned() };
    let [zh, en] = words((Refusal::Guard(removed), named("Valves")));
    assert!(zh.starts_with("文件里“Valves”的“电话”少了一个值"), "{zh}");
    assert!(en.starts_with("The file lacks a value of “Valves” (field: Telephone)"), "{en}");
    // what has no name is told by its kind and id
    let [zh, en] = words((Refusal::Unwritable { id: id(1) }, named("")));
    assert!(zh.contains("“客户 0193f2a1-c0de-7000-8000-000000000001”"), "{zh}");
    assert!(en.contains("“Customers 0193f2a1-c0de-7000-8000-000000000001”"), "{en}");
}

#[test]
fn m15_what_comes_back_is_told_with_the_file_that_most_likely_lacked_it() {
    let (mut here, mut there) = two_laptops();
    there.set(4, "name", "Gaskets");
    there.set(2, "phone", "0574 2");
    here.bring_in(&there.export_without(id(4)));
    let poisoned_at = here.now;
    here.set(3, "phone", "0512 3");

    let preview = here.look(&there.export());
    let healed = preview
        .concerns
        .iter()
        .find_map(|it| if let Concern::Healed { writes, cause } = it { Some((*writes, cause.clone())) } else { None });
    let (writes, cause) = healed.expect("it is told");
    let cause = cause.expect("the file is remembered");
    assert_eq!((writes, cause.by.person.as_str(), cause.at_ms), (1, "Zhou", poisoned_at));
}
