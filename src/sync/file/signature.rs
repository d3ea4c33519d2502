//! The signature of a copy: who changes a file of hers without her key is found out, even without a passphrase.
//!
//! Ed25519 over a fixed context and the SHA-256 of the file's canonical text, the same that the last line shows. (Over
//! the sum and not over the text itself: Ed25519 reads its message twice, a file is written in one go.) The public key
//! stands in the head, so the sum covers it. The first signed file of a copy that is brought in pins its key; from then on
//! a file that says it is of that copy and is not signed by that key is refused.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use thiserror::Error;

use super::head::Head;
use super::reader::Foot;
use crate::record::key::{PublicKey, SecretKey, bytes_of, hexadecimal};
use crate::record::meta::Meta;

/// So that a signature means a file of this format and nothing else.
const CONTEXT: &[u8] = b"counterpart-sync/1\0";

/// What is known of who made a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not signed, and no file of its copy ever was.
    Unsigned,
    /// Signed; the first signed file of its copy that is seen here, so its key is remembered from now on.
    First,
    /// Signed by the key that is remembered for its copy.
    Known,
}

/// Why a file is not believed to come from the copy it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignatureFault {
    /// Files of this copy are signed, this one is not.
    #[error("the file is not signed, and files of its copy are")]
    Missing,
    /// Signed by another key than the remembered one.
    #[error("the file is signed by another key than its copy's")]
    Other,
    /// The signature is not over this content, or there is only half of it.
    #[error("the signature does not fit the content")]
    False,
}

/// The public half of a key.
pub fn public_half(secret: &SecretKey) -> PublicKey {
    PublicKey(SigningKey::from_bytes(&secret.0).verifying_key().to_bytes())
}

/// Signs the sum of a file, in hexadecimal digits as its last line shows it.
pub fn sign(secret: &SecretKey, digest: &str) -> String {
    hexadecimal(&SigningKey::from_bytes(&secret.0).sign(&message(digest)).to_bytes())
}

/// Whether `signature` is that of `key` over the sum of a file. Strict: keys and signatures of small order are refused.
pub fn holds(key: &PublicKey, digest: &str, signature: &str) -> bool {
    let (Ok(key), Some(signature)) = (VerifyingKey::from_bytes(&key.0), bytes_of(signature)) else { return false };
    key.verify_strict(&message(digest), &Signature::from_bytes(&signature)).is_ok()
}

/// What is known of who made a file that has been found whole.
///
/// # Errors
/// Why it is to be refused.
pub fn check(meta: &Meta, head: &Head, foot: &Foot) -> Result<Standing, SignatureFault> {
    let own = meta.secret.as_ref().filter(|_| head.replica == meta.replica).map(public_half);
    let pinned = own.or_else(|| meta.pins.get(&head.replica).copied());
    match (&head.key, &foot.signature) {
        (None, None) if pinned.is_none() => Ok(Standing::Unsigned),
        (None, None) => Err(SignatureFault::Missing),
        (Some(key), Some(signature)) if holds(key, &foot.digest, signature) => match pinned {
            Some(pinned) if pinned != *key => Err(SignatureFault::Other),
            Some(_) => Ok(Standing::Known),
            None => Ok(Standing::First),
        },
        (Some(_), Some(_) | None) | (None, Some(_)) => Err(SignatureFault::False),
    }
}

fn message(digest: &str) -> Vec<u8> {
    [CONTEXT, digest.as_bytes()].concat()
}
