//! Lists of people, and rows of customers that name several: read, planned, brought in, handed out and read again.

use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::customer::Customer;
use counterpart::domain::id::{ContactId, CustomerId, NewId};
use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::columns::{Field, MappingFault, check, propose};
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::layout::guess;
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::outcome::{Choice, Outcome, carry_out};
use counterpart::sync::list::people::PersonPart;
use counterpart::sync::list::plan::{ListPlan, plan};
use counterpart::sync::list::sameness::{By, SameAs};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::write::write_table;
use serde_json::json;
use uuid::Uuid;

struct Counter(u128);

impl NewId for Counter {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn customer(id: u128, name: &str, number: &str) -> Customer {
    let written = json!({ "id": CustomerId(Uuid::from_u128(id)), "name": name, "number": number, "kind": "organisation",
        "phone": "0512 6288 0417", "note": "老客户" });
    serde_json::from_value(written).expect("a customer")
}

fn person(id: u128, at: &Customer, name: &str, mobile: &str) -> Contact {
    let mut contact = Contact::named(ContactId(Uuid::from_u128(id)), at.id, name);
    contact.set_phones([Telephone { label: PhoneLabel::Mobile, number: mobile.to_owned() }]);
    contact
}

fn table(text: &str) -> Table {
    Table::read(text, guess(text)).expect("a table")
}

fn planned(text: &str, known: &[Customer]) -> ListPlan {
    let table = table(text);
    plan(&table, &propose(&table.headings), known, &[], Currency::CNY, &OwnFields::default())
        .expect("a mapping that can be used")
}

fn brought(plan: &ListPlan, known: &[Customer], people: &[Contact]) -> Outcome {
    carry_out(plan, |_| Choice::Skip, known, people, &mut Counter(0))
}

/// Names of people with the customer at whom they are, in their order.
fn who<'a>(outcome: &'a Outcome, known: &'a [Customer]) -> Vec<(&'a str, &'a str)> {
    let called = |id| known.iter().chain(&outcome.entered).find(|it| it.id == id).map_or("", |it| it.name.as_str());
    outcome.contacts.iter().map(|it| (called(it.customer), it.name.as_str())).collect()
}

/// A heading, and what its column holds beside the columns "客户名称", "联系人", "联系人2" and "Contact 3".
#[test]
fn numbered_columns_are_those_of_further_people() {
    for (heading, expected) in [
        ("职务2", Some(Field::Further(2, PersonPart::Title))),
        ("职务 2", Some(Field::Further(2, PersonPart::Title))),
        ("职务（2）", Some(Field::Further(2, PersonPart::Title))),
        ("手机3", Some(Field::Further(3, PersonPart::Mobile))),
        ("联系人2手机", Some(Field::Further(2, PersonPart::Mobile))),
        ("电话2", Some(Field::Further(2, PersonPart::Phones))),
        ("邮箱2", Some(Field::Further(2, PersonPart::Email))),
        ("Job title 3", Some(Field::Further(3, PersonPart::Title))),
        ("Consent given on 2", Some(Field::Further(2, PersonPart::ConsentOn))),
        // there is no such person here
        ("职务4", Some(Field::Extra)),
        ("职务1", Some(Field::Extra)),
        ("职务22", Some(Field::Extra)),
        // nothing of a person
        ("地址2", Some(Field::Extra)),
        ("颜色2", Some(Field::Extra)),
    ] {
        let mapping = propose(&["客户名称", "联系人", "联系人2", "Contact 3", heading]);
        assert_eq!(mapping[2], Some(Field::Further(2, PersonPart::Name)));
        assert_eq!(mapping[3], Some(Field::Further(3, PersonPart::Name)));
        assert_eq!(mapping[4], expected, "{heading}");
    }
    assert_eq!(propose(&["客户名称", "电话", "电话2"])[2], Some(Field::Extra), "without a name it is nobody's");
    let twice = propose(&["客户名称", "联系人2", "职务2", "职务 2"]);
    assert_eq!(twice[3], Some(Field::Extra), "the first column of one name has it");
}

#[test]
fn a_row_of_a_customer_holds_several_people() {
    let text = "客户名称,联系人,手机,联系人2,职务2,联系人身份2,电话2,邮箱2,同意日期2,联系人3,手机3\n\
                青岛海岳水务有限公司,王伟,13800000001,李芳（财务）,,财务,0532 8000 1111,li@haiyue.cn,2026-03-01,赵敏,13800000003\n\
                宁波潘火阀门有限公司,,,孙磊,,,,,,,\n\
                苏州澄川环保有限公司,陈静,13800000009,,主管,,,,,,13800000010\n";
    let plan = planned(text, &[]);
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (3, 0, 0), "{:?}", plan.bad);
    let outcome = brought(&plan, &[], &[]);
    assert_eq!(
        who(&outcome, &[]),
        [
            ("青岛海岳水务有限公司", "王伟"),
            ("青岛海岳水务有限公司", "李芳"),
            ("青岛海岳水务有限公司", "赵敏"),
            ("宁波潘火阀门有限公司", "孙磊"),
            ("苏州澄川环保有限公司", "陈静"),
        ]
    );
    let second = &outcome.contacts[1];
    assert_eq!((second.title.as_str(), second.email_line().as_ref()), ("财务", "li@haiyue.cn"));
    assert_eq!(second.roles().collect::<Vec<_>>(), [ContactRole::Finance]);
    assert_eq!(second.phone_line(), "0532 8000 1111");
    assert_eq!(second.consent.given.map(|it| it.on.to_string()).as_deref(), Some("2026-03-01"));
    // of nobody: it is told in the note, and rings for nobody else
    assert_eq!(outcome.entered[2].note, "职务2：主管\n手机3：13800000010");
    assert_eq!(outcome.contacts[3].phone_line(), "", "the numbers of others are not theirs");
}

#[test]
fn what_is_wrong_with_a_further_person_is_told_under_their_number() {
    let text = "客户名称,联系人,联系人2,手机2,同意日期2\n青岛海岳水务有限公司,王伟,李芳,一三八,前天\n";
    let plan = planned(text, &[]);
    let told = |locale| plan.bad[0].faults.iter().map(|it| Text::new(locale).list_fault(it)).collect::<Vec<_>>();
    assert_eq!(told(Locale::Zh), ["手机2“一三八”：不是电话号码。", "个人信息同意日期2“前天”：不是日期。"]);
    assert_eq!(
        told(Locale::En),
        ["Mobile 2 “一三八”: not a telephone number.", "Consent given on 2 “前天”: not a date."]
    );
}

#[test]
fn a_list_of_people_names_its_customers_by_name_number_or_code() {
    let known = [customer(1, "青岛海岳水务有限公司", "KH-0007")];
    let people = [person(11, &known[0], "王伟", "13800000001")];
    for (list, by) in [
        ("客户名称,联系人,手机\n青岛海岳水务有限公司,李芳,13800000002\n", By::Name),
        ("客户编号,联系人,手机\nKH-0007,李芳,13800000002\n", By::Number),
    ] {
        let plan = planned(list, &known);
        assert_eq!((plan.good.len(), plan.people.len(), plan.bad.len(), plan.duplicates.len()), (0, 1, 0, 0), "{list}");
        assert_eq!((plan.people[0].of, plan.people[0].by), (SameAs::Customer(known[0].id), by));
        let outcome = brought(&plan, &known, &people);
        assert_eq!(who(&outcome, &known), [("青岛海岳水务有限公司", "李芳")]);
        assert!(outcome.entered.is_empty() && outcome.updated.is_empty(), "the customer stays as it is: {list}");
    }
    // one who is known there is changed, and one who says nothing new is left alone
    let same = planned("客户编号,联系人,职务\nKH-0007,王伟,总经理\n", &known);
    let outcome = brought(&same, &known, &people);
    assert_eq!((outcome.contacts.len(), outcome.contacts[0].id), (1, people[0].id));
    assert_eq!(
        (outcome.contacts[0].title.as_str(), outcome.contacts[0].phone_line().as_ref()),
        ("总经理", "13800000001")
    );
    assert!(brought(&planned("客户编号,联系人\nKH-0007,王伟\n", &known), &known, &people).contacts.is_empty());
    // a row that says more of the customer is a duplicate with a choice, as before
    let more = planned("客户编号,客户名称,联系人,地址\nKH-0007,青岛海岳水务有限公司,李芳,青岛\n", &known);
    assert_eq!((more.people.len(), more.duplicates.len()), (0, 1));
}

/// A row of "客户编号,客户名称,统一社会信用代码,联系人", and by what it is said for certain at whom the person is; `None` if a person
/// has to choose.
#[test]
fn a_number_beside_another_name_and_a_name_that_several_bear_decide_nothing() {
    let firm =
        Customer { code: "91350100M000100Y43".to_owned(), ..customer(1, "青岛海岳水务有限公司", "KH-0007") };
    let known = [firm, Customer { phone: String::new(), ..customer(2, "王小明", "KH-0008") }];
    for (row, expected) in [
        // the code of one legal person, whatever it is called
        (",海岳水务,91350100M000100Y43,李芳", Some(By::Code)),
        (",,91350100M000100Y43,李芳", Some(By::Code)),
        // its full name
        (",青岛海岳水务有限公司,,李芳", Some(By::Name)),
        ("KH-0008,青岛海岳水务有限公司,,李芳", Some(By::Name)),
        // its number, where nothing else is said
        ("KH-0007,,,李芳", Some(By::Number)),
        // a number that another company may have typed
        ("KH-0007,宁波潘火阀门有限公司,,李芳", None),
        // a name that another one may bear
        (",王小明,,李芳", None),
        ("KH-0008,王小明,,李芳", None),
        (",青岛海岳水务,,李芳", None),
    ] {
        let plan = planned(&format!("客户编号,客户名称,统一社会信用代码,联系人\n{row}\n"), &known);
        assert_eq!((plan.good.len(), plan.bad.len()), (0, 0), "{row}: {:?}", plan.bad);
        assert_eq!(plan.people.first().map(|it| it.by), expected, "{row}");
        assert_eq!(plan.duplicates.len(), usize::from(expected.is_none()), "{row}");
    }
}

#[test]
fn a_row_without_a_name_keeps_its_number_for_nobody() {
    let list = "客户编号,客户名称,联系人\nKH-0008,,李芳\nKH-0008,宁波潘火阀门有限公司,赵敏\nKH-0008,,孙磊\n";
    let plan = planned(list, &[]);
    assert_eq!(plan.bad.iter().map(|it| it.row).collect::<Vec<_>>(), [1], "nobody has the number yet");
    assert_eq!(plan.good.iter().map(|it| it.row).collect::<Vec<_>>(), [2]);
    let met: Vec<_> = plan.people.iter().map(|it| (it.row, it.of, it.by)).collect();
    assert_eq!(met, [(3, SameAs::Row(2), By::Number)], "it is the number of the row that told a name");
    assert_eq!(plan.duplicates, []);
}

#[test]
fn of_a_customer_that_is_new_the_first_row_enters_it_and_the_others_join() {
    let text = "客户名称,联系人,手机\n\
                青岛海岳水务有限公司,王伟,13800000001\n\
                宁波潘火阀门有限公司,孙磊,13800000005\n\
                青岛海岳水务有限公司,李芳,13800000002\n\
                青岛海岳水务有限公司,王伟,13800000009\n";
    let plan = planned(text, &[]);
    assert_eq!((plan.good.len(), plan.people.len(), plan.duplicates.len()), (2, 2, 0));
    let outcome = brought(&plan, &[], &[]);
    assert_eq!(outcome.entered.len(), 2);
    assert_eq!(
        who(&outcome, &[]),
        [("青岛海岳水务有限公司", "王伟"), ("宁波潘火阀门有限公司", "孙磊"), ("青岛海岳水务有限公司", "李芳")]
    );
    assert_eq!(outcome.contacts[0].phone_line(), "13800000009", "the same person twice is one, as the later row says");
}

#[test]
fn who_is_at_nobody_has_to_be_mended_and_no_customer_comes_without_a_name() {
    let known = [customer(1, "青岛海岳水务有限公司", "KH-0007")];
    let plan = planned(
        "客户编号,联系人,手机\nKH-0008,李芳,13800000002\n,赵敏,13800000003\nKH-0008,孙磊,13800000004\n",
        &known,
    );
    let faults: Vec<(usize, &RowFault)> = plan.bad.iter().map(|bad| (bad.row, &bad.faults[0])).collect();
    let nobody =
        |raw: &str| RowFault::Cell { field: Field::Number, column: 0, raw: raw.to_owned(), reason: Reason::NobodySo };
    let missing = RowFault::Cell { field: Field::Number, column: 0, raw: String::new(), reason: Reason::Missing };
    assert_eq!(faults, [(1, &nobody("KH-0008")), (2, &missing), (3, &nobody("KH-0008"))]);
    assert_eq!((plan.good.len(), plan.people.len(), plan.duplicates.len()), (0, 0, 0));
    // met by a telephone only: a choice, and even "enter anyway" makes no customer without a name
    let met = planned("客户编号,联系人,电话\nKH-0009,李芳,0512 6288 0417\n", &known);
    assert_eq!((met.duplicates.len(), met.duplicates[0].by), (1, By::Phone));
    let outcome = carry_out(&met, |_| Choice::Enter, &known, &[], &mut Counter(0));
    assert!(outcome.entered.is_empty());
    assert_eq!(who(&outcome, &known), [("青岛海岳水务有限公司", "李芳")]);
    // what can be planned with
    for (headings, expected) in [
        (vec!["客户编号", "联系人"], Ok(())),
        (vec!["统一社会信用代码", "联系人"], Ok(())),
        (vec!["客户编号", "手机"], Err(MappingFault::NoName)),
        (vec!["联系人", "手机"], Err(MappingFault::NoName)),
    ] {
        assert_eq!(check(&propose(&headings)), expected, "{headings:?}");
    }
}

/// A book with two, six and no people at its customers.
fn book() -> (Vec<Customer>, Vec<Vec<Contact>>) {
    let customers = vec![
        customer(1, "青岛海岳水务有限公司", "KH-0007"),
        Customer { phone: "0574 8765 1111".to_owned(), ..customer(2, "宁波潘火阀门有限公司", "KH-0008") },
        Customer { phone: "0512 6666 2222".to_owned(), ..customer(3, "苏州澄川环保有限公司", "KH-0009") },
    ];
    let mut first = person(11, &customers[0], "王伟", "13800000001");
    first.set_roles([ContactRole::Decision, ContactRole::Notice]);
    first.set_emails(["wang@haiyue.cn", "w@haiyue.cn"]);
    let second = Contact { title: "财务，出纳".to_owned(), ..person(12, &customers[0], "李芳", "13800000002") };
    let many = (1..=6).map(|n| person(20 + n, &customers[1], &format!("孙{n}"), &format!("1390000000{n}"))).collect();
    (customers, vec![vec![first, second], many, Vec::new()])
}

/// What the people are, whatever their ids.
fn bare(people: &[Contact]) -> Vec<(String, String, String, String, Vec<ContactRole>)> {
    let one = |it: &Contact| {
        let roles = it.roles().collect();
        (it.name.clone(), it.title.clone(), it.phone_line().into_owned(), it.email_line().into_owned(), roles)
    };
    people.iter().map(one).collect()
}

#[test]
fn a_list_of_people_goes_out_and_comes_in_again_as_it_was() {
    let (customers, people) = book();
    let all: Vec<Contact> = people.iter().flatten().cloned().collect();
    for locale in [Locale::Zh, Locale::En] {
        let text = Text::new(locale);
        let rows = customers.iter().zip(&people).flat_map(|(it, people)| people.iter().map(move |who| (it, who)));
        let ledger = Ledger::of_people(rows, "S", None, |word| text.list_word(word));
        assert_eq!(ledger.rows.len(), 8);
        let csv = write_table(&ledger);
        // into an empty book: two customers with their people
        let plan = planned(&csv, &[]);
        assert_eq!(
            (plan.good.len(), plan.people.len(), plan.bad.len(), plan.duplicates.len()),
            (2, 6, 0, 0),
            "{:?}",
            plan.bad
        );
        assert_eq!(bare(&brought(&plan, &[], &[]).contacts), bare(&all));
        // into the same book: nothing new, nothing to change
        let again = planned(&csv, &customers);
        assert_eq!((again.good.len(), again.people.len(), again.duplicates.len()), (0, 8, 0));
        assert_eq!(brought(&again, &customers, &all), Outcome::default());
    }
}

#[test]
fn customers_go_out_with_all_their_people_in_one_row_as_far_as_there_is_room() {
    let (customers, people) = book();
    let lent: Vec<Vec<&Contact>> = people.iter().map(|it| it.iter().collect()).collect();
    for locale in [Locale::Zh, Locale::En] {
        let text = Text::new(locale);
        let rows = customers.iter().zip(people.iter().map(|it| it.first()));
        let mut ledger = Ledger::of(rows, "S", None, |_| String::new(), |word| text.list_word(word));
        let plain = ledger.headings.len();
        let beyond = ledger.add_people(&lent, |n, part| text.list_numbered(n, part), |word| text.list_word(word));
        assert_eq!((beyond, ledger.headings.len()), (1, plain + 4 * 14), "the sixth has no column, and that is said");
        assert!(ledger.rows.iter().all(|row| row.len() == ledger.headings.len()));
        let further: Vec<_> = propose(&ledger.headings)[plain..].to_vec();
        let expected: Vec<_> =
            (2..=5).flat_map(|n| PersonPart::ALL.map(|part| Some(Field::Further(n, part)))).collect();
        assert_eq!(further, expected, "every heading is known");
        let plan = planned(&write_table(&ledger), &[]);
        assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (3, 0, 0), "{:?}", plan.bad);
        let outcome = brought(&plan, &[], &[]);
        let room: Vec<Contact> = people.iter().flat_map(|it| it.iter().take(5)).cloned().collect();
        assert_eq!(bare(&outcome.contacts), bare(&room));
        assert!(outcome.entered.iter().all(|it| it.note == "老客户"), "nothing went astray");
    }
    // where nobody has a second person, no column is added
    let mut ledger = Ledger::of([(&customers[2], None)], "S", None, |_| String::new(), |_| "H");
    assert_eq!(ledger.add_people(&[Vec::<&Contact>::new()], |_, _| String::new(), |_| "H"), 0);
    assert_eq!(ledger.headings.len(), 41);
}
