//! What is said on paper beside pictures of signatures and seals. It stands outside the text: no digest is taken of it.

use super::span::{Columns, Span};

/// That the pictures at the places to sign are for reading only.
pub fn picture_note() -> Columns {
    let line = |text: &'static str| vec![Span::Plain(text.into())];
    Columns {
        zh: line("签署处的图片仅供查阅，不是可靠的电子签名；以签署的原件为准。"),
        en: line(
            "The pictures at the places to sign are for reading only and are no reliable electronic signatures; the signed \
             original counts.",
        ),
    }
}
