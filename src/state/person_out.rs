//! Everything that the book holds on a person, when they ask for it (查阅、复制个人信息: PIPL art. 45).

use leptos::prelude::{WithValue, untrack};
use serde_json::{Value, json};

use super::app::App;
use super::outgoing::download;
use crate::domain::activity::Activity;
use crate::domain::attachment::Subject;
use crate::domain::contact::Contact;
use crate::domain::id::ContactId;
use crate::domain::opportunity::Opportunity;
use crate::domain::preference::Preference;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;

impl App {
    /// Hands out what is held on a person as JSON: every entry of theirs, what was said with them, what they like, what they came
    /// with, and to whom their data was given. The file's name tells nobody's.
    pub fn export_person(self, id: ContactId) {
        let text = self.untracked_text();
        let entries = self
            .tables
            .try_with_value(|tables| tables.index.people.members(tables.person(id), |id| tables.contacts.has(id)));
        let entries = entries.unwrap_or_default();
        let is_theirs = |who: Option<ContactId>| who.is_some_and(|id| entries.contains(&id));
        let people: Vec<Value> = entries.iter().filter_map(|id| self.held_entry(*id)).collect();
        let activities = self.peek_all::<Activity>();
        let activities = activities.iter().filter(|it| it.contacts().any(|id| is_theirs(Some(id))));
        let preferences = self.peek_all::<Preference>();
        let preferences = preferences.iter().filter(|it| is_theirs(it.contact));
        let tickets = self.peek_all::<Ticket>();
        let tickets = tickets.iter().filter(|it| is_theirs(it.contact));
        let chances = self.peek_all::<Opportunity>();
        let chances = chances.iter().filter(|it| it.contacts().any(|id| is_theirs(Some(id))));
        let given = self.peek_all::<SharingEvent>();
        let given = given.iter().filter(|it| it.people.iter().any(|id| entries.contains(id)));
        let requests = self.peek_all::<SubjectRequest>();
        let requests = requests.iter().filter(|it| is_theirs(it.contact));
        let shared = |it: &std::sync::Arc<SharingEvent>| {
            let scope = self.peek::<SharingScope>(it.scope);
            json!({
                "at": it.at,
                "recipient": it.recipient,
                "fields": it.fields,
                "purpose": scope.as_ref().map(|it| it.purpose.clone()),
                "register": scope.map(|it| it.number.clone()),
            })
        };
        let held = json!({
            "person": people,
            "follow_ups": activities.map(|it| json!({ "on": it.on, "content": it.content, "next": it.next })).collect::<Vec<_>>(),
            "preferences": preferences.map(|it| json!({ "value": it.value, "source": it.source })).collect::<Vec<_>>(),
            "tickets": tickets.map(|it| json!({ "received": it.received, "title": it.title, "said": it.description })).collect::<Vec<_>>(),
            "opportunities": chances.map(|it| json!({ "name": it.name })).collect::<Vec<_>>(),
            "requests": requests.map(|it| json!({ "received": it.received, "asks": it.asks, "note": it.note })).collect::<Vec<_>>(),
            "given_to": given.map(shared).collect::<Vec<_>>(),
        });
        let written = serde_json::to_vec_pretty(&held).ok();
        let name = text.person_file_name();
        let made = written.and_then(|bytes| download(name, "application/json", &bytes));
        self.say_handed_out(made, text.person_exported(name));
    }

    /// One entry as it stands, with the firm's name in place of its id, and the names of its files.
    fn held_entry(self, id: ContactId) -> Option<Value> {
        let contact = self.peek::<Contact>(id)?;
        let mut value = serde_json::to_value(contact.as_ref()).ok()?;
        let fields = value.as_object_mut()?;
        fields.remove("id");
        fields.remove("merged_into");
        fields.insert("customer".to_owned(), Value::from(self.called(contact.customer)));
        let files = untrack(|| self.files_of(Subject::Contact(id)));
        fields.insert("files".to_owned(), files.iter().map(|it| Value::from(it.name.as_str())).collect());
        Some(value)
    }
}
