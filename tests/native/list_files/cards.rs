//! Contact cards as telephones and mail programs write them.

use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::sync::list::card::{self, Card};
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::form::{Form, form};
use counterpart::sync::list::table::TableFault;
use proptest::prelude::*;

use super::{card_table, decode, planned};

fn cards(bytes: &[u8]) -> Vec<Card> {
    match form(bytes) {
        Ok(Form::Cards(encoding)) => card::read(bytes, encoding, &decode),
        other => panic!("no cards: {other:?}"),
    }
}

/// The card with this in it.
fn card(version: &str, content: &str) -> Card {
    let mut found = cards(format!("BEGIN:VCARD\r\nVERSION:{version}\r\n{content}\r\nEND:VCARD\r\n").as_bytes());
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[test]
fn a_card_of_an_old_telephone_comes_in() {
    // 2.1: types without a name, quoted-printable with soft line breaks, GBK within
    let old = card(
        "2.1",
        "N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=CE=B0;;;\r\n\
         FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5=CE=B0\r\n\
         ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=A5=91=E5=90=88=E6=9C=89=\r\n\
         =E9=99=90=E5=85=AC=E5=8F=B8;=E9=87=87=E8=B4=AD=E9=83=A8\r\n\
         TEL;CELL;VOICE:１３８００１３８０００\r\n\
         TEL;WORK;FAX:010-6666\r\n\
         TEL;WORK;VOICE:010-12345678\r\n\
         EMAIL;INTERNET;PREF:w@example.cn\r\n\
         NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=3Bc\r\n\
         PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/4AAQSkZJRgABAQ\r\n AAAA==\r\n",
    );
    assert_eq!(
        (old.organisation.as_str(), old.person.as_str(), old.department.as_str()),
        ("契合有限公司", "王伟", "采购部")
    );
    assert_eq!(
        (old.mobiles.as_slice(), old.phones.as_slice()),
        (&["１３８００１３８０００".to_owned()][..], &["010-12345678".to_owned()][..])
    );
    assert_eq!(old.emails, ["w@example.cn"]);
    assert_eq!(old.further, [Telephone { label: PhoneLabel::Fax, number: "010-6666".to_owned() }]);
    assert_eq!(old.notes, ["a\r\nb;c"]);
}

#[test]
fn a_card_of_a_newer_telephone_comes_in() {
    let newer = card(
        "3.0",
        "N:Smith;Jo;Q;;\r\nORG:Smith\\, Jones \\; Sons Ltd;Sales\r\nTITLE:Buyer\\nNorth\r\n\
         item1.TEL;type=pref,IPHONE:+86 138 0013 8000\r\nTEL;TYPE=\"work,voice\":021-1\r\n\
         item2.EMAIL;type=INTERNET:a@b.cn\r\nEMAIL:c@d.cn\r\nEMAIL:\r\n\
         ADR;TYPE=WORK:;2F;830 Pujiang Rd;Wuhan;Hubei;430000;China\r\n\
         X-SOCIALPROFILE;TYPE=wechat:jo_smith\r\nURL:https://example.com\r\nBDAY:1990-01-01\r\n\
         NOTE:one\\ntwo \\\\ three",
    );
    assert_eq!(newer.organisation, "Smith, Jones ; Sons Ltd");
    assert_eq!((newer.person.as_str(), newer.title.as_str()), ("Jo Q Smith", "Buyer\nNorth"));
    assert_eq!(newer.department, "Sales");
    assert_eq!(newer.mobiles, ["+86 138 0013 8000"]);
    assert_eq!(newer.phones, ["021-1"]);
    assert_eq!(newer.emails, ["a@b.cn", "c@d.cn"]);
    assert_eq!((newer.region.as_str(), newer.address.as_str()), ("Hubei Wuhan", "830 Pujiang Rd, 2F, 430000, China"));
    assert_eq!(newer.wechat, "jo_smith");
    assert_eq!(newer.notes, ["URL: https://example.com", "BDAY: 1990-01-01", "one\ntwo \\ three"]);
}

#[test]
fn a_card_of_version_4_comes_in() {
    let newest = card(
        "4.0",
        "KIND:individual\r\nFN:李芳\r\nORG:契合有限公司\r\nROLE:总监\r\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+86-138-0000-0001\r\n\
         TEL;VALUE=uri;TYPE=work:tel:+86-10-6056;ext=133\r\nEMAIL:mailto:l@example.cn\r\nIMPP:weixin:lifang",
    );
    assert_eq!((newest.person.as_str(), newest.title.as_str(), newest.wechat.as_str()), ("李芳", "总监", "lifang"));
    assert_eq!(
        (newest.mobiles.as_slice(), newest.emails.as_slice()),
        (&["+86-138-0000-0001".to_owned()][..], &["l@example.cn".to_owned()][..])
    );
    assert_eq!(newest.phones, ["+86-10-6056 ext. 133"]);
    let firm = card("4.0", "KIND:org\r\nFN:契合有限公司");
    assert_eq!((firm.organisation.as_str(), firm.person.as_str()), ("契合有限公司", ""));
    let shown_as_firm = card("3.0", "N:契合有限公司;;;;\r\nFN:契合有限公司\r\nORG:契合有限公司\r\nX-ABShowAs:COMPANY");
    assert_eq!((shown_as_firm.organisation.as_str(), shown_as_firm.person.as_str()), ("契合有限公司", ""));
}

#[test]
fn groups_are_tags_and_what_a_card_says_of_consent_parts_and_the_parent_is_read() {
    let ours = card(
        "3.0",
        "FN:李芳\r\nORG:契合有限公司;采购部\r\nTEL;TYPE=CELL:13800138000\r\n\
         TEL;TYPE=WORK,VOICE;X-COUNTERPART-OF=PERSON:010-6056 转 8\r\nTEL;TYPE=WORK:010-6000\r\n\
         TEL;TYPE=HOME,VOICE;X-COUNTERPART-OF=PERSON:010-7\r\n\
         CATEGORIES:重点,a\\,b,myContacts\r\nX-COUNTERPART-PARENT:契合集团\\, 总部\r\n\
         X-COUNTERPART-ROLES:decision,notice\r\nX-COUNTERPART-CONSENT:2026-03-01;wechat;a\\;b;;\r\n\
         X-COUNTERPART-LEFT:2026-04-30",
    );
    assert_eq!(ours.categories, ["重点", "a,b"], "the group that a telephone puts everybody in is none");
    assert_eq!(ours.parent, "契合集团, 总部");
    assert_eq!(ours.roles, ["decision", "notice"]);
    assert_eq!(ours.left, "2026-04-30");
    assert_eq!(ours.consent, ["2026-03-01", "wechat", "a;b", "", ""]);
    assert_eq!(
        (ours.mobiles.as_slice(), ours.phones.as_slice()),
        (&["13800138000".to_owned()][..], &["010-6000".to_owned()][..])
    );
    let further: Vec<(PhoneLabel, &str)> = ours.further.iter().map(|it| (it.label, it.number.as_str())).collect();
    assert_eq!(further, [(PhoneLabel::Office, "010-6056 转 8"), (PhoneLabel::Home, "010-7")]);
    let firm = card("3.0", "FN:契合有限公司\r\nORG:契合有限公司\r\nTEL;TYPE=FAX:010-6666\r\nNOTE:a");
    assert_eq!((firm.further.len(), firm.notes), (0, vec!["FAX: 010-6666".to_owned(), "a".to_owned()]));
}

#[test]
fn chinese_names_are_put_together_in_their_order() {
    assert_eq!(card("3.0", "N:欧阳;修;;;").person, "欧阳修");
    assert_eq!(card("3.0", "N:Smith;Jo;;Dr;").person, "Jo Smith");
    assert_eq!(card("3.0", "FN:\r\nN:王;伟").person, "王伟", "what is empty says nothing");
}

#[test]
fn folds_are_taken_out_even_within_a_character() {
    let name = "契合有限公司".as_bytes();
    for at in 1..name.len() {
        for fold in ["\r\n ", "\n\t", "\r "] {
            let mut bytes = b"BEGIN:VCARD\r\nVERSION:3.0\r\nORG:".to_vec();
            bytes.extend([&name[..at], fold.as_bytes(), &name[at..], b"\r\nEND:VCARD\r\n"].concat());
            assert_eq!(card::read(&bytes, Encoding::Utf8, &decode)[0].organisation, "契合有限公司", "{at} {fold:?}");
        }
    }
}

#[test]
fn cards_in_gb18030_and_utf_16_come_in_alike() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王伟\r\nORG:契合有限公司\r\nEND:VCARD\r\n";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let expected = cards(text.as_bytes());
    assert_eq!(expected[0].organisation, "契合有限公司");
    assert_eq!(cards(&gb), expected);
    assert_eq!(cards(&wide), expected);
    assert_eq!(cards(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), expected);
}

#[test]
fn what_is_written_wrongly_loses_no_card() {
    let text = "BEGIN:VCARD\nFN:甲\nORG:甲有限公司\nBEGIN:VCARD\nFN:乙\nORG:乙有限公司\nNOTE:first\nsecond line\nAGENT:\nBEGIN:VCARD\nFN:丁\nORG:丁有限公司\nEND:VCARD\nTEL:12345\nEND:VCARD\n\nBEGIN:VCARD\nORG:丙有限公司";
    let found = cards(text.as_bytes());
    let names: Vec<(&str, usize)> = found.iter().map(|card| (card.organisation.as_str(), card.line)).collect();
    assert_eq!(names, [("甲有限公司", 1), ("乙有限公司", 4), ("丙有限公司", 17)]);
    assert_eq!(found[1].notes, ["first\nsecond line"]);
    assert_eq!(found[1].phones, ["12345"], "what follows the card within belongs to the card around it");
}

#[test]
fn a_card_without_an_organisation_is_a_row_to_be_mended() {
    let text = b"BEGIN:VCARD\nFN:\xe7\x8e\x8b\xe4\xbc\x9f\nTEL;CELL:13800138000\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nORG:ok\nTEL:12\nEND:VCARD\n";
    let (mut table, _) = card_table(text, Encoding::Utf8);
    assert_eq!(
        table.rows.iter().map(|row| (row.row, row.line)).collect::<Vec<_>>(),
        [(1, 1), (3, 8)],
        "a card that says nothing is no row"
    );
    let plan = planned(&table);
    let reasons: Vec<(usize, Reason)> = plan
        .bad
        .iter()
        .flat_map(|bad| bad.faults.iter().map(|fault| (bad.row, fault)))
        .map(|(row, fault)| match fault {
            RowFault::Cell { reason, .. } => (row, *reason),
            RowFault::SurplusCells { .. } => panic!("row {row} is not too long"),
        })
        .collect();
    assert_eq!(reasons, [(1, Reason::Missing), (3, Reason::NotAPhone)]);
    table.set(1, 0, "王伟商行");
    assert_eq!(planned(&table).good[0].name, "王伟商行");
    let none = card::table(&[], |_| String::new());
    assert_eq!(none, Err(TableFault::NoRows));
}

proptest! {
    #[test]
    fn no_bytes_in_a_card_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let whole = [b"BEGIN:VCARD\nORG:x\n", bytes.as_slice()].concat();
        for encoding in Encoding::ALL {
            let read = card::read(&whole, encoding, &decode);
            prop_assert!(read.len() <= whole.len());
        }
    }

    #[test]
    fn no_line_makes_it_panic(lines in "((FN|N|ORG|TEL|ADR|NOTE|BEGIN|END|AGENT)(;(TYPE=[A-Z,\"]{0,5}|ENCODING=(B|QUOTED-PRINTABLE)|CHARSET=[A-Z0-9-]{0,5}))?:(=[0-9A-F]{0,2}|[\\\\;,a-z]|VCARD|契){0,6}=?\r?\n ?){0,20}") {
        let whole = format!("BEGIN:VCARD\n{lines}");
        prop_assert!(!card::read(whole.as_bytes(), Encoding::Utf8, &decode).is_empty());
    }
}
