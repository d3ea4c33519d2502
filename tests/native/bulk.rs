//! One change for many customers: what it does to each, and to whom it does nothing.

use counterpart::domain::bulk::BulkChange;
use counterpart::domain::customer::{Customer, Level};
use counterpart::domain::id::CustomerId;
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
