//! A newer version of the app on the site: noticed, said, and taken only when the person reloads.

use std::cell::Cell;

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::app::App;
use super::clock::now_milliseconds;
use super::safety::Alarm;

/// A small file beside the page that says which build the site has.
const FILE: &str = "build.json";
/// Asked at most this often, in milliseconds.
const SELDOM: u64 = 10_000;

#[derive(Deserialize)]
struct Build {
    build: String,
}

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

impl App {
    /// Asks the site which build it has, if that was not asked just now.
    pub(super) fn look_for_update(self) {
        let now = now_milliseconds();
        if now.saturating_sub(ASKED.with(Cell::get)) < SELDOM {
            return;
        }
        ASKED.with(|asked| asked.set(now));
        let Some(ours) = our_build() else { return };
        spawn_local(async move {
            // a site that cannot be reached has no news
            if their_build().await.is_some_and(|theirs| theirs != ours) {
                self.raise(Alarm::NewVersion);
            }
        });
    }

    /// Loads the page again; what was typed is on disk first.
    pub fn reload(self) {
        self.flush_drafts();
        if let Some(window) = web_sys::window() {
            // a reload that the browser refuses leaves the page as it is
            let _gone = window.location().reload();
        }
    }
}

/// The build of this page, as the built page says.
fn our_build() -> Option<String> {
    let mark = document().query_selector("meta[name=build]").ok()??;
    mark.get_attribute("content").filter(|build| !build.is_empty())
}

async fn their_build() -> Option<String> {
    let asked = web_sys::RequestInit::new();
    asked.set_cache(web_sys::RequestCache::NoStore);
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str_and_init(FILE, &asked)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    serde_json::from_str::<Build>(&text).ok().map(|it| it.build)
}
