//! A list that is searched: sorted once, found anew at every key.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{App, Held, Hits, Sought, Wanted};
use crate::ui::route::Query;

/// The things of a list, in its order.
pub(in crate::ui) type Ids<T> = Memo<Arc<[<T as Held>::Key]>>;

/// What was found for the words in the box; nothing while there are none.
#[derive(Clone, PartialEq)]
struct Found(Option<Arc<(Wanted, Hits)>>);

/// The things that the query asks for, in its order, and whether nothing was found as it was typed, so that these differ by a
/// slip. `chosen` looks at everything of the query but its words.
pub(in crate::ui) fn searched<T>(
    app: App,
    query: Memo<Query>,
    chosen: impl Fn(App, &Query) -> Vec<T::Key> + Send + Sync + 'static,
) -> (Ids<T>, Signal<bool>)
where
    T: Sought,
    T::Key: Send + Sync,
{
    let asked = Memo::new(move |_| Query { text: String::new(), ..query.get() });
    let sorted: Ids<T> = Memo::new(move |_| chosen(app, &asked.get()).into());
    // their places in what is found: nobody looks for them before somebody types
    let places: Memo<Arc<[usize]>> = Memo::new(move |_| {
        // the same things may have other places, as in a book that was read anew
        app.watch_any::<T>();
        let placed = sorted.with(|keys| app.places::<T>(keys.iter().copied()));
        placed.into_iter().map(|(_, place)| place).collect()
    });
    let text = Memo::new(move |_| query.with(|query| query.text.clone()));
    let found = Memo::new(move |before: Option<&Found>| {
        let wanted = text.with(|text| Wanted::new(text));
        if wanted.is_empty() {
            return Found(None);
        }
        let before = before.and_then(|found| found.0.as_deref()).map(|(wanted, hits)| (wanted, hits));
        let hits = app.find::<T>(&wanted, before);
        Found(Some(Arc::new((wanted, hits))))
    });
    let ids = Memo::new(move |_| {
        let Found(found) = found.get();
        // the whole list is handed on and not copied
        let Some((_, hits)) = found.as_deref() else { return sorted.get() };
        let found = places.with(|places| hits.listed(places));
        let mut listed: Vec<T::Key> = Vec::with_capacity(found.len());
        sorted.with(|keys| listed.extend(found.into_iter().filter_map(|at| keys.get(at).copied())));
        listed.into()
    });
    let guessed = move || found.with(|found| found.0.as_deref().is_some_and(|(_, hits)| hits.guessed));
    (ids, Signal::derive(guessed))
}
