//! Facts as a list of labels and values.

use leptos::prelude::*;

/// The rows of a list of facts: those that say something.
pub(crate) fn facts(parts: impl IntoIterator<Item = (&'static str, String)>) -> Vec<AnyView> {
    let said = parts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> }.into_any()).collect()
}
