//! Who in the book bears which sign: worked out once for as many plans as a person makes, until the book changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::progress::Doing;
use super::{Field, ListImport};
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::sync::list::people::PersonPart;
use crate::sync::list::signing::{BookSigns, Signing};

/// So many customers or people are signed between two looks at the clock.
const PARTIES: usize = 32;

/// The signs, as far as they are worked out.
#[derive(Debug, Default)]
pub(super) struct Signed {
    /// Counts the changes of customers and people.
    revision: u64,
    /// With or without the people: a list that tells no telephone and no address meets nobody by them.
    signs: Option<(bool, Arc<BookSigns>)>,
}

impl ListImport {
    /// Forgets the signs whenever the book changes.
    pub(super) fn watch_book(self) {
        let app = self.app;
        Effect::new(move |_| {
            app.watch_any::<Customer>();
            app.watch_any::<Contact>();
            let _left = self.held.try_update_value(|held| {
                held.signed = Signed { revision: held.signed.revision.wrapping_add(1), signs: None };
            });
        });
    }

    /// The signs of the book; nothing if it was stopped.
    pub(super) async fn signs(self, turn: u64, mapping: &[Option<Field>]) -> Option<Arc<BookSigns>> {
        let with_people = mapping.iter().flatten().any(reaches);
        let (revision, signs) = self.held.try_with_value(|held| (held.signed.revision, held.signed.signs.clone()))?;
        if let Some((_, signs)) = signs.filter(|(people, _)| *people || !with_people) {
            return Some(signs);
        }
        let mut customers = self.app.peek_all::<Customer>();
        let mut people = if with_people { self.app.peek_all::<Contact>() } else { Vec::new() };
        // the same customer is found each time
        customers.sort_unstable_by_key(|it| it.id);
        people.sort_unstable_by_key(|it| it.id);
        let mut signing = Signing::begin(customers, people);
        let mut watch = self.watch(turn, Doing::LookingUp);
        while signing.step(PARTIES) {
            if !watch.goes_on(|| signing.far()).await {
                return None;
            }
        }
        let signs = Arc::new(signing.finish());
        let _left = self.held.try_update_value(|held| {
            if held.signed.revision == revision {
                held.signed.signs = Some((with_people, Arc::clone(&signs)));
            }
        });
        Some(signs)
    }
}

/// Whether somebody can be met by a column as one of the people.
fn reaches(field: &Field) -> bool {
    let of_further = |part: &PersonPart| matches!(part, PersonPart::Mobile | PersonPart::Phones | PersonPart::Email);
    if let Field::Further(_, part) = field {
        return of_further(part);
    }
    matches!(field, Field::Phone | Field::Mobile | Field::ContactPhones | Field::Email | Field::ContactEmail)
}
