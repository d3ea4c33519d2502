//! The sheet of the evidence bundle: what goes out is listed first, and each of it can be left out; what is not meant for the
//! other side is, at first.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::audited::audited;
use super::gather::gather;
use crate::domain::id::DisputeId;
use crate::export::evidence::csv;
use crate::i18n::format;
use crate::state::{
    AUDIT, App, AuditExtract, BundleBody, BundleEntry, BundleOrder, BundleWords, Form, Tone, UndoOffer, bundle_keys,
    is_own, use_app,
};
use crate::ui::sheets::FormSheet;
use crate::ui::widgets::icon::icon;

/// What somebody ticked or unticked, by its key.
type Ticked = BTreeMap<String, bool>;

/// Whether an entry goes out: as it was ticked; else unless it is not meant for the other side.
fn goes_out(ticked: &Ticked, key: &str, entry: &BundleEntry) -> bool {
    ticked.get(key).copied().unwrap_or_else(|| !is_own(entry))
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
        folder: AUDIT.to_owned(),
        name: name.to_owned(),
        group: text.bundle_group_audit().to_owned(),
        what: what.to_owned(),
        day: None,
        body: BundleBody::Text(body),
    };
    vec![
        entry("changes.csv", text.bundle_changes(), csv(&rows)),
        entry("chain.json", text.bundle_chain(), extract.chain.clone()),
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
    let ticked = RwSignal::new(Ticked::new());
    let submit = Callback::new(move |()| {
        let Some(number) = file.with_untracked(|it| it.as_ref().map(|it| it.dispute.number.clone())) else { return };
        let all = entries.get_untracked();
        let known = bundle_keys(&all).into_iter().zip(all);
        let known = known.filter(|(key, it)| ticked.with_untracked(|ticked| goes_out(ticked, key, it)));
        let chosen: Vec<BundleEntry> = known.map(|(_, it)| it).collect();
        let text = app.untracked_text();
        // its parts are as of the date looked at, and it says that it was made today
        if !untrack(|| app.looks_at_today()) {
            return app.say(text.bundle_today_only(), Tone::Trouble, UndoOffer::None);
        }
        if chosen.is_empty() {
            return app.say(text.bundle_none(), Tone::Trouble, UndoOffer::None);
        }
        app.export_bundle(order(app, number, chosen));
        form.finish();
        app.layer.set(None);
    });
    let title = Signal::derive(move || app.text().bundle_title().to_owned());
    let action = Signal::derive(move || app.text().bundle_make().to_owned());
    let tick = move |is_in| {
        ticked.set(entries.with_untracked(|all| bundle_keys(all).into_iter().map(|key| (key, is_in)).collect()));
    };
    let groups = move || groups_view(app, &entries.get(), ticked);
    view! {
        <FormSheet title form submit action>
            <p class="soft small">{move || app.text().bundle_hint()}</p>
            <p class="soft small">{move || app.text().bundle_own()}</p>
            <Show when=move || !app.looks_at_today()>
                <p class="field__help" data-tone="warn" role="note">{move || app.text().bundle_today_only()}</p>
            </Show>
            <div class="life__acts">
                <button type="button" class="button" data-kind="word" id="bundle-all" on:click=move |_| tick(true)>
                    {move || app.text().bundle_all()}
                </button>
                <button type="button" class="button" data-kind="word" id="bundle-none" on:click=move |_| tick(false)>
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
fn groups_view(app: App, entries: &[BundleEntry], ticked: RwSignal<Ticked>) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut group = "";
    for (entry, key) in entries.iter().zip(bundle_keys(entries)) {
        if entry.group != group {
            group = &entry.group;
            views.push(view! { <h3 class="bundle__group">{entry.group.clone()}</h3> }.into_any());
        }
        let (of_box, of_change, is_own) = (key.clone(), key, is_own(entry));
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
                        prop:checked=move || ticked.with(|ticked| ticked.get(&of_box).copied().unwrap_or(!is_own))
                        on:change=move |event| {
                            let is_in = event_target_checked(&event);
                            ticked.update(|ticked| {
                                ticked.insert(of_change.clone(), is_in);
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
