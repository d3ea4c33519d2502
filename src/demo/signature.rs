//! A signature that was drawn for the paper of a signed contract. The hand is made up like everything else.

use sha2::{Digest as _, Sha256};

use super::{DemoBook, YOU};
use crate::domain::attachment::{Attachment, AttachmentKind, Content, Subject};
use crate::domain::contract::event::Fact;
use crate::domain::contract::named::SigningParty;
use crate::domain::contract::party::Side;
use crate::domain::id::{AttachmentId, NewId};
use crate::domain::lifecycle::contract::Life;
use crate::domain::lifecycle::contract::event::Event;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::placement::{Impression, Placement};

/// The bytes of the picture.
pub const SIGNATURE: &[u8] = include_bytes!("signature.png");

/// The record of the picture: our signature on the first contract that is signed and runs. Nothing in a book without one.
pub fn signature(book: &DemoBook, ids: &mut impl NewId) -> Option<Attachment> {
    let (contract, signed) = book.contracts.iter().find_map(|contract| {
        let events: Vec<&Event> = book
            .contract_events
            .iter()
            .filter(|event| event.contract == contract.id)
            .filter_map(|event| if let Fact::Life(event) = &event.fact { Some(event) } else { None })
            .collect();
        let life = Life::replay(events);
        let Stage::Signed { agreement, .. } = life.stage else { return None };
        let ours = agreement.signatures.into_iter().find(|it| it.party == SigningParty::Us)?;
        Some((contract.id, ours))
    })?;
    let placement =
        Placement { side: Side::Us, impression: Impression::Signature, version: signed.sha256, signer: None };
    Some(Attachment {
        id: AttachmentId::fresh(ids),
        subject: Subject::Contract(contract),
        name: "我方签字图片.png".to_owned(),
        content: Content {
            sha256: Digest(Sha256::digest(SIGNATURE).into()),
            size: u64::try_from(SIGNATURE.len()).unwrap_or_default(),
            media_type: "image/png".to_owned(),
        },
        kind: AttachmentKind::Other,
        note: signed.signer.clone(),
        added_on: signed.on,
        by: YOU.to_owned(),
        placed: Some(placement),
        shows: None,
        proves: None,
    })
}
