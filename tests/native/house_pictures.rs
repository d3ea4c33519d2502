//! Pictures that the house keeps: under which names, how many, and which are offered where.

use std::sync::Arc;

use counterpart::domain::attachment::{Attachment, AttachmentKind, Content, Subject};
use counterpart::domain::date::Date;
use counterpart::domain::house_picture::{HousePictureFault, MOST, called, kept, named};
use counterpart::domain::id::{AttachmentId, ContractId, OwnEntityId, uuid_v7};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::placement::Impression;
use counterpart::i18n::{Locale, Text};
use counterpart::kinds::Kind;

fn house() -> OwnEntityId {
    OwnEntityId(uuid_v7(1, [8; 10]))
}

fn picture(number: u64, name: &str, shows: Impression) -> Attachment {
    Attachment {
        id: AttachmentId(uuid_v7(number, [9; 10])),
        subject: Subject::OwnEntity(house()),
        name: name.to_owned(),
        content: Content { sha256: Digest([7; 32]), size: 12, media_type: "image/png".to_owned() },
        kind: AttachmentKind::Other,
        note: String::new(),
        added_on: Date::parse("2026-11-28").expect("a day"),
        by: String::new(),
        placed: None,
        shows: Some(shows),
        proves: None,
    }
}

#[test]
fn a_picture_has_a_name_of_its_own() {
    let known = [picture(1, "公章.png", Impression::Seal), picture(2, "Wu Yue.png", Impression::Signature)];
    let long = "章".repeat(197);
    let (longest, ended) = ("章".repeat(196), format!("{}.png", "章".repeat(196)));
    for (typed, own, expected) in [
        ("合同专用章", None, Ok("合同专用章.png")),
        ("  合同专用章.png ", None, Ok("合同专用章.png")),
        ("wu yue", None, Err(HousePictureFault::Taken)),
        ("公章", None, Err(HousePictureFault::Taken)),
        // it may keep its own name, or write it otherwise
        ("WU YUE", Some(2), Ok("WU YUE.png")),
        ("公章", Some(2), Err(HousePictureFault::Taken)),
        ("", None, Err(HousePictureFault::Unnamed)),
        (" \u{202e} ", None, Err(HousePictureFault::Unnamed)),
        (".png", None, Err(HousePictureFault::Unnamed)),
        (" .png ", None, Err(HousePictureFault::Unnamed)),
        (long.as_str(), None, Err(HousePictureFault::Unnamed)),
        (longest.as_str(), None, Ok(ended.as_str())),
        (ended.as_str(), None, Ok(ended.as_str())),
    ] {
        let own = own.map(|number| AttachmentId(uuid_v7(number, [9; 10])));
        assert_eq!(named(typed, own, &known), expected.map(str::to_owned), "{typed:?}");
    }
    assert_eq!(known.iter().map(called).collect::<Vec<_>>(), ["公章", "Wu Yue"]);
}

#[test]
fn no_more_are_kept_than_can_be_told_apart() {
    let known: Vec<Attachment> = (1..=8).map(|n| picture(n, &format!("{n}.png"), Impression::Seal)).collect();
    assert_eq!((MOST, named("9", None, &known)), (8, Err(HousePictureFault::Full)));
    assert_eq!(named("9", None, &known[1..]), Ok("9.png".to_owned()));
    assert_eq!(named("9", Some(known[0].id), &known), Ok("9.png".to_owned()), "one that is there may be renamed");
    let text = Text::new(Locale::En);
    assert!(text.house_picture_fault(HousePictureFault::Full).contains("At most 8"));
}

#[test]
fn those_that_show_what_is_wanted_are_offered_by_name() {
    let mut placed = picture(3, "我方印章图片.png", Impression::Seal);
    placed.subject = Subject::Contract(ContractId(uuid_v7(4, [4; 10])));
    let mut letterhead = picture(5, "letterhead.png", Impression::Seal);
    letterhead.shows = None;
    let mut elsewhere = picture(6, "other.png", Impression::Seal);
    elsewhere.subject = Subject::OwnEntity(OwnEntityId(uuid_v7(2, [8; 10])));
    let all = [
        picture(1, "b.png", Impression::Seal),
        placed,
        letterhead,
        elsewhere,
        picture(2, "a.png", Impression::Signature),
        picture(7, "a.png", Impression::Seal),
    ];
    let of = |shows| {
        let found = kept(all.iter().cloned().map(Arc::new).collect(), house(), shows);
        found.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(None), ["a.png", "a.png", "b.png"]);
    assert_eq!(of(Some(Impression::Seal)), ["a.png", "b.png"]);
    assert_eq!(of(Some(Impression::Signature)), ["a.png"]);
    assert_eq!((Subject::OwnEntity(house()).id(), Subject::OwnEntity(house()).kind()), (house().0, Kind::OwnEntity));
}
