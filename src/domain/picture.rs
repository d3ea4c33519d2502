//! Pictures of seals and signatures: which are taken, how large they are, and how white paper around them goes.

use thiserror::Error;

/// The largest file that is taken, in bytes: 8 MiB.
pub const LARGEST: u32 = 8 << 20;
/// A picture is kept with at most so many pixels along its longer side: enough for 42 mm in print.
pub const MOST_PIXELS: u32 = 640;
/// What every PNG begins with.
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
/// From this lightness on, of 255, a pixel is paper.
const PAPER: u8 = 225;

/// What a picture file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
}

impl PictureFormat {
    /// By the first bytes, whatever name or type the file was given; `None` for anything else.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&PNG) {
            Some(Self::Png)
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
            Some(Self::WebP)
        } else {
            None
        }
    }
}

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PictureFault {
    /// It is no PNG, JPEG or WebP.
    #[error("not a PNG, JPEG or WebP picture")]
    Format,
    /// It is larger than [`LARGEST`].
    #[error("the picture is larger than {LARGEST} bytes")]
    TooLarge,
    /// The browser cannot read it: it is damaged.
    #[error("the picture cannot be read")]
    Unreadable,
    /// There is nothing to be seen in it.
    #[error("the picture is blank")]
    Blank,
}

/// Whether a file of these bytes is taken for a picture.
///
/// # Errors
/// [`PictureFault::TooLarge`], [`PictureFault::Format`].
pub fn admit(bytes: &[u8]) -> Result<PictureFormat, PictureFault> {
    if u32::try_from(bytes.len()).unwrap_or(u32::MAX) > LARGEST {
        return Err(PictureFault::TooLarge);
    }
    PictureFormat::of(bytes).ok_or(PictureFault::Format)
}

/// The width and height of a PNG in pixels, as its head says; `None` if it is none, or has none.
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(&PNG) || bytes.get(12..16) != Some(b"IHDR".as_slice()) {
        return None;
    }
    let number = |from: usize| {
        let digits: [u8; 4] = bytes.get(from..from.checked_add(4)?)?.try_into().ok()?;
        Some(u32::from_be_bytes(digits)).filter(|it| *it > 0)
    };
    number(16).zip(number(20))
}

/// A picture of this width and height as large as `room` allows, in its proportions; neither side is less than 1.
pub fn fitted((width, height): (u32, u32), room: (u32, u32)) -> (u32, u32) {
    let part = |length: u32, of: u32, to: u32| {
        let exact = u64::from(length).saturating_mul(u64::from(to)).checked_div(u64::from(of)).unwrap_or(1);
        u32::try_from(exact).unwrap_or(to).max(1)
    };
    // which side is met first
    if u64::from(width).saturating_mul(u64::from(room.1)) >= u64::from(height).saturating_mul(u64::from(room.0)) {
        (room.0.max(1), part(height, width, room.0))
    } else {
        (part(width, height, room.1), room.1.max(1))
    }
}

/// The same, but never larger than it is.
pub fn shrunk(size: (u32, u32), most: u32) -> (u32, u32) {
    if size.0 <= most && size.1 <= most { size } else { fitted(size, (most, most)) }
}

/// Takes the white out of a picture, of which every four bytes are the red, green, blue and opacity of a pixel: paper is seen
/// through, and ink stays as it looks on white. Gives how many pixels can still be seen.
pub fn without_paper(pixels: &mut [u8]) -> usize {
    let mut seen: usize = 0;
    for pixel in pixels.chunks_exact_mut(4) {
        if let [red, green, blue, opacity] = pixel {
            let white = (*red).min(*green).min(*blue);
            let ink = if white >= PAPER { 0 } else { u8::MAX.saturating_sub(white) };
            for part in [red, green, blue] {
                *part = unmixed(*part, white, ink);
            }
            *opacity = share(*opacity, ink);
            seen = seen.saturating_add(usize::from(*opacity > 0));
        }
    }
    seen
}

/// How many pixels of a picture can be seen at all.
pub fn visible(pixels: &[u8]) -> usize {
    pixels.chunks_exact(4).filter(|pixel| pixel.last().is_some_and(|opacity| *opacity > 0)).count()
}

/// A part of a colour without the white that is mixed into it.
fn unmixed(part: u8, white: u8, ink: u8) -> u8 {
    let pure = u16::from(part.saturating_sub(white)).saturating_mul(u16::from(u8::MAX));
    pure.checked_div(u16::from(ink)).and_then(|it| u8::try_from(it).ok()).unwrap_or(0)
}

/// `ink` of 255 of an opacity.
fn share(opacity: u8, ink: u8) -> u8 {
    let exact = u16::from(opacity).saturating_mul(u16::from(ink)).checked_div(u16::from(u8::MAX)).unwrap_or(0);
    u8::try_from(exact).unwrap_or(u8::MAX)
}
