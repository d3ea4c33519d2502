//! Names that several members have, by which nobody can be told: said where the names can be changed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::team::member::Member;
use crate::domain::team::naming::shared_names;
use crate::state::use_app;
use crate::ui::widgets::status::{Meaning, status};

/// A line for each such name; nothing as a rule.
#[component]
pub(super) fn SharedNames(members: Memo<Vec<Arc<Member>>>) -> impl IntoView {
    let app = use_app();
    let names = Memo::new(move |_| {
        members.with(|all| {
            let plain: Vec<&Member> = all.iter().map(AsRef::as_ref).collect();
            shared_names(&plain, app.today.get()).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let lines = move || {
        let line = |name: String| {
            let words = move || status(Meaning::Warn, "info", app.text().member_several(&name));
            view! { <p class="keeping__line">{words}</p> }
        };
        names.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <div id="shared-names" role="note">{lines}</div>
        </Show>
    }
}
