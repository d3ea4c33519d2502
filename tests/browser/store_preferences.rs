//! S18: choices in a `localStorage` that is full, forbidden, or holds something else.

use counterpart::store::preferences::{
    Kept, LAST_BOOK, LastExport, SENTINEL, SIDEBAR, Sentinel, Sidebar, THEME, Theme,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::sabotage::{Sabotage, global_is, script};

fn sentinel() -> Sentinel {
    Sentinel {
        workspace: "01930000-0000-7000-8000-000000000000".to_owned(),
        rev: 12,
        count: 4_812,
        digest8: "9f3c51d2".to_owned(),
        last_export: LastExport::At(1_795_000_000_000),
        exported_rev: 7,
        generation: 2,
        start: Some(uuid::Uuid::from_u128(9)),
    }
}

#[wasm_bindgen_test]
fn a_choice_is_there_next_time() {
    assert_eq!(THEME.set(&Theme::Dark), Kept::Kept);
    assert_eq!(SIDEBAR.set(&Sidebar::Narrow), Kept::Kept);
    assert_eq!(SENTINEL.set(&sentinel()), Kept::Kept);
    assert_eq!(
        (THEME.get(), SIDEBAR.get(), SENTINEL.get()),
        (Some(Theme::Dark), Some(Sidebar::Narrow), Some(sentinel()))
    );
    THEME.forget();
    assert_eq!(THEME.get(), None);
}

#[wasm_bindgen_test]
async fn s18_what_is_not_ours_to_read_is_no_choice() {
    for text in ["", "{", "\"purple\"", "[1,2]", "null", "\\u0000"] {
        script(&format!("localStorage.setItem('counterpart.theme', '{text}');")).await;
        assert_eq!(THEME.get(), None, "{text:?}");
    }
    script("localStorage.setItem('counterpart.sentinel', '{\"rev\":\"twelve\"}');").await;
    assert_eq!(SENTINEL.get(), None);
}

#[wasm_bindgen_test]
fn s18_where_nothing_can_be_kept_the_choice_holds_for_now() {
    let full = Sabotage::of("Storage", "setItem", "throw new DOMException('full', 'QuotaExceededError');");
    assert_eq!(LAST_BOOK.set(&"counterpart".to_owned()), Kept::ForNow);
    drop(full);
    assert_eq!(LAST_BOOK.set(&"counterpart".to_owned()), Kept::Kept);
}

#[wasm_bindgen_test]
fn s18_where_storage_is_forbidden_there_are_no_choices() {
    let forbidden = global_is("localStorage", "throw new DOMException('no', 'SecurityError');");
    assert_eq!((THEME.set(&Theme::Dark), THEME.get()), (Kept::ForNow, None));
    THEME.forget();
    drop(forbidden);
}
