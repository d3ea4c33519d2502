//! The signature of a copy, and what it is good for: an edited file is refused even though its sum was made right again.

use counterpart::record::key::{PublicKey, SecretKey};
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::signature::{SignatureFault, Standing, holds, public_half, sign};
use counterpart::sync::file::writer::Writer;
use counterpart::sync::plan::Refusal;

use super::sample::{read, with_right_sum};
use crate::join_laws::desk::Desk;

const KEY: SecretKey = SecretKey([7; 32]);

/// The file of a copy that signs with this key.
fn signed(desk: &Desk, key: &SecretKey) -> Vec<u8> {
    let plain = desk.file();
    let mut reader = Reader::default();
    reader.feed(&plain, &desk.rows(), &mut Vec::new()).expect("sound");
    let head = Head { key: Some(public_half(key)), ..reader.head().expect("a head").clone() };
    let mut out = Vec::new();
    let mut writer = Writer::begin(&head, &mut out).expect("a head");
    for row in desk.rows().values() {
        writer.row(row, &mut out).expect("in order");
    }
    let end = writer.close().expect("complete");
    end.write(Some(&sign(key, &end.digest)), &mut out);
    out
}

fn pair() -> (Desk, Desk) {
    let (mut anna, bert) = (Desk::new(1), Desk::new(2));
    anna.set(1, "name", "Anna & Co");
    (anna, bert)
}

fn refusals(desk: &Desk, file: &[u8]) -> Vec<Refusal> {
    desk.plan(file).refusals
}

#[test]
fn the_keys_of_rfc_8032_are_the_keys_here() {
    // RFC 8032, 7.1, test 1
    let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let secret: SecretKey = serde_json::from_str(&format!("\"{secret}\"")).expect("a key");
    assert_eq!(public_half(&secret), PublicKey::parse(public).expect("a key"));
    assert_eq!(format!("{secret:?}"), "SecretKey(…)", "never printed");
    let digest = "ab".repeat(32);
    let signature = sign(&secret, &digest);
    assert!(holds(&public_half(&secret), &digest, &signature));
    assert!(!holds(&public_half(&secret), &"ac".repeat(32), &signature));
    assert!(!holds(&public_half(&KEY), &digest, &signature));
    assert!(!holds(&public_half(&secret), &digest, &signature.to_uppercase()));
}

#[test]
fn the_first_signed_file_pins_the_key_and_later_ones_must_bear_it() {
    let (mut anna, mut bert) = pair();
    assert_eq!(bert.receive(&signed(&anna, &KEY)).signature, Some(Standing::First));
    assert_eq!(bert.meta.pins.get(&Replica(1)), Some(&public_half(&KEY)));

    anna.set(1, "phone", "1");
    assert_eq!(bert.receive(&signed(&anna, &KEY)).signature, Some(Standing::Known));
    anna.set(1, "phone", "2");
    let missing = Refusal::Signature(SignatureFault::Missing);
    let other = Refusal::Signature(SignatureFault::Other);
    assert_eq!(refusals(&bert, &anna.file()), [missing]);
    assert_eq!(refusals(&bert, &signed(&anna, &SecretKey([8; 32]))), [other]);
    // what is pinned survives storage
    let stored = Meta::decode(&bert.meta.encode().expect("text")).expect("read");
    assert_eq!(stored, bert.meta);
}

#[test]
fn a_file_edited_by_hand_with_its_sum_made_right_is_refused() {
    let (anna, bert) = pair();
    let file = String::from_utf8(signed(&anna, &KEY)).expect("UTF-8");
    let forged = with_right_sum(&file.replace("Anna & Co", "Anna & Cie"));
    assert!(read(forged.as_bytes()).is_ok(), "a whole file in itself");
    // without its signature the key in the head still tells
    assert_eq!(refusals(&bert, forged.as_bytes()), [Refusal::Signature(SignatureFault::False)]);
    let (body, _) = forged.split_once("\"foot\"").expect("a foot");
    let (_, foot) = file.split_once("\"foot\"").expect("a foot");
    let old_signature = foot.split_once("\"sig\"").expect("signed").1;
    let sum = forged.split_once("\"sha256\":\"").expect("a sum").1.split('"').next().expect("digits");
    let with_old = format!("{body}\"foot\":{{\"n\":1,\"sha256\":\"{sum}\",\"sig\"{old_signature}");
    assert_eq!(refusals(&bert, with_old.as_bytes()), [Refusal::Signature(SignatureFault::False)]);
}

#[test]
fn files_that_were_never_signed_come_in_and_say_so() {
    let (mut anna, mut bert) = pair();
    assert_eq!(bert.receive(&anna.file()).signature, Some(Standing::Unsigned));
    anna.set(1, "phone", "1");
    assert_eq!(bert.receive(&anna.file()).signature, Some(Standing::Unsigned));
    assert!(bert.meta.pins.is_empty());
    // meta of the time before keys
    let old = r#"{"workspace":"9b2d6a10-52c4-4b3e-8f00-000000000001","generation":1,"replica":"0000000000000001","vv":{},"hlc":"000000000000-00000000-0000000000000000"}"#;
    let old = Meta::decode(old.as_bytes()).expect("read");
    assert_eq!((old.secret, old.pins.len()), (None, 0));
}

#[test]
fn a_copy_under_a_new_id_has_no_key_yet_and_one_knows_its_own_files() {
    let (anna, _) = pair();
    let meta = Meta { secret: Some(KEY), ..anna.meta.clone() };
    assert_eq!(meta.clone().renamed(Replica(9)).secret, None);
    let own = Desk { meta, ..anna.clone() };
    assert_eq!(own.plan(&signed(&anna, &KEY)).signature, Some(Standing::Known));
    assert_eq!(refusals(&own, &anna.file()), [Refusal::Signature(SignatureFault::Missing)]);
}
