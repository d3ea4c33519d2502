//! The copy that a person may ask for (PIPL art. 45): all that an erasure would touch is in it, and no id of ours, nor anybody else.

use std::collections::BTreeSet;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::id::LeadId;
use counterpart::kinds::Kind;
use counterpart::record::transaction::Change;
use counterpart::sync::erasing::{Held, Subject, erasing, held, ids_in};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    HERS, SECRETS, about_her, about_others, book, customer, made, made_book, numbers, person, private_buyer, put, rows,
    text,
};
use crate::join_laws::desk::{Desk, id};
use crate::seed::cases;

fn touched(desk: &Desk, of: Subject) -> BTreeSet<Uuid> {
    let found = erasing(&rows(desk), of);
    let freed = found.freed.iter().map(|it| it.id);
    let stays = found.stays.iter().map(|it| it.id);
    found.goes.keys().copied().chain(freed).chain(stays).collect()
}

/// What is told, after the laws that hold of every copy.
fn lawful(desk: &Desk, of: Subject) -> Held {
    let found = held(&rows(desk), of);
    let missing: Vec<Uuid> = touched(desk, of).into_iter().filter(|id| !found.entries.contains_key(id)).collect();
    assert!(missing.is_empty(), "erased or freed, and not handed out: {:?}", numbers(missing));
    let written = found.told().to_string();
    assert!(ids_in(&written).is_empty(), "{written}");
    let told = found.told();
    let passing = told["named_in"].as_object().expect("by kind").values();
    let says = |it: &Value| it.as_object().expect("fields").keys().any(|name| name != "deleted");
    assert!(
        passing.flat_map(|all| all.as_array().expect("a list")).all(says),
        "an empty row tells of a note: {written}"
    );
    found
}

fn whole(found: &Held) -> Vec<u64> {
    numbers(found.entries.iter().filter(|(_, it)| it.whole).map(|(id, _)| *id))
}

fn fields(found: &Held, number: u64) -> Value {
    Value::Object(found.entries[&id(number)].fields.clone())
}

#[test]
fn a_person_at_a_firm_gets_what_is_theirs_and_the_passages_that_name_them() {
    let more = vec![
        put(
            52,
            Kind::TicketEvent,
            json!({ "ticket": text(51), "at": "2026-06-01T09:00", "fact": { "customer_asked": { "question": "她说仍在漏" } } }),
        ),
        // among ourselves
        put(
            54,
            Kind::TicketEvent,
            json!({ "ticket": text(51), "at": "2026-06-01T09:10", "fact": { "escalated": { "to": "钱卫", "reason": "难缠" } } }),
        ),
        put(53, Kind::Attachment, json!({ "subject": { "kind": "ticket", "id": text(51) }, "name": "漏点.jpg" })),
        put(
            71,
            Kind::Undertaking,
            json!({ "bearer": "林晓彤", "contract": text(60), "covers": "泵站图纸", "note": "见王磊" }),
        ),
        put(
            72,
            Kind::SharingEvent,
            json!({ "scope": text(70), "at": "2026-06-02T10:00", "recipient": "甲方审计", "by": "李景行",
                "left_out": [{ "customer": text(100), "person": text(2), "why": "no_consent" },
                    { "customer": text(100), "person": text(3), "why": "withdrawn" }] }),
        ),
        put(
            70,
            Kind::SharingScope,
            json!({ "customer": text(100), "what": "联系人", "number": "GX-1", "purpose": "对账" }),
        ),
    ];
    let found = lawful(&book(&[about_her(), about_others(), more]), person(1));
    assert_eq!(found.name, "林晓彤");
    let theirs: BTreeSet<u64> = HERS.into_iter().chain([52, 53]).collect();
    assert_eq!(whole(&found).into_iter().collect::<BTreeSet<_>>(), theirs);
    let contact = json!({ "customer": "港埠泵业有限公司", "name": "林晓彤", "phone": "138 0013 8000", "email": "lin@quay.example",
        "further_phones": [{ "label": "office", "number": "021 5888 0417" }], "wechat": "xt_lin88",
        "consent": { "given": { "on": "2026-05-10", "way": "written" }, "purpose": "签约" } });
    assert_eq!(fields(&found, 1), contact);
    assert_eq!(
        fields(&found, 52)["fact"],
        json!({ "customer_asked": { "question": "她说仍在漏" } }),
        "the course of her complaint"
    );
    for (number, expected) in [
        (50, json!({ "contact": "林晓彤", "name": "二期泵站", "called": "二期泵站" })),
        (51, json!({ "contact": "林晓彤", "title": "漏水", "called": "漏水" })),
        // the role that she has in a contract, and not what else was agreed with her firm
        (60, json!({ "notices": { "theirs": "林晓彤收" }, "called": "HT-1" })),
        (61, json!({ "contract": "HT-1", "terms": { "to": "致：林晓彤" } })),
        (62, json!({ "note": "林晓彤代付" })),
        (71, json!({ "bearer": "林晓彤", "contract": "HT-1", "covers": "泵站图纸" })),
        (
            72,
            json!({ "scope": "GX-1", "purpose": "对账", "at": "2026-06-02T10:00", "recipient": "甲方审计",
                "left_out": [{ "customer": "港埠泵业有限公司", "person": "林晓彤", "why": "no_consent" }] }),
        ),
    ] {
        assert_eq!(fields(&found, number), expected, "{number}");
    }
    let written = found.told().to_string();
    assert!(SECRETS.iter().all(|secret| written.contains(secret)));
    assert!(!written.contains("王磊") && !written.contains("难缠") && !written.contains("139 0013 9000"), "{written}");
}

#[test]
fn what_was_said_to_somebody_else_is_not_told() {
    let said = vec![
        put(
            15,
            Kind::Activity,
            json!({ "customer": text(100), "lead": text(30), "contact": text(3), "content": "王磊另议" }),
        ),
        put(
            16,
            Kind::Activity,
            json!({ "customer": text(100), "contact": text(3), "further_contacts": [text(1)], "content": "同去看样机" }),
        ),
    ];
    let found = lawful(&book(&[about_her(), said]), person(1));
    assert_eq!(fields(&found, 15), json!({ "lead": "林晓彤" }));
    let met = json!({ "customer": "港埠泵业有限公司", "further_contacts": ["林晓彤"], "content": "同去看样机" });
    assert_eq!(fields(&found, 16), met, "she was there");
    assert!(!found.entries.contains_key(&id(11)));
}

#[test]
fn a_customer_that_is_a_person_gets_all_that_was_dealt_with_them() {
    for (contract, receipt) in [(None, false), (Some(true), false), (Some(true), true), (None, true)] {
        let found = lawful(&private_buyer(contract, receipt), customer(100));
        let mut expected = vec![1, 10, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 31, 35, 36];
        // with its versions, amendments, invoices, and what was claimed, given up and paid
        expected.extend(contract.into_iter().flat_map(|_| [60, 63, 64, 65, 66, 67, 68]));
        expected.extend(receipt.then_some([61, 69]).into_iter().flatten());
        expected.extend([100, 101]);
        expected.sort_unstable();
        assert_eq!(whole(&found), expected, "{contract:?} {receipt}: the purchases and quotes too, party or not");
        assert_eq!(fields(&found, 21), json!({ "customer": "林晓彤", "name": "水泵" }));
        assert_eq!(
            fields(&found, 29),
            json!({ "customer": "林晓彤", "title": "误发" }),
            "an incident that touched them"
        );
    }
}

#[test]
fn what_the_house_keeps_to_itself_is_not_in_the_copy_of_a_private_buyer() {
    for (contract, receipt) in [(None, false), (Some(true), false), (Some(true), true), (None, true)] {
        let found = lawful(&private_buyer(contract, receipt), customer(100));
        let course = json!({ "dispute": "退货", "fact": { "step": "negotiation_opened" } });
        assert_eq!(fields(&found, 36), course, "the step without our note on it");
        assert_eq!(fields(&found, 35), json!({ "customer": "林晓彤", "title": "退货" }));
        assert_eq!(fields(&found, 26), json!({ "customer": "林晓彤", "number": "Q-1" }));
        if receipt {
            assert_eq!(fields(&found, 61), json!({ "customer": "林晓彤", "on": "2026-06-01" }));
        }
        let asked = json!({ "ticket": "漏水", "fact": { "customer_asked": { "question": "何时方便上门" } } });
        assert_eq!(fields(&found, 31), asked);
        for number in [32, 37, 38] {
            let entry = found.entries.get(&id(number));
            assert!(entry.is_none_or(|it| !it.whole && it.fields.is_empty()), "{number}: {entry:?}");
        }
        if contract.is_some() {
            let told = json!({ "number": "HT-9", "customer": "林晓彤", "own_entity": "海岳泵业" });
            assert_eq!(fields(&found, 60), told);
            for (number, expected) in [
                (63, json!({ "contract": "HT-9", "number": 1, "terms": told })),
                (64, json!({ "contract": "HT-9", "number": "HT-9-BC01", "basis": told, "terms": told })),
                (65, json!({ "contract": "HT-9", "on": "2026-06-03" })),
                (66, json!({ "contract": "HT-9", "number": "CK-1" })),
                (67, json!({ "contract": "HT-9", "number": "0417" })),
                (68, json!({ "fact": "delivered" })),
            ] {
                assert_eq!(fields(&found, number), expected, "{number}");
            }
        }
        let written = found.told().to_string();
        assert!(["钱卫", "难缠", "底线", "HT-7"].iter().all(|ours| !written.contains(ours)), "{written}");
    }
}

#[test]
fn a_day_that_we_must_not_miss_is_ours() {
    let deadline = json!({ "deadline": { "on": "2026-07-01", "what": "底线八折" } });
    let fact = json!({ "step": { "deadline_set": deadline } });
    let mut desk = private_buyer(Some(true), false);
    desk.write(&[put(70, Kind::DisputeEvent, json!({ "dispute": text(35), "fact": fact }))]).expect("written");
    let found = lawful(&desk, customer(100));
    assert!(found.entries.get(&id(70)).is_none_or(|it| !it.whole));
    let written = found.told().to_string();
    assert!(!written.contains("底线") && !written.contains("2026-07-01"), "{written}");
}

#[test]
fn what_happened_to_an_invoice_is_told_without_our_reasons() {
    let event =
        |number: u64, fact: Value| put(number, Kind::InvoiceEvent, json!({ "invoice": text(67), "fact": fact }));
    let part = json!({ "amt": "100", "cur": "CNY" });
    let mut desk = private_buyer(Some(true), false);
    let happened = [
        event(70, json!({ "voided": { "reason": "难缠" } })),
        event(71, json!({ "reddened": { "by": text(67), "reason": "难缠" } })),
        event(72, json!({ "partly_reddened": { "by": text(67), "amount": part, "reason": "难缠" } })),
        event(73, json!({ "voided": { "reason": "林晓彤要求换票" } })),
    ];
    desk.write(&happened).expect("written");
    let found = lawful(&desk, customer(100));
    for (number, expected) in [
        (70, json!("voided")),
        (71, json!("reddened")),
        (72, json!({ "partly_reddened": { "amount": part } })),
        (73, json!({ "voided": { "reason": "林晓彤要求换票" } })),
    ] {
        assert_eq!(fields(&found, number), json!({ "fact": expected }), "{number}");
    }
}

#[test]
fn who_only_joins_a_contract_of_somebody_else_gets_the_contract_and_not_how_it_was_carried_out() {
    let further = json!([{ "name": "林晓彤", "customer": text(101) }]);
    let deal = vec![
        put(110, Kind::Customer, json!({ "name": "韩立冬", "kind": "person" })),
        put(70, Kind::Contract, json!({ "number": "HT-8", "customer": text(110), "signing": { "further": further } })),
        put(71, Kind::ContractVersion, json!({ "contract": text(70), "number": 1, "terms": { "number": "HT-8" } })),
        put(72, Kind::Amendment, json!({ "contract": text(70), "number": "HT-8-BC01" })),
        put(73, Kind::Waiver, json!({ "contract": text(70), "on": "2026-06-03" })),
        put(74, Kind::LateFeeStatement, json!({ "contract": text(70), "number": "CK-2" })),
        put(75, Kind::Invoice, json!({ "contract": text(70), "number": "0418" })),
        put(76, Kind::InvoiceEvent, json!({ "invoice": text(75), "fact": "delivered" })),
        put(77, Kind::Attachment, json!({ "subject": { "kind": "contract", "id": text(70) }, "name": "韩家.pdf" })),
    ];
    let with_deal = |contract: Option<bool>| {
        let mut desk = private_buyer(contract, false);
        desk.write(&deal).expect("written");
        desk
    };
    for contract in [None, Some(true)] {
        let found = lawful(&with_deal(contract), customer(100));
        let of_deal: Vec<u64> = whole(&found).into_iter().filter(|number| (70..78).contains(number)).collect();
        assert_eq!(of_deal, [70, 71]);
        assert!((72..78).all(|number| !found.entries.contains_key(&id(number))));
        let told = json!({ "number": "HT-8", "signing": { "further": [{ "name": "林晓彤", "customer": "林晓彤" }] } });
        assert_eq!(fields(&found, 70), told);
        let written = found.told().to_string();
        assert!(!written.contains("韩立冬") && !written.contains("韩家"), "{written}");
    }
    // whose contract it is gets all of it
    let found = lawful(&with_deal(None), customer(110));
    assert_eq!(whole(&found), [70, 71, 72, 73, 74, 75, 76, 77, 110]);
}

#[test]
fn what_stands_under_an_id_of_its_own_is_told_without_it() {
    let line = |name: &str| json!({ "id": text(801), "name": name, "quantity": 2_000 });
    let lines = json!({ (text(801)): line("水泵"), (text(802)): line("安装") });
    let approved = json!({ "approved": { "on": "2026-06-02", "by": "钱卫", "comment": "底线八折" } });
    let more = [
        put(
            70,
            Kind::Contract,
            json!({ "number": "HT-10", "customer": text(100), (format!("lines/{}", text(801))): line("水泵"),
                (format!("lines/{}", text(802))): line("安装"), (format!("lines/{}", text(803))): null,
                (format!("own_clauses/{}", text(804))): { "text": "以旧换新" }, "by_hand/price": { "zh": "面议" } }),
        ),
        put(71, Kind::ContractVersion, json!({ "contract": text(70), "terms": { "number": "HT-10", "lines": lines } })),
        put(
            72,
            Kind::Amendment,
            json!({ "contract": text(70), (format!("steps/{}", text(805))): { "shared": { "on": "2026-06-01" } },
                (format!("steps/{}", text(806))): approved }),
        ),
        // under the id of somebody else nothing is told
        put(73, Kind::Customer, json!({ "name": "韩立冬", "kind": "person" })),
        put(
            74,
            Kind::Opportunity,
            json!({ "customer": text(100), "shares": { (text(73)): "六成", (text(807)): "四成" },
                (format!("lines/{}", text(73))): line("阀门"), (format!("lines/{}", text(808))): line("法兰") }),
        ),
    ];
    let mut desk = private_buyer(Some(true), false);
    desk.write(&more).expect("written");
    let found = lawful(&desk, customer(100));
    let line = |name: &str| json!({ "name": name, "quantity": 2_000 });
    for (number, expected) in [
        (
            70,
            json!({ "number": "HT-10", "customer": "林晓彤", "lines": [line("水泵"), line("安装")],
                "own_clauses": [{ "text": "以旧换新" }], "by_hand/price": { "zh": "面议" } }),
        ),
        (71, json!({ "contract": "HT-10", "terms": { "number": "HT-10", "lines": [line("水泵"), line("安装")] } })),
        (72, json!({ "contract": "HT-10", "steps": [{ "shared": { "on": "2026-06-01" } }] })),
        (74, json!({ "customer": "林晓彤", "shares": ["四成"], "lines": [line("法兰")] })),
    ] {
        assert_eq!(fields(&found, number), expected, "{number}");
    }
}

#[test]
fn what_was_entered_in_fields_of_the_team_is_told_by_their_names_and_choices() {
    let own = |number: u64| format!("own/{}", text(number));
    let entered = put(
        100,
        Kind::Customer,
        json!({ (own(901)): { "text": "少油" }, (own(902)): { "one": text(911) },
            (own(903)): { "several": [text(911), text(912)] }, (own(904)): { "text": "旧注" }, (own(905)): { "text": "少盐" } }),
    );
    let cards = json!([{ "id": text(911), "name": "金卡" }, { "id": text(912), "name": "银卡", "retired": true }]);
    let defined = [
        (901, json!({ "name": "口味", "sort": "text" })),
        (902, json!({ "name": "会员等级", "sort": "one", "choices": cards })),
        (903, json!({ "name": "持有的卡", "sort": "several", "choices": cards })),
        // defined on two devices
        (905, json!({ "name": "口味", "sort": "text" })),
    ];
    let fields_of_the_team = defined.map(|(number, field)| (format!("own_fields/{}", text(number)), field));
    let settings = Change::Put {
        id: BookSettings::ID.0,
        kind: Kind::BookSettings,
        sets: &[],
        fields: fields_of_the_team.into_iter().collect(),
    };
    let mut desk = private_buyer(None, false);
    desk.write(&[entered, settings]).expect("written");
    let told = fields(&lawful(&desk, customer(100)), 100);
    for (register, expected) in [
        ("own/口味", json!({ "text": "少油" })),
        ("own/会员等级", json!({ "one": "金卡" })),
        ("own/持有的卡", json!({ "several": ["金卡", "银卡"] })),
        // whose definition is gone, or is called as another one
        ("own", json!([{ "text": "旧注" }, { "text": "少盐" }])),
    ] {
        assert_eq!(told[register], expected, "{register}");
    }
}

#[test]
fn a_partner_who_is_a_person_is_not_told_which_other_private_customers_there_are() {
    let shared = vec![
        put(103, Kind::Customer, json!({ "name": "韩立冬", "kind": "person" })),
        put(104, Kind::Customer, json!({ "name": "港埠泵业有限公司", "kind": "organisation" })),
        put(105, Kind::Customer, json!({ "name": "韩小冬", "kind": "person", "parent": text(100) })),
        put(70, Kind::SharingScope, json!({ "customer": text(100), "what": "线索", "number": "GX-2" })),
        put(
            71,
            Kind::SharingEvent,
            json!({ "scope": text(70), "at": "2026-06-02T10:00", "recipient": "林晓彤", "customers": [text(103), text(104)],
                "left_out": [{ "customer": text(103), "why": "no_consent" }, { "customer": text(104), "why": "withdrawn" }] }),
        ),
    ];
    for contract in [None, Some(true)] {
        let mut desk = private_buyer(contract, false);
        desk.write(&shared).expect("written");
        let found = lawful(&desk, customer(100));
        let told = json!({ "scope": "GX-2", "at": "2026-06-02T10:00", "recipient": "林晓彤",
            "customers": ["港埠泵业有限公司"],
            "left_out": [{ "why": "no_consent" }, { "customer": "港埠泵业有限公司", "why": "withdrawn" }] });
        assert_eq!(fields(&found, 71), told, "a firm may be named, a person who is somebody else not");
        assert_eq!(fields(&found, 70)["customer"], json!("林晓彤"), "who asked is called by their name");
        assert_eq!(fields(&found, 105), json!({ "parent": "林晓彤" }));
        let written = found.told().to_string();
        assert!(!written.contains("韩立冬") && !written.contains("韩小冬"), "{written}");
    }
}

#[test]
fn somebody_who_asked_gets_what_was_noted_and_said() {
    let asked = vec![
        put(
            33,
            Kind::Lead,
            json!({ "company": "滨海水务", "person": "赵可", "phone": "136 0013 6000", "owner": text(90) }),
        ),
        put(34, Kind::LeadEvent, json!({ "lead": text(33), "fact": { "contacted": { "note": "已回电" } } })),
        put(36, Kind::Activity, json!({ "customer": null, "lead": text(33), "content": "约下周看样机" })),
    ];
    let found = lawful(&book(&[about_her(), asked]), Subject::Lead(LeadId(id(33))));
    assert_eq!((found.name.as_str(), whole(&found)), ("赵可", vec![33, 34, 36]));
    assert_eq!(fields(&found, 33), json!({ "company": "滨海水务", "person": "赵可", "phone": "136 0013 6000" }));
    assert_eq!(fields(&found, 36), json!({ "lead": "赵可", "content": "约下周看样机" }));
}

#[test]
fn what_is_deleted_is_told_as_deleted_and_nobody_gets_nothing() {
    let mut desk = book(&[about_her()]);
    desk.write(&[Change::Delete { id: id(13) }]).expect("deleted");
    let found = lawful(&desk, person(1));
    let told = found.told();
    let deleted: Vec<&Value> =
        told["held"]["activity"].as_array().expect("a list").iter().filter(|it| it["deleted"] == json!(true)).collect();
    assert_eq!(deleted.len(), 1);
    assert_eq!(deleted[0]["content"], json!("给林晓彤回电"));
    assert_eq!(held(&rows(&desk), person(99)), Held::default());
}

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever the book: nothing can be erased that was not handed out before, and no id of ours goes out.
    #[test]
    fn whatever_an_erasure_touches_is_handed_out(made in prop::collection::vec(made(), 0..24), who in 1..4_u64) {
        let desk = made_book(&made);
        let found = held(&rows(&desk), person(who));
        for id in touched(&desk, person(who)) {
            prop_assert!(found.entries.contains_key(&id));
        }
        prop_assert!(ids_in(&found.told().to_string()).is_empty());
    }
}
