//! What was entered in the fields that the team defined, on the page of a customer.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::state::use_app;

/// Rows of the details: the fields in their order, then what stands in retired ones.
#[component]
pub(in crate::ui::pages::customers) fn OwnFacts(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let (text, fields) = (app.text(), app.own_fields());
        let Some(it) = app.watch::<Customer>(id) else { return Vec::new() };
        let of = |retired: bool| fields.iter().filter(move |(_, field)| field.retired == retired);
        of(false)
            .chain(of(true))
            .filter_map(|(field_id, field)| {
                let words = text.own_value(Some(field), it.own.get(&field_id)?);
                let mark = field.retired.then(|| view! { <span class="faint">" " {text.own_retired()}</span> });
                Some(view! { <dt>{field.name.clone()} {mark}</dt><dd><bdi>{words}</bdi></dd> })
            })
            .collect()
    };
    view! { {rows} }
}
