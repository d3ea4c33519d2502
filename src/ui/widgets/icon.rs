//! Icons from the sprite.

use leptos::prelude::*;

/// An icon of the sprite, 16 px. A test checks that every name used stands in the sprite.
pub(crate) fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("public/icons.svg#{name}")></use></svg> }
}

/// An icon of 14 px.
pub(crate) fn small_icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" data-size="small" aria-hidden="true"><use href=format!("public/icons.svg#{name}")></use></svg>
    }
}

/// An icon of 20 px.
pub(crate) fn large_icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" data-size="large" aria-hidden="true"><use href=format!("public/icons.svg#{name}")></use></svg>
    }
}

/// The brand mark: a seal cut into two halves that fit only each other.
pub(crate) fn mark() -> impl IntoView {
    view! { <svg class="mark" aria-hidden="true"><use href="public/icons.svg#mark"></use></svg> }
}
