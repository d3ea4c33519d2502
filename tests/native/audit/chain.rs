//! The chain: whole when nobody touched it, and a fault found wherever somebody did.

use counterpart::domain::lifecycle::digest::Digest;
use counterpart::record::audit::{Act, Chains, Entry, Finding, Head, Length, What, value_digest};
use counterpart::record::replica::Replica;
use counterpart::record::transaction::Change;
use counterpart::store::schema::ObjectStore;
use serde_json::json;

use super::shelf::{Shelf, stored};
use crate::join_laws::desk::id;

const ME: Replica = Replica(7);

/// Three customers, seven changes, one of them an erasure.
fn busy() -> Shelf {
    let mut shelf = Shelf::new(ME.0, "Zhou Yining");
    shelf.set(1, "name", "Anna Secret");
    shelf.set(2, "name", "Bert Secret");
    shelf.set(1, "phone", "555-0001");
    shelf.set(1, "name", "Anne Secret");
    shelf.write(Act::Edit, &[Change::Delete { id: id(2) }]);
    shelf.write(Act::Undo, &[Change::Restore { id: id(2) }]);
    shelf.write(Act::Edit, &[Change::Erase { id: id(2) }]);
    shelf
}

#[test]
fn a_trail_that_nobody_touched_is_whole() {
    let found = busy().examine();
    assert_eq!(found.findings, []);
    assert_eq!(found.lengths, [Length { replica: ME, links: 7 }]);
    assert_eq!(Shelf::new(1, "").examine().findings, [], "and so is the one of a new book");
}

#[test]
fn an_entry_names_who_when_what_and_no_value() {
    let shelf = busy();
    let links = stored(&shelf.disk).links;
    let entries: Vec<Entry> = links.iter().map(|(_, bytes)| Entry::of_link(bytes).expect("a link")).collect();
    let said: Vec<_> = entries.iter().map(|it| (it.n, it.act, it.records[0].id, it.records[0].what)).collect();
    let expected = [
        (1, Act::Edit, id(1), What::New),
        (2, Act::Edit, id(2), What::New),
        (3, Act::Edit, id(1), What::Change),
        (4, Act::Edit, id(1), What::Change),
        (5, Act::Edit, id(2), What::Delete),
        (6, Act::Undo, id(2), What::Return),
        (7, Act::Edit, id(2), What::Erase),
    ];
    assert_eq!(said, expected);
    assert!(entries.iter().all(|it| it.who == "Zhou Yining" && it.by == ME && it.at.replica == ME));
    assert!(entries.is_sorted_by_key(|it| it.at));
    let renamed = &entries[3].records[0];
    assert_eq!(renamed.kind, "customer");
    assert_eq!(renamed.fields.keys().collect::<Vec<_>>(), ["name"]);
    let text = links.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect::<String>();
    for value in ["Secret", "555-0001", "Anna", "Anne", "Bert"] {
        assert!(!text.contains(value), "the chain holds no value: {value}");
    }
}

#[test]
fn equal_values_in_two_records_have_two_digests_and_one_value_one() {
    let value = json!("Anna");
    assert_eq!(value_digest(id(1), "name", &value), value_digest(id(1), "name", &json!("Anna")));
    assert_ne!(value_digest(id(1), "name", &value), value_digest(id(2), "name", &value));
    assert_ne!(value_digest(id(1), "name", &value), value_digest(id(1), "phone", &value));
}

#[test]
fn any_byte_of_the_trail_that_changes_is_found_where_it_is() {
    let shelf = busy();
    let links = stored(&shelf.disk).links;
    for (at, (key, bytes)) in links.iter().enumerate() {
        for place in 0..bytes.len() {
            let forged = shelf.copied();
            let mut altered = bytes.clone();
            altered[place] ^= 1;
            forged.disk.overwrite(ObjectStore::Audit, key, altered);
            let first = forged.examine().findings.into_iter().next();
            let n = u64::try_from(at).expect("small") + 1;
            let expected = [Some(Finding::Altered { replica: ME, n }), Some(Finding::Illegible { key: key.clone() })];
            assert!(expected.contains(&first), "link {n}, byte {place}: {first:?}");
        }
    }
}

#[test]
fn a_link_taken_out_swapped_or_cut_off_is_found() {
    let shelf = busy();
    let links = stored(&shelf.disk).links;
    let findings = |meddle: &dyn Fn(&Shelf)| {
        let forged = shelf.copied();
        meddle(&forged);
        forged.examine().findings
    };
    let missing = |n| Finding::Missing { replica: ME, n };
    for (at, (key, _)) in links.iter().enumerate() {
        let n = u64::try_from(at).expect("small") + 1;
        assert_eq!(findings(&|it| it.disk.lose(ObjectStore::Audit, key)), [missing(n)], "link {n}");
    }
    let all_gone = findings(&|it| links.iter().for_each(|(key, _)| it.disk.lose(ObjectStore::Audit, key)));
    assert_eq!(all_gone, [missing(1)]);
    let swapped = findings(&|it| {
        it.disk.overwrite(ObjectStore::Audit, &links[1].0, links[2].1.clone());
        it.disk.overwrite(ObjectStore::Audit, &links[2].0, links[1].1.clone());
    });
    assert_eq!(swapped[0], Finding::Altered { replica: ME, n: 2 });
}

/// Who owns the device can write the chain anew from some link on; what was given away before tells.
#[test]
fn a_past_written_anew_disagrees_with_the_file_that_was_given_away() {
    let mut honest = busy();
    let mut other = Shelf::new(8, "Li Lei");
    other.receive(&honest.file());
    other.set(1, "phone", "555-0009");
    let from_other = other.file();

    // the forger begins again with another past, as long as the true one
    let mut forged = Shelf::new(ME.0, "Zhou Yining");
    forged.set(1, "name", "Somebody Else");
    for _ in 0..6 {
        let n = forged.clock;
        forged.set(1, "phone", n);
    }
    assert_eq!(forged.examine().findings, [], "the chain alone does not tell");
    forged.meta.audit.learn(&other.meta.audit.heads, ME);
    assert_eq!(forged.examine().findings, [Finding::OtherPast { n: 7 }]);

    honest.receive(&from_other);
    assert_eq!(honest.examine().findings, [], "an honest copy agrees with what it gave away");
    assert_eq!(honest.meta.audit.witness.map(|head| head.n), Some(7));
    assert_eq!(honest.meta.audit.heads.get(&Replica(8)), other.meta.audit.heads.get(&Replica(8)));
}

#[test]
fn heads_travel_in_the_file_and_older_files_without_them_are_read() {
    let shelf = busy();
    let file = String::from_utf8(shelf.file()).expect("UTF-8");
    let head = shelf.meta.audit.heads[&ME];
    assert!(file.contains(&format!("\"audit_heads\":{{\"{ME}\":\"7:{}\"}}", head.hash)), "{file}");
    assert!(!file.contains("Zhou Yining"), "the chain itself stays here");
}

#[test]
fn a_copy_under_a_new_id_begins_a_chain_of_its_own_and_keeps_the_old_one() {
    let mut shelf = busy();
    shelf.meta = shelf.meta.clone().renamed(Replica(9));
    shelf.set(1, "phone", "2");
    let found = shelf.examine();
    assert_eq!(found.findings, []);
    assert_eq!(found.lengths, [Length { replica: ME, links: 7 }, Length { replica: Replica(9), links: 1 }]);
}

#[test]
fn a_head_has_one_spelling_and_a_fingerprint_to_write_down() {
    let head = Head { n: 17, hash: Digest([0xa5; 32]) };
    let text = format!("17:{}", "a5".repeat(32));
    assert_eq!(head.to_string(), text);
    assert_eq!(Head::parse(&text), Some(head));
    assert_eq!(head.fingerprint(), "a5a5 a5a5 a5a5 a5a5 a5a5");
    for misspelt in [
        "",
        "17",
        "17:",
        &format!("017:{}", "a5".repeat(32)),
        &format!("+17:{}", "a5".repeat(32)),
        &text.to_uppercase(),
    ] {
        assert_eq!(Head::parse(misspelt), None, "{misspelt}");
    }
    let chains = Chains { witness: Some(head), ..Chains::default() };
    let back: Chains = serde_json::from_str(&serde_json::to_string(&chains).expect("text")).expect("read");
    assert_eq!(back, chains);
}

/// The first links of a chain, worked out with another implementation of SHA-256 over the texts as they are documented.
#[test]
fn the_chain_is_made_as_documented() {
    assert_eq!(
        Head::start(Replica(0x9f3c_51d2_aa01_be77)).hash.to_string(),
        "21596e48960a10e7424d7809e6fb1ff9db8285d67146e782d3ac89a52491abc7"
    );
    let next = Head::start(Replica(0x9f3c_51d2_aa01_be77)).followed_by(b"{\"n\":1}").expect("a number");
    assert_eq!(
        (next.n, next.hash.to_string().as_str()),
        (1, "27f6e33f70b25eea74bded73b636e2e6c2523f1931a66a52c1a047e0b3d3327b")
    );
}
