//! A page of the library that shows one thing: while it is read, where it is missing, and opened.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::widgets::editor::Drafted;

/// The thing of this id as `open` draws it. It is drawn once: what it is edited to meanwhile is the matter of what is drawn.
pub(in crate::ui) fn entry_page<T: Drafted>(id: T::Id, open: fn(Arc<T>) -> AnyView) -> impl IntoView
where
    T::Id: Send + Sync + 'static,
{
    let app = use_app();
    let here = Memo::new(move |_| app.watch::<T>(id).is_some());
    let words = move || if app.all_read() { app.text().own_missing() } else { app.text().loading() };
    move || {
        here.get().then(|| app.peek::<T>(id)).flatten().map_or_else(
            || {
                view! {
                    <div class="page library">
                        <p class="faint" role="status">{words}</p>
                        <a href=Route::Library.href()>{move || app.text().places_library()}</a>
                    </div>
                }
                .into_any()
            },
            open,
        )
    }
}
