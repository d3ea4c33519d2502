//! A list that is searched: sorted once, found anew at every key.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{App, Hits, Sought, Wanted};

/// A thing of a list, with its place in what was found.
pub(in crate::ui) type Placed<Key> = (Key, usize);

/// What was found for the words in the box; nothing while there are none.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Found(Option<Arc<(Wanted, Hits)>>);

/// What is found for what stands in the box.
pub(in crate::ui) fn found<T: Sought>(app: App, text: Memo<String>) -> Memo<Found> {
    Memo::new(move |before: Option<&Found>| {
        let wanted = text.with(|text| Wanted::new(text));
        if wanted.is_empty() {
            return Found(None);
        }
        let before = before.and_then(|found| found.0.as_deref()).map(|(wanted, hits)| (wanted, hits));
        let hits = app.find::<T>(&wanted, before);
        Found(Some(Arc::new((wanted, hits))))
    })
}

/// The things of a sorted list that were found.
pub(in crate::ui) fn kept<Key>(sorted: Memo<Arc<[Placed<Key>]>>, found: Memo<Found>) -> Memo<Arc<[Key]>>
where
    Key: Copy + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| {
        let Found(found) = found.get();
        sorted.with(|sorted| match &found {
            None => sorted.iter().map(|(key, _)| *key).collect(),
            Some(found) => sorted.iter().filter(|(_, place)| found.1.has(*place)).map(|(key, _)| *key).collect(),
        })
    })
}

/// Whether nothing was found as it was typed, and what is shown differs by a slip.
pub(in crate::ui) fn guessed(found: Memo<Found>) -> Signal<bool> {
    Signal::derive(move || found.with(|found| found.0.as_deref().is_some_and(|(_, hits)| hits.guessed)))
}
