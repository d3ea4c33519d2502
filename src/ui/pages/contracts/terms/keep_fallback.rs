//! Keeping the present terms of a built-in clause as a fallback, and what is kept for it already.

use leptos::prelude::*;

use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::fallback::Fallback;
use crate::domain::id::FallbackId;
use crate::i18n::Locale;
use crate::state::{Batch, BrowserIds, Tone, UndoOffer, kept_terms};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::icon;

/// The offer below a clause, and the names of its fallbacks.
#[component]
pub(super) fn KeepFallback(editor: Editor, clause: ClauseId) -> impl IntoView {
    let app = editor.app;
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let when = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let id = move |part: &str| format!("keep-{}-{part}", clause.name());
    let names = Memo::new(move |_| {
        let text = app.text();
        let names: Vec<String> = app.fallbacks_of(clause).iter().map(|it| text.wording(&it.name).to_owned()).collect();
        names.join(text.between_tags())
    });
    let keep = move |_| {
        let text = app.untracked_text();
        let called = name.get_untracked().trim().to_owned();
        if called.is_empty() {
            app.say(text.fallback_nameless(), Tone::Trouble, UndoOffer::None);
            return;
        }
        let (changes, date, currency) =
            editor.record.with_untracked(|it| (kept_terms(it, clause), it.drafted_on, it.price.currency));
        if changes.iter().all(|it| it.to.is_none()) {
            app.say(text.fallback_nothing(), Tone::Trouble, UndoOffer::None);
            return;
        }
        let said = text.fallback_kept(&called);
        let fallback = Fallback {
            id: FallbackId::fresh(&mut BrowserIds),
            name: match app.locale.get_untracked() {
                Locale::Zh => Wording::new(called, ""),
                Locale::En => Wording::new("", called),
            },
            clause,
            changes,
            kept_on: Some(date),
            currency: Some(currency),
            when: when.get_untracked().trim().to_owned(),
            archived: false,
        };
        app.save_once(busy, Batch::of(&fallback), said, move || {
            // the page may have been left meanwhile
            let _left = (open.try_set(false), name.try_set(String::new()), when.try_set(String::new()));
        });
    };
    view! {
        <div class="byhand" data-fallbacks=clause.name()>
            <Show when=move || names.with(|it| !it.is_empty())>
                <p class="soft small">{move || app.text().fallback_there(&names.get())}</p>
            </Show>
            <button
                type="button"
                class="button byhand__begin"
                data-kind="word"
                id=id("open")
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|it| *it = !*it)
            >
                {move || app.text().fallback_keep()}
            </button>
            <Show when=move || open.get()>
                <div class="byhand__ask">
                    <p>{move || app.text().fallback_keep_help()}</p>
                    <div class="fields">
                        <div class="field">
                            <label class="field__label" for=id("name")>{move || app.text().fallback_name()}</label>
                            <div class="field__box">
                                <input
                                    id=id("name")
                                    autocomplete="off"
                                    prop:value=move || name.get()
                                    on:input=move |event| name.set(event_target_value(&event))
                                />
                            </div>
                        </div>
                        <div class="field">
                            <label class="field__label" for=id("when")>{move || app.text().fallback_when()}</label>
                            <div class="field__box">
                                <input
                                    id=id("when")
                                    autocomplete="off"
                                    prop:value=move || when.get()
                                    on:input=move |event| when.set(event_target_value(&event))
                                />
                            </div>
                        </div>
                    </div>
                    <p class="byhand__acts">
                        <button type="button" class="button" id=id("save") on:click=keep>
                            {icon("check")}
                            {move || app.text().fallback_save()}
                        </button>
                    </p>
                </div>
            </Show>
        </div>
    }
}
