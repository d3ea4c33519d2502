//! Where the focus goes when what had it is drawn anew or leaves the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Does something with the first element that `css` finds, once the next frame has drawn it.
pub(crate) fn once_drawn(css: String, act: impl FnOnce(&HtmlElement) + 'static) {
    request_animation_frame(move || {
        let found = document().query_selector(&css).ok().flatten();
        if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            act(&element);
        }
    });
}

/// Puts the focus on the first element that `css` finds, once the next frame has drawn it. `only_if_lost`: whoever has gone
/// on to something else meanwhile stays there.
pub(crate) fn focus_later(css: impl Into<String>, only_if_lost: bool) {
    once_drawn(css.into(), move |element| {
        if !only_if_lost || is_lost() {
            focus_on(element);
        }
    });
}

/// Puts the focus on an element, also on one that takes none by itself: a list, a row.
pub(crate) fn focus_on(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        // an attribute of this name cannot be refused
        let _able = element.set_attribute("tabindex", "-1");
    }
    // Focus on a visible element cannot fail.
    let _focused = element.focus();
}

/// Whether nothing in the page has the focus.
fn is_lost() -> bool {
    document().active_element().is_none_or(|it| it.tag_name().eq_ignore_ascii_case("body"))
}
