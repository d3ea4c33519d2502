//! Why warnings are accepted: a reason for one, or one for all that still wait for it.

use leptos::prelude::*;

use super::{Checked, is_open};
use crate::state::{Tone, UndoOffer};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::icon;

/// Why a warning is accepted: asked for, then shown.
#[component]
pub(super) fn Reason(checked: Checked, code: &'static str) -> impl IntoView {
    let editor = checked.editor;
    let app = editor.app;
    let typed = move || checked.typed.with(|typed| typed.get(code).cloned().unwrap_or_default());
    let given = Memo::new(move |_| editor.record.with(|contract| contract.acknowledged.get(code).cloned()));
    let accept = move |_| {
        accept(editor, &[code], &untrack(typed));
        checked.typed.update(|typed| drop(typed.remove(code)));
    };
    let take_back = move |_| {
        editor.change(|contract| {
            contract.acknowledged.remove(code);
        });
        editor.flush();
    };
    let label = format!("{code} {}", app.untracked_text().check_reason());
    view! {
        <li class="findings__reason" data-reason=code>
            {move || match given.get() {
                Some(reason) => view! {
                    <span class="soft">{app.text().check_accepted(&reason)}</span>
                    <button class="button" data-kind="quiet" type="button" disabled=move || editor.locked.get() on:click=take_back>
                        {move || app.text().check_take_back()}
                    </button>
                }.into_any(),
                None => view! {
                    <span class="field__box">
                        <input
                            aria-label=label.clone()
                            placeholder=move || app.text().check_reason()
                            autocomplete="off"
                            prop:value=typed
                            disabled=move || editor.locked.get()
                            on:input=move |event| {
                                let text = event_target_value(&event);
                                checked.typed.update(|typed| drop(typed.insert(code, text)));
                            }
                        />
                    </span>
                    <button class="button" type="button" disabled=move || editor.locked.get() on:click=accept>
                        {move || app.text().check_accept()}
                    </button>
                }.into_any(),
            }}
        </li>
    }
}

/// One reason for all warnings that still wait for one.
#[component]
pub(super) fn AllReasons(checked: Checked) -> impl IntoView {
    let editor = checked.editor;
    let app = editor.app;
    let typed = RwSignal::new(String::new());
    let open = Memo::new(move |_| {
        checked.found.with(|found| {
            editor.record.with(|contract| {
                let open = found.iter().filter(|finding| is_open(contract, finding));
                let mut codes: Vec<&'static str> = open.map(|finding| finding.rule.code()).collect();
                codes.dedup();
                codes
            })
        })
    });
    let accept = move |_| {
        open.with_untracked(|codes| accept(editor, codes, &typed.get_untracked()));
        typed.set(String::new());
    };
    view! {
        <Show when=move || open.with(|codes| codes.len() > 1) && !editor.locked.get()>
            <div class="findings__reason" id="accept-all">
                <span class="field__box">
                    <input
                        id="accept-all-reason"
                        aria-label=move || app.text().check_accept_all_label()
                        placeholder=move || app.text().check_accept_all_label()
                        autocomplete="off"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </span>
                <button class="button" type="button" id="accept-all-button" on:click=accept>
                    {icon("check")}
                    {move || app.text().check_accept_all()}
                </button>
            </div>
        </Show>
    }
}

fn accept(editor: Editor, codes: &[&'static str], reason: &str) {
    let reason = reason.trim();
    if reason.is_empty() {
        let text = editor.app.untracked_text();
        editor.app.say(text.check_reason_missing(), Tone::Trouble, UndoOffer::None);
        return;
    }
    editor.change(|contract| {
        contract.acknowledged.extend(codes.iter().map(|code| ((*code).to_owned(), reason.to_owned())));
    });
    editor.flush();
}
