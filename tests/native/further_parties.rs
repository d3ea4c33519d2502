//! Parties besides the two sides that are chosen from the customers of the book: what is taken over, and what stays at home.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::Begins;
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::{FurtherRole, NamedParties};
use counterpart::domain::contract::party::{Authority, Side, Signatory};
use counterpart::domain::customer::Customer;
use counterpart::domain::id::{CustomerId, PackageId, uuid_v7};
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Amending, compose, compose_amendment, plain_text};
use counterpart::record::terms::{changed_terms, terms_of, with_terms};
use counterpart::sync::package::{Making, read, write};

use crate::paper::contracts::{day, flow_meters, latin_parties, own};

fn nobody() -> Further {
    Further::joining(Side::Them, FurtherRole::Guarantor)
}

fn harbour() -> Customer {
    let mut customer = latin_parties().1;
    customer.id = CustomerId(uuid_v7(77, [7; 10]));
    "SG-201".clone_into(&mut customer.code);
    customer
}

/// A contract that a customer joins who was chosen.
fn joined() -> Contract {
    let mut contract = flow_meters();
    let mut party = nobody();
    party.choose(&harbour());
    contract.signing.further = vec![party];
    contract
}

#[test]
fn what_is_known_of_a_customer_is_taken_over_as_it_stands_and_may_be_changed() {
    let mut party = nobody();
    party.signatory = Signatory {
        name: "Old".into(),
        title: "CFO".into(),
        authority: Authority::PowerOfAttorney,
        ..Signatory::default()
    };
    party.choose(&harbour());
    let expected = Further {
        name: "Harbour Meters Pte. Ltd.".to_owned(),
        code: "SG-201".to_owned(),
        address: "12 Example Quay, Singapore".to_owned(),
        signatory: Signatory { name: "Tan Mei Ling".to_owned(), ..Signatory::default() },
        customer: Some(CustomerId(uuid_v7(77, [7; 10]))),
        ..nobody()
    };
    assert_eq!(party, expected);
    // a later change of either is none of the other
    party.name = "Harbour Meters Ltd".to_owned();
    assert_eq!((harbour().name.as_str(), party.customer), ("Harbour Meters Pte. Ltd.", expected.customer));
}

/// Of four originals two are for each side; of five that everybody who signs has one, and each side another.
#[test]
fn everybody_who_signs_has_an_original_and_two_sides_the_same_number() {
    let five_of = |mut contract: Contract| {
        contract.general.copies = 5;
        contract
    };
    // whether others sign, what the contract and an amendment say, and what they do not, and whether five can be shared out
    let shared = ["双方各执两份", "two for each party"];
    let one_each = ["签署各方至少各执一份", "at least one for each signatory"];
    for (contract, said, unsaid, fits) in [(flow_meters(), shared, one_each, false), (joined(), one_each, shared, true)]
    {
        let (own, customer) = (own(), latin_parties().1);
        let paper = plain_text(&compose(&contract, &own, &customer, contract.language));
        let amending = Amending {
            number: "HT-202605-0012-BC01",
            on: day("2026-11-20"),
            begins: Begins::OnSigning,
            earlier: &[],
            signed: &contract,
            basis: &contract,
            terms: &contract,
        };
        let amendment = plain_text(&compose_amendment(&amending, &own, &customer, contract.language));
        for text in [paper, amendment] {
            for words in said {
                assert!(text.contains(words), "{words}: {text}");
            }
            for words in unsaid {
                assert!(!text.contains(words), "{words}: {text}");
            }
        }
        let place = Place::of(field::GENERAL_COPIES);
        assert!(contract.check().iter().all(|it| it.place != place), "four fit in any case");
        assert_eq!(five_of(contract).check().iter().all(|it| it.place != place), fits);
    }
}

#[test]
fn a_list_of_contracts_knows_who_joins() {
    assert_eq!(joined().brief().joining, [harbour().id]);
    assert_eq!(flow_meters().brief().joining, []);
}

#[test]
fn a_record_without_a_customer_reads_and_is_written_as_before() {
    let text = r#"{"joins":"them","role":"guarantor","name":"Parent Ltd","kind":"organisation","signatory":{"authority":"legal_representative"}}"#;
    let party: Further = serde_json::from_str(text).expect("an older record");
    assert_eq!(party.customer, None);
    assert_eq!(serde_json::to_string(&party).expect("text"), text);
}

#[test]
fn from_which_customer_a_party_was_chosen_is_no_term() {
    let (with, mut without) = (joined(), joined());
    without.signing = without.signing.in_words();
    assert_ne!(with, without);
    assert_eq!(changed_terms(&with, &without), []);
    assert_eq!(terms_of(&with), terms_of(&without));
    // a proposal about the list leaves it where the name is the same
    let mut longer = without.clone();
    longer.signing.further[0].guarantee.months = Some(24);
    longer.signing.further.push(Further { name: "Parent Ltd".to_owned(), ..nobody() });
    let made = with_terms(&with, &changed_terms(&with, &longer)).expect("it fits");
    let chosen: Vec<_> = made.signing.further.iter().map(|it| (it.guarantee.months, it.customer)).collect();
    assert_eq!(chosen, [(Some(24), Some(harbour().id)), (None, None)]);
}

#[test]
fn a_package_tells_of_no_customer_and_comes_home_to_ours() {
    let ours = joined();
    let (own, customer) = (own(), latin_parties().1);
    let parties = NamedParties::in_text(&ours, &own, &customer);
    let making = Making {
        id: PackageId(uuid_v7(5, [5; 10])),
        made_on: day("2026-06-01"),
        note: "",
        parties: &parties,
        sent: &ours,
        edited: &ours,
        proposals: &[],
    };
    let (bytes, _) = write(&making).expect("a package");
    assert!(!String::from_utf8(bytes.clone()).expect("text").contains(&harbour().id.to_string()));
    let back = read(&bytes).expect("a package").edited;
    assert_eq!(back.signing, ours.signing.in_words());
    assert_eq!(back.signing.come_home(&ours.signing), ours.signing);
}
