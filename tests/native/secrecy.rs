//! Shared information: what goes into a share file and what never does, until when it may be kept, promises of secrecy, leaks.

mod every_field;
mod figures;
mod in_a_workbook;
mod under_contract;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use counterpart::domain::address::Address;
use counterpart::domain::agenda::Agenda;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::consent::{Consent, ConsentAct, ConsentWay};
use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::service::{ServiceLevel, Urgency};
use counterpart::domain::contract::sharing::{
    EndAction, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent, ShareMode, SharedItem, Sharing,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    ContactId, CustomerId, IncidentEventId, IncidentId, OwnFieldId, SharingScopeEventId, SharingScopeId, UndertakingId,
};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::lifecycle::incident::{Event as LeakStep, Leaked, Stage as LeakStage};
use counterpart::domain::lifecycle::sharing_scope::command::Event;
use counterpart::domain::lifecycle::sharing_scope::{Ending, ScopeStatus, Stage};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::own_field::OwnValue;
use counterpart::domain::own_level::OwnLevel;
use counterpart::domain::period::Period;
use counterpart::domain::service_policy::HouseLevel;
use counterpart::domain::sharing::dealings::{Dealings, Dealt, PreferenceRow, PurchaseRow};
use counterpart::domain::sharing::field::{DataSet, ShareField};
use counterpart::domain::sharing::figures::FigureTable;
use counterpart::domain::sharing::given::WhyLeftOut;
use counterpart::domain::sharing::incident::{
    Incident, IncidentCourse, IncidentEvent, IncidentFact, Measure, Severity,
};
use counterpart::domain::sharing::pack::{Pack, PackFault, Picked, pack};
use counterpart::domain::sharing::scope::{ScopeCourse, SharingScope, SharingScopeEvent};
use counterpart::domain::sharing::undertaking::{Binding, Undertaking};
use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::share::{json, table};
use counterpart::sync::list::workbook;
use counterpart::sync::list::write::write_table;
use proptest::prelude::*;
use uuid::Uuid;

use crate::file_format::seal::{Folder, age, sealed};
use crate::list_files::independent::Lent;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_f2a1_c0de_7000_8000_0000_0000_0000 + number)
}

/// A customer of which every field holds a secret of its own.
fn customer(number: u128) -> Customer {
    let secret = |what: &str| format!("{what}~{number}~");
    Customer {
        id: CustomerId(id(number)),
        number: secret("number"),
        name: secret("name"),
        short_name: secret("short"),
        kind: PartyKind::Organisation,
        role: TradeRole::Distributor,
        level: Level::A,
        scale: Size::Medium,
        code: secret("code"),
        industry: secret("industry"),
        source: secret("source"),
        address: Address { region: secret("region"), line: secret("address") },
        legal_representative: secret("representative"),
        phone: secret("switchboard"),
        email: secret("mail"),
        primary_contact: Some(ContactId(id(904))),
        invoice: InvoiceProfile {
            title: secret("invoice-title"),
            tax_number: secret("tax-number"),
            address: secret("invoice-place"),
            phone: secret("invoice-line"),
        },
        bank: BankAccount { bank: secret("bank"), account: secret("account") },
        credit_limit: Some(Money::cny(987_654_321)),
        service_levels: vec![HouseLevel {
            kind: TicketKind::Question,
            level: ServiceLevel {
                urgency: Urgency::Low,
                respond: Period::hours(54_321),
                resolve: Period::days(43_217),
            },
        }],
        service_times: BTreeMap::from([(secret("own-time"), own_level())]),
        owner: secret("owner"),
        since: Some(day("2019-07-13")),
        note: secret("internal-note"),
        tags: vec![secret("tag")],
        parent: Some(CustomerId(id(900))),
        merged_into: Some(CustomerId(id(903))),
        not_same: BTreeMap::from([(CustomerId(id(901)), true)]),
        own: BTreeMap::from([(OwnFieldId(id(950)), OwnValue::Text(secret("own-field")))]),
    }
}

fn person(number: u128, of: &Customer, consent: Consent) -> Contact {
    let secret = |what: &str| format!("{what}~{number}~");
    Contact {
        id: ContactId(id(number)),
        customer: of.id,
        name: secret("person"),
        title: secret("job"),
        department: secret("department"),
        role: ContactRole::Finance,
        further_roles: vec![ContactRole::Decision],
        phone: secret("mobile"),
        phone_label: Some(PhoneLabel::Fax),
        further_phones: vec![Telephone { label: PhoneLabel::Office, number: secret("office") }],
        email: secret("person-mail"),
        further_emails: vec![secret("second-mail")],
        wechat: secret("wechat"),
        consent,
        left_on: Some(day("2033-05-17")),
        merged_into: Some(ContactId(id(902))),
    }
}

fn own_level() -> OwnLevel {
    let since = Moment::parse("2031-04-17T09:05").expect("a moment");
    OwnLevel { kind: TicketKind::Question, urgency: Urgency::Low, since, level: None }
}

fn act(on: &str) -> ConsentAct {
    ConsentAct { on: day(on), way: ConsentWay::Spoken }
}

fn agreed() -> Consent {
    Consent { given: Some(act("2026-03-01")), purpose: "consent-purpose~".to_owned(), withdrawn: None }
}

fn refused() -> Consent {
    Consent { withdrawn: Some(act("2026-03-20")), ..agreed() }
}

const TODAY: &str = "2026-04-01";

fn scope(fields: &[ShareField]) -> SharingScope {
    SharingScope {
        number: "GX-2026-0001".to_owned(),
        fields: fields.to_vec(),
        purpose: "joint visits".to_owned(),
        recipients: "two account managers".to_owned(),
        basis: LegalBasis::Consent,
        begins: Some(day("2026-03-10")),
        valid_to: Some(day("2026-06-30")),
        note: "scope-note~".to_owned(),
        ..SharingScope::between(SharingScopeId(id(1)), CustomerId(id(2)), Side::Us)
    }
}

fn step(number: u128, on: &str, fact: Event) -> SharingScopeEvent {
    let (event, scope) = (SharingScopeEventId(id(number)), SharingScopeId(id(1)));
    SharingScopeEvent { id: event, scope, on: day(on), by: "audit-name~".to_owned(), fact }
}

fn steps() -> Vec<SharingScopeEvent> {
    vec![step(31, "2026-03-02", Event::Agreed), step(32, "2026-03-10", Event::Activated)]
}

fn active(scope: &SharingScope) -> ScopeCourse {
    scope.course(&steps(), day(TODAY))
}

fn made(scope: &SharingScope, picked: &[Picked<'_>], wanted: &[ShareField]) -> Result<Pack, PackFault> {
    let (figures, wanted) = (FigureTable::default(), wanted.iter().copied().collect());
    pack(scope, &active(scope), picked, &dealt(), &figures, &wanted, day(TODAY))
}

/// What customer 10 bought and likes: every cell with a secret of its own. Of the persons 20 to 22 there is a preference each; that
/// of person 23 is marked as sensitive, and so is one of the firm's.
fn dealt() -> Dealt {
    let liked = |who: Option<u128>, sensitive| {
        let of = who.unwrap_or(10);
        let mark = if sensitive { "hidden-" } else { "" };
        PreferenceRow {
            person: who.map(|it| ContactId(id(it))),
            about: format!("{mark}liking-sort~{of}~"),
            value: format!("{mark}liking~{of}~"),
            strength: format!("{mark}liking-strength~{of}~"),
            sensitive,
        }
    };
    let bought = PurchaseRow {
        on: day("2024-11-08"),
        product: "bought~10~".to_owned(),
        quantity: "bought-quantity~10~".to_owned(),
        amount: "bought-amount~10~".to_owned(),
        under_contract: "bought-under~10~".to_owned(),
    };
    let preferences = vec![
        liked(None, false),
        liked(None, true),
        liked(Some(20), false),
        liked(Some(21), false),
        liked(Some(22), false),
        liked(Some(23), true),
    ];
    Dealt::from([(CustomerId(id(10)), Dealings { purchases: vec![bought], preferences })])
}

/// Consent, the ground entered, what shows it; why they are left out, and whether the ground carries them.
type Judged = (Consent, LegalBasis, &'static str, Option<WhyLeftOut>, bool);

#[test]
fn who_is_in_a_share_file_and_who_is_left_out() {
    use LegalBasis as B;
    const LAW: &str = "a register open to everybody";
    let (in_it, no, gone) = (None, Some(WhyLeftOut::NoConsent), Some(WhyLeftOut::Withdrawn));
    let rows: [Judged; 11] = [
        (agreed(), B::Consent, "", in_it, false),
        (Consent::default(), B::Consent, "", no, false),
        (refused(), B::Consent, "", gone, false),
        (Consent::default(), B::Open, "", no, false),
        (Consent::default(), B::LawfullyPublic, "", no, false),
        (Consent::default(), B::LawfullyPublic, LAW, in_it, true),
        (Consent::default(), B::Consent, LAW, no, false),
        (agreed(), B::LawfullyPublic, LAW, in_it, false),
        // who refused is left out whatever the ground
        (refused(), B::LawfullyPublic, LAW, gone, false),
        // PIPL art. 13 has no such ground: it carries nobody, and takes nothing from who agreed
        (Consent::default(), B::LegitimateInterests, LAW, no, false),
        (agreed(), B::LegitimateInterests, LAW, in_it, false),
    ];
    for (at, (consent, basis, note, why, is_carried)) in rows.into_iter().enumerate() {
        let firm = customer(10);
        let who = person(20, &firm, consent);
        let scope =
            SharingScope { basis, basis_note: note.to_owned(), ..scope(&[ShareField::Name, ShareField::PersonName]) };
        let made = made(&scope, &[(&firm, vec![&who])], &ShareField::ALL).expect("the firm is in it");
        let expected = if why.is_some() { "" } else { "person~20~" };
        assert_eq!(made.rows, [["name~10~", expected]], "row {at}");
        assert_eq!(made.left_out.first().map(|it| it.why), why, "row {at}");
        assert_eq!(made.carried.len(), usize::from(is_carried), "row {at}");
        assert_eq!(made.people.len(), usize::from(why.is_none()), "row {at}");
    }
}

#[test]
fn only_agreed_and_wanted_fields_are_in_it() {
    let firm = customer(10);
    let who = person(20, &firm, agreed());
    let scope = scope(&[ShareField::Region, ShareField::Name]);
    let wanted = [ShareField::Name, ShareField::Email, ShareField::PersonPhone];
    let made = made(&scope, &[(&firm, vec![&who])], &wanted).expect("made");
    assert_eq!(
        made.fields,
        [ShareField::Name],
        "the e-mail and the telephone were not agreed, the region is not wanted"
    );
    assert_eq!(made.rows, [["name~10~"]]);
    assert!(made.people.is_empty(), "nobody is told of");
}

#[test]
fn a_customer_who_is_a_person_needs_a_ground_of_law() {
    let one = Customer { kind: PartyKind::Person, ..customer(10) };
    let scope = scope(&[ShareField::Name, ShareField::Phone]);
    assert_eq!(made(&scope, &[(&one, Vec::new())], &ShareField::ALL), Err(PackFault::Empty));
    let interests =
        SharingScope { basis: LegalBasis::LegitimateInterests, basis_note: "art. 6".to_owned(), ..scope.clone() };
    assert_eq!(
        made(&interests, &[(&one, Vec::new())], &ShareField::ALL),
        Err(PackFault::Empty),
        "none of the mainland"
    );
    let lawful = SharingScope { basis: LegalBasis::LegalDuty, basis_note: "art. 5".to_owned(), ..scope };
    let made = made(&lawful, &[(&one, Vec::new())], &ShareField::ALL).expect("made");
    assert_eq!((made.rows.len(), made.carried.len()), (1, 1));
}

#[test]
fn a_customer_who_is_a_person_and_refused_is_never_shared() {
    let one = Customer { kind: PartyKind::Person, ..customer(10) };
    let firm = customer(11);
    let (never, no) = (person(20, &one, refused()), person(21, &firm, refused()));
    let lawful = SharingScope {
        basis: LegalBasis::LegalDuty,
        basis_note: "art. 5".to_owned(),
        ..scope(&[ShareField::Name, ShareField::Phone])
    };
    assert_eq!(made(&lawful, &[(&one, vec![&never])], &ShareField::ALL), Err(PackFault::Empty));
    let made = made(&lawful, &[(&one, vec![&never]), (&firm, vec![&no])], &ShareField::ALL).expect("the firm is in it");
    assert_eq!(made.customers, [firm.id], "somebody's refusal does not speak for the firm");
    let left: Vec<_> = made.left_out.iter().map(|it| (it.customer, it.person, it.why)).collect();
    assert_eq!(left, [(one.id, None, WhyLeftOut::Withdrawn)]);
    assert!(made.carried.is_empty(), "no ground of law carries who refused");
}

#[test]
fn nothing_is_given_outside_an_active_row_of_ours() {
    let firm = customer(10);
    let picked: [Picked<'_>; 1] = [(&firm, Vec::new())];
    let ours = scope(&[ShareField::Name]);
    let wanted: BTreeSet<ShareField> = [ShareField::Name].into();
    let on = |scope: &SharingScope, events: &[SharingScopeEvent], on: &str| {
        let course = scope.course(events, day(on));
        pack(scope, &course, &picked, &dealt(), &FigureTable::default(), &wanted, day(on))
    };
    assert!(on(&ours, &steps(), TODAY).is_ok());
    assert!(matches!(on(&ours, &[], TODAY), Err(PackFault::Scope(_))), "a draft");
    assert!(matches!(on(&ours, &steps(), "2026-07-01"), Err(PackFault::Scope(_))), "the day after the last day");
    assert!(on(&ours, &steps(), "2026-06-30").is_ok(), "the last day still counts");
    let blocked = [steps(), vec![step(33, "2026-03-25", Event::Blocked { reason: "withdrawn".to_owned() })]].concat();
    assert!(matches!(on(&ours, &blocked, TODAY), Err(PackFault::Scope(_))), "consent was withdrawn (EXE-09)");
    let theirs = SharingScope { from: Side::Them, ..ours.clone() };
    assert_eq!(on(&theirs, &steps(), TODAY), Err(PackFault::NotOurs));
    let none = SharingScope { fields: vec![ShareField::Region], ..ours };
    assert_eq!(on(&none, &steps(), TODAY), Err(PackFault::NoField));
}

/// A file of each form as it goes out.
fn written(made: &Pack) -> [(&'static str, Vec<u8>); 3] {
    let text = Text::new(Locale::En);
    let table = table(made, ("Share", "No."), Some(day(TODAY)), |field| text.share_field(field));
    let packed = workbook::write(&table).expect("a workbook");
    [("csv", write_table(&table).into_bytes()), ("json", json(made).into_bytes()), ("xlsx", packed)]
}

/// What a file of each form holds, unpacked where it is packed.
fn files(made: &Pack) -> [(&'static str, Vec<u8>); 3] {
    written(made).map(|(form, bytes)| (form, unpacked(form, bytes)))
}

/// The bytes of a file; of a workbook also the names and the bytes of its parts.
fn unpacked(form: &str, bytes: Vec<u8>) -> Vec<u8> {
    if form != "xlsx" {
        return bytes;
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).expect("an archive");
    let mut unpacked = bytes;
    for part in 0..archive.len() {
        let mut file = archive.by_index(part).expect("a part");
        unpacked.extend(file.name().expect("a name").as_bytes());
        file.read_to_end(&mut unpacked).expect("its bytes");
    }
    unpacked
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// What is known of the likings of a customer as of a person: one that may be told, and one that stays here.
const LIKINGS: [(&str, Option<ShareField>); 6] = [
    ("liking-sort", Some(ShareField::PreferenceAbout)),
    ("liking", Some(ShareField::Preference)),
    ("liking-strength", Some(ShareField::PreferenceStrength)),
    ("hidden-liking-sort", None),
    ("hidden-liking", None),
    ("hidden-liking-strength", None),
];

/// Every secret of the fixture with the field that may tell it; nothing: none may.
fn secrets(firm: u128, who: u128) -> Vec<(String, Option<ShareField>)> {
    use ShareField as F;
    let of_firm = [
        ("number", None),
        ("name", Some(F::Name)),
        ("short", Some(F::ShortName)),
        ("code", Some(F::Code)),
        ("industry", Some(F::Industry)),
        ("source", None),
        ("region", Some(F::Region)),
        ("address", Some(F::Address)),
        ("representative", None),
        ("switchboard", Some(F::Phone)),
        ("mail", Some(F::Email)),
        ("invoice-title", None),
        ("tax-number", None),
        ("invoice-place", None),
        ("invoice-line", None),
        ("own-time", None),
        ("own-field", None),
        ("bank", None),
        ("account", None),
        ("owner", None),
        ("internal-note", None),
        ("tag", None),
    ];
    let of_person = [
        ("person", Some(F::PersonName)),
        ("job", Some(F::PersonTitle)),
        ("department", Some(F::PersonDepartment)),
        ("mobile", Some(F::PersonPhone)),
        ("office", Some(F::PersonPhone)),
        ("person-mail", Some(F::PersonEmail)),
        ("second-mail", Some(F::PersonEmail)),
        ("wechat", Some(F::PersonWechat)),
    ];
    let of_dealings = [
        ("bought", Some(F::PurchaseProduct)),
        ("bought-quantity", Some(F::PurchaseQuantity)),
        ("bought-amount", Some(F::PurchaseAmount)),
        ("bought-under", Some(F::PurchaseUnderContract)),
    ];
    let mut all: Vec<(String, Option<F>)> = Vec::new();
    all.extend(of_firm.map(|(what, field)| (format!("{what}~{firm}~"), field)));
    all.extend(of_dealings.into_iter().chain(LIKINGS).map(|(what, field)| (format!("{what}~{firm}~"), field)));
    all.push(("2024-11-08".to_owned(), Some(F::PurchaseDay)));
    all.extend(of_person.into_iter().chain(LIKINGS).map(|(what, field)| (format!("{what}~{who}~"), field)));
    for plain in
        ["987654321", "9876543.21", "9,876,543.21", "2019-07-13", "consent-purpose~", "scope-note~", "audit-name~"]
    {
        all.push((plain.to_owned(), None));
    }
    for number in [firm, who, 23, 1, 2, 31, 32, 900, 901, 902, 903, 904, 950] {
        all.push((id(number).to_string(), None));
        all.push((id(number).simple().to_string(), None));
    }
    all
}

/// A secret whose words stand within the words of another one is looked for by the longer one alone.
fn is_told_by(secret: &str, told: &[String]) -> bool {
    told.iter().any(|other| other.contains(secret))
}

fn nothing_else_gets_out(agreed_fields: &[ShareField], wanted: &[ShareField]) {
    let firm = customer(10);
    let (yes, no, never) =
        (person(20, &firm, agreed()), person(21, &firm, Consent::default()), person(22, &firm, refused()));
    let scope = scope(agreed_fields);
    let Ok(made) = made(&scope, &[(&firm, vec![&yes, &no, &never])], wanted) else { return };
    let may = |field: &ShareField| agreed_fields.contains(field) && wanted.contains(field);
    for (form, bytes) in files(&made) {
        let all = secrets(10, 20);
        let told: Vec<String> = all
            .iter()
            .filter(|(_, field)| field.is_some_and(|it| may(&it)))
            .map(|(secret, _)| secret.clone())
            .collect();
        for (secret, _) in &all {
            if told.contains(secret) {
                assert!(holds(&bytes, secret), "{form} holds {secret}, which was agreed");
            } else if !is_told_by(secret, &told) {
                assert!(!holds(&bytes, secret), "{form} does not hold {secret}");
            }
        }
        for who in [21, 22] {
            for (secret, field) in secrets(10, who) {
                let is_theirs = secret.ends_with(&format!("~{who}~"));
                if is_theirs && field.is_some() {
                    assert!(!holds(&bytes, &secret), "{form} tells nothing of who did not agree: {secret}");
                }
            }
        }
    }
}

#[test]
fn e08_no_secret_id_stamp_or_audit_byte_is_in_a_share_file() {
    nothing_else_gets_out(&[ShareField::Name, ShareField::PersonName, ShareField::PersonPhone], &ShareField::ALL);
    nothing_else_gets_out(&[ShareField::Region], &ShareField::ALL);
    nothing_else_gets_out(&ShareField::ALL, &ShareField::ALL);
    nothing_else_gets_out(&ShareField::ALL, &[ShareField::PersonWechat]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_byte_of_a_field_that_was_not_agreed_gets_out(
        agreed in proptest::sample::subsequence(ShareField::ALL.to_vec(), 0..=14),
        wanted in proptest::sample::subsequence(ShareField::ALL.to_vec(), 0..=14),
    ) {
        nothing_else_gets_out(&agreed, &wanted);
    }
}

/// The fields that were agreed; the rows of the file, of customer 10 with the persons 20, who agreed, and 21, who did not.
#[test]
fn what_they_bought_and_like_is_a_row_each() {
    use ShareField as F;
    type Rows<'a> = &'a [&'a [&'a str]];
    let firm = customer(10);
    let (yes, no) = (person(20, &firm, agreed()), person(21, &firm, Consent::default()));
    let (name, liking) = ("name~10~", "liking~10~");
    let cases: [(&[F], Rows<'_>); 5] = [
        (&[F::Name, F::PurchaseDay, F::PurchaseAmount], &[&[name, "2024-11-08", "bought-amount~10~"]]),
        (&[F::PurchaseProduct], &[&["bought~10~"]]),
        (&[F::Name, F::Preference], &[&[name, liking], &[name, "liking~20~"]]),
        (
            &[F::PersonName, F::PurchaseProduct, F::Preference],
            &[&["person~20~", "", ""], &["", "bought~10~", ""], &["", "", liking], &["person~20~", "", "liking~20~"]],
        ),
        (&[F::Name], &[&[name]]),
    ];
    for (fields, rows) in cases {
        let made = made(&scope(fields), &[(&firm, vec![&yes, &no])], &F::ALL).expect("made");
        assert_eq!(made.rows, rows, "{fields:?}");
        assert_eq!(made.customers, [firm.id], "{fields:?}");
    }
}

#[test]
fn a_preference_goes_out_by_the_consent_of_its_person_and_never_if_it_is_sensitive() {
    let firm = customer(10);
    let (yes, no, never, shy) = (
        person(20, &firm, agreed()),
        person(21, &firm, Consent::default()),
        person(22, &firm, refused()),
        person(23, &firm, agreed()),
    );
    let liking = scope(&[ShareField::Preference]);
    let picked = [(&firm, vec![&yes, &no, &never, &shy])];
    let made_file = made(&liking, &picked, &ShareField::ALL).expect("made");
    assert_eq!(made_file.rows, [["liking~10~"], ["liking~20~"]]);
    assert_eq!(made_file.people, [yes.id]);
    let left: BTreeSet<_> = made_file.left_out.iter().map(|it| (it.person, it.why)).collect();
    let expected = BTreeSet::from([
        (Some(no.id), WhyLeftOut::NoConsent),
        (Some(never.id), WhyLeftOut::Withdrawn),
        (Some(shy.id), WhyLeftOut::Sensitive),
        (None, WhyLeftOut::Sensitive),
    ]);
    assert_eq!(left, expected);
    // where nobody may be recognised, nobody's preference goes out and nobody is asked
    let anonymous = SharingScope { personal: PersonalMark::None, ..liking.clone() };
    let made_file = made(&anonymous, &picked, &ShareField::ALL).expect("made");
    assert_eq!((made_file.rows, made_file.people), (vec![vec!["liking~10~".to_owned()]], Vec::new()));
    // of somebody who is not there any more nobody knows
    let made_file = made(&liking, &[(&firm, vec![&yes])], &ShareField::ALL).expect("made");
    assert!(made_file.left_out.iter().any(|it| (it.person, it.why) == (Some(no.id), WhyLeftOut::NoConsent)));
    // nothing is known of another customer
    let other = customer(11);
    assert_eq!(made(&liking, &[(&other, Vec::new())], &ShareField::ALL), Err(PackFault::Empty));
}

#[test]
fn a_share_file_cannot_run_in_a_spreadsheet_and_begins_with_its_mark() {
    let firm = Customer { name: "=HYPERLINK(\"http://x\")".to_owned(), ..customer(10) };
    let made = made(&scope(&[ShareField::Name]), &[(&firm, Vec::new())], &ShareField::ALL).expect("made");
    let [(_, csv), (_, json), _] = files(&made);
    // other programs read the same rows, in the CSV and in the workbook
    let guarded = "'=HYPERLINK(\"http://x\")";
    let theirs = Lent::new("share.csv", &csv).read_by_python();
    assert_eq!(theirs, serde_json::json!([["No.", "Customer"], ["1", guarded]]));
    let text = Text::new(Locale::En);
    let sheet = table(&made, ("Share", "No."), Some(day(TODAY)), |field| text.share_field(field));
    let theirs = Lent::new("share.xlsx", &workbook::write(&sheet).expect("a workbook")).read_by_node();
    assert_eq!(theirs[0]["rows"][0], serde_json::json!(["No.", "Customer"]));
    assert_eq!(
        theirs[0]["rows"][1][1],
        serde_json::json!("=HYPERLINK(\"http://x\")"),
        "in a workbook a text is no formula"
    );
    assert_eq!(
        String::from_utf8(csv).expect("text"),
        "\u{feff}\"No.\",\"Customer\"\r\n\"1\",\"'=HYPERLINK(\"\"http://x\"\")\"\r\n"
    );
    let rows: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(rows, serde_json::json!([{ "no": 1, "name": "=HYPERLINK(\"http://x\")" }]));
}

#[test]
fn e08_a_sealed_share_file_opens_with_the_standard_age_tool_to_what_was_looked_at_and_no_more() {
    let firm = customer(10);
    let (yes, never) = (person(20, &firm, agreed()), person(21, &firm, refused()));
    let wanted = [ShareField::Name, ShareField::PersonName];
    let made = made(&scope(&wanted), &[(&firm, vec![&yes, &never])], &wanted).expect("the firm is in it");
    let told = ["name~10~", "person~20~"].map(str::to_owned);
    let folder = Folder::new("share");
    for (form, bytes) in written(&made) {
        let (shut, open) = (folder.path(&format!("GX-2026-0001.{form}.age")), folder.path(&format!("opened.{form}")));
        let file = sealed(&bytes, "two words 约定");
        assert!(told.iter().all(|it| !holds(&file, it)), "nothing of it shows");
        std::fs::write(&shut, file).expect("written");
        age(&format!("-d -o {} {}", open.display(), shut.display()), "two words 约定\n", &open);
        let opened = std::fs::read(&open).expect("a file");
        assert!(opened == bytes, "{form}");
        let opened = unpacked(form, opened);
        for (secret, _) in [secrets(10, 20), secrets(10, 21)].concat() {
            assert_eq!(holds(&opened, &secret), is_told_by(&secret, &told), "{form}, opened: {secret}");
        }
    }
}

#[test]
fn a_row_runs_out_and_has_to_be_given_back() {
    let scope = scope(&[ShareField::Name]);
    let closed = Event::Closed { ending: Ending::Destroyed, confirmed_by: "Ann Lee".to_owned() };
    let ended = step(33, "2026-05-04", Event::Ended { reason: "done".to_owned() });
    let rows = [
        (vec![], "2026-04-01", ScopeStatus::Draft, None),
        (steps(), "2026-03-05", ScopeStatus::Agreed, None),
        (steps(), "2026-06-30", ScopeStatus::Active, None),
        (steps(), "2026-07-01", ScopeStatus::Expired { last_day: day("2026-06-30") }, Some("2026-07-15")),
        (
            [steps(), vec![ended]].concat(),
            "2026-05-10",
            ScopeStatus::Ended { since: day("2026-05-04") },
            Some("2026-05-19"),
        ),
        ([steps(), vec![step(34, "2026-07-10", closed)]].concat(), "2026-07-20", ScopeStatus::Closed, None),
    ];
    let calendar = WorkCalendar::standard();
    for (events, on, status, by) in rows {
        let course = scope.course(&events, day(on));
        assert_eq!(course.status(&scope, day(on)), status, "{on}");
        let terms = scope.return_terms(None, &calendar);
        assert_eq!(course.return_by(&scope, terms, day(on)), by.map(day), "{on}");
        assert_eq!(course.give_back(&scope, terms, day(on)).is_some(), by.is_some(), "{on}");
    }
}

#[test]
fn what_does_not_fit_moves_nothing() {
    let scope = scope(&[]);
    let twice = [steps(), vec![step(35, "2026-03-12", Event::Agreed)]].concat();
    let course = scope.course(&twice, day(TODAY));
    assert_eq!((course.steps.len(), course.stage), (2, Stage::Active { on: day("2026-03-10") }));
}

#[test]
fn a_signed_contract_fills_the_row() {
    let item = SharedItem {
        what: Wording::new("客户名称、联系人、办公电话", "Customer, person, telephone"),
        from: Side::Them,
        recipients: Wording::new("我方安装队长", "Our fitter"),
        purpose: Wording::new("安装排期", "Installation"),
        personal: PersonalMark::Ordinary,
        basis: LegalBasis::Consent,
        separate_consent: SeparateConsent::Obtained,
        role: RecipientRole::Entrusted,
        level: SecrecyLevel::OrdinarySecret,
        start: day("2026-03-10"),
        end: day("2026-06-30"),
        end_action: EndAction::Return,
    };
    let clause = Sharing { mode: ShareMode::Mutual, return_within: Period::days(20), ..Sharing::usual() };
    let fields = Text::share_fields_in(&format!("{} {}", item.what.zh, item.what.en));
    assert_eq!(fields, [ShareField::Name, ShareField::PersonName, ShareField::PersonPhone]);
    let empty = SharingScope::between(SharingScopeId(id(1)), CustomerId(id(2)), Side::Us);
    let scope = empty.with_clause(&clause, (3, &item), |words| words.en.clone(), fields.clone());
    assert_eq!(scope.row, Some(3));
    assert_eq!((scope.from, scope.what.as_str()), (Side::Them, "Customer, person, telephone"));
    assert_eq!((scope.purpose.as_str(), scope.recipients.as_str()), ("Installation", "Our fitter"));
    assert_eq!((scope.begins, scope.valid_to), (Some(item.start), Some(item.end)));
    assert_eq!((scope.return_days, scope.end_action, scope.role), (20, EndAction::Return, RecipientRole::Entrusted));
    assert_eq!((scope.sets, scope.fields), (vec![DataSet::CustomerList, DataSet::Contacts], fields));

    // where only aggregate data is exchanged, the same words name no list and no person
    let figures = Sharing { mode: ShareMode::AggregateOnly, ..clause };
    let of = |fields: &[ShareField]| {
        let empty = SharingScope::between(SharingScopeId(id(1)), CustomerId(id(2)), Side::Us);
        empty.with_clause(&figures, (3, &item), |words| words.en.clone(), fields.to_vec())
    };
    let none = of(&[ShareField::Name, ShareField::PersonName]);
    assert_eq!((none.sets, none.fields), (vec![DataSet::Figures], vec![]));
    let some = of(&[ShareField::PersonPhone, ShareField::FigureMonth, ShareField::FigureComplaints]);
    assert_eq!(some.sets, [DataSet::Figures]);
    assert_eq!(some.fields, [ShareField::FigureMonth, ShareField::FigureComplaints]);
    let marks = (some.personal, some.basis, some.separate_consent);
    assert_eq!(marks, (PersonalMark::None, LegalBasis::NotNeeded, SeparateConsent::NotNeeded));
}

#[test]
fn words_of_a_clause_name_fields_and_no_more_than_they_say() {
    use ShareField as F;
    let rows: [(&str, &[F]); 11] = [
        ("", &[]),
        ("Volume by product line, no personal information", &[]),
        ("Company e-mail", &[F::Email]),
        ("Customer name and the e-mail address of the person", &[F::Name, F::PersonName, F::PersonEmail]),
        ("Address and region", &[F::Region, F::Address]),
        ("名称、住所、统一社会信用代码", &[F::Name, F::Code, F::Address]),
        ("联系人、职务、办公电话、邮箱地址", &[F::PersonName, F::PersonTitle, F::PersonPhone, F::PersonEmail]),
        ("公司邮箱、微信", &[F::Email, F::PersonWechat]),
        ("客户名称、购买金额", &[F::Name, F::PurchaseAmount]),
        (
            "Purchase history",
            &[F::PurchaseDay, F::PurchaseProduct, F::PurchaseQuantity, F::PurchaseAmount, F::PurchaseUnderContract],
        ),
        ("客户偏好", &[F::PreferenceAbout, F::Preference, F::PreferenceStrength]),
    ];
    for (words, expected) in rows {
        assert_eq!(Text::share_fields_in(words), expected, "{words}");
    }
}

#[test]
fn a_promise_of_secrecy_binds_for_years_after_its_end() {
    let promise = |ended: Option<&str>, years| Undertaking {
        id: UndertakingId(id(1)),
        bearer: "Han".to_owned(),
        at: String::new(),
        contract: None,
        covers: "sites".to_owned(),
        level: SecrecyLevel::OrdinarySecret,
        since: day("2025-01-15"),
        ended: ended.map(day),
        years,
        liability: String::new(),
        note: String::new(),
    };
    let left = Some("2026-02-28");
    let rows = [
        (None, 3, "2025-01-14", Binding::NotYet),
        (None, 3, "2030-01-01", Binding::Open),
        (left, 2, "2028-02-28", Binding::Until(day("2028-02-28"))),
        (left, 2, "2028-02-29", Binding::Over(day("2028-02-28"))),
        (left, 0, "2099-01-01", Binding::Open),
    ];
    for (ended, years, on, expected) in rows {
        assert_eq!(promise(ended, years).binding(day(on)), expected, "{on}");
        // its last day, while it is known and to come, stands in the agenda
        let mut agenda = Agenda::new(day(on));
        agenda.undertaking(&promise(ended, years), None);
        let found: Vec<(Date, String)> = agenda.into_entries().iter().map(|it| (it.day, it.key())).collect();
        let last = matches!(expected, Binding::Until(_)).then(|| day("2028-02-28"));
        let told = last.map(|last| (last, format!("undertaking-end.{}", id(1))));
        assert_eq!(found, told.into_iter().collect::<Vec<_>>(), "{on}");
    }
}

fn leak(leaked: Leaked, customer: Option<CustomerId>) -> Incident {
    Incident {
        id: IncidentId(id(1)),
        number: "XM-2026-0001".to_owned(),
        found: Moment::parse("2026-05-14T09:05").expect("a moment"),
        title: "A telephone was lost".to_owned(),
        description: String::new(),
        leaked,
        customer,
        contract: None,
        scope: None,
        records: String::new(),
        severity: Severity::Major,
        notice_hours: 24,
        cost: None,
        by: String::new(),
    }
}

fn fact(number: u128, on: &str, fact: IncidentFact) -> IncidentEvent {
    IncidentEvent { id: IncidentEventId(id(number)), incident: IncidentId(id(1)), on: day(on), by: String::new(), fact }
}

#[test]
fn a_leak_says_what_has_to_be_done_by_when() {
    use Measure as M;
    let rows: [(Leaked, bool, &[M]); 3] = [
        (Leaked::Business, false, &[M::Stop, M::Preserve, M::Mend]),
        (Leaked::Business, true, &[M::Stop, M::Preserve, M::TellPartner, M::Mend]),
        (Leaked::Personal, true, &M::ALL),
    ];
    for (leaked, of_somebody, expected) in rows {
        let leak = leak(leaked, of_somebody.then_some(CustomerId(id(2))));
        let todos = leak.todos(&leak.course([], day("2026-05-14")));
        assert_eq!(todos.iter().map(|it| it.measure).collect::<Vec<_>>(), expected);
        let told = todos.iter().find(|it| it.measure == M::TellPartner);
        assert_eq!(
            told.and_then(|it| it.by),
            of_somebody.then(|| Moment::parse("2026-05-15T09:05").expect("a moment"))
        );
    }
}

#[test]
fn the_day_by_which_the_other_side_is_told_of_a_leak_stands_in_the_calendar_until_it_was() {
    let theirs = leak(Leaked::Business, Some(CustomerId(id(2))));
    let told = IncidentFact::Done { measure: Measure::TellPartner, note: "by telephone".to_owned() };
    let contained = IncidentFact::Step(LeakStep::Contained { actions: "wiped".to_owned() });
    let closed = IncidentFact::Step(LeakStep::Closed { conclusion: "nothing came of it".to_owned() });
    let days = |leak: &Incident, events: &[IncidentEvent], as_of: &str| {
        let mut agenda = Agenda::new(day(as_of));
        agenda.leak(leak, &leak.course(events, day(as_of)));
        agenda.into_entries().into_iter().map(|it| (it.key(), it.day.to_string())).collect::<Vec<_>>()
    };
    // found on the 14th at 09:05, to be told within 24 hours
    let due = [(format!("leak.{}", theirs.id), "2026-05-15".to_owned())];
    assert_eq!(days(&theirs, &[], "2026-05-14"), due);
    assert_eq!(days(&theirs, &[], "2026-05-20"), due, "it is late, and still to be done");
    assert_eq!(days(&theirs, &[], "2026-05-13"), [], "it was not found yet");
    assert_eq!(days(&theirs, &[fact(2, "2026-05-14", told)], "2026-05-14"), []);
    let over = [fact(2, "2026-05-14", contained), fact(3, "2026-05-16", closed)];
    assert_eq!(days(&theirs, &over, "2026-05-15"), due);
    assert_eq!(days(&theirs, &over, "2026-05-16"), []);
    assert_eq!(days(&leak(Leaked::Business, None), &[], "2026-05-14"), [], "there is nobody to tell");
}

/// What stands in the calendar of a leak of personal information that was found on 14 May at 09:05 and is to be told within 24 hours:
/// what the law asks for at once stands on the day it was found (PIPL art. 57), until it was done.
#[test]
fn what_the_law_asks_for_at_once_stands_in_the_calendar_until_it_was_done() {
    use Measure as M;
    let done = |n, on, measure| fact(n, on, IncidentFact::Done { measure, note: "by letter".to_owned() });
    let contained = fact(2, "2026-05-14", IncidentFact::Step(LeakStep::Contained { actions: "wiped".to_owned() }));
    let closed = fact(9, "2026-05-20", IncidentFact::Step(LeakStep::Closed { conclusion: "over".to_owned() }));
    let of_somebody = leak(Leaked::Personal, Some(CustomerId(id(2))));
    let nobody_s = leak(Leaked::Personal, None);
    let days = |leak: &Incident, events: &[IncidentEvent], as_of: &str| {
        let mut agenda = Agenda::new(day(as_of));
        agenda.leak(leak, &leak.course(events, day(as_of)));
        let mut all: Vec<_> =
            agenda.into_entries().into_iter().map(|it| (it.key().replace(&leak.id.to_string(), "#"), it.day)).collect();
        all.sort();
        all
    };
    let (found, told_by) = (day("2026-05-14"), day("2026-05-15"));
    let entry = |key: &str, on| (key.to_owned(), on);
    let partner = entry("leak.#", told_by);
    let [stop, authority, persons] =
        ["leak.#.stop", "leak.#.tell_authority", "leak.#.tell_persons"].map(|key| entry(key, found));
    assert_eq!(days(&of_somebody, &[], "2026-05-13"), [], "it was not found yet");
    let all = [partner.clone(), stop.clone(), authority.clone(), persons.clone()];
    assert_eq!(days(&of_somebody, &[], "2026-05-14"), all);
    assert_eq!(days(&nobody_s, &[], "2026-05-14"), [stop, authority.clone(), persons.clone()]);
    // what is contained is stopped
    let steps = [contained.clone()];
    assert_eq!(days(&of_somebody, &steps, "2026-05-14"), [partner.clone(), authority, persons.clone()]);
    let steps = [contained.clone(), done(3, "2026-05-15", Measure::TellAuthority)];
    assert_eq!(days(&of_somebody, &steps, "2026-05-18"), [partner, persons]);
    let steps = [contained, done(3, "2026-05-15", Measure::TellAuthority), closed];
    assert_eq!(days(&of_somebody, &steps, "2026-05-20"), [], "it is over");

    let at = |text: &str| Moment::parse(text).expect("a moment");
    let late = |now: &str| {
        let todos = of_somebody.todos(&IncidentCourse::default());
        todos.iter().filter(|it| it.is_late(at(now))).map(|it| it.measure).collect::<Vec<_>>()
    };
    assert_eq!(late("2026-05-14T23:59"), []);
    let of_law = [M::Stop, M::TellAuthority, M::TellPersons];
    assert_eq!(late("2026-05-15T09:05"), of_law, "the day is over, the hours are not");
    assert_eq!(late("2026-05-15T09:06"), [M::Stop, M::TellPartner, M::TellAuthority, M::TellPersons]);
}

#[test]
fn a_leak_of_personal_information_is_not_closed_before_somebody_was_told() {
    let leak = leak(Leaked::Personal, None);
    let contained = IncidentFact::Step(LeakStep::Contained { actions: "wiped".to_owned() });
    let told = IncidentFact::Done { measure: Measure::TellAuthority, note: "by letter".to_owned() };
    let mended = IncidentFact::Done { measure: Measure::Mend, note: "locked".to_owned() };
    let on = day("2026-05-20");
    let course = leak.course(&[fact(2, "2026-05-14", contained.clone()), fact(3, "2026-05-15", mended)], on);
    assert!(matches!(course.state.stage, LeakStage::Contained { .. }));
    assert_eq!(course.facts(&leak).notified, 0, "to mend it tells nobody");
    let course = leak.course(&[fact(2, "2026-05-14", contained), fact(4, "2026-05-15", told)], on);
    assert_eq!(course.facts(&leak).notified, 1);
    assert_eq!(course.done(Measure::TellAuthority), Some((day("2026-05-15"), "by letter".to_owned())));
    assert_eq!(course.done(Measure::TellPersons), None);
}
