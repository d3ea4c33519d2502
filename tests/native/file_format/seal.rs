//! Files under a passphrase (E01 to E03), and the standard age tool as an independent reader and writer.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use counterpart::domain::passphrase::{Strength, strength};
use counterpart::sync::file::seal::{
    LONGEST_PASSPHRASE, Passphrase, PassphraseFault, SealFault, Sealed, Sealing, WORK, pause_after,
};

use super::sample::{desk, read};

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::read(typed).expect("a passphrase")
}

pub(crate) fn sealed(content: &[u8], typed: &str) -> Vec<u8> {
    let mut sealing = Sealing::begin(Vec::new(), &passphrase(typed)).expect("it begins");
    sealing.write_all(content).expect("it takes bytes");
    sealing.finish().expect("it ends")
}

/// The whole content, or why there is none.
fn opened(file: &[u8], typed: &str) -> Result<Vec<u8>, SealFault> {
    let mut content = Vec::new();
    let read = Sealed::begin(file)?.open(&passphrase(typed))?.read_to_end(&mut content);
    read.map(|_| content).map_err(|_| SealFault::Damaged)
}

fn header_end(file: &[u8]) -> usize {
    let mac = file.windows(4).position(|window| window == b"--- ").expect("a header");
    mac + file[mac..].iter().position(|byte| *byte == b'\n').expect("its end") + 1
}

#[test]
fn e01_a_passphrase_is_one_text_however_it_was_composed() {
    assert_eq!(Passphrase::read("").err(), Some(PassphraseFault::Empty));
    assert_eq!(Passphrase::read(&"x".repeat(1 << 20)).err(), Some(PassphraseFault::TooLong));
    assert_eq!(Passphrase::read(&"契".repeat(LONGEST_PASSPHRASE / 3 + 1)).err(), Some(PassphraseFault::TooLong));
    assert!(Passphrase::read(&"契".repeat(LONGEST_PASSPHRASE / 3)).is_ok());

    // composed here, in pieces and full width there: é as one sign or two, ａ as Chinese keyboards give it
    let file = sealed(b"content", "caf\u{e9} 😀 a");
    assert_eq!(opened(&file, "cafe\u{301} 😀 \u{ff41}"), Ok(b"content".to_vec()));
    for wrong in ["cafe 😀 a", "caf\u{e9} 😀 A", "caf\u{e9} 😀 a "] {
        assert_eq!(opened(&file, wrong), Err(SealFault::WrongPassphrase), "{wrong}");
    }
}

#[test]
fn e01_each_wrong_passphrase_is_thought_about_twice_as_long_as_the_one_before() {
    let pauses: Vec<u32> = (0..8).map(pause_after).collect();
    assert_eq!(pauses, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
    assert_eq!([31, 32, 33, u32::MAX].map(pause_after), [16_000; 4]);
}

#[test]
fn e02_a_sealed_file_that_is_cut_off_or_shuffled_does_not_open_to_its_end() {
    const CHUNK: usize = (64 << 10) + 16;
    let content: Vec<u8> = (0..200_000_u32).map(|n| u8::try_from(n % 251).expect("small")).collect();
    let file = sealed(&content, "a passphrase");
    assert_eq!(opened(&file, "a passphrase").expect("whole"), content);
    let payload = header_end(&file) + 16;
    let chunks = (file.len() - payload).div_ceil(CHUNK);
    assert_eq!(chunks, 4);

    let mut bad: Vec<(String, Vec<u8>)> = Vec::new();
    for border in 0..chunks {
        bad.push((format!("cut off before chunk {border}"), file[..payload + border * CHUNK].to_vec()));
    }
    bad.push(("cut off in the last chunk".to_owned(), file[..file.len() - 1].to_vec()));
    let mut swapped = file[..payload].to_vec();
    swapped.extend_from_slice(&file[payload + CHUNK..payload + 2 * CHUNK]);
    swapped.extend_from_slice(&file[payload..payload + CHUNK]);
    swapped.extend_from_slice(&file[payload + 2 * CHUNK..]);
    bad.push(("two chunks swapped".to_owned(), swapped));
    let mut twice = file.clone();
    twice.extend_from_slice(&file[payload + 3 * CHUNK..]);
    bad.push(("the last chunk twice".to_owned(), twice));
    let mut flipped = file.clone();
    flipped[payload + CHUNK + 7] ^= 1;
    bad.push(("a bit flipped".to_owned(), flipped));
    for (what, file) in bad {
        assert_eq!(opened(&file, "a passphrase"), Err(SealFault::Damaged), "{what}");
    }
    // cut off within the header
    for length in [0, 10, 30, 100, header_end(&file) - 1] {
        assert!(opened(&file[..length], "a passphrase").is_err(), "{length} bytes");
    }
}

#[test]
fn e03_work_beyond_what_is_accepted_is_refused_before_anything_is_tried() {
    let file = sealed(b"content", "x");
    let end = header_end(&file);
    let header = String::from_utf8(file[..end].to_vec()).expect("text");
    let ours = format!(" {WORK}\n");
    assert!(header.contains(&ours), "{header}");
    for (asked, fault) in [
        ("14", SealFault::Work { asked: 14 }),
        ("21", SealFault::Work { asked: 21 }),
        ("30", SealFault::Work { asked: 30 }),
        ("63", SealFault::Work { asked: 63 }),
        ("4294967295", SealFault::Work { asked: u32::MAX }),
        ("99999999999", SealFault::Damaged),
        ("-1", SealFault::Damaged),
        ("17 17", SealFault::Damaged),
    ] {
        let altered = header.replacen(&ours, &format!(" {asked}\n"), 1);
        // no passphrase is asked for, so nothing can have been tried
        assert_eq!(Sealed::begin(altered.as_bytes()).err(), Some(fault), "{asked}");
    }
    let for_a_key = "age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nabc\n--- mac\n";
    assert_eq!(Sealed::begin(for_a_key.as_bytes()).err(), Some(SealFault::ForKeys));
    assert_eq!(Sealed::begin(&b"no age file at all"[..]).err(), Some(SealFault::Damaged));
}

/// A folder of one's own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("counterpart-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the age tool. It takes passphrases from a terminal only, so it gets one.
pub(crate) fn age(arguments: &str, typed: &str, output: &Path) {
    let command = format!("age {arguments}");
    let mut process = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`script` is there");
    process.stdin.take().expect("its input").write_all(typed.as_bytes()).expect("it takes the passphrase");
    let said = process.wait_with_output().expect("it ends");
    assert!(output.exists(), "{command}: {}", String::from_utf8_lossy(&said.stdout));
}

#[test]
fn the_standard_age_tool_opens_our_file_and_we_open_its_files() {
    let folder = Folder::new("age");
    let book = desk().file();
    let (plain, ours, theirs, armoured) = (
        folder.path("opened.json"),
        folder.path("ours.json.age"),
        folder.path("theirs.age"),
        folder.path("armoured.age"),
    );

    std::fs::write(&ours, sealed(&book, "correct horse 电池")).expect("written");
    age(&format!("-d -o {} {}", plain.display(), ours.display()), "correct horse 电池\n", &plain);
    assert_eq!(std::fs::read(&plain).expect("a file"), book, "the age tool reads what we wrote");

    let typed = "their words\ntheir words\n";
    age(&format!("-p -o {} {}", theirs.display(), plain.display()), typed, &theirs);
    age(&format!("-p -a -o {} {}", armoured.display(), plain.display()), typed, &armoured);
    for file in [theirs, armoured] {
        let content = opened(&std::fs::read(&file).expect("a file"), "their words").expect("it opens");
        assert!(read(&content).is_ok(), "the book in {}", file.display());
        assert_eq!(content, book);
    }
}

#[test]
fn a_passphrase_is_called_weak_fair_or_strong() {
    for (typed, expected) in [
        ("", Strength::Nothing),
        ("abc123", Strength::Weak),
        ("aaaaaaaaaaaaaaaa", Strength::Weak),
        ("123456789012", Strength::Weak),
        ("password", Strength::Weak),
        ("harbour42", Strength::Weak),
        ("harbour 427", Strength::Fair),
        ("harbour pumps", Strength::Strong),
        ("澄川环保", Strength::Weak),
        ("澄川环保科技", Strength::Fair),
        ("泵房后面的梧桐", Strength::Strong),
        ("correct horse battery staple", Strength::Strong),
    ] {
        assert_eq!(strength(typed), expected, "{typed}");
    }
}
