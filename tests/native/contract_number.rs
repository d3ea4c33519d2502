//! Contract numbers.

use counterpart::domain::contract_number::{ContractNumber, ContractNumberError};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_number_that_cannot_be_printed_is_refused() {
    for (text, why) in [
        ("  ", ContractNumberError::Empty),
        ("HT\n1", ContractNumberError::ControlCharacter { position: 3 }),
        ("12345678901234567890123456789012345678901", ContractNumberError::TooLong { found: 41 }),
    ] {
        assert_eq!(ContractNumber::read(text), Err(why), "{text}");
    }
    assert_eq!(ContractNumber::read(" HT-1 ").expect("a number").as_str(), "HT-1");
}
