//! The sheet of the evidence bundle: what goes out is listed first, and each of it can be left out.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::gather::{audited, csv, gather};
use crate::domain::id::DisputeId;
use crate::i18n::format;
use crate::state::{
    App, AuditExtract, BundleBody, BundleEntry, BundleOrder, BundleWords, Form, Tone, UndoOffer, use_app,
};
use crate::ui::sheets::FormSheet;
use crate::ui::widgets::icon::icon;

/// What an entry is known by while the sheet is open.
fn key(entry: &BundleEntry) -> String {
    let sum = match &entry.body {
        BundleBody::Text(_) => String::new(),
        BundleBody::Bytes { sha256, .. } => sha256.to_string(),
    };
    format!("{}/{}/{sum}", entry.folder, entry.name)
}

/// The audit extract as documents.
fn of_audit(app: App, extract: &AuditExtract) -> Vec<BundleEntry> {
    let text = app.text();
    if extract.lines.is_empty() {
        return Vec::new();
    }
    let head = ["time (UTC)", "by", "kind", "record", "fields", "link"].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(extract.lines.iter().map(|it| it.to_vec())).collect();
    let entry = |name: &str, what: &str, body: String| BundleEntry {
        folder: "8-audit".to_owned(),
        name: name.to_owned(),
        group: text.bundle_group_audit().to_owned(),
        what: what.to_owned(),
        day: None,
        body: BundleBody::Text(body),
    };
    vec![
        entry("changes.csv", text.bundle_audit(), csv(&rows)),
        entry("chain.json", text.bundle_audit(), extract.chain.clone()),
    ]
}

/// The sheet.
#[component]
pub(in crate::ui) fn BundleSheet(id: DisputeId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("dispute/bundle/{id}"), Vec::new());
    let file = Memo::new(move |_| app.dispute_file(id));
    let audit = RwSignal::new(None::<AuditExtract>);
    let told = file.with_untracked(|it| it.as_ref().map(|it| untrack(|| audited(app, it))));
    spawn_local(async move {
        let extract = app.audit_extract(told.unwrap_or_default()).await;
        // the sheet may have been closed meanwhile
        let _gone = match extract {
            Ok(extract) => audit.try_set(Some(extract)).is_some(),
            Err(fault) => {
                app.say(app.fault_words(&fault), Tone::Trouble, UndoOffer::None);
                audit.try_set(Some(AuditExtract::default())).is_some()
            }
        };
    });
    let entries = Memo::new(move |_| {
        let mut all = file.with(|it| it.as_ref().map(|it| gather(app, it)).unwrap_or_default());
        audit.with(|it| all.extend(it.as_ref().map(|it| of_audit(app, it)).unwrap_or_default()));
        all
    });
    let left_out = RwSignal::new(BTreeSet::<String>::new());
    let submit = Callback::new(move |()| {
        let Some(number) = file.with_untracked(|it| it.as_ref().map(|it| it.dispute.number.clone())) else { return };
        let chosen = entries.get_untracked();
        let chosen: Vec<BundleEntry> =
            chosen.into_iter().filter(|it| left_out.with_untracked(|out| !out.contains(&key(it)))).collect();
        let text = app.untracked_text();
        if chosen.is_empty() {
            return app.say(text.bundle_none(), Tone::Trouble, UndoOffer::None);
        }
        app.export_bundle(order(app, number, chosen));
        form.finish();
        app.layer.set(None);
    });
    let title = Signal::derive(move || app.text().bundle_title().to_owned());
    let action = Signal::derive(move || app.text().bundle_make().to_owned());
    let all_out = move |_| left_out.set(entries.with_untracked(|all| all.iter().map(key).collect()));
    let groups = move || groups_view(app, &entries.get(), left_out);
    view! {
        <FormSheet title form submit action>
            <p class="soft small">{move || app.text().bundle_hint()}</p>
            <div class="life__acts">
                <button type="button" class="button" data-kind="word" id="bundle-all" on:click=move |_| left_out.set(BTreeSet::new())>
                    {move || app.text().bundle_all()}
                </button>
                <button type="button" class="button" data-kind="word" id="bundle-none" on:click=all_out>
                    {move || app.text().bundle_no_one()}
                </button>
            </div>
            <Show when=move || audit.with(Option::is_none)>
                <p class="faint small" role="status">{move || app.text().bundle_gathering()}</p>
            </Show>
            <div class="disputes bundle" id="bundle-list" data-ready=move || audit.with(Option::is_some).then_some("")>{groups}</div>
        </FormSheet>
    }
}

/// The entries under their headings, each with a box that leaves it out.
fn groups_view(app: App, entries: &[BundleEntry], left_out: RwSignal<BTreeSet<String>>) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut group = "";
    for entry in entries {
        if entry.group != group {
            group = &entry.group;
            views.push(view! { <h3 class="bundle__group">{entry.group.clone()}</h3> }.into_any());
        }
        let (of_box, of_change) = (key(entry), key(entry));
        let size = match &entry.body {
            BundleBody::Text(body) => u64::try_from(body.len()).unwrap_or(u64::MAX),
            BundleBody::Bytes { size, .. } => *size,
        };
        let day = entry.day.map(|day| app.text().date(day));
        views.push(
            view! {
                <label class="bundle__entry" data-entry=entry.name.clone()>
                    <input
                        type="checkbox"
                        prop:checked=move || left_out.with(|out| !out.contains(&of_box))
                        on:change=move |event| {
                            let is_in = event_target_checked(&event);
                            left_out.update(|out| {
                                if is_in {
                                    out.remove(&of_change);
                                } else {
                                    out.insert(of_change.clone());
                                }
                            });
                        }
                    />
                    {icon("file-text")}
                    <span class="bundle__what"><bdi>{entry.what.clone()}</bdi></span>
                    <span class="faint small">{day} " " {format::size(size)}</span>
                </label>
            }
            .into_any(),
        );
    }
    views
}

fn order(app: App, number: String, entries: Vec<BundleEntry>) -> BundleOrder {
    let text = app.untracked_text();
    let own = |words: &str| words.to_owned();
    BundleOrder {
        title: format!("{} {number}", text.bundle_title()),
        number,
        made_on: app.today.get_untracked(),
        language: app.locale.get_untracked().tag().to_owned(),
        words: BundleWords {
            file: own(text.bundle_file()),
            what: own(text.bundle_what()),
            day: own(text.disputes_on()),
            size: own(text.bundle_size()),
            made: own(text.bundle_made()),
            lost: own(text.bundle_lost()),
            note: own(text.bundle_self()),
        },
        entries,
    }
}
