//! The last resort: a programming fault lays a plain page over the app that says what is safe and what to do.

use std::panic;

use crate::i18n::{Locale, Text};

/// From now on a panic is told to the person, in plain words.
pub(super) fn watch() {
    panic::set_hook(Box::new(|fault| {
        // what this page holds may be wrong from here on
        crate::state::halt();
        console_error_panic_hook::hook(fault);
        show();
    }));
}

/// No Leptos here: its state may be what broke.
fn show() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let Some(body) = document.body() else { return };
    if document.get_element_by_id("crash").is_some() {
        return;
    }
    let text = Text::new(Locale::from_browser(
        &document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default(),
    ));
    let Ok(page) = document.create_element("div") else { return };
    page.set_id("crash");
    page.set_class_name("crash");
    for (tag, words) in [("h1", text.crash_title()), ("p", text.crash_text())] {
        if let Ok(part) = document.create_element(tag) {
            part.set_text_content(Some(words));
            // A page that cannot even take an element shows the console's message only.
            let _shown = page.append_child(&part);
        }
    }
    // both load the page anew, so that none of our code runs before
    for (words, address) in [(text.reload(), "./"), (text.rescue_go(), "./?rescue#/rescue")] {
        if let Ok(link) = document.create_element("a") {
            link.set_text_content(Some(words));
            link.set_class_name("button");
            let _set = link.set_attribute("href", address);
            let _shown = page.append_child(&link);
        }
    }
    let _shown = body.append_child(&page);
}
