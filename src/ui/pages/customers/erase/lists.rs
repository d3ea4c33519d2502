//! What an erasure takes, what lets go, what stays and why, and what to know besides.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::part;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Erasing, Ground, Stays, Ties};
use crate::ui::widgets::icon::small_icon;

/// So many records are listed by name under one reason.
const SHOWN: usize = 12;

/// All of it.
pub(super) fn all(app: App, seen: &Erasing) -> impl IntoView + use<> {
    view! {
        <p class="soft">{move || app.text().erase_lead()}</p>
        {part(app, Text::erase_goes, goes(app, seen))}
        {freed(app, seen)}
        {part(app, Text::erase_stays, stays(app, seen))}
        {part(app, Text::erase_know, know(app))}
    }
}

/// How many of each kind, by the name of the kind.
fn counted<'a>(kinds: impl Iterator<Item = &'a str>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        let count = counts.entry(kind).or_default();
        *count = count.saturating_add(1);
    }
    counts.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect()
}

fn counts(app: App, counts: Vec<(String, usize)>, id: &'static str) -> impl IntoView {
    let rows = counts.into_iter().map(|(kind, n)| {
        let words = kind.clone();
        view! {
            <li class="erase__count" data-kind-name=kind>
                <span>{move || app.text().kinds(&words)}</span>
                <b class="num">{format::count(n)}</b>
            </li>
        }
    });
    view! { <ul class="erase__counts" id=id>{rows.collect_view()}</ul> }
}

fn goes(app: App, seen: &Erasing) -> AnyView {
    if seen.goes.is_empty() {
        return view! { <p class="soft">{move || app.text().erase_goes_none()}</p> }.into_any();
    }
    counts(app, counted(seen.goes.values().map(|kind| kind.name())), "erase-goes").into_any()
}

fn freed(app: App, seen: &Erasing) -> impl IntoView + use<> {
    let counted = counted(seen.freed.iter().map(|it| it.kind.name()));
    (!counted.is_empty()).then(|| {
        let rows = view! {
            {counts(app, counted, "erase-freed")}
            <p class="faint small">{move || app.text().erase_freed_note()}</p>
        };
        part(app, Text::erase_freed, rows)
    })
}

fn stays(app: App, seen: &Erasing) -> AnyView {
    if seen.stays.is_empty() {
        return view! { <p class="soft">{move || app.text().erase_stays_none()}</p> }.into_any();
    }
    let party = seen.party.unwrap_or_default();
    let grounds = Ground::ALL.into_iter().filter_map(|ground| {
        let these: Vec<Stays> = seen.stays.iter().filter(|it| it.ground == ground).cloned().collect();
        (!these.is_empty()).then(|| on_ground(app, ground, party, &these))
    });
    view! { <div id="erase-stays">{grounds.collect_view()}</div> }.into_any()
}

const fn heading(ground: Ground) -> Message {
    match ground {
        Ground::Party => Text::erase_party,
        Ground::Agreement => Text::erase_agreement,
        Ground::Accounts => Text::erase_accounts,
        Ground::Disclosure => Text::erase_disclosure,
        Ground::Text => Text::erase_text,
    }
}

fn why(text: Text, ground: Ground, party: Ties) -> String {
    match ground {
        Ground::Party => text.erase_party_why(&format::count(party.contracts), &format::count(party.receipts)),
        Ground::Agreement => text.erase_agreement_why().to_owned(),
        Ground::Accounts => text.erase_accounts_why().to_owned(),
        Ground::Disclosure => text.erase_disclosure_why().to_owned(),
        Ground::Text => text.erase_text_why().to_owned(),
    }
}

fn on_ground(app: App, ground: Ground, party: Ties, these: &[Stays]) -> impl IntoView + use<> {
    let more = these.len().saturating_sub(SHOWN);
    let rows = these.iter().take(SHOWN).map(|it| {
        let (kind, title, deleted) = (it.kind.clone(), it.title.clone(), it.deleted);
        view! {
            <li>
                <span class="faint">{move || app.text().kinds(&kind)}</span>
                " "
                <bdi>{title}</bdi>
                {deleted.then(|| view! { <span class="faint">{move || app.text().erase_is_deleted()}</span> })}
            </li>
        }
    });
    view! {
        <div class="erase__ground">
            <h4>{move || heading(ground)(app.text())}" "<span class="faint num">{format::count(these.len())}</span></h4>
            <p class="soft small">{move || why(app.text(), ground, party)}</p>
            <ul class="erase__kept">
                {rows.collect_view()}
                {(more > 0).then(|| view! { <li class="faint">{move || app.text().together_more(&format::count(more))}</li> })}
            </ul>
        </div>
    }
}

fn know(app: App) -> impl IntoView {
    let each: [Message; 4] =
        [Text::erase_know_snapshots, Text::erase_know_files, Text::erase_know_trail, Text::erase_know_undo];
    let rows = each.map(|words| view! { <li>{small_icon("info")}<span>{move || words(app.text())}</span></li> });
    view! { <ul class="erase__know">{rows.into_iter().collect_view()}</ul> }
}
