//! Pictures of seals and signatures that the house keeps under names of their own (常用签章图片): files of our own company, offered
//! first at our places to sign. Of a picture that is placed a copy stands with the paper; what is kept here does not touch it.

use std::sync::Arc;

use thiserror::Error;

use super::attachment::{Attachment, LONGEST_NAME, Subject, file_name};
use super::id::{AttachmentId, OwnEntityId};
use super::placement::Impression;

/// So many are kept at most: more are not told apart at a glance.
pub const MOST: usize = 8;
/// How the name of the file ends.
const ENDING: &str = ".png";

/// A picture of the house is not kept under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HousePictureFault {
    /// It has none, or one that is too long for a file.
    #[error("the picture has no name")]
    Unnamed,
    /// Another one is called so.
    #[error("another picture has this name")]
    Taken,
    /// There are [`MOST`] already.
    #[error("there are {MOST} pictures already")]
    Full,
}

/// What people call a picture of the house; the ending of its file is none of their matter.
pub fn called(it: &Attachment) -> &str {
    bare(&it.name)
}

fn bare(name: &str) -> &str {
    name.strip_suffix(ENDING).unwrap_or(name)
}

/// The pictures of the house among these files, by name: those that show this, or all.
pub fn kept(mut files: Vec<Arc<Attachment>>, house: OwnEntityId, shows: Option<Impression>) -> Vec<Arc<Attachment>> {
    files.retain(|it| it.subject == Subject::OwnEntity(house) && it.shows.is_some());
    files.retain(|it| shows.is_none() || it.shows == shows);
    files.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    files
}

/// The name of the file of a picture that is called so, beside those that are `kept`; `own` is the picture itself where it is
/// there already.
///
/// # Errors
/// [`HousePictureFault`].
pub fn named<'a>(
    typed: &str,
    own: Option<AttachmentId>,
    kept: impl IntoIterator<Item = &'a Attachment>,
) -> Result<String, HousePictureFault> {
    let fits = bare(typed.trim()).chars().count() <= LONGEST_NAME.saturating_sub(ENDING.len());
    let cleaned = file_name(typed).filter(|_| fits).ok_or(HousePictureFault::Unnamed)?;
    let name = Some(bare(&cleaned)).filter(|it| !it.is_empty()).ok_or(HousePictureFault::Unnamed)?;
    let name = format!("{name}{ENDING}");
    let others: Vec<&Attachment> = kept.into_iter().filter(|it| Some(it.id) != own).collect();
    if others.iter().any(|it| it.name.to_lowercase() == name.to_lowercase()) {
        return Err(HousePictureFault::Taken);
    }
    if own.is_none() && others.len() >= MOST {
        return Err(HousePictureFault::Full);
    }
    Ok(name)
}
