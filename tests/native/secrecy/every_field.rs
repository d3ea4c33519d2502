//! Every field of what the book holds, taken apart without a rest: a new field does not compile before somebody says whether a share file
//! may tell it. Fields of which the value is one sign, or a word that stands in every file, cannot be looked for and are named so.

use counterpart::domain::address::Address;
use counterpart::domain::consent::{Consent, ConsentAct};
use counterpart::domain::contact::Contact;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, PreferenceId, PurchaseRecordId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::own_field::OwnValue;
use counterpart::domain::preference::{Preference, PreferenceCategory, Strength};
use counterpart::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use counterpart::domain::rate::Quantity;
use counterpart::domain::service_policy::HouseLevel;
use counterpart::domain::sharing::dealings::{Dealings, Dealt};
use counterpart::domain::sharing::field::{DataSet, ShareField};
use counterpart::domain::sharing::figures::FigureTable;
use counterpart::domain::sharing::pack::pack;
use counterpart::domain::telephone::Telephone;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::share::{preference_row, purchase_record_row};
use serde::Serialize;
use uuid::Uuid;

use super::{TODAY, active, agreed, customer, day, files, holds, id, person, scope};

/// What is looked for, with the field of a share file that may tell it; nothing: none may.
type Mark = (String, Option<ShareField>);

#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn told(&mut self, words: &str, field: ShareField) {
        self.0.push((words.to_owned(), Some(field)));
    }

    fn kept(&mut self, words: &str) {
        assert!(words.chars().count() >= 5, "{words:?} cannot be told from other bytes");
        self.0.push((words.to_owned(), None));
    }

    fn id(&mut self, id: impl Into<Uuid>) {
        let id: Uuid = id.into();
        self.kept(&id.to_string());
        self.kept(&id.simple().to_string());
    }

    fn day(&mut self, day: Date) {
        self.kept(&day.to_string());
    }

    fn amount(&mut self, amount: Money) {
        let whole = amount.minor / 100;
        self.kept(&amount.minor.to_string());
        self.kept(&format!("{whole}.{:02}", amount.minor % 100));
    }

    /// The word by which a choice is kept.
    fn choice(&mut self, choice: impl Serialize) {
        let kept = serde_json::to_value(choice).expect("a choice");
        self.kept(kept.as_str().expect("a word"));
    }
}

/// Every mark of a customer.
fn of_customer(it: &Customer) -> Vec<Mark> {
    use ShareField as F;
    let Customer {
        id,
        number,
        name,
        short_name,
        // it decides who is asked for consent; "organisation" tells nothing
        kind: _,
        role,
        // one letter
        level: _,
        scale,
        code,
        industry,
        source,
        address: Address { region, line },
        legal_representative,
        phone,
        email,
        primary_contact,
        invoice: InvoiceProfile { title, tax_number, address: invoice_address, phone: invoice_phone },
        bank: BankAccount { bank, account },
        credit_limit,
        service_levels,
        service_times,
        owner,
        since,
        note,
        tags,
        parent,
        merged_into,
        not_same,
        own,
    } = it;
    let mut marks = Marks::default();
    let told = [
        (name, F::Name),
        (short_name, F::ShortName),
        (code, F::Code),
        (industry, F::Industry),
        (region, F::Region),
        (line, F::Address),
        (phone, F::Phone),
        (email, F::Email),
    ];
    for (words, field) in told {
        marks.told(words, field);
    }
    let kept = [
        number,
        source,
        legal_representative,
        title,
        tax_number,
        invoice_address,
        invoice_phone,
        bank,
        account,
        owner,
        note,
    ];
    for words in kept.into_iter().chain(tags).chain(service_times.keys()) {
        marks.kept(words);
    }
    marks.choice(*role);
    marks.choice(*scale);
    for HouseLevel { kind: _, level } in service_levels {
        marks.kept(&level.respond.n.to_string());
        marks.kept(&level.resolve.n.to_string());
    }
    for times in service_times.values() {
        marks.day(times.since.date());
    }
    marks.amount(credit_limit.expect("a limit"));
    marks.day(since.expect("a day"));
    marks.id(*id);
    marks.id(primary_contact.expect("somebody"));
    marks.id(parent.expect("a firm above it"));
    marks.id(merged_into.expect("another record of it"));
    for other in not_same.keys() {
        marks.id(*other);
    }
    for (field, value) in own {
        marks.id(*field);
        let OwnValue::Text(words) = value else { panic!("{value:?}") };
        marks.kept(words);
    }
    assert!(!tags.is_empty() && !service_levels.is_empty() && !service_times.is_empty(), "nothing is left empty");
    assert!(!not_same.is_empty() && !own.is_empty(), "nothing is left empty");
    marks.0
}

/// Every mark of a person who agreed.
fn of_person(it: &Contact) -> Vec<Mark> {
    use ShareField as F;
    let Contact {
        id,
        customer,
        name,
        title,
        department,
        role,
        further_roles,
        phone,
        // three letters
        phone_label: _,
        further_phones,
        email,
        further_emails,
        wechat,
        consent: Consent { given, purpose, withdrawn },
        left_on,
        merged_into,
    } = it;
    let mut marks = Marks::default();
    let told = [
        (name, F::PersonName),
        (title, F::PersonTitle),
        (department, F::PersonDepartment),
        (phone, F::PersonPhone),
        (email, F::PersonEmail),
        (wechat, F::PersonWechat),
    ];
    for (words, field) in told {
        marks.told(words, field);
    }
    for Telephone { label: _, number } in further_phones {
        marks.told(number, F::PersonPhone);
    }
    for address in further_emails {
        marks.told(address, F::PersonEmail);
    }
    for role in further_roles.iter().chain([role]) {
        marks.choice(*role);
    }
    for ConsentAct { on, way } in given.iter().chain(withdrawn) {
        marks.day(*on);
        marks.choice(*way);
    }
    marks.kept(purpose);
    marks.day(left_on.expect("a day"));
    marks.id(*id);
    marks.id(*customer);
    marks.id(merged_into.expect("another record of them"));
    assert!(!further_phones.is_empty() && !further_emails.is_empty(), "nothing is left empty");
    marks.0
}

fn bought() -> PurchaseRecord {
    PurchaseRecord {
        id: PurchaseRecordId(id(960)),
        customer: CustomerId(id(10)),
        on: day("2021-08-19"),
        name: "record-name~".to_owned(),
        spec: "record-model~".to_owned(),
        unit: "record-unit~".to_owned(),
        quantity: Quantity { thousandths: 76_543_000 },
        amount: Money::cny(13_579_111),
        reference: "record-reference~".to_owned(),
        origin: PurchaseOrigin::Imported,
        note: "record-note~".to_owned(),
    }
}

fn of_purchase(it: &PurchaseRecord) -> Vec<Mark> {
    use ShareField as F;
    let PurchaseRecord { id, customer, on, name, spec, unit, quantity, amount, reference, origin, note } = it;
    let mut marks = Marks::default();
    marks.told(name, F::PurchaseProduct);
    marks.told(spec, F::PurchaseProduct);
    marks.told(unit, F::PurchaseQuantity);
    marks.told(&(quantity.thousandths / 1_000).to_string(), F::PurchaseQuantity);
    marks.told("135791.11", F::PurchaseAmount);
    marks.kept(&amount.minor.to_string());
    marks.told(&on.to_string(), F::PurchaseDay);
    marks.kept(reference);
    marks.kept(note);
    marks.choice(*origin);
    marks.id(*id);
    marks.id(*customer);
    marks.0
}

fn liked() -> Preference {
    Preference {
        id: PreferenceId(id(961)),
        customer: CustomerId(id(10)),
        contact: Some(counterpart::domain::id::ContactId(id(20))),
        category: PreferenceCategory::Communication,
        value: "preference-value~".to_owned(),
        strength: Strength::ALL[3],
        source: "preference-source~".to_owned(),
        noted_on: day("2018-03-23"),
        sensitive: false,
    }
}

fn of_preference(it: &Preference) -> Vec<Mark> {
    use ShareField as F;
    let Preference {
        id,
        customer,
        contact,
        // the words of a form
        category: _,
        value,
        // one figure
        strength: _,
        source,
        noted_on,
        // what is sensitive does not go out at all
        sensitive: _,
    } = it;
    let mut marks = Marks::default();
    marks.told(value, F::Preference);
    marks.kept(source);
    marks.day(*noted_on);
    marks.id(*id);
    marks.id(*customer);
    marks.id(contact.expect("a person"));
    marks.0
}

#[test]
fn e08_of_every_field_of_the_book_only_those_that_were_agreed_are_in_a_share_file() {
    let firm = customer(10);
    let who = person(20, &firm, agreed());
    let text = Text::new(Locale::En);
    let dealings = Dealings {
        purchases: vec![purchase_record_row(&bought(), text.share_bought_apart())],
        preferences: vec![preference_row(&liked(), text.preference_category(liked().category), Some(who.id))],
    };
    let dealt = Dealt::from([(firm.id, dealings)]);
    let marks = [of_customer(&firm), of_person(&who), of_purchase(&bought()), of_preference(&liked())].concat();
    let all = ShareField::ALL.to_vec();
    // all that may be agreed, and each field by itself
    for agreed in std::iter::once(all.clone()).chain(all.iter().map(|it| vec![*it])) {
        let scope = scope(&agreed);
        let wanted = agreed.iter().copied().collect();
        let on = day(TODAY);
        let figures = FigureTable::default();
        let Ok(made) = pack(&scope, &active(&scope), &[(&firm, vec![&who])], &dealt, &figures, &wanted, on) else {
            assert!(agreed.iter().all(|it| it.set() == DataSet::Figures), "{agreed:?}");
            continue;
        };
        let may = |field: &Option<ShareField>| field.is_some_and(|it| agreed.contains(&it));
        let told: Vec<&str> = marks.iter().filter(|(_, field)| may(field)).map(|(words, _)| words.as_str()).collect();
        for (form, bytes) in files(&made) {
            for words in &told {
                assert!(holds(&bytes, words), "{form} of {agreed:?} holds {words}");
            }
            let is_within = |words: &str| told.iter().any(|it| it.contains(words));
            for (words, _) in marks.iter().filter(|(words, field)| !may(field) && !is_within(words)) {
                assert!(!holds(&bytes, words), "{form} of {agreed:?} does not hold {words}");
            }
        }
    }
}
