//! The files of a record: a part of its page, and what is said of one file.

mod form;
mod part;
mod preview;
mod row;

pub(in crate::ui) use form::FileSheet;
pub(in crate::ui) use part::FilesPart;
pub(in crate::ui) use preview::FileView;

use leptos::prelude::*;

use crate::domain::attachment::{Proof, Subject};
use crate::domain::id::{AttachmentId, ContractId};
use crate::domain::invoice::Invoice;
use crate::i18n::Message;
use crate::state::App;
use crate::ui::route::{ContractTab, Query, Route, SettingsPart};

/// Where the files of a record are listed.
pub(in crate::ui) fn place(app: App, subject: Subject) -> Route {
    match subject {
        Subject::Contract(id) => Route::Contract(id, ContractTab::Life),
        Subject::Opportunity(id) => Route::Opportunity(id),
        Subject::Quote(id) => Route::Quote(id),
        Subject::Customer(_) | Subject::Contact(_) | Subject::Activity(_) | Subject::Receipt(_) => {
            app.customer_behind(subject).map_or(Route::Home, |id| Route::customer(app.peek_survivor(id)))
        }
        Subject::Lead(id) => Route::Lead(id),
        Subject::Product(_) => Route::Products,
        Subject::Dispute(id) => Route::Dispute(id),
        Subject::Ticket(id) => Route::Ticket(id),
        Subject::SharingScope(id) => Route::SharingScope(id),
        Subject::Undertaking(_) => Route::Sharing(Query::default().with("view", "undertakings")),
        Subject::Incident(id) => Route::Incident(id),
        Subject::Evaluation(id) => Route::Evaluation(id),
        Subject::OwnEntity(_) => Route::Settings(SettingsPart::Company),
        Subject::Invoice(id) => {
            app.peek::<Invoice>(id).map_or(Route::Home, |it| Route::Contract(it.contract, ContractTab::Money))
        }
    }
}

/// The files of a contract as choices, after the words for none. A picture at a place to sign is none of them: it shows nothing by
/// itself.
pub(in crate::ui) fn file_choices(app: App, contract: ContractId, none: Message) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let files = app.files_of(Subject::Contract(contract)).into_iter().filter(|it| it.placed.is_none());
        let none = (String::new(), none(app.text()).to_owned());
        std::iter::once(none).chain(files.map(|it| (it.id.to_string(), it.name.clone()))).collect()
    })
}

/// Chooses a file that is added as the evidence of what is being recorded, in the box with [`file_choices`], unless one was chosen
/// before: whoever adds it beside the box means it.
pub(in crate::ui) fn choose_added(app: App, chosen: RwSignal<String>, contract: ContractId, proves: Proof) {
    Effect::new(move |before: Option<usize>| {
        let all = app.files_of(Subject::Contract(contract));
        let added = all.iter().filter(|it| it.proves.as_ref() == Some(&proves));
        let own: Vec<AttachmentId> = added.map(|it| it.id).collect();
        let is_added = before.is_some_and(|before| before < own.len());
        // one that was taken back meanwhile is chosen no more
        if !chosen.with_untracked(|now| all.iter().any(|it| it.id.to_string() == *now)) {
            let now = own.iter().max().filter(|_| is_added).map(ToString::to_string).unwrap_or_default();
            if chosen.with_untracked(|was| *was != now) {
                chosen.set(now);
            }
        }
        own.len()
    });
}
