//! A list that is searched: sorted once, found anew at every key.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{App, Held, Hits, Sought, Wanted};
use crate::ui::route::Query;

/// The things of a list, in its order.
pub(in crate::ui) type Ids<T> = Memo<Arc<[<T as Held>::Key]>>;
/// A thing of a sorted list, with its place in what was found.
type Placed<T> = (<T as Held>::Key, usize);

/// What was found for the words in the box; nothing while there are none.
#[derive(Clone, PartialEq)]
struct Found(Option<Arc<(Wanted, Hits)>>);

/// The things that the query asks for, in its order, and whether nothing was found as it was typed, so that these differ by a
/// slip. `chosen` looks at everything of the query but its words.
pub(in crate::ui) fn searched<T>(
    app: App,
    query: Memo<Query>,
    chosen: fn(App, &Query) -> Vec<T::Key>,
) -> (Ids<T>, Signal<bool>)
where
    T: Sought,
    T::Key: Send + Sync,
{
    let asked = Memo::new(move |_| Query { text: String::new(), ..query.get() });
    let sorted: Memo<Arc<[Placed<T>]>> = Memo::new(move |_| app.places::<T>(chosen(app, &asked.get())).into());
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
        sorted.with(|sorted| match &found {
            None => sorted.iter().map(|(key, _)| *key).collect(),
            Some(found) => sorted.iter().filter(|(_, place)| found.1.has(*place)).map(|(key, _)| *key).collect(),
        })
    });
    let guessed = move || found.with(|found| found.0.as_deref().is_some_and(|(_, hits)| hits.guessed));
    (ids, Signal::derive(guessed))
}
