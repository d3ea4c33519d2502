//! One change for many customers, leads, opportunities or tasks: what it does to each, and to which it does nothing.

use counterpart::domain::bulk::{BulkChange, LeadChange, OpportunityChange, TaskChange};
use counterpart::domain::customer::{Customer, Level};
use counterpart::domain::date::Date;
use counterpart::domain::id::CustomerId;
use counterpart::domain::lead::Lead;
use counterpart::domain::lifecycle::opportunity::{Stage, StageKey};
use counterpart::domain::opportunity::Opportunity;
use counterpart::domain::task::{Priority, Task};
use serde_json::json;
use uuid::Uuid;

fn customer() -> Customer {
    let id = CustomerId(Uuid::from_u128(1));
    let written = json!({
        "id": id, "name": "苏州澄川环保科技有限公司", "kind": "organisation", "level": "B", "owner": "李景行",
        "source": "展会", "address": { "region": "苏州", "line": "星澜街 88 号" }, "tags": ["年框客户", "VIP"]
    });
    serde_json::from_value(written).expect("a customer")
}

fn tags(all: &[&str]) -> Vec<String> {
    all.iter().map(|tag| (*tag).to_owned()).collect()
}

#[test]
fn only_what_was_asked_for_changes() {
    let was = customer();
    for (change, expected) in [
        (BulkChange::Owner(" 周慧 ".to_owned()), Customer { owner: "周慧".to_owned(), ..was.clone() }),
        (BulkChange::Owner(String::new()), Customer { owner: String::new(), ..was.clone() }),
        (BulkChange::Level(Level::A), Customer { level: Level::A, ..was.clone() }),
        (
            BulkChange::AddTags(tags(&["催款", "vip"])),
            Customer { tags: tags(&["年框客户", "VIP", "催款"]), ..was.clone() },
        ),
        (BulkChange::RemoveTags(tags(&["ｖｉｐ", "出口"])), Customer { tags: tags(&["年框客户"]), ..was.clone() }),
        (BulkChange::Source("官网咨询".to_owned()), Customer { source: "官网咨询".to_owned(), ..was.clone() }),
    ] {
        assert_eq!(change.applied(&was), Some(expected), "{change:?}");
    }
    let moved = BulkChange::Region("南京".to_owned()).applied(&was).expect("changed");
    assert_eq!((moved.address.region.as_str(), moved.address.line.as_str()), ("南京", "星澜街 88 号"));
}

#[test]
fn whoever_is_so_already_is_left_alone() {
    for change in [
        BulkChange::Owner("李景行 ".to_owned()),
        BulkChange::Level(Level::B),
        BulkChange::AddTags(tags(&["vip"])),
        BulkChange::RemoveTags(tags(&["出口"])),
        BulkChange::Source("展会".to_owned()),
        BulkChange::Region("苏州".to_owned()),
    ] {
        assert_eq!(change.applied(&customer()), None, "{change:?}");
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

#[test]
fn a_lead_has_another_owner_or_source_unless_it_is_so_already() {
    let written =
        json!({ "id": id(1), "company": "苏州澄川", "owner": "李景行", "source": "展会", "came_on": "2026-05-01" });
    let was: Lead = serde_json::from_value(written).expect("a lead");
    for (change, expected) in [
        (LeadChange::Owner(" 周慧 ".to_owned()), Some(Lead { owner: "周慧".to_owned(), ..was.clone() })),
        (LeadChange::Owner(String::new()), Some(Lead { owner: String::new(), ..was.clone() })),
        (LeadChange::Source("官网".to_owned()), Some(Lead { source: "官网".to_owned(), ..was.clone() })),
        (LeadChange::Owner("李景行".to_owned()), None),
        (LeadChange::Source("展会 ".to_owned()), None),
    ] {
        assert_eq!(change.applied(&was), expected, "{change:?}");
    }
}

#[test]
fn an_open_opportunity_has_another_owner_or_day_unless_it_is_so_already_and_a_decided_one_keeps_both() {
    let written = json!({
        "id": id(1), "customer": id(2), "name": "二期", "owner": "李景行", "expected_close": "2026-06-30", "began_on": "2026-05-01"
    });
    let was: Opportunity = serde_json::from_value(written).expect("an opportunity");
    let close = |text: &str| OpportunityChange::Close(Some(day(text)));
    let open = Stage::Open { at: StageKey("needs".to_owned()), since: day("2026-05-05") };
    for (change, expected) in [
        (OpportunityChange::Owner("周慧".to_owned()), Some(Opportunity { owner: "周慧".to_owned(), ..was.clone() })),
        (close("2026-07-15"), Some(Opportunity { expected_close: Some(day("2026-07-15")), ..was.clone() })),
        (OpportunityChange::Close(None), Some(Opportunity { expected_close: None, ..was.clone() })),
        (OpportunityChange::Owner(" 李景行".to_owned()), None),
        (close("2026-06-30"), None),
    ] {
        assert_eq!(change.applied(&was, &open), expected, "{change:?}");
        for over in
            [Stage::Won { on: day("2026-05-25") }, Stage::Lost { on: day("2026-05-25"), reason: "price".to_owned() }]
        {
            assert_eq!(change.applied(&was, &over), None, "{change:?} of {over:?}");
        }
    }
}

#[test]
fn an_open_task_has_another_day_and_what_repeats_is_counted_from_it_and_keeps_one() {
    let task = |more: serde_json::Value| -> Task {
        let mut written =
            json!({ "id": id(1), "title": "备件", "assignee": "李景行", "due": "2026-06-01", "made_on": "2026-05-01" });
        let fields = written.as_object_mut().expect("fields");
        fields.extend(more.as_object().expect("fields").clone());
        serde_json::from_value(written).expect("a task")
    };
    let due = |text: &str| TaskChange::Due(Some(day(text)));
    let once = task(json!({}));
    let monthly = task(json!({ "repeats": { "every": 1, "unit": "month" }, "first_due": "2026-03-01" }));
    let done = task(json!({ "stage": { "done": { "on": "2026-05-20", "by": "李景行" } } }));
    for (was, change, expected) in [
        (&once, due("2026-06-09"), Some(Task { due: Some(day("2026-06-09")), ..once.clone() })),
        (&once, TaskChange::Due(None), Some(Task { due: None, ..once.clone() })),
        (&once, due("2026-06-01"), None),
        (&once, TaskChange::Assignee("周慧 ".to_owned()), Some(Task { assignee: "周慧".to_owned(), ..once.clone() })),
        (&once, TaskChange::Priority(Priority::High), Some(Task { priority: Priority::High, ..once.clone() })),
        (&once, TaskChange::Priority(Priority::Normal), None),
        (&monthly, due("2026-06-09"), Some(Task { due: Some(day("2026-06-09")), first_due: None, ..monthly.clone() })),
        // that it is due on its day already starts no new count
        (&monthly, due("2026-06-01"), None),
        (&monthly, TaskChange::Due(None), None),
        // what is over is changed no more
        (&done, due("2026-06-09"), None),
        (&done, TaskChange::Assignee("周慧".to_owned()), None),
    ] {
        assert_eq!(change.applied(was), expected, "{change:?}");
    }
}
