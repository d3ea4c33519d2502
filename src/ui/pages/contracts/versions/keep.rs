//! Keeping the present terms as a version, and taking a version back as the draft.

use leptos::prelude::{GetUntracked, RwSignal, untrack};

use super::super::editor::Editor;
use super::super::parties::as_agreed;
use crate::domain::contract::Contract;
use crate::domain::contract::version::{ContractVersion, Keeping, Occasion};
use crate::domain::lifecycle::digest::Digest;
use crate::state::{App, Batch, Occurrence, Tone, UndoOffer};

/// The digest of a contract as it stands; none where it has no written form.
pub(super) fn digest_now(app: App, contract: &Contract) -> Option<Digest> {
    as_agreed(app, contract).map(|(.., sha256)| sha256)
}

/// What keeping the terms comes to, and the version where there is something to keep. Nothing while the book is still being
/// read: not all versions are known before, nor what is locked.
pub(in crate::ui::pages::contracts) fn to_keep(
    app: App,
    contract: &Contract,
    why: Occurrence,
) -> Option<(Keeping, Option<ContractVersion>)> {
    let standing = app.contract_today(contract.id).filter(|_| app.all_read())?;
    let (terms, parties, sha256) = as_agreed(app, contract)?;
    let keeping = app.keeping_of(contract.id, standing.life.locked(), sha256);
    let version = match keeping {
        Keeping::Kept(_) => None,
        Keeping::New(version) => Some(app.version_to_keep(&terms, parties, version, why)),
    };
    Some((keeping, version))
}

/// Keeps the terms as they stand, for `reason`; `then` once they are kept. While `busy`, nothing is kept a second time.
pub(super) fn keep(editor: Editor, busy: RwSignal<bool>, reason: &str, then: impl FnOnce() + 'static) {
    let app = editor.app;
    let text = app.untracked_text();
    if busy.get_untracked() {
        return;
    }
    editor.flush();
    let contract = editor.record.get_untracked();
    let why =
        Occurrence { on: app.today.get_untracked(), occasion: Occasion::ByHand, reason: reason.trim().to_owned() };
    match untrack(|| to_keep(app, &contract, why)) {
        None => app.say(text.version_unwritable(), Tone::Trouble, UndoOffer::None),
        Some((Keeping::Kept(version), _)) => app.say(text.version_same(version.number), Tone::Done, UndoOffer::None),
        Some((Keeping::New(_), version)) => {
            if let Some(version) = version {
                app.save_once(busy, Batch::of(&version), text.version_kept(version.number), then);
            }
        }
    }
}

/// Puts the terms of `version` in the place of the present ones, which are kept first where they are not yet; `then` once it
/// is done. While `busy`, nothing is put in their place a second time.
pub(super) fn take_back(
    editor: Editor,
    busy: RwSignal<bool>,
    version: &ContractVersion,
    then: impl FnOnce() + 'static,
) {
    let app = editor.app;
    let text = app.untracked_text();
    if editor.locked.get_untracked() || busy.get_untracked() {
        return;
    }
    editor.flush();
    let now = editor.record.get_untracked();
    let why = Occurrence { on: app.today.get_untracked(), occasion: Occasion::TakenBack, reason: String::new() };
    let Some((_, present)) = untrack(|| to_keep(app, &now, why)) else {
        app.say(text.version_unwritable(), Tone::Trouble, UndoOffer::None);
        return;
    };
    let batch = Batch::new().edit(Some(&now), &version.taken_back(&now));
    let batch = present.iter().fold(batch, Batch::put);
    app.save_once(busy, batch, text.version_taken_back(version.number), then);
}
