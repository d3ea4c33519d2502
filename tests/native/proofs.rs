//! What the files of a contract are the evidence of: what each was added for, and what the entries of duties and materials say of it.

use counterpart::domain::attachment::{Attachment, AttachmentKind, Content, Proof, Subject};
use counterpart::domain::date::Date;
use counterpart::domain::duties::record::{DutyEvent, DutyFact};
use counterpart::domain::id::{AttachmentId, ContractId, DutyEventId, MaterialEventId};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::lifecycle::obligation;
use counterpart::domain::materials::record::{MaterialEvent, MaterialFact};
use counterpart::domain::proof::Named;
use uuid::Uuid;

fn day() -> Date {
    Date::parse("2026-03-01").expect("a day")
}

const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn file(n: u128, proves: Option<&Proof>) -> Attachment {
    Attachment {
        id: AttachmentId(id(n)),
        subject: Subject::Contract(ContractId(id(1))),
        name: "slip.pdf".to_owned(),
        content: Content { sha256: Digest([1; 32]), size: 3, media_type: "application/pdf".to_owned() },
        kind: AttachmentKind::Evidence,
        note: String::new(),
        added_on: day(),
        by: String::new(),
        placed: None,
        shows: None,
        proves: proves.cloned(),
    }
}

/// An entry of a duty that names a file.
fn of_duty(n: u128, duty: &str, fact: DutyFact, file: Option<u128>) -> DutyEvent {
    DutyEvent {
        id: DutyEventId(id(n)),
        contract: ContractId(id(1)),
        duty: duty.to_owned(),
        title: String::new(),
        due: None,
        on: day(),
        by: String::new(),
        fact,
        file: file.map(|n| AttachmentId(id(n))),
    }
}

/// An entry of a material that names a file.
fn of_material(n: u128, material: &str, fact: MaterialFact, file: Option<u128>) -> MaterialEvent {
    MaterialEvent {
        id: MaterialEventId(id(n)),
        contract: ContractId(id(1)),
        material: material.to_owned(),
        title: String::new(),
        on: day(),
        by: String::new(),
        fact,
        file: file.map(|n| AttachmentId(id(n))),
    }
}

/// File 5 was added for the report and is named by an entry of it, by one of the training, and by two of the samples. File 6 was
/// added for nothing; the entries that name it were taken back, but for that of the loan. Of file 7 nobody says anything.
#[test]
fn a_file_is_the_evidence_of_what_it_was_added_for_and_of_what_names_it() {
    let done = || DutyFact::Steps(vec![obligation::Event::Submitted { evidence: String::new() }]);
    let duties = [
        of_duty(1, "report/once", done(), Some(5)),
        of_duty(2, "train/once", done(), Some(5)),
        of_duty(3, "report/once", done(), Some(6)),
        of_duty(4, "report/once", DutyFact::TakesBack(DutyEventId(id(3))), None),
        of_duty(5, "report/once", done(), None),
    ];
    let materials = [
        of_material(1, "give.sample", MaterialFact::Prepared, Some(5)),
        of_material(2, "give.sample", MaterialFact::Prepared, Some(5)),
        of_material(3, "give.sample", MaterialFact::Prepared, Some(6)),
        of_material(4, "give.sample", MaterialFact::TakesBack(MaterialEventId(id(3))), None),
        of_material(5, "give.loan", MaterialFact::Prepared, Some(6)),
    ];
    let named = Named::of(&duties, &materials);
    let [report, train] = ["report/once", "train/once"].map(|it| Proof::Duty(it.to_owned()));
    let [sample, loan] = ["give.sample", "give.loan"].map(|it| Proof::Material(it.to_owned()));
    let all = [&report, &train, &sample, &loan];
    for (n, proves, expected) in [
        (5, Some(&report), vec![&report, &train, &sample]),
        (5, None, vec![&report, &train, &sample]),
        // what it was added for stands first
        (5, Some(&loan), vec![&loan, &report, &train, &sample]),
        (6, None, vec![&loan]),
        (6, Some(&sample), vec![&sample, &loan]),
        (7, None, vec![]),
        (7, Some(&train), vec![&train]),
    ] {
        let file = file(n, proves);
        assert_eq!(file.proofs(&named).collect::<Vec<_>>(), expected, "{n}, added for {proves:?}");
        for asked in all {
            let is_one = expected.contains(&asked);
            assert_eq!(file.is_evidence_of(Some(asked), &named), is_one, "{n}, added for {proves:?}: {asked:?}");
        }
        assert!(file.is_evidence_of(None, &named), "{n}: nothing in particular is asked for");
    }
}
