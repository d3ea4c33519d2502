//! A form's raw text: boxes by name, problems by name, and a draft on disk so that a closed tab loses nothing.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::app::App;

/// What is wrong with a box, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The box.
    pub field: &'static str,
    /// Why it is not acceptable, and what would be.
    pub words: String,
}

/// A form. Its boxes hold text only, untrimmed, possibly wrong; only checking makes a value of them.
#[derive(Clone, Copy)]
pub struct Form {
    app: App,
    key: StoredValue<String>,
    boxes: StoredValue<Vec<Box>>,
    problems: RwSignal<Vec<Problem>>,
    restored: RwSignal<bool>,
    busy: RwSignal<bool>,
}

#[derive(Clone)]
struct Box {
    name: &'static str,
    fresh: String,
    value: RwSignal<String>,
}

impl Form {
    /// Starts with `fresh` text per box, or with what an unfinished visit left under `key`. From then on every change is
    /// kept as a draft after a moment of quiet; drafts are private to this device, never merged or exported.
    pub fn start(app: App, key: String, fresh: Vec<(&'static str, String)>) -> Self {
        let draft: Option<BTreeMap<String, String>> =
            app.draft(&key).and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut restored = false;
        let boxes: Vec<Box> = fresh
            .into_iter()
            .map(|(name, fresh)| {
                let kept = draft.as_ref().and_then(|draft| draft.get(name)).cloned();
                restored |= kept.as_ref().is_some_and(|kept| *kept != fresh);
                let value = RwSignal::new(kept.unwrap_or_else(|| fresh.clone()));
                Box { name, fresh, value }
            })
            .collect();
        let form = Self {
            app,
            key: StoredValue::new(key),
            boxes: StoredValue::new(boxes),
            problems: RwSignal::new(Vec::new()),
            restored: RwSignal::new(restored),
            busy: RwSignal::new(false),
        };
        form.keep_drafts();
        form
    }

    /// Leaves text in boxes of a form that is opened later, as an unfinished visit would have; its other boxes keep what was left.
    pub fn leave(app: App, key: String, boxes: impl IntoIterator<Item = (&'static str, String)>) {
        let kept = app.draft(&key).and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut draft: BTreeMap<String, String> = kept.unwrap_or_default();
        draft.extend(boxes.into_iter().map(|(name, value)| (name.to_owned(), value)));
        if let Ok(bytes) = serde_json::to_vec(&draft) {
            app.keep_draft(key, bytes);
        }
    }

    /// The text of a box, to bind.
    pub fn field(self, name: &'static str) -> RwSignal<String> {
        self.boxes
            .try_with_value(|boxes| boxes.iter().find(|it| it.name == name).map(|it| it.value))
            .flatten()
            // a name the form does not have is a slip in its page: the box then takes text that nobody reads
            .unwrap_or_default()
    }

    /// The text of a box, trimmed.
    pub fn text(self, name: &'static str) -> String {
        self.field(name).with_untracked(|text| text.trim().to_owned())
    }

    /// Why a box is not acceptable, while it is not.
    pub fn problem(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problems.with(|all| all.iter().find(|it| it.field == name).map(|it| it.words.clone()))
        })
    }

    /// Shows these problems, or none.
    pub fn show_problems(self, problems: Vec<Problem>) {
        self.problems.set(problems);
    }

    /// Whether an unfinished visit was taken up again.
    pub fn restored(self) -> Signal<bool> {
        self.restored.into()
    }

    /// Whether what it says is on its way to disk; a second press makes nothing more.
    pub fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Empties the boxes to what they were at first and forgets the draft.
    pub fn restart(self) {
        // the page may have been left before the change was on disk
        self.boxes.try_with_value(|boxes| {
            for it in boxes {
                it.value.set(it.fresh.clone());
            }
        });
        self.restored.set(false);
        self.finish();
    }

    /// Forgets the draft: its content is saved, or not wanted.
    pub fn finish(self) {
        if let Some(key) = self.key.try_get_value() {
            self.app.drop_draft(&key);
        }
    }

    fn keep_drafts(self) {
        let changed = Memo::new(move |_| {
            let boxes = self.boxes.get_value();
            let differs = boxes.iter().any(|it| it.value.with(|value| *value != it.fresh));
            let all: BTreeMap<String, String> = boxes.iter().map(|it| (it.name.to_owned(), it.value.get())).collect();
            (differs, all)
        });
        // an edge: what is typed goes to disk, nothing in the page follows from it
        Effect::new(move |before: Option<()>| {
            let (differs, all) = changed.get();
            if before.is_none() {
                return;
            }
            if !differs {
                // typed, and taken back to what it was: what was kept on the way is not wanted
                self.finish();
                return;
            }
            let (Some(key), Ok(bytes)) = (self.key.try_get_value(), serde_json::to_vec(&all)) else { return };
            self.app.keep_draft(key, bytes);
        });
    }
}
