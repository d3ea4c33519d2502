//! The end of the check: what will be done, in the words of the button.

use std::sync::Arc;

use leptos::prelude::*;

use super::export;
use crate::state::{App, Choice, Preview, Weight, use_app};
use crate::ui::widgets::dispute::choice_words;
use crate::ui::widgets::icon::icon;

/// Cancel, export the list, merge.
#[component]
pub(super) fn Foot(preview: Arc<Preview>, busy: bool) -> impl IntoView {
    let app = use_app();
    let (for_words, for_list, for_questions) = (Arc::clone(&preview), Arc::clone(&preview), Arc::clone(&preview));
    let asked = move || app.incoming.agreed.with(|agreed| for_questions.questions.iter().all(|it| agreed.contains(it)));
    let agreed = Memo::new(move |_| asked());
    let (nothing, large) = (preview.nothing_new, preview.large);
    let note = move || {
        let text = app.text();
        if !agreed.get() {
            text.together_ask_first()
        } else if large {
            text.together_large()
        } else {
            text.together_keeps()
        }
    };
    view! {
        <div class="conf__go">
            <span class="soft small">{note}</span>
            <button class="button" data-kind="quiet" type="button" disabled=busy on:click=move |_| app.leave_file()>
                {move || app.text().cancel()}
            </button>
            {large
                .then(|| {
                    view! {
                        <button class="button" type="button" on:click=move |_| app.export_book(None)>
                            {icon("download")}
                            {move || app.text().export_book()}
                        </button>
                    }
                })}
            <button class="button" type="button" id="export-check" on:click=move |_| export::download(app, &for_list)>
                {icon("download")}
                {move || app.text().together_export_list()}
            </button>
            {(!nothing)
                .then(|| {
                    view! {
                        <button
                            class="button"
                            data-kind="main"
                            data-size="large"
                            type="button"
                            id="bring-in"
                            disabled=move || busy || !agreed.get()
                            on:click=move |_| app.bring_file_in()
                        >
                            {icon("combine")}
                            <bdi>{move || merge_words(app, &for_words)}</bdi>
                        </button>
                    }
                })}
        </div>
    }
}

/// What the button does: `合并，取那边的 ¥200,000.00`.
fn merge_words(app: App, preview: &Preview) -> String {
    let text = app.text();
    let weighty: Vec<_> = preview.disputes.iter().filter(|dispute| dispute.weight == Weight::Protected).collect();
    let choices: Vec<Option<Choice>> = weighty.iter().map(|dispute| app.incoming.choice(dispute)).collect();
    let settled = choices.iter().flatten().filter(|choice| choice.value().is_some()).count();
    let open = weighty.len().saturating_sub(settled);
    if open > 0 {
        return text.together_merge_later(open);
    }
    match (weighty.as_slice(), choices.as_slice()) {
        ([], _) => text.together_merge().to_owned(),
        ([dispute], [Some(choice)]) => {
            let value = choice_words(app, dispute, choice).unwrap_or_default();
            let from = dispute.values.iter().find(|said| Some(&said.value) == choice.value());
            match from.map(|said| (said.here, said.there)) {
                Some((true, false)) => text.together_merge_here(&value),
                Some((false, true)) => text.together_merge_there(&value),
                Some((true, true) | (false, false)) | None => text.together_merge_other(&value),
            }
        }
        _ => text.together_merge_choices(settled),
    }
}
