//! Pictures of signatures and seals: strokes, which files are taken, how white goes, and where they stand in a Word file.

use std::io::{Cursor, Read};

use counterpart::demo::{self, Seeded};
use counterpart::domain::attachment::Subject;
use counterpart::domain::contract::event::Fact;
use counterpart::domain::contract::named::SigningParty;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing, Side};
use counterpart::domain::date::Date;
use counterpart::domain::ink::{HEIGHT, Ink, Point, THICKNESS, WIDTH};
use counterpart::domain::lifecycle::contract::event::Event;
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::picture::{
    LARGEST, PictureFault, PictureFormat, admit, fitted, png_size, shrunk, visible, without_paper,
};
use counterpart::domain::placement::{Impression, Placement};
use counterpart::export::paper::{compose, picture_note};
use counterpart::export::word::{Order, PicturedOrder, PlacedPicture, docx, docx_with};
use counterpart::i18n::{Locale, Text};
use counterpart::store::blobs::digest_of;
use proptest::prelude::*;
use zip::ZipArchive;

use crate::paper::contracts;
use crate::word::{part, read};

/// The head of a PNG of this size; no program needs more to place it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    bytes.extend(b"IHDR");
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes
}

// ---- strokes ----------------------------------------------------------------------------------------------------------

fn at(x: u16, y: u16) -> Point {
    Point { x, y }
}

#[test]
fn strokes_are_drawn_taken_back_and_read_again() {
    let mut ink = Ink::default();
    assert!(ink.is_blank());
    assert_eq!((ink.written(), ink.extent()), (String::new(), None));
    ink.begin(at(100, 200));
    ink.go_on(at(120, 210));
    // three units further say nothing more
    ink.go_on(at(123, 213));
    ink.go_on(at(160, 240));
    ink.begin(at(900, 50));
    assert_eq!((ink.strokes(), ink.written().as_str()), (2, "100,200 120,210 160,240;900,50"));
    assert_eq!(Ink::read("100,200 120,210 160,240;900,50"), ink);
    let extent = ink.extent().expect("drawn upon");
    assert_eq!((extent.from, extent.to), (at(88, 38), at(912, 252)));
    assert_eq!((extent.width(), extent.height()), (824, 214));
    ink.undo();
    assert_eq!(ink.written(), "100,200 120,210 160,240");
    ink.undo();
    ink.undo();
    assert!(ink.is_blank());
}

#[test]
fn a_stroke_bends_round_the_points_between_and_a_dot_can_be_seen() {
    let curves = Ink::read("0,0 100,100 200,0;50,50").curves();
    let shown: Vec<_> = curves.iter().map(|it| (it.from, it.bends.clone(), it.to)).collect();
    assert_eq!(shown, [(at(0, 0), vec![(at(100, 100), at(150, 50))], at(200, 0)), (at(50, 50), vec![], at(51, 50)),]);
}

#[test]
fn a_point_is_told_by_where_it_is_shown_and_stays_on_its_place() {
    for (where_, size, expected) in [
        ((0, 0), (600, 200), at(0, 0)),
        ((300, 100), (600, 200), at(900, 300)),
        ((600, 200), (600, 200), at(WIDTH, HEIGHT)),
        ((-5, 900), (600, 200), at(0, HEIGHT)),
        // a place that is not shown
        ((10, 10), (0, 0), at(0, 0)),
    ] {
        assert_eq!(Point::shown_at(where_, size), expected, "{where_:?} of {size:?}");
    }
}

#[test]
fn what_is_no_stroke_in_a_draft_is_left_out() {
    for (text, strokes) in [("", 0), (";;", 0), ("1,2 x 9,9", 1), ("-4,2", 0), ("70000,1;5,5", 1), ("a;b", 0)] {
        assert_eq!(Ink::read(text).strokes(), strokes, "{text:?}");
    }
    assert_eq!(Ink::read("60000,60000").written(), format!("{WIDTH},{HEIGHT}"));
}

proptest! {
    #[test]
    fn strokes_read_as_they_were_written(points in prop::collection::vec((any::<bool>(), 0..=WIDTH, 0..=HEIGHT), 0..200)) {
        let mut ink = Ink::default();
        for (begins, x, y) in points {
            if begins { ink.begin(at(x, y)) } else { ink.go_on(at(x, y)) }
        }
        prop_assert_eq!(&Ink::read(&ink.written()), &ink);
        if let Some(extent) = ink.extent() {
            prop_assert!(extent.width() >= THICKNESS && extent.height() >= THICKNESS);
            prop_assert!(extent.to.x <= WIDTH && extent.to.y <= HEIGHT);
        }
    }

    #[test]
    fn a_picture_fits_its_room_and_keeps_its_proportions(width in 1_u32..5_000, height in 1_u32..5_000, room in 1_u32..2_000_000) {
        let (w, h) = fitted((width, height), (room, room));
        prop_assert!(w <= room && h <= room);
        prop_assert!(w == room || h == room, "as large as it can be");
        // what is lost by whole units is less than one of the longer side's
        let (a, b) = (u64::from(w) * u64::from(height), u64::from(h) * u64::from(width));
        prop_assert!(a.abs_diff(b) <= u64::from(width.max(height)) || w == 1 || h == 1);
    }
}

// ---- pictures ---------------------------------------------------------------------------------------------------------

#[test]
fn a_picture_is_what_its_first_bytes_say() {
    let large = vec![0x89; usize::try_from(LARGEST).expect("small") + 1];
    for (bytes, expected) in [
        (png(1, 1).as_slice(), Ok(PictureFormat::Png)),
        (&[0xFF, 0xD8, 0xFF, 0xE0, 0], Ok(PictureFormat::Jpeg)),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Ok(PictureFormat::WebP)),
        (b"RIFF\x10\0\0\0WAVEfmt ", Err(PictureFault::Format)),
        (b"GIF89a", Err(PictureFault::Format)),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Err(PictureFault::Format)),
        (b"%PDF-1.7", Err(PictureFault::Format)),
        (b"", Err(PictureFault::Format)),
        (&large, Err(PictureFault::TooLarge)),
    ] {
        assert_eq!(admit(bytes), expected, "{:?}", bytes.get(..12));
    }
}

#[test]
fn the_size_of_a_png_stands_in_its_head() {
    assert_eq!(png_size(&png(640, 213)), Some((640, 213)));
    assert_eq!(png_size(&png(0, 213)), None);
    assert_eq!(png_size(&png(640, 213)[..20]), None);
    assert_eq!(png_size(b"\xFF\xD8\xFF"), None);
}

#[test]
fn a_picture_is_made_smaller_and_never_larger() {
    for (size, expected) in [
        ((300, 100), (300, 100)),
        ((640, 640), (640, 640)),
        ((1_280, 640), (640, 320)),
        ((100, 6_400), (10, 640)),
        ((1, 6_400), (1, 640)),
    ] {
        assert_eq!(shrunk(size, 640), expected, "{size:?}");
    }
}

#[test]
fn white_is_seen_through_and_ink_looks_the_same_on_white() {
    let pixels = [
        [255, 255, 255, 255],
        // the grey of paper that was photographed
        [230, 228, 225, 255],
        [0, 0, 0, 255],
        [194, 59, 34, 255],
        [128, 128, 128, 255],
        // what could not be seen before
        [0, 0, 0, 0],
    ];
    let mut flat = pixels.concat();
    assert_eq!(visible(&flat), 5);
    assert_eq!(without_paper(&mut flat), 3);
    let opacity: Vec<u8> = flat.chunks(4).map(|pixel| pixel[3]).collect();
    assert_eq!(opacity, [0, 0, 255, 221, 127, 0]);
    // over white again: no part differs by more than the rounding of one step
    for (before, after) in pixels.iter().zip(flat.chunks(4)).skip(2).take(3) {
        for (before, after_part) in before.iter().zip(&after[..3]) {
            let ink = u32::from(after[3]);
            let over = (u32::from(*after_part) * ink + 255 * (255 - ink)) / 255;
            assert!(over.abs_diff(u32::from(*before)) <= 1, "{before} and {over}");
        }
    }
}

// ---- the paper --------------------------------------------------------------------------------------------------------

#[test]
fn a_picture_takes_the_place_of_one_on_the_same_version_only() {
    let of = |side, impression, version| Placement { side, impression, version: Digest([version; 32]), signer: None };
    let ours = of(Side::Us, Impression::Seal, 1);
    for (other, same) in [
        (ours, true),
        (of(Side::Them, Impression::Seal, 1), false),
        (of(Side::Us, Impression::Signature, 1), false),
        (of(Side::Us, Impression::Seal, 2), false),
    ] {
        assert_eq!(ours.is_place_of(&other), same, "{other:?}");
    }
}

fn pictures() -> Vec<PlacedPicture> {
    [
        (Side::Us, Impression::Signature, png(600, 150)),
        (Side::Us, Impression::Seal, png(400, 400)),
        (Side::Them, Impression::Signature, png(100, 100)),
        // what is no picture is left out and breaks nothing
        (Side::Them, Impression::Seal, b"GIF89a".to_vec()),
    ]
    .into_iter()
    .map(|(side, impression, png)| PlacedPicture { side, impression, png })
    .collect()
}

#[test]
fn pictures_stand_at_the_places_to_sign_of_the_word_file() {
    for language in [ContractLanguage::Zh, ContractLanguage::En, ContractLanguage::Both { prevailing: Prevailing::Zh }]
    {
        let order = PicturedOrder {
            order: Order {
                contract: contracts::flow_meters(),
                own: contracts::own(),
                customer: contracts::customer(),
                draft: false,
                amends: None,
            },
            pictures: pictures(),
        };
        // as the page hands it over
        let json = serde_json::to_vec(&order).expect("handed over");
        assert!(serde_json::from_slice::<Order>(&json).is_err(), "not taken for one without pictures");
        let order: PicturedOrder = serde_json::from_slice(&json).expect("taken");
        let paper = order.order.paper_in(language);
        let file = docx_with(&paper, false, &order.pictures).expect("a file");
        let document = part(&file, "word/document.xml");
        assert_eq!(document.matches("<w:drawing>").count(), 3, "{language:?}");
        // 52 mm wide; 42 mm across; 16 mm high
        for extent in ["cx=\"1872000\" cy=\"468000\"", "cx=\"1512000\" cy=\"1512000\"", "cx=\"576000\" cy=\"576000\""] {
            assert!(document.contains(extent), "{extent} in {language:?}");
        }
        // each has a number of its own
        for number in 1..=3 {
            assert_eq!(document.matches(&format!("<wp:docPr id=\"{number}\"")).count(), 1, "{number}");
        }
        let mut archive = ZipArchive::new(Cursor::new(&file)).expect("a package");
        let names: Vec<String> =
            archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
        let media: Vec<&String> =
            names.iter().filter(|name| name.starts_with("word/media/") && !name.ends_with('/')).collect();
        assert_eq!(media.len(), 3, "{names:?}");
        let mut bytes = Vec::new();
        archive.by_name("word/media/rIdOurSeal.png").expect("the seal").read_to_end(&mut bytes).expect("read");
        assert_eq!(bytes, png(400, 400));
        assert!(part(&file, "word/_rels/document.xml.rels").contains("media/rIdOurSeal.png"));
        assert_eq!(docx_with(&paper, false, &order.pictures).expect("a file"), file, "the same bytes");

        // a line that says what they are not, and but for it the words of the paper
        let plain = read(&part(&docx(&paper, false).expect("a file"), "word/document.xml"));
        let pictured = read(&document);
        let (zh, en) =
            (pictured.contains("不是可靠的电子签名"), pictured.contains("no reliable electronic signatures"));
        let expected = match language {
            ContractLanguage::Zh => (true, false),
            ContractLanguage::En => (false, true),
            ContractLanguage::Both { .. } => (true, true),
        };
        assert_eq!((zh, en), expected, "{language:?}");
        let note = picture_note();
        let note = match language {
            ContractLanguage::Zh => note.zh_text(),
            ContractLanguage::En => note.en_text(),
            ContractLanguage::Both { .. } => note.zh_text() + note.en_text().as_str(),
        };
        assert_eq!(pictured.replace(&note, ""), plain, "{language:?}");
    }
}

#[test]
fn the_terms_and_the_paper_are_the_same_with_and_without_pictures() {
    // what is signed is a digest of the terms and the parties: neither knows a picture
    let (contract, own, customer) = (contracts::flow_meters(), contracts::own(), contracts::customer());
    let paper = compose(&contract, &own, &customer, ContractLanguage::Zh);
    let order = Order { contract: contract.clone(), own, customer, draft: false, amends: None };
    let json = serde_json::to_vec(&PicturedOrder { order, pictures: pictures() }).expect("handed over");
    let taken: PicturedOrder = serde_json::from_slice(&json).expect("taken");
    assert_eq!(taken.order.paper_in(ContractLanguage::Zh), paper);
    assert_eq!(serde_json::to_value(&taken.order.contract).ok(), serde_json::to_value(&contract).ok());
}

#[test]
fn what_a_picture_is_not_is_said_in_both_languages() {
    for (locale, words) in [
        (Locale::Zh, ["《电子签名法》第十三条、第十四条", "eIDAS", "不能证明由谁", "经认证的文件", "原件为准"]),
        (
            Locale::En,
            ["articles 13 and 14", "eIDAS", "does not prove who put it here", "attach the certified file", "original"],
        ),
    ] {
        let text = Text::new(locale);
        for word in words {
            assert!(text.placed_law().contains(word), "{word} in {}", text.placed_law());
        }
        for fault in [PictureFault::Format, PictureFault::TooLarge, PictureFault::Unreadable, PictureFault::Blank] {
            assert!(!text.picture_fault(fault).is_empty());
        }
    }
    let en = Text::new(Locale::En);
    assert_eq!(en.placed_add(en.placed_what(Side::Us, Impression::Seal)), "Add a picture of our seal");
    let zh = Text::new(Locale::Zh);
    assert_eq!(zh.placed_add(zh.placed_what(Side::Them, Impression::Signature)), "添加对方签字图片");
}

// ---- the demo book ----------------------------------------------------------------------------------------------------

#[test]
fn the_demo_shows_a_drawn_signature_on_a_version_that_is_signed() {
    let day = Date::parse("2026-05-20").expect("a day");
    let mut ids = Seeded::new(1);
    let book = demo::book(day, &mut ids).expect("a book");
    let picture = demo::signature(&book, &mut ids).expect("a signature");
    assert_eq!(picture.content.sha256, digest_of(demo::SIGNATURE));
    assert_eq!(picture.content.size, 2_784);
    assert_eq!(png_size(demo::SIGNATURE), Some((420, 140)));
    let place = picture.placed.expect("placed");
    assert_eq!((place.side, place.impression), (Side::Us, Impression::Signature));
    let signed = book.contract_events.iter().any(|event| {
        Subject::Contract(event.contract) == picture.subject
            && matches!(&event.fact, Fact::Life(Event::Signed { signature }) if signature.sha256 == place.version
                && signature.party == SigningParty::Us && signature.signer == picture.note)
    });
    assert!(signed, "under the version that we signed");
    // the same for the same seed
    let mut again = Seeded::new(1);
    let book = demo::book(day, &mut again).expect("a book");
    assert_eq!(demo::signature(&book, &mut again), Some(picture));
}
