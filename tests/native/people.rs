//! People at customers: how they are reached, what they agreed to; what invoices say; how much of a credit limit is used.

use counterpart::demo::Seeded;
use counterpart::domain::consent::{Consent, ConsentAct, ConsentStatus, ConsentWay};
use counterpart::domain::contact::{Contact, ContactRole, left_addressee};
use counterpart::domain::credit::{CreditUse, OpenClaim, credit_use};
use counterpart::domain::customer::{Customer, PartyKind};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, ContractId, CustomerId};
use counterpart::domain::invoice_profile::InvoicePart;
use counterpart::domain::merging::joined;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::own_field::OwnFields;
use counterpart::domain::rate::Bp;
use counterpart::domain::telephone::{PhoneLabel, Telephone, same_number};
use counterpart::i18n::invoice::read_invoice_block;
use counterpart::i18n::people::{labelled, role_meant, way_meant};
use counterpart::i18n::{Locale, Text};
use counterpart::search::same::{By, common, of_person};
use counterpart::sync::list::candidate::{Candidate, CandidateContact, updated_contact};
use counterpart::sync::list::columns::{Field, propose};
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::layout::guess;
use counterpart::sync::list::plan::{ListPlan, plan};
use counterpart::sync::list::sameness::SameAs;
use counterpart::sync::list::table::Table;
use serde_json::json;
use uuid::Uuid;

use ContactRole::{Decision, Finance, General, Legal, Notice, User};
use PhoneLabel::{Fax, Home, Mobile, Office, Other};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn person() -> Contact {
    Contact::named(ContactId(Uuid::from_u128(1)), CustomerId(Uuid::from_u128(2)), "孟书晏")
}

fn phone(label: PhoneLabel, number: &str) -> Telephone {
    Telephone { label, number: number.to_owned() }
}

#[test]
fn a_person_may_have_several_parts_and_the_first_in_the_form_is_kept_first() {
    for (given, first, others) in [
        (vec![], General, vec![]),
        (vec![General], General, vec![]),
        (vec![Notice], Notice, vec![]),
        (vec![Notice, Decision], Decision, vec![Notice]),
        (vec![Legal, Finance, User, Decision, Notice, Notice], Decision, vec![User, Finance, Legal, Notice]),
    ] {
        let mut it = person();
        it.set_roles(given.clone());
        assert_eq!((it.role, it.further_roles.clone()), (first, others.clone()), "{given:?}");
        let told: Vec<ContactRole> = it.roles().collect();
        let all = [Some(first).filter(|it| *it != General).into_iter().collect(), others].concat();
        assert_eq!(told, all, "{given:?}");
    }
}

#[test]
fn numbers_and_addresses_are_kept_in_order_without_blank_and_repeated_ones() {
    let mut it = person();
    it.set_phones([
        phone(Mobile, "  "),
        phone(Office, " 0512-6288 0417 "),
        phone(Mobile, "138 0013 8000"),
        phone(Fax, "(0512) 62880417"),
        phone(Other, ""),
    ]);
    assert_eq!((it.phone.as_str(), it.phone_label), ("0512-6288 0417", None), "its digits say where it rings");
    // a fax may be on the same line
    assert_eq!(it.further_phones, [phone(Mobile, "138 0013 8000"), phone(Fax, "(0512) 62880417")]);
    assert_eq!(it.phone_line(), "0512-6288 0417; 138 0013 8000; (0512) 62880417");
    it.set_emails(["", "a@b.example", " c@d.example", "A@B.example"]);
    assert_eq!((it.email.as_str(), it.further_emails.as_slice()), ("a@b.example", &["c@d.example".to_owned()][..]));
    it.set_phones([]);
    it.set_emails::<&str>([]);
    assert_eq!(it, person(), "nothing is left");
}

#[test]
fn what_a_number_of_a_list_is_is_told_by_its_digits() {
    for (number, label) in [
        ("13800138000", Mobile),
        ("+86 138-0013-8000", Mobile),
        ("0086 19900138000", Mobile),
        ("12345678901", Office),
        ("021-58880001", Office),
        ("400 000 0001", Office),
        ("1380013800", Office),
        ("", Office),
    ] {
        assert_eq!(PhoneLabel::guess(number), label, "{number}");
    }
    for (text, label, number) in [
        ("办公 021-5888", Some(Office), "021-5888"),
        ("手机：13800138000", Some(Mobile), "13800138000"),
        ("传真021-5888", Some(Fax), "021-5888"),
        ("Fax: +44 20 7946 0001", Some(Fax), "+44 20 7946 0001"),
        ("HOME 020 7946", Some(Home), "020 7946"),
        ("住宅电话 5888", Some(Home), "5888"),
        ("其他 00852 6056", Some(Other), "00852 6056"),
        ("021-5888", None, "021-5888"),
        ("总机 021", None, "总机 021"),
    ] {
        assert_eq!(labelled(text), (label, number), "{text}");
    }
}

#[test]
fn words_of_lists_mean_parts_and_ways_in_both_languages() {
    for (word, role) in [
        ("决策人", Some(Decision)),
        ("Decides", Some(Decision)),
        ("decision maker", Some(Decision)),
        ("通知送达人", Some(Notice)),
        ("送达", Some(Notice)),
        ("finance", Some(Finance)),
        ("老板娘", None),
    ] {
        assert_eq!(role_meant(word), role, "{word}");
    }
    for (word, way) in [
        ("书面", Some(ConsentWay::Written)),
        ("In writing", Some(ConsentWay::Written)),
        ("微信", Some(ConsentWay::Wechat)),
        ("电话", Some(ConsentWay::Spoken)),
        ("online", Some(ConsentWay::Online)),
        ("托梦", None),
    ] {
        assert_eq!(way_meant(word), way, "{word}");
    }
}

#[test]
fn consent_counts_from_its_day_until_it_is_taken_back() {
    use ConsentStatus::{Given, Unknown, Withdrawn};
    let act = |on: &str| (!on.is_empty()).then(|| ConsentAct { on: day(on), way: ConsentWay::Wechat });
    for (given, withdrawn, as_of, status) in [
        ("", "", "2026-05-20", Unknown),
        ("2026-05-20", "", "2026-05-19", Unknown),
        ("2026-05-20", "", "2026-05-20", Given),
        ("2026-01-01", "2026-05-20", "2026-05-19", Given),
        ("2026-01-01", "2026-05-20", "2026-05-20", Withdrawn),
        // refused without ever having agreed
        ("", "2026-05-20", "2026-06-01", Withdrawn),
        // agreed anew after a withdrawal, and both on one day
        ("2026-06-01", "2026-05-20", "2026-06-01", Given),
        ("2026-06-01", "2026-05-20", "2026-05-25", Withdrawn),
        ("2026-05-20", "2026-05-20", "2026-05-20", Withdrawn),
    ] {
        let consent = Consent { given: act(given), purpose: String::new(), withdrawn: act(withdrawn) };
        assert_eq!(consent.status(day(as_of)), status, "{given} {withdrawn} {as_of}");
    }
}

#[test]
fn two_entries_of_a_person_lose_no_number_no_part_and_no_withdrawal() {
    let act = |on: &str| Some(ConsentAct { on: day(on), way: ConsentWay::Written });
    let mut stays = person();
    stays.set_phones([phone(Mobile, "13800138000")]);
    stays.set_emails(["a@b.example"]);
    stays.set_roles([User]);
    stays.consent = Consent { given: act("2026-01-01"), purpose: "履约".to_owned(), withdrawn: None };
    let mut goes = Contact { department: "财务部".to_owned(), ..person() };
    goes.set_phones([phone(Office, "0512-62880417"), phone(Office, "138-0013-8000")]);
    goes.set_emails(["A@b.example", "c@d.example"]);
    goes.set_roles([Notice]);
    goes.consent = Consent { given: None, purpose: String::new(), withdrawn: act("2026-03-01") };
    let one = joined(&stays, &goes);
    let expected = Contact {
        department: "财务部".to_owned(),
        role: User,
        further_roles: vec![Notice],
        phone: "13800138000".to_owned(),
        further_phones: vec![phone(Office, "0512-62880417")],
        email: "a@b.example".to_owned(),
        further_emails: vec!["c@d.example".to_owned()],
        consent: Consent { given: act("2026-01-01"), purpose: "履约".to_owned(), withdrawn: act("2026-03-01") },
        ..person()
    };
    assert_eq!(one, expected);
    assert_eq!(one.consent.status(day("2026-03-01")), ConsentStatus::Withdrawn);
}

#[test]
fn any_number_and_any_address_tells_that_two_are_one() {
    let mut it = person();
    it.set_phones([phone(Mobile, "13800138000"), phone(Office, "0512-62880417")]);
    it.set_emails(["a@b.example", "c@d.example"]);
    let signs = of_person(&it.email_line(), &it.phone_line());
    for (email, number, by) in [
        ("", "+86 138 0013 8000", vec![By::Phone]),
        ("", "(0512) 6288 0417", vec![By::Phone]),
        ("C@D.example", "", vec![By::Email]),
        ("c@d.example", "051262880417", vec![By::Email, By::Phone]),
        ("e@d.example", "13900139000", vec![]),
    ] {
        assert_eq!(common(&signs, &of_person(email, number)), by, "{email} {number}");
    }
}

#[test]
fn a_person_written_before_there_was_more_than_one_number_is_read() {
    let id = "019b76da-a83c-7cd5-b8ed-5e364932cb36";
    let old = json!({ "id": id, "customer": id, "name": "Ada", "phone": "020 7946 0001", "role": "notice" });
    let it: Contact = serde_json::from_value(old).expect("a person");
    // a number with an area code is no mobile
    assert_eq!(it.phones().collect::<Vec<_>>(), [(Office, "020 7946 0001")]);
    assert_eq!(it.roles().collect::<Vec<_>>(), [Notice]);
    assert_eq!(it.consent.status(day("2026-05-20")), ConsentStatus::Unknown);
}

fn buyer() -> Customer {
    let id = "019b76da-a802-706d-9043-328bd285bcd9";
    let it = json!({
        "id": id, "name": "苏州澄川环保科技有限公司", "kind": "organisation", "code": "91320594MA12QGWMX9",
        "address": { "region": "苏州", "line": "苏州工业园区星澜街 88 号" }, "phone": "0512 6288 0417",
        "bank": { "bank": "苏州商贸银行营业部", "account": "0000 6200 0000 0001 01" },
    });
    serde_json::from_value(it).expect("a customer")
}

#[test]
fn an_invoice_says_what_differs_and_else_what_the_record_says() {
    let mut it = buyer();
    assert_eq!(it.kind, PartyKind::Organisation);
    let zh = Text::new(Locale::Zh);
    assert_eq!(
        zh.invoice_block(&it.invoice_details()),
        "名称：苏州澄川环保科技有限公司\n纳税人识别号：91320594MA12QGWMX9\n地址：苏州工业园区星澜街 88 号\n\
         电话：0512 6288 0417\n开户行：苏州商贸银行营业部\n账号：0000 6200 0000 0001 01"
    );
    it.invoice.title = "苏州澄川环保科技有限公司园区分公司".to_owned();
    it.invoice.address = "苏州市\n工业园区".to_owned();
    (it.invoice.phone, it.bank.account) = ("0512 6288 0500".to_owned(), String::new());
    it.code = String::new();
    assert_eq!(
        Text::new(Locale::En).invoice_block(&it.invoice_details()),
        "Name: 苏州澄川环保科技有限公司园区分公司\nAddress: 苏州市 工业园区\nTelephone: 0512 6288 0500\nBank: 苏州商贸银行营业部"
    );
    assert_eq!(it.invoice_details().lacks().collect::<Vec<_>>(), [InvoicePart::TaxNumber, InvoicePart::Account]);
}

#[test]
fn invoice_details_are_read_as_people_send_them() {
    use InvoicePart::{Account, Address, Bank, Phone, TaxNumber, Title};
    for (text, parts) in [
        (
            "开票信息\n公司名称：甲有限公司\n税号: 91320594MA12QGWMX9\n注册地址：苏州市 88 号\n注册电话：0512-62880417\n开户银行：招商银行园区支行\n银行账号：6222 0210 0100 1234",
            vec![
                (Title, "甲有限公司"),
                (TaxNumber, "91320594MA12QGWMX9"),
                (Address, "苏州市 88 号"),
                (Phone, "0512-62880417"),
                (Bank, "招商银行园区支行"),
                (Account, "6222 0210 0100 1234"),
            ],
        ),
        (
            "名称：甲有限公司\n纳税人识别号：91320594MA12QGWMX9\n地址、电话：苏州市星澜街 88 号 0512-62880417\n开户行及账号：招商银行 62220210",
            vec![
                (Title, "甲有限公司"),
                (TaxNumber, "91320594MA12QGWMX9"),
                (Address, "苏州市星澜街 88 号"),
                (Phone, "0512-62880417"),
                (Bank, "招商银行"),
                (Account, "62220210"),
            ],
        ),
        ("地址、电话：苏州市星澜街 88 号 402", vec![(Address, "苏州市星澜街 88 号 402")]),
        // a bare house or room number before the telephone stays with the address
        ("地址、电话：苏州市星澜街 18 0512-62880417", vec![(Address, "苏州市星澜街 18"), (Phone, "0512-62880417")]),
        (
            "地址、电话：青岛市香港中路 12 号 402 0532 8000 1111",
            vec![(Address, "青岛市香港中路 12 号 402"), (Phone, "0532 8000 1111")],
        ),
        ("地址、电话：香港中路 18 138 0000 1111", vec![(Address, "香港中路 18"), (Phone, "138 0000 1111")]),
        ("地址、电话：香港中路 18 400 820 8820", vec![(Address, "香港中路 18"), (Phone, "400 820 8820")]),
        (
            "地址、电话：香港中路 18 +86 (0)532 8000 1111",
            vec![(Address, "香港中路 18"), (Phone, "+86 (0)532 8000 1111")],
        ),
        // an account has its groups, and no house before them
        (
            "开户行及账号：中国银行青岛分行 6222 0200 1111 222",
            vec![(Bank, "中国银行青岛分行"), (Account, "6222 0200 1111 222")],
        ),
        ("名称：甲\n名称：乙\n电话：", vec![(Title, "甲")]),
        ("请开发票，谢谢", vec![]),
        ("", vec![]),
    ] {
        let found = read_invoice_block(text);
        let told: Vec<(InvoicePart, &str)> = found.iter().map(|(part, value)| (*part, value.as_str())).collect();
        assert_eq!(told, parts, "{text}");
    }
    let it = buyer();
    for locale in [Locale::Zh, Locale::En] {
        let details = it.invoice_details();
        let back = read_invoice_block(&Text::new(locale).invoice_block(&details));
        let sent: Vec<(InvoicePart, String)> =
            InvoicePart::ALL.into_iter().map(|part| (part, details.of(part).to_owned())).collect();
        assert_eq!(back, sent, "what is copied is read");
    }
}

#[test]
fn the_use_of_a_credit_limit_is_what_is_open_of_its_contracts() {
    let claim = |n: u128, minor: i64, currency| OpenClaim {
        contract: ContractId(Uuid::from_u128(n)),
        open: Money::new(minor, currency),
    };
    let (cny, usd) = (Currency::CNY, Currency::USD);
    // limit, claims, used, left, share in 0.01 %, in other currencies; all in fen
    for (limit, claims, used, left, share, others) in [
        (60_000_000, vec![], 0, 60_000_000, Some(0), 0),
        (60_000_000, vec![claim(1, 15_000_000, cny), claim(2, 5_000_001, cny)], 20_000_001, 39_999_999, Some(3_333), 0),
        (60_000_000, vec![claim(1, 60_000_000, cny), claim(2, 0, cny)], 60_000_000, 0, Some(10_000), 0),
        (10_000, vec![claim(1, 12_500, cny), claim(2, 9_900, usd)], 12_500, -2_500, Some(12_500), 1),
        (0, vec![claim(1, 100, cny)], 100, -100, None, 0),
    ] {
        let found = credit_use(Money::new(limit, cny), claims.clone()).expect("small");
        let expected = CreditUse {
            limit: Money::new(limit, cny),
            used: Money::new(used, cny),
            left: Money::new(left, cny),
            share: share.map(Bp),
            others,
        };
        assert_eq!(found.value, expected, "{claims:?}");
    }
    let told = credit_use(Money::new(1, cny), [claim(3, 5, cny), claim(2, 7, cny), claim(1, 5, cny), claim(4, 0, cny)]);
    assert_eq!(told.expect("small").working, [claim(2, 7, cny), claim(1, 5, cny), claim(3, 5, cny)]);
    assert!(credit_use(Money::new(0, cny), [claim(1, i64::MAX, cny), claim(2, 1, cny)]).is_err());
}

#[test]
fn a_further_claim_exceeds_a_limit_by_what_is_above_it() {
    let (cny, usd) = (Currency::CNY, Currency::USD);
    let claim = |minor| OpenClaim { contract: ContractId(Uuid::from_u128(1)), open: Money::new(minor, cny) };
    // limit, used, the further claim, by how much it is too much
    for (limit, used, more, over) in [
        (10_000, 4_000, Money::new(6_000, cny), None),
        (10_000, 4_000, Money::new(6_001, cny), Some(1)),
        (10_000, 12_500, Money::zero(cny), Some(2_500)),
        (10_000, 4_000, Money::new(999_999, usd), None),
        (10_000, 12_500, Money::new(999_999, usd), Some(2_500)),
        (0, 0, Money::new(1, cny), Some(1)),
    ] {
        let found = credit_use(Money::new(limit, cny), [claim(used)]).expect("small").value;
        assert_eq!(found.over_with(more), Ok(over.map(|over| Money::new(over, cny))), "{limit} {used} {more:?}");
    }
    let most = credit_use(Money::new(0, cny), [claim(i64::MAX)]).expect("fits").value;
    assert!(most.over_with(Money::new(1, cny)).is_err());
}

/// What becomes of one row under these headings, beside what is known.
fn planned(text: &str, firm: &Customer, people: &[Contact]) -> ListPlan {
    let table = Table::read(text, guess(text)).expect("a table");
    plan(&table, &propose(&table.headings), [firm], people, Currency::CNY, &OwnFields::default()).expect("a mapping")
}

#[test]
fn a_row_with_a_number_or_address_of_somebody_known_is_probably_their_customer() {
    let firm = buyer();
    let mut it = Contact { customer: firm.id, ..person() };
    it.set_phones([phone(Mobile, "13800138000"), phone(Office, "0512-62880999")]);
    it.set_emails(["a@b.example", "c@d.example"]);
    for (row, by) in [
        ("乙有限公司,,13800138000,", Some(By::Phone)),
        ("乙有限公司,,0512 6288 0999,", Some(By::Phone)),
        ("乙有限公司,,,C@d.example", Some(By::Email)),
        ("乙有限公司,,13900139000,e@d.example", None),
        // another legal person, whoever answers there
        ("乙有限公司,91350100M000100Y43,13800138000,", None),
    ] {
        let plan = planned(&format!("名称,税号,电话,邮箱\n{row}\n"), &firm, std::slice::from_ref(&it));
        let found = plan.duplicates.first().map(|it| (it.by, it.of));
        assert_eq!(found, by.map(|by| (by, SameAs::Customer(firm.id))), "{row}");
        assert_eq!(plan.good.len() + plan.duplicates.len(), 1, "{row}: {:?}", plan.bad);
    }
}

#[test]
fn a_row_takes_no_known_number_or_address_away() {
    let firm = buyer();
    let known = |phones: &[Telephone], emails: &[&str]| {
        let mut it = Contact { customer: firm.id, ..person() };
        it.set_phones(phones.iter().cloned());
        it.set_emails(emails);
        it
    };
    let mobile = || phone(Mobile, "13900139000");
    let office = || phone(Office, "0512-62880417");
    let other = || phone(Mobile, "13800138000");
    // what is known, what the row says in 手机 and 联系人其他电话, what is kept
    for (before, row, after) in [
        (vec![mobile()], "13800138000,", vec![other()]),
        (vec![mobile()], ",办公 0512-62880417", vec![mobile(), office()]),
        (vec![mobile()], ",传真 0512-62880417", vec![mobile(), phone(Fax, "0512-62880417")]),
        (vec![mobile(), other()], "13800138000,", vec![mobile(), other()]),
        (vec![mobile()], ",", vec![mobile()]),
    ] {
        let it = known(&before, &[]);
        let text = format!("名称,联系人,手机,联系人其他电话\n甲有限公司,{},{row}\n", it.name);
        let table = Table::read(&text, guess(&text)).expect("a table");
        let plan = plan(&table, &propose(&table.headings), [], [], Currency::CNY, &OwnFields::default());
        let plan = plan.expect("a mapping");
        let new = updated_contact(firm.id, [&it], &plan.good[0], &mut Seeded::new(1)).unwrap_or_else(|| it.clone());
        let kept: Vec<Telephone> = new.phones().map(|(label, number)| phone(label, number)).collect();
        assert_eq!(kept, after, "{row}");
    }
    for (before, row, after) in [
        (&["a@b.example"][..], "c@d.example", &["c@d.example"][..]),
        (&["a@b.example", "c@d.example"], "C@d.example", &["a@b.example", "c@d.example"]),
    ] {
        let it = known(&[], before);
        let candidate = Candidate {
            contact: CandidateContact { name: it.name.clone(), email: row.to_owned(), ..CandidateContact::default() },
            ..Candidate::default()
        };
        let new = updated_contact(firm.id, [&it], &candidate, &mut Seeded::new(1)).unwrap_or_else(|| it.clone());
        assert_eq!(new.emails().collect::<Vec<_>>(), after, "{row}");
    }
}

#[test]
fn what_a_row_says_of_a_person_whom_it_does_not_name_stays_with_the_customer() {
    let head = "名称,联系人,联系人邮箱,联系人其他电话,部门,同意日期";
    for (row, email, note) in [
        ("乙有限公司,,a@b.example,,,", "a@b.example", ""),
        (
            "乙有限公司,,,办公 0512-1,采购部,2026-03-01",
            "",
            "联系人其他电话：办公 0512-1\n部门：采购部\n同意日期：2026-03-01",
        ),
    ] {
        let plan = planned(&format!("{head}\n{row}\n"), &buyer(), &[]);
        let read = &plan.good[0];
        assert_eq!((read.email.as_str(), read.note.as_str()), (email, note), "{row}");
    }
}

#[test]
fn two_spellings_of_one_number_are_known_as_one() {
    for (first, second, same) in [
        ("138 0013 8000", "+86 13800138000", true),
        ("１３８００１３８０００", "13800138000", true),
        ("0086-138-0013-8000", "13800138000", true),
        ("0512-62880417", "(0512) 6288 0417", true),
        ("86-512-62880417", "0512-62880417", false),
        ("13800138000", "13800138001", false),
        ("总机", "前台", false),
        ("总机", "总机", true),
    ] {
        assert_eq!(same_number(first, second), same, "{first} and {second}");
    }
}

#[test]
fn what_a_list_says_of_parts_and_consent_is_read_or_told_with_its_reason() {
    let firm = buyer();
    let head = "名称,联系人,联系人身份,同意日期,同意方式,撤回同意日期,撤回方式";
    for (row, fault) in [
        ("乙有限公司,李芳,决策人、送达,2026年3月1日,微信,,", None),
        ("乙有限公司,李芳,,,,2026-03-01,电话", None),
        ("乙有限公司,李芳,老板娘,,,,", Some((Field::ContactRoles, Reason::NotARole))),
        ("乙有限公司,李芳,,2026-03-01,托梦,,", Some((Field::ConsentWay, Reason::NotAWay))),
        ("乙有限公司,李芳,,,微信,,", Some((Field::ConsentWay, Reason::NoDay))),
        ("乙有限公司,李芳,,2026-02-30,微信,,", Some((Field::ConsentOn, Reason::NoSuchDay))),
        ("乙有限公司,李芳,,,,某天,口头", Some((Field::ConsentWithdrawnOn, Reason::NotADate))),
    ] {
        let plan = planned(&format!("{head}\n{row}\n"), &firm, &[]);
        let told = plan.bad.first().map(|bad| match bad.faults.as_slice() {
            [RowFault::Cell { field, reason, .. }] => (*field, *reason),
            other => panic!("{row}: {other:?}"),
        });
        assert_eq!(told, fault, "{row}");
    }
    let plan = planned(&format!("{head}\n乙有限公司,李芳,决策人、送达,2026年3月1日,微信,,\n"), &firm, &[]);
    let read = &plan.good[0].contact;
    assert_eq!(read.roles, [Decision, Notice]);
    assert_eq!(read.consent.given, Some(ConsentAct { on: day("2026-03-01"), way: ConsentWay::Wechat }));
}

#[test]
fn a_list_says_who_left_and_a_blank_leaves_what_is_known() {
    let left = |known: Option<&str>, cell: &str| {
        let known = Contact { left_on: known.map(day), ..person() };
        let text = format!("名称,联系人,离职日期\n甲有限公司,{},{cell}\n", known.name);
        let table = Table::read(&text, guess(&text)).expect("a table");
        let plan = plan(&table, &propose(&table.headings), [], [], Currency::CNY, &OwnFields::default());
        let plan = plan.expect("a mapping");
        let new = updated_contact(known.customer, [&known], &plan.good[0], &mut Seeded::new(1));
        new.unwrap_or(known).left_on
    };
    assert_eq!(left(None, "2026年4月30日"), Some(day("2026-04-30")));
    assert_eq!(left(Some("2026-04-30"), ""), Some(day("2026-04-30")));
    assert_eq!(left(Some("2026-04-30"), "2026-05-02"), Some(day("2026-05-02")));
}

#[test]
fn who_left_is_gone_from_the_day_itself() {
    for (left_on, as_of, gone) in [
        (None, "9999-12-31", false),
        (Some("2026-06-01"), "2026-05-31", false),
        (Some("2026-06-01"), "2026-06-01", true),
        (Some("2026-06-01"), "2027-01-01", true),
    ] {
        let person = Contact { left_on: left_on.map(day), ..person() };
        assert_eq!(person.has_left(day(as_of)), gone, "{left_on:?} on {as_of}");
    }
}

#[test]
fn notices_go_to_nobody_who_left_unless_somebody_of_the_name_is_there() {
    let one =
        |name: &str, left_on: Option<&str>| Contact { name: name.to_owned(), left_on: left_on.map(day), ..person() };
    let left = one("孟书晏", Some("2026-06-01"));
    for (case, people, addressee, as_of, expected) in [
        ("nobody is listed", vec![], "孟书晏", "2026-07-01", false),
        ("it is somebody else", vec![one("齐望舒", Some("2026-06-01"))], "孟书晏", "2026-07-01", false),
        ("the day before", vec![left.clone()], "孟书晏", "2026-05-31", false),
        ("the day itself", vec![left.clone()], "孟书晏", "2026-06-01", true),
        ("with blanks around the name", vec![left.clone()], " 孟书晏 ", "2026-07-01", true),
        ("no name is written", vec![left.clone()], "", "2026-07-01", false),
        ("a namesake is there", vec![left.clone(), one("孟书晏", None)], "孟书晏", "2026-07-01", false),
        ("a namesake left too", vec![left.clone(), one("孟书晏", Some("2026-05-01"))], "孟书晏", "2026-07-01", true),
    ] {
        assert_eq!(left_addressee(&people, addressee, day(as_of)).is_some(), expected, "{case}");
    }
}

#[test]
fn two_entries_of_one_person_made_one_have_left_if_either_says_so() {
    let there = person();
    let left = Contact { left_on: Some(day("2026-06-01")), ..person() };
    let earlier = Contact { left_on: Some(day("2026-05-01")), ..person() };
    for (stays, goes, expected) in [
        (&there, &there, None),
        (&there, &left, Some("2026-06-01")),
        (&left, &there, Some("2026-06-01")),
        (&left, &earlier, Some("2026-06-01")),
    ] {
        assert_eq!(joined(stays, goes).left_on, expected.map(day));
    }
}
