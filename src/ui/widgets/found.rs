//! A list that is searched: sorted once, found anew at every key.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{App, Held, Hits, Sought, Wanted};
use crate::ui::route::Query;

/// The things of a list, in its order.
pub(in crate::ui) type Ids<T> = Memo<Arc<[<T as Held>::Key]>>;
/// The things of a sorted list, and beside them their places in what was found.
type Placed<T> = (Arc<[<T as Held>::Key]>, Arc<[usize]>);

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
    let sorted: Memo<Placed<T>> = Memo::new(move |_| {
        let (keys, places): (Vec<T::Key>, Vec<usize>) = app.places::<T>(chosen(app, &asked.get())).into_iter().unzip();
        (keys.into(), places.into())
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
        sorted.with(|(keys, places)| match found.as_deref() {
            // the whole list is handed on and not copied
            None => Arc::clone(keys),
            Some((_, hits)) => {
                let found = hits.listed(places);
                let mut listed: Vec<T::Key> = Vec::with_capacity(found.len());
                listed.extend(found.into_iter().filter_map(|at| keys.get(at).copied()));
                listed.into()
            }
        })
    });
    let guessed = move || found.with(|found| found.0.as_deref().is_some_and(|(_, hits)| hits.guessed));
    (ids, Signal::derive(guessed))
}
