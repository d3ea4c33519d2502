//! Several people in one row: columns that are numbered from 2 hold the further ones.

use serde::{Deserialize, Serialize};

use super::candidate::{Candidate, CandidateContact};
use super::columns::{self, Field, Mapping};

/// So many people a row of a customer may name, the first one among them; a list of people holds any number, a row for each.
pub const MOST_PEOPLE: u8 = 5;

/// What a column says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonPart {
    /// Name, possibly with a title behind it.
    Name,
    /// Job title.
    Title,
    /// Department.
    Department,
    /// What they decide and receive.
    Roles,
    /// Mobile number.
    Mobile,
    /// Further numbers.
    Phones,
    /// E-mail addresses.
    Email,
    /// WeChat name.
    Wechat,
    /// The day of consent.
    ConsentOn,
    /// By which way.
    ConsentWay,
    /// For what.
    ConsentPurpose,
    /// The day it was taken back.
    ConsentWithdrawnOn,
    /// By which way.
    ConsentWithdrawnWay,
    /// The day from which they are there no more.
    LeftOn,
}

impl PersonPart {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Title,
        Self::Department,
        Self::Roles,
        Self::Mobile,
        Self::Phones,
        Self::Email,
        Self::Wechat,
        Self::ConsentOn,
        Self::ConsentWay,
        Self::ConsentPurpose,
        Self::ConsentWithdrawnOn,
        Self::ConsentWithdrawnWay,
        Self::LeftOn,
    ];

    /// The field that says it of the first person.
    pub const fn field(self) -> Field {
        match self {
            Self::Name => Field::Contact,
            Self::Title => Field::ContactTitle,
            Self::Department => Field::ContactDepartment,
            Self::Roles => Field::ContactRoles,
            Self::Mobile => Field::Mobile,
            Self::Phones => Field::ContactPhones,
            Self::Email => Field::ContactEmail,
            Self::Wechat => Field::Wechat,
            Self::ConsentOn => Field::ConsentOn,
            Self::ConsentWay => Field::ConsentWay,
            Self::ConsentPurpose => Field::ConsentPurpose,
            Self::ConsentWithdrawnOn => Field::ConsentWithdrawnOn,
            Self::ConsentWithdrawnWay => Field::ConsentWithdrawnWay,
            Self::LeftOn => Field::ContactLeftOn,
        }
    }

    /// What a field says of a person. A telephone or address under a number is that person's, whoever has it without one.
    fn of(field: Field) -> Option<Self> {
        if field == Field::Phone {
            Some(Self::Phones)
        } else if field == Field::Email {
            Some(Self::Email)
        } else {
            Self::ALL.into_iter().find(|part| part.field() == field)
        }
    }
}

/// Whom of a row a heading means, and what of them: one figure from 2 to [`MOST_PEOPLE`] anywhere in it, and the words for a field
/// of a person around it.
fn numbered(heading: &str) -> Option<(u8, PersonPart)> {
    let folded = columns::fold(heading);
    let mut figures = folded.chars().filter_map(|it| it.to_digit(10));
    let person = u8::try_from(figures.next()?).ok().filter(|it| (2..=MOST_PEOPLE).contains(it))?;
    if figures.next().is_some() {
        return None;
    }
    let bare: String = folded.chars().filter(|it| !it.is_ascii_digit()).collect();
    PersonPart::of(columns::field(&bare)?).map(|part| (person, part))
}

/// Gives numbered columns to the further people whose names have a column too; without it a second telephone is nobody's.
pub(super) fn claim<S: AsRef<str>>(mapping: &mut Mapping, headings: &[S]) {
    let meant: Vec<Option<(u8, PersonPart)>> =
        headings.iter().map(|it| numbered(it.as_ref()).filter(|_| !columns::is_known(it.as_ref()))).collect();
    let named = |person: u8| meant.contains(&Some((person, PersonPart::Name)));
    for at in 0..mapping.len() {
        let Some((person, part)) = meant.get(at).copied().flatten().filter(|(person, _)| named(*person)) else {
            continue;
        };
        let field = Some(Field::Further(person, part));
        if mapping.contains(&field) {
            continue;
        }
        // a number in brackets was passed over when the heading was read
        let is_free = |place: &Option<Field>| *place == Some(Field::Extra) || *place == Some(part.field());
        if let Some(place) = mapping.get_mut(at).filter(|place| is_free(place)) {
            *place = field;
        }
    }
}

impl Candidate {
    /// Lets `act` treat a further person of the row as the first one.
    pub(super) fn with_person<T>(&mut self, person: u8, act: impl FnOnce(&mut Self) -> T) -> T {
        let at = usize::from(person.saturating_sub(2));
        if self.further.len() <= at {
            self.further.resize_with(at.saturating_add(1), CandidateContact::default);
        }
        self.swap_person(at);
        let done = act(self);
        self.swap_person(at);
        done
    }

    fn swap_person(&mut self, at: usize) {
        if let Some(place) = self.further.get_mut(at) {
            std::mem::swap(place, &mut self.contact);
        }
    }

    /// A further person of the row, from 2.
    pub fn person(&self, person: u8) -> Option<&CandidateContact> {
        self.further.get(usize::from(person.checked_sub(2)?))
    }

    /// The further people, each as a row of the same customer that says nothing but them.
    pub(super) fn further_people(&self) -> impl Iterator<Item = Self> {
        self.further.iter().filter(|it| !it.name.is_empty()).map(|it| Self {
            row: self.row,
            line: self.line,
            contact: CandidateContact { apart: true, ..it.clone() },
            ..Self::default()
        })
    }

    /// Whether the row says who a customer is and names a person there, and says nothing else of the customer.
    pub fn is_of_people(&self) -> bool {
        let bare = Self {
            row: self.row,
            line: self.line,
            name: self.name.clone(),
            number: self.number.clone(),
            code: self.code.clone(),
            contact: self.contact.clone(),
            further: self.further.clone(),
            remarks: self.remarks.clone(),
            ..Self::default()
        };
        *self == bare && !self.contact.name.is_empty()
    }
}
