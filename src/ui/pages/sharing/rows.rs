//! Rows of the register: in the list, under a contract.

use leptos::prelude::*;

use crate::domain::id::SharingScopeId;
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::i18n::Text;
use crate::state::{App, Shared, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::status::{Meaning, status};

/// What a row is found by.
pub(in crate::ui) fn texts(app: App, it: &Shared) -> (Vec<String>, Vec<String>) {
    let scope = &it.scope;
    let party = app.peek_party(scope.customer).map(|it| it.name.clone()).unwrap_or_default();
    (vec![scope.what.clone(), party], vec![scope.number.clone(), scope.purpose.clone(), scope.recipients.clone()])
}

/// Where a row stands, in an icon and a word.
pub(super) fn state_view(app: App, it: &Shared) -> AnyView {
    let (meaning, mark) = match it.status {
        ScopeStatus::Draft => (Meaning::Plain, "circle-dashed"),
        ScopeStatus::Agreed => (Meaning::Accent, "circle-dot"),
        ScopeStatus::Active => (Meaning::Good, "check"),
        ScopeStatus::Blocked { .. } => (Meaning::Danger, "octagon-alert"),
        ScopeStatus::Expired { .. } | ScopeStatus::Ended { .. } => (Meaning::Warn, "triangle-alert"),
        ScopeStatus::Closed => (Meaning::Plain, "circle-check"),
    };
    status(meaning, mark, app.text().sharing_status(it.status)).into_any()
}

/// The last day, or by when it has to be given back.
pub(super) fn day_words(app: App, it: &Shared) -> String {
    let (text, as_of) = (app.text(), app.as_of());
    match (it.return_by, it.course.validity(&it.scope).to) {
        (Some(day), _) => text.scope_return_by(&text.near_date(day, as_of)),
        (None, Some(day)) => text.near_date(day, as_of),
        (None, None) => text.scope_none_dated().to_owned(),
    }
}

/// The table.
#[component]
pub(super) fn ScopeTable(#[prop(into)] rows: Signal<Vec<SharingScopeId>>) -> impl IntoView {
    let app = use_app();
    let column = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <table class="table scopes" role="table">
            <thead>
                <tr>
                    {column(Text::scope_number)} {column(Text::sharing_what)} {column(Text::customer)}
                    {column(Text::scope_direction)} {column(Text::sharing_purpose)} {column(Text::scope_valid_to)}
                    {column(Text::scope_status)}
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=|id| *id children=move |id| row(app, id) />
            </tbody>
        </table>
    }
}

fn row(app: App, id: SharingScopeId) -> impl IntoView {
    let it = Memo::new(move |_| app.shared_row(id));
    let read = move |part: fn(App, &Shared) -> String| {
        move || it.with(|it| it.as_ref().map(|it| part(app, it)).unwrap_or_default())
    };
    view! {
        <tr data-scope=id.to_string()>
            <td class="scopes__number">{read(|_, it| it.scope.number.clone())}</td>
            <td class="scopes__what">
                <a href=Route::SharingScope(id).href()><bdi>{read(|_, it| it.scope.what.clone())}</bdi></a>
            </td>
            <td class="scopes__party"><bdi>{read(|app, it| app.customer_name(app.survivor(it.scope.customer)))}</bdi></td>
            <td class="scopes__way soft">
                {read(|app, it| super::choices::words_of(app.text(), &super::choices::SIDES, &it.scope.from).to_owned())}
            </td>
            <td class="scopes__purpose soft"><bdi>{read(|_, it| it.scope.purpose.clone())}</bdi></td>
            <td class="scopes__day">{read(day_words)}</td>
            <td class="scopes__state">{move || it.get().map(|it| state_view(app, &it))}</td>
        </tr>
    }
}
