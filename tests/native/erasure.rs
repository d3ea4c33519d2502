//! Erasing a person's data (PIPL art. 47): what goes, what stays and why; nothing of it is left in the file, the trail or the
//! database; no earlier file and no snapshot brings it back (M08, J6, J9).

mod after;
mod held;

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::domain::id::{ContactId, CustomerId, LeadId};
use counterpart::kinds::Kind;
use counterpart::record::audit::{Act, Author, note_write};
use counterpart::record::rec::{ERASED, Rec};
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::store::memory::MemoryDisk;
use counterpart::store::schema::ObjectStore;
use counterpart::store::snapshot::Why;
use counterpart::store::{Batch, Durability, Repository, Row, RowKey};
use counterpart::sync::erasing::{Erasing, Ground, Subject, Ties, erasing, ids_in};
use counterpart::sync::integrity::Check;
use counterpart::sync::plan::Warning;
use counterpart::sync::salvage::Marks;
use counterpart::sync::snapshot::{make, put_back};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, NOW, WORKSPACE, id};
use crate::seed::cases;

/// What only the person who goes says of themselves.
const SECRETS: [&str; 5] = ["林晓彤", "138 0013 8000", "13800138000", "lin@quay.example", "xt_lin88"];
const SUM: &str = "3b0c4a1d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809";
const SUM_OF_CALL: &str = "4b0c4a1d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809";
const SUM_OF_HAND: &str = "5555555555555555555555555555555555555555555555555555555555555555";

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn put(number: u64, kind: Kind, fields: Value) -> Change {
    let Value::Object(fields) = fields else { panic!("fields") };
    Change::Put { id: id(number), kind, sets: &[], fields: fields.into_iter().collect() }
}

fn text(number: u64) -> String {
    id(number).hyphenated().to_string()
}

fn rows(desk: &Desk) -> Vec<Row> {
    let row = |(id, bytes): (Uuid, Vec<u8>)| Row { key: RowKey { id, kind: desk.recs[&id].kind().to_owned() }, bytes };
    desk.rows().into_iter().map(row).collect()
}

/// What the app writes for it.
fn changes(erasing: &Erasing) -> Vec<Change> {
    let let_go = erasing.freed.iter().map(|it| Change::Put {
        id: it.id,
        kind: it.kind,
        sets: &[],
        fields: BTreeMap::from([(it.field.to_owned(), Value::Null)]),
    });
    let_go.chain(erasing.goes.keys().map(|id| Change::Erase { id: *id })).collect()
}

fn numbers(ids: impl IntoIterator<Item = Uuid>) -> Vec<u64> {
    ids.into_iter().map(|id| id.as_u64_pair().1 & 0xffff).collect()
}

fn person(number: u64) -> Subject {
    Subject::Person(ContactId(id(number)))
}

fn customer(number: u64) -> Subject {
    Subject::Customer(CustomerId(id(number)))
}

/// The person, 1 and 2 being two entries of hers, with all that is about her alone; 3 is somebody else.
fn about_her() -> Vec<Change> {
    vec![
        put(100, Kind::Customer, json!({ "name": "港埠泵业有限公司", "kind": "organisation" })),
        put(
            1,
            Kind::Contact,
            json!({ "customer": text(100), "name": "林晓彤", "phone": "138 0013 8000", "email": "lin@quay.example",
                "further_phones": [{ "label": "office", "number": "021 5888 0417" }], "wechat": "xt_lin88",
                "consent": { "given": { "on": "2026-05-10", "way": "written" }, "purpose": "签约" } }),
        ),
        put(2, Kind::Contact, json!({ "customer": text(100), "name": "林晓彤（旧）", "merged_into": text(1) })),
        put(3, Kind::Contact, json!({ "customer": text(100), "name": "王磊", "phone": "139 0013 9000" })),
        put(10, Kind::Activity, json!({ "customer": text(100), "contact": text(1), "content": "林晓彤想要十月交货" })),
        put(11, Kind::Activity, json!({ "customer": text(100), "contact": text(3), "content": "王磊问价" })),
        put(13, Kind::Activity, json!({ "customer": text(100), "contact": text(2), "content": "给林晓彤回电" })),
        put(20, Kind::Preference, json!({ "customer": text(100), "contact": text(1), "value": "下午不接电话" })),
        put(30, Kind::Lead, json!({ "company": "港埠泵业", "person": "林晓彤", "phone": "13800138000" })),
        put(
            31,
            Kind::LeadEvent,
            json!({ "lead": text(30), "fact": { "converted": { "into": { "customer": text(100), "contact": text(1) } } } }),
        ),
        put(32, Kind::LeadEvent, json!({ "lead": text(30), "fact": { "contacted": { "note": "林晓彤来电" } } })),
        put(
            40,
            Kind::Attachment,
            json!({ "subject": { "kind": "contact", "id": text(1) }, "name": "名片.jpg",
                "content": { "sha256": SUM, "size": 5, "media_type": "image/jpeg" } }),
        ),
        put(
            41,
            Kind::Attachment,
            json!({ "subject": { "kind": "activity", "id": text(10) }, "name": "录音.mp3",
                "content": { "sha256": SUM_OF_CALL, "size": 7, "media_type": "audio/mpeg" } }),
        ),
        put(50, Kind::Opportunity, json!({ "customer": text(100), "contact": text(1), "name": "二期泵站" })),
        put(51, Kind::Ticket, json!({ "customer": text(100), "contact": text(1), "title": "漏水" })),
        put(
            100,
            Kind::Customer,
            json!({ "name": "港埠泵业有限公司", "kind": "organisation", "primary_contact": text(1) }),
        ),
    ]
}

/// What names her and has another purpose.
fn about_others() -> Vec<Change> {
    vec![
        put(12, Kind::Activity, json!({ "customer": text(100), "content": "请林晓彤转告财务" })),
        put(42, Kind::Attachment, json!({ "subject": { "kind": "customer", "id": text(100) }, "name": "执照.pdf" })),
        put(
            60,
            Kind::Contract,
            json!({ "number": "HT-1", "customer": text(100), "notices": { "ours": "", "theirs": "林晓彤收" } }),
        ),
        put(
            61,
            Kind::ContractVersion,
            json!({ "contract": text(60), "reason": "报批", "terms": { "to": "致：林晓彤" } }),
        ),
        put(
            62,
            Kind::Receipt,
            json!({ "customer": text(100), "on": "2026-06-01", "reference": "R-7", "note": "林晓彤代付" }),
        ),
        put(63, Kind::SharingEvent, json!({ "scope": text(70), "people": [text(1), text(3)], "fields": [] })),
        put(64, Kind::Invoice, json!({ "contract": text(60), "number": "0417", "note": "电话 1380013 8000" })),
        put(65, Kind::Task, json!({ "customer": text(100), "title": "问 Lindeman 要图纸" })),
        put(70, Kind::SharingScope, json!({ "customer": text(100), "what": "联系人" })),
    ]
}

fn book(parts: &[Vec<Change>]) -> Desk {
    let mut desk = Desk::new(7);
    for change in parts.iter().flatten() {
        desk.write(std::slice::from_ref(change)).expect("written");
    }
    desk
}

const HERS: [u64; 10] = [1, 2, 10, 13, 20, 30, 31, 32, 40, 41];

#[test]
fn what_is_about_the_person_alone_goes_and_what_else_names_them_stays_for_a_reason() {
    let mut desk = book(&[about_her(), about_others()]);
    // what was deleted before is still in the book, and goes all the same
    desk.write(&[Change::Delete { id: id(13) }]).expect("deleted");
    let found = erasing(&rows(&desk), person(1));
    assert_eq!(found.name, "林晓彤");
    assert_eq!(numbers(found.goes.keys().copied()), HERS);
    let freed: Vec<(Kind, &str, u64)> = found.freed.iter().map(|it| (it.kind, it.field, numbers([it.id])[0])).collect();
    assert_eq!(
        freed,
        [(Kind::Opportunity, "contact", 50), (Kind::Ticket, "contact", 51), (Kind::Customer, "primary_contact", 100)]
    );
    let stays: Vec<(Ground, u64)> = found.stays.iter().map(|it| (it.ground, numbers([it.id])[0])).collect();
    assert_eq!(
        stays,
        [
            (Ground::Agreement, 60),
            (Ground::Agreement, 61),
            (Ground::Accounts, 64),
            (Ground::Accounts, 62),
            (Ground::Disclosure, 63),
            (Ground::Text, 12),
        ]
    );
    assert_eq!((found.stays[0].kind.as_str(), found.stays[0].title.as_str()), ("contract", "HT-1"));
    let files: Vec<String> = found.files.iter().map(ToString::to_string).collect();
    assert_eq!(files, [SUM, SUM_OF_CALL]);
    assert_eq!(found.party, None);
}

#[test]
fn a_picture_of_her_signature_goes_from_the_paper_that_stays() {
    let picture = |number: u64, side: &str, signer: Option<u64>| {
        put(
            number,
            Kind::Attachment,
            json!({ "subject": { "kind": "contract", "id": text(60) }, "name": "签字图片.png",
                "content": { "sha256": SUM_OF_HAND, "size": 5, "media_type": "image/png" },
                "placed": { "side": side, "impression": "signature", "version": SUM, "signer": signer.map(text) } }),
        )
    };
    let pictures = vec![
        put(60, Kind::Contract, json!({ "number": "HT-1", "customer": text(100) })),
        picture(44, "them", Some(1)),
        // by the entry that was merged into hers; by somebody else; by one of ours
        picture(45, "them", Some(2)),
        picture(46, "them", Some(3)),
        picture(47, "us", None),
    ];
    let found = erasing(&rows(&book(&[about_her(), pictures])), person(1));
    let goes = numbers(found.goes.keys().copied());
    assert_eq!(goes, [HERS.as_slice(), &[44, 45]].concat());
    assert!(found.files.iter().any(|it| it.to_string() == SUM_OF_HAND), "its bytes too");
}

#[test]
fn what_lies_with_an_invoice_or_proves_a_duty_stays_with_the_contract() {
    let file = |number: u64, subject: (&str, u64), proves: Value| {
        put(
            number,
            Kind::Attachment,
            json!({ "subject": { "kind": subject.0, "id": text(subject.1) }, "name": "签收单.pdf",
                "content": { "sha256": SUM_OF_HAND, "size": 5, "media_type": "application/pdf" }, "proves": proves }),
        )
    };
    let kept = vec![
        put(60, Kind::Contract, json!({ "number": "HT-1", "customer": text(100) })),
        put(70, Kind::Invoice, json!({ "number": "0001", "contract": text(60) })),
        file(44, ("invoice", 70), json!(null)),
        file(45, ("contract", 60), json!({ "kind": "duty", "key": "acceptance/once" })),
    ];
    let found = erasing(&rows(&book(&[about_her(), kept])), person(1));
    assert_eq!(numbers(found.goes.keys().copied()), HERS.as_slice());
    assert!(!found.files.iter().any(|it| it.to_string() == SUM_OF_HAND), "nor its bytes");
}

#[test]
fn from_whichever_entry_it_is_asked_only_who_is_one_person_goes() {
    let desk = book(&[about_her()]);
    // the entry that stands for itself takes those that were merged into it; somebody else is left
    assert!(!erasing(&rows(&desk), person(1)).goes.contains_key(&id(3)));
    assert_eq!(numbers(erasing(&rows(&desk), person(3)).goes.into_keys()), [3, 11]);
    assert_eq!(erasing(&rows(&desk), person(99)), Erasing::default(), "nobody of that id");
    assert_eq!(erasing(&rows(&desk), customer(1)), Erasing::default(), "no customer of that id");
}

#[test]
fn somebody_who_asked_and_is_no_customer_goes_with_what_happened_since() {
    let mut desk = book(&[about_her()]);
    desk.write(&[put(33, Kind::Lead, json!({ "company": "滨海水务", "person": "赵可", "phone": "136 0013 6000" }))])
        .expect("written");
    desk.write(&[put(34, Kind::LeadEvent, json!({ "lead": text(33), "fact": { "contacted": {} } }))]).expect("written");
    desk.write(&[put(35, Kind::Task, json!({ "title": "给赵可寄样本" }))]).expect("written");
    // what was said with him does not say his name again
    let said = json!({ "customer": null, "lead": text(33), "content": "约下周看样机" });
    desk.write(&[put(36, Kind::Activity, said)]).expect("written");
    let found = erasing(&rows(&desk), Subject::Lead(LeadId(id(33))));
    assert_eq!((found.name.as_str(), numbers(found.goes.keys().copied())), ("赵可", vec![33, 34, 36]));
    assert_eq!(numbers(found.stays.iter().map(|it| it.id)), [35]);
    // of one who became a customer the person there has a door of their own
    let found = erasing(&rows(&desk), Subject::Lead(LeadId(id(30))));
    assert_eq!(numbers(found.goes.keys().copied()), [30, 31, 32]);
}

#[test]
fn what_was_said_with_the_lead_as_which_they_came_goes_but_not_what_was_said_to_somebody_else() {
    let of_lead = |contact: Value| json!({ "customer": text(100), "lead": text(30), "contact": contact });
    let said = vec![
        put(14, Kind::Activity, of_lead(json!(null))),
        put(15, Kind::Activity, of_lead(json!(text(3)))),
        put(16, Kind::Activity, of_lead(json!(text(1)))),
    ];
    let desk = book(&[about_her(), said]);
    let found = erasing(&rows(&desk), person(1));
    for (number, goes) in [(14, true), (15, false), (16, true)] {
        assert_eq!(found.goes.contains_key(&id(number)), goes, "{number}");
    }
    assert!(found.freed.iter().any(|it| it.id == id(15) && it.field == "lead" && it.named == id(30)));
    // of the lead alone: who became a person at the customer has a door of their own
    let found = erasing(&rows(&desk), Subject::Lead(LeadId(id(30))));
    assert_eq!(numbers(found.goes.keys().copied()), [14, 30, 31, 32]);
    assert_eq!(numbers(found.freed.iter().map(|it| it.id)), [15, 16]);
}

#[test]
fn a_meeting_with_several_goes_only_with_the_last_of_them_and_lets_go_of_the_others() {
    let with = |first: u64, further: &[u64]| {
        let further: Vec<Value> = further.iter().map(|it| json!(text(*it))).collect();
        json!({ "customer": text(100), "contact": text(first), "further_contacts": further, "content": "同去看样机" })
    };
    let said = vec![
        put(14, Kind::Activity, with(1, &[3])),
        put(15, Kind::Activity, with(3, &[1])),
        // two entries of hers are one person
        put(16, Kind::Activity, with(1, &[2])),
        put(17, Kind::Activity, with(3, &[])),
    ];
    let desk = book(&[about_her(), said]);
    let found = erasing(&rows(&desk), person(1));
    for (number, goes) in [(14, false), (15, false), (16, true), (17, false)] {
        assert_eq!(found.goes.contains_key(&id(number)), goes, "{number}");
    }
    let freed = found.freed.iter().filter(|it| it.kind == Kind::Activity && it.named == id(1));
    let freed: Vec<_> = freed.map(|it| (it.id, it.field)).collect();
    assert_eq!(freed, [(id(14), "contact"), (id(15), "further_contacts")]);
}

#[test]
fn an_opportunity_lets_go_of_whoever_has_a_part_in_it_and_stays() {
    let with = |first: u64, further: u64| json!({ "customer": text(100), "name": "二期泵站", "contact": text(first), "further_contacts": [text(further)] });
    let sales = vec![put(52, Kind::Opportunity, with(1, 3)), put(53, Kind::Opportunity, with(3, 2))];
    let desk = book(&[about_her(), sales]);
    let found = erasing(&rows(&desk), person(1));
    assert!([52, 53].iter().all(|number| !found.goes.contains_key(&id(*number))));
    let freed = found.freed.iter().filter(|it| [id(52), id(53)].contains(&it.id));
    let freed: Vec<_> = freed.map(|it| (it.id, it.field, it.named)).collect();
    assert_eq!(freed, [(id(52), "contact", id(1)), (id(53), "further_contacts", id(2))]);
}

#[test]
fn a_name_is_found_as_people_write_it() {
    let desk = book(&[about_her()]);
    let traces = erasing(&rows(&desk), person(1)).traces;
    for (text, is_there) in [
        ("请林晓彤回电", true),
        ("电话：138-0013-8000", true),
        ("+86 13800138000", true),
        ("致 lin@quay.example。", true),
        ("021-58880417", true),
        ("林晓", false),
        ("xt_lin88 在线", true),
        ("xt_lin881", false),
        ("mylin@quay.example", false),
        ("0013 8000", false),
        ("", false),
    ] {
        assert_eq!(traces.is_in_text(text), is_there, "{text}");
    }
}

/// A natural person who buys, with everything that may hang on a customer.
fn private_buyer(contract: Option<bool>, receipt: bool) -> Desk {
    let mut all = vec![
        put(
            100,
            Kind::Customer,
            json!({ "name": "林晓彤", "kind": "person", "phone": "138 0013 8000", "code": "310101199001011234" }),
        ),
        put(101, Kind::Customer, json!({ "name": "林小姐", "kind": "person", "merged_into": text(100) })),
        put(102, Kind::Customer, json!({ "name": "分店", "kind": "organisation", "parent": text(100) })),
        put(1, Kind::Contact, json!({ "customer": text(101), "name": "林父" })),
        put(10, Kind::Activity, json!({ "customer": text(100), "content": "上门" })),
        put(20, Kind::Preference, json!({ "customer": text(100), "value": "要静音" })),
        put(21, Kind::PurchaseRecord, json!({ "customer": text(100), "name": "水泵" })),
        put(22, Kind::Task, json!({ "customer": text(100), "title": "回访" })),
        put(23, Kind::PoolEvent, json!({ "customer": text(100), "on": "2026-01-01" })),
        put(24, Kind::Opportunity, json!({ "customer": text(100), "name": "换泵" })),
        put(25, Kind::OpportunityEvent, json!({ "opportunity": text(24) })),
        put(26, Kind::Quote, json!({ "customer": text(100), "number": "Q-1", "owner": "钱卫" })),
        put(27, Kind::QuoteEvent, json!({ "quote": text(26) })),
        put(28, Kind::Attachment, json!({ "subject": { "kind": "quote", "id": text(26) }, "name": "图.pdf" })),
        put(29, Kind::Incident, json!({ "customer": text(100), "title": "误发" })),
        put(30, Kind::Ticket, json!({ "customer": text(100), "title": "漏水" })),
        put(
            31,
            Kind::TicketEvent,
            json!({ "ticket": text(30), "fact": { "customer_asked": { "question": "何时方便上门" } } }),
        ),
        put(
            32,
            Kind::TicketEvent,
            json!({ "ticket": text(30), "fact": { "escalated": { "to": "钱卫", "reason": "难缠" } } }),
        ),
        put(35, Kind::Dispute, json!({ "customer": text(100), "title": "退货", "owner": "钱卫" })),
        put(
            36,
            Kind::DisputeEvent,
            json!({ "dispute": text(35), "fact": { "step": "negotiation_opened" }, "by": "钱卫",
                "note": "底线八折" }),
        ),
        put(
            37,
            Kind::DisputeEvent,
            json!({ "dispute": text(35), "fact": { "offer": { "by": "us", "amount": null, "terms": "底线八折", "until": null } } }),
        ),
        put(38, Kind::DisputeEvent, json!({ "dispute": text(35), "fact": "note", "note": "难缠" })),
    ];
    if contract.is_some() {
        all.push(put(90, Kind::OwnEntity, json!({ "name": "海岳泵业" })));
        all.push(put(59, Kind::Contract, json!({ "number": "HT-7", "customer": text(102) })));
        all.push(put(
            60,
            Kind::Contract,
            json!({ "number": "HT-9", "customer": text(100), "own_entity": text(90), "drafted_from": text(59),
                "owner": "钱卫", "note": "难缠", "circumstances": { "remark": "底线八折" },
                "acknowledged": { "price": "钱卫" } }),
        ));
        let at_home = json!({ "id": text(60), "number": "HT-9", "customer": text(100), "own_entity": text(90),
            "drafted_from": text(59), "owner": "钱卫", "note": "难缠", "circumstances": { "remark": "底线八折" },
            "acknowledged": { "price": "钱卫" } });
        all.push(put(
            63,
            Kind::ContractVersion,
            json!({ "contract": text(60), "number": 1, "by": "钱卫", "reason": "难缠", "terms": at_home }),
        ));
        all.push(put(
            64,
            Kind::Amendment,
            json!({ "contract": text(60), "number": "HT-9-BC01", "reason": "难缠", "basis": at_home, "terms": at_home }),
        ));
        let why = json!({ "contract": text(60), "on": "2026-06-03", "by": "钱卫", "reason": "难缠" });
        all.push(put(65, Kind::Waiver, why));
        let noted = |number: &str| json!({ "contract": text(60), "number": number, "by": "钱卫", "note": "难缠" });
        all.push(put(66, Kind::LateFeeStatement, noted("CK-1")));
        all.push(put(67, Kind::Invoice, noted("0417")));
        all.push(put(68, Kind::InvoiceEvent, json!({ "invoice": text(67), "fact": "delivered" })));
    }
    if receipt {
        all.push(put(61, Kind::Receipt, json!({ "customer": text(101), "on": "2026-06-01", "note": "难缠" })));
        all.push(put(69, Kind::Allocation, json!({ "receipt": text(61), "part": "principal" })));
    }
    let mut desk = book(&[all]);
    if contract == Some(false) {
        desk.write(&[Change::Delete { id: id(60) }]).expect("deleted");
    }
    desk
}

#[test]
fn a_customer_that_is_a_person_goes_whole_unless_they_are_a_party() {
    const ALL: &[u64] = &[1, 10, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 31, 32, 35, 36, 37, 38, 100, 101];
    const ABOUT_THEM: &[u64] = &[1, 10, 20, 22];
    for (contract, receipt, goes, party) in [
        (None, false, ALL, None),
        (Some(false), false, ALL, None), // of a deleted contract nobody is a party
        (Some(true), false, ABOUT_THEM, Some(Ties { contracts: 1, receipts: 0 })),
        (None, true, ABOUT_THEM, Some(Ties { contracts: 0, receipts: 1 })),
        (Some(true), true, ABOUT_THEM, Some(Ties { contracts: 1, receipts: 1 })),
    ] {
        let found = erasing(&rows(&private_buyer(contract, receipt)), customer(100));
        assert_eq!(numbers(found.goes.keys().copied()), goes, "{contract:?} {receipt}");
        assert_eq!(found.party, party);
        let kept = found.stays.iter().filter(|it| it.ground == Ground::Party).map(|it| it.id);
        let kept = numbers(kept.collect::<BTreeSet<_>>());
        assert_eq!(kept, if party.is_some() { vec![100, 101] } else { vec![] }, "the party's record stays");
        let freed: Vec<(Kind, &str)> = found.freed.iter().map(|it| (it.kind, it.field)).collect();
        let whole = [(Kind::Incident, "customer"), (Kind::Customer, "parent")];
        assert_eq!(freed, if party.is_some() { vec![] } else { whole.to_vec() });
    }
}

#[test]
fn who_joins_a_side_of_a_contract_is_a_party_of_it() {
    for (further, party) in [
        (json!([{ "name": "林晓彤", "customer": text(101) }]), Some(Ties { contracts: 1, receipts: 0 })),
        (json!([{ "name": "林晓彤" }]), None),
    ] {
        let contract = json!({ "number": "HT-8", "customer": text(102), "signing": { "further": further } });
        let mut desk = private_buyer(None, false);
        desk.write(&[put(62, Kind::Contract, contract)]).expect("written");
        let found = erasing(&rows(&desk), customer(100));
        assert_eq!(found.party, party);
        let agreed = found.stays.iter().filter(|it| it.ground == Ground::Agreement).map(|it| it.id);
        assert_eq!(numbers(agreed), [62], "its text names them and stays");
    }
}

#[test]
fn nothing_of_what_went_is_in_the_file_and_the_trail_names_no_value() {
    let mut desk = book(&[about_her()]);
    let found = erasing(&rows(&desk), person(1));
    assert_eq!(found.stays, []);
    let before = desk.recs.clone();
    let mut written = write(&desk.meta, &desk.recs, &changes(&found), desk.now + 1000).expect("written");
    let trail = note_write(&mut written, &before, &Author::of(Act::Edit, "李景行")).expect("noted");
    let forgotten: BTreeSet<Uuid> = trail.forgotten.iter().copied().collect();
    assert_eq!(numbers(forgotten), HERS);
    desk.write(&changes(&found)).expect("written");

    let mut said: Vec<u8> = desk.file();
    for (_, bytes) in trail.links.iter().chain(&trail.readable) {
        said.extend(bytes);
    }
    let said = String::from_utf8_lossy(&said).into_owned();
    for secret in SECRETS {
        assert!(!said.contains(secret), "{secret}");
    }
    for word in ["下午不接电话", "名片.jpg", "021 5888 0417", "港埠泵业\""] {
        assert!(!said.contains(word), "{word}");
    }
    assert!(said.contains("港埠泵业有限公司") && said.contains("王磊"), "what is of others stays");
    // what is left names nobody who is not there, as people left it
    let mut check = Check::default();
    for row in &rows(&desk) {
        check.take(row);
    }
    assert!(check.finish().dangling.iter().all(|it| it.deleted));
}

#[test]
fn a_note_of_what_was_given_names_them_by_a_number_and_the_book_stays_sound() {
    let mut desk = book(&[about_her(), about_others()]);
    let found = erasing(&rows(&desk), person(1));
    desk.write(&changes(&found)).expect("written");
    let mut check = Check::default();
    for row in &rows(&desk) {
        check.take(row);
    }
    let loose: Vec<(Kind, &str, bool)> = check
        .finish()
        .dangling
        .into_iter()
        .filter(|it| it.target == id(1))
        .map(|it| (it.kind, it.field, it.deleted))
        .collect();
    assert_eq!(loose, [(Kind::SharingEvent, "people", true)]);
}

#[test]
fn m08_an_earlier_file_brings_nothing_back_and_it_is_told_what_stays_out() {
    let mut here = book(&[about_her()]);
    let mut there = Desk::new(8);
    there.receive(&here.file());
    let earlier = here.file();
    let found = erasing(&rows(&here), person(1));
    here.write(&changes(&found)).expect("written");

    // the same again, as it was
    let plan = here.receive(&earlier);
    let told: Vec<(u64, usize)> = plan.kept_out.iter().map(|it| (numbers([it.id])[0], it.dropped_edits)).collect();
    assert_eq!(told, HERS.map(|number| (number, 0)));
    assert!(plan.new.is_empty() && plan.erased.is_empty());

    // and with what was written elsewhere without knowing of it
    let word = here.file();
    there.write(&[put(1, Kind::Contact, json!({ "phone": "138 0013 8000 转 2", "title": "总监" }))]).expect("written");
    there.write(&[put(10, Kind::Activity, json!({ "next": "再约林晓彤" }))]).expect("written");
    there
        .write(&[put(14, Kind::Activity, json!({ "customer": text(100), "contact": text(1), "content": "又来电" }))])
        .expect("written");
    let plan = here.receive(&there.file());
    let edits: usize = plan.kept_out.iter().map(|it| it.dropped_edits).sum();
    assert_eq!((plan.kept_out.len(), edits), (10, 3));
    // what is new and names who is gone comes in, and somebody is told to look at it
    let missing = Warning::Missing { id: id(14), kind: Kind::Activity, field: "contact", target: id(1) };
    assert_eq!(plan.warnings, [missing]);
    for number in HERS {
        assert!(matches!(here.rec(number), Rec::Erased { .. }), "{number}");
    }
    let file = String::from_utf8_lossy(&here.file()).into_owned();
    assert!(SECRETS.iter().all(|secret| !file.contains(secret)));

    // the other copy hears of it, and says how many edits are dropped there
    let plan = there.receive(&word);
    assert_eq!(plan.erased.iter().map(|it| it.dropped_edits).sum::<usize>(), 3);
    assert!(HERS.iter().all(|number| matches!(there.rec(*number), Rec::Erased { .. })));
}

fn batch(desk: &mut Desk, rev: u64, changes: &[Change]) -> Batch {
    desk.now += 1000;
    let mut written = write(&desk.meta, &desk.recs, changes, desk.now).expect("written");
    let audit = note_write(&mut written, &desk.recs, &Author::of(Act::Edit, "李景行")).expect("noted");
    let mut removes = Vec::new();
    let mut puts = Vec::new();
    for row in &written.rows {
        let kind = row.rec.kind().to_owned();
        let was = row.kind_before.clone().filter(|was| *was != kind);
        removes.extend(was.map(|kind| RowKey { id: row.id, kind }));
        puts.push(Row { key: RowKey { id: row.id, kind }, bytes: row.bytes.clone() });
    }
    let purge = !removes.is_empty();
    let meta = written.meta.encode().expect("text");
    desk.recs.extend(written.rows.into_iter().map(|row| (row.id, row.rec)));
    desk.meta = written.meta;
    Batch { expected_rev: rev, puts, removes, meta, audit, purge, ..Batch::default() }
}

fn marks(replica: u64) -> Marks {
    Marks {
        app: "0.1.0".to_owned(),
        export: Uuid::from_u64_pair(9, replica),
        replica: Replica(replica),
        workspace: WORKSPACE,
        known: None,
        now_ms: NOW + replica,
    }
}

/// A book on a disk, a snapshot of it, then the person erased.
fn erased_on_disk(fold_before: bool) -> (MemoryDisk, String, u64) {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let mut desk = Desk::new(7);
    let mut rev = 0;
    for change in about_her() {
        let mut batch = batch(&mut desk, rev, &[change]);
        batch.purge = fold_before;
        rev = now(tab.commit(&batch, Durability::Strict)).expect("stored");
    }
    // an edit, so that the earlier value is kept to be read
    let edit = batch(&mut desk, rev, &[put(1, Kind::Contact, json!({ "title": "林晓彤的头衔" }))]);
    rev = now(tab.commit(&edit, Durability::Strict)).expect("stored");
    let edit = batch(&mut desk, rev, &[put(1, Kind::Contact, json!({ "title": "总监" }))]);
    rev = now(tab.commit(&edit, Durability::Strict)).expect("stored");
    let label = now(make(&tab, "2026-11-23", Why::Daily, &marks(1), async |bytes| bytes)).expect("made");
    let loaded = now(tab.load()).expect("loads");
    let found = erasing(&loaded.rows, person(1));
    let erasure = batch(&mut desk, rev, &changes(&found));
    let rev = now(tab.commit(&erasure, Durability::Strict)).expect("stored");
    (disk, label.name(), rev)
}

fn holds(disk: &MemoryDisk, store: ObjectStore, secret: &str) -> bool {
    let entries = disk.entries(store);
    entries.iter().any(|(_, bytes)| bytes.windows(secret.len()).any(|window| window == secret.as_bytes()))
}

#[test]
fn nothing_of_it_lies_in_the_database_but_in_earlier_snapshots() {
    for fold_before in [true, false] {
        let (disk, name, _) = erased_on_disk(fold_before);
        for secret in SECRETS.iter().chain(&["头衔", "名片.jpg", "下午不接电话"]) {
            for store in ObjectStore::ALL.iter().filter(|store| **store != ObjectStore::Backups) {
                assert!(!holds(&disk, *store, secret), "{secret} in {store:?}, {fold_before}");
            }
        }
        assert!(holds(&disk, ObjectStore::Backups, "林晓彤"), "the snapshot of before");
        // and there it goes when it is removed
        now(disk.open().remove_backup(&name)).expect("removed");
        assert!(!holds(&disk, ObjectStore::Backups, "林晓彤"));
    }
}

#[test]
fn a_snapshot_of_before_is_put_back_without_them() {
    let (disk, name, rev) = erased_on_disk(true);
    let (tab, marks) = (disk.open(), marks(2));
    let pack = async |bytes: Vec<u8>| bytes;
    let unpack = async |bytes: Vec<u8>| Some(bytes);
    now(put_back(&tab, &name, "2026-11-24", "李景行", &marks, pack, unpack)).expect("put back");
    let loaded = now(disk.open().load()).expect("loads");
    assert_eq!(loaded.rev, rev + 1);
    let erased = loaded.rows.iter().filter(|row| row.key.kind == ERASED);
    assert_eq!(numbers(erased.map(|row| row.key.id).collect::<BTreeSet<_>>()), HERS);
    for row in &loaded.rows {
        let text = String::from_utf8_lossy(&row.bytes).into_owned();
        assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{text}");
        assert!(row.key.kind == ERASED || !HERS.contains(&numbers([row.key.id])[0]), "one place for one record");
    }
    // what is of others is as it was in the snapshot
    assert!(loaded.rows.iter().any(|row| row.key.id == id(3) && row.key.kind == "contact"));
}

/// A record of a made-up book: of which kind, about whom, whose name stands in its text, whether it is deleted.
#[derive(Debug, Clone)]
struct Made {
    kind: Kind,
    about: u64,
    names: Option<u64>,
    deleted: bool,
}

fn made() -> impl Strategy<Value = Made> {
    let kinds = prop::sample::select(vec![
        Kind::Activity,
        Kind::Preference,
        Kind::Opportunity,
        Kind::Ticket,
        Kind::Task,
        Kind::Attachment,
        Kind::LeadEvent,
        Kind::Contract,
        Kind::Receipt,
        Kind::SharingEvent,
    ]);
    (kinds, 1..4_u64, prop::option::of(1..4_u64), any::<bool>()).prop_map(|(kind, about, names, deleted)| Made {
        kind,
        about,
        names,
        deleted,
    })
}

/// No name is part of another one, or of anything else.
fn name_of(person: u64) -> String {
    format!("甲{person}乙{person}丙")
}

fn made_book(made: &[Made]) -> Desk {
    let mut all = vec![put(100, Kind::Customer, json!({ "name": "某公司" }))];
    for person in 1..4 {
        all.push(put(person, Kind::Contact, json!({ "customer": text(100), "name": name_of(person) })));
    }
    for (number, it) in (200_u64..).zip(made) {
        let says = it.names.map_or_else(|| "无".to_owned(), |person| format!("与{}谈过", name_of(person)));
        let with_person = [Kind::Activity, Kind::Preference, Kind::Opportunity, Kind::Ticket];
        let fields = if it.kind == Kind::Attachment {
            json!({ "subject": { "kind": "contact", "id": text(it.about) }, "name": says })
        } else if it.kind == Kind::LeadEvent {
            json!({ "lead": text(number + 500), "fact": { "converted": { "contact": text(it.about) } } })
        } else if it.kind == Kind::SharingEvent {
            json!({ "scope": text(900), "people": [text(it.about)], "note": says })
        } else if with_person.contains(&it.kind) {
            json!({ "customer": text(100), "contact": text(it.about), "note": says })
        } else {
            json!({ "customer": text(100), "note": says })
        };
        all.push(put(number, it.kind, fields));
        if it.kind == Kind::LeadEvent {
            all.push(put(number + 500, Kind::Lead, json!({ "person": name_of(it.about), "wish": says })));
        }
    }
    let mut desk = book(&[all]);
    for (number, it) in (200_u64..).zip(made) {
        if it.deleted {
            desk.write(&[Change::Delete { id: id(number) }]).expect("deleted");
        }
    }
    desk
}

proptest! {
    #![proptest_config(cases(96))]

    /// Whatever the book: what still names the person is told, nothing else changes, nobody else goes, and it stays so.
    #[test]
    fn j09_what_is_left_of_a_person_is_what_was_told(made in prop::collection::vec(made(), 0..24), who in 1..4_u64) {
        let mut desk = made_book(&made);
        let (earlier, before) = (desk.file(), desk.rows());
        let found = erasing(&rows(&desk), person(who));
        prop_assert!(found.goes.contains_key(&id(who)));
        for other in (1..4).filter(|other| *other != who) {
            prop_assert!(!found.goes.contains_key(&id(other)));
        }
        desk.write(&changes(&found)).expect("written");
        let told: BTreeSet<Uuid> = found.stays.iter().map(|it| it.id).collect();
        let freed: BTreeSet<Uuid> = found.freed.iter().map(|it| it.id).collect();
        for turn in 0..2 {
            for (id, bytes) in desk.rows() {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                prop_assert_eq!(found.goes.contains_key(&id), text.contains("\"erased\":"), "{}", text);
                prop_assert!(!text.contains(&name_of(who)) || told.contains(&id), "{}", text);
                if !found.goes.contains_key(&id) && !freed.contains(&id) {
                    prop_assert_eq!(&bytes, &before[&id]);
                }
            }
            if turn == 0 {
                // the file of before is no way back
                let plan = desk.receive(&earlier);
                prop_assert_eq!(plan.kept_out.len(), found.goes.len());
            }
        }
        // what goes is about the person; of each such kind all of it
        for (number, it) in (200_u64..).zip(&made) {
            let alone = matches!(it.kind, Kind::Activity | Kind::Preference | Kind::Attachment | Kind::LeadEvent);
            prop_assert_eq!(found.goes.contains_key(&id(number)), alone && it.about == who);
        }
        prop_assert_eq!(erasing(&rows(&desk), person(who)).goes.len(), 0);
    }
}

#[test]
fn a_draft_names_what_stands_in_its_name_and_in_its_boxes() {
    let (one, other) = (text(1), text(2));
    for (draft, expected) in [
        (format!("contact/{one}"), vec![1]),
        (format!("{{\"customer\":\"{one}\",\"content\":\"请回电\"}}"), vec![1]),
        (
            format!("{{\"hand\":\"{{\\\"{one}-principal\\\":\\\"3\\\",\\\"{other}-late_fee\\\":\\\"4\\\"}}\"}}"),
            vec![1, 2],
        ),
        ("customer/new".to_owned(), vec![]),
        (format!("a-b-c-{}", &one[1..]), vec![]),
        (format!("中-{one}-中"), vec![1]),
    ] {
        assert_eq!(numbers(ids_in(&draft)), expected, "{draft}");
    }
}

#[test]
fn a_request_of_whom_is_erased_stays_as_proof_and_points_at_them_by_a_number() {
    let asked = vec![
        put(
            80,
            Kind::SubjectRequest,
            json!({ "received": "2026-05-06", "name": "林晓彤", "contact": text(1), "asks": "erase" }),
        ),
        // of whom the name is gone already, and of somebody else
        put(81, Kind::SubjectRequest, json!({ "received": "2026-05-07", "name": "", "contact": text(2) })),
        put(82, Kind::SubjectRequest, json!({ "received": "2026-05-08", "name": "王磊", "contact": text(3) })),
    ];
    let desk = book(&[about_her(), asked]);
    let found = erasing(&rows(&desk), person(1));
    assert_eq!(numbers(found.goes.keys().copied()), HERS);
    let stays: Vec<(Ground, u64)> = found.stays.iter().map(|it| (it.ground, numbers([it.id])[0])).collect();
    assert_eq!(stays, [(Ground::Disclosure, 81), (Ground::Disclosure, 80)]);
    assert_eq!(numbers(found.subjects), [1, 2], "by these a request is known as hers");
}
