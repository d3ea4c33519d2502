//! A file under a passphrase: the standard age v1 container, so that `age -d` opens it if this app is gone.
//!
//! One scrypt stanza; the payload in chunks of 64 KiB, each authenticated with its place, the last one marked as the last:
//! a file that is cut off, or whose chunks changed places, does not read to its end. The passphrase is brought to Unicode
//! form NFKC first, so that it is the same whatever keyboard composed it; for `age -d` type it composed (as keyboards do).

use std::io::{self, BufReader, Chain, Cursor, Read, Write};
use std::iter::once;
use std::ops::RangeInclusive;

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// The work of trying a passphrase, as the power of two that scrypt takes: 2^17 with r = 8 takes 128 MiB (OWASP's minimum).
pub const WORK: u8 = 17;
/// What work is accepted of other programs: below, anyone could try passphrases by the million; above, 2 GiB and more.
pub const ACCEPTED_WORK: RangeInclusive<u8> = 15..=20;
/// The longest passphrase, in bytes of its normal form.
pub const LONGEST_PASSPHRASE: usize = 1024;

/// How long a first wrong passphrase is thought about, in milliseconds; twice as long each further time.
const FIRST_PAUSE: u32 = 500;
/// And at most.
const LONGEST_PAUSE: u32 = 16_000;

/// How long a wrong passphrase is thought about after so many wrong ones, in milliseconds: who tries many waits longer each time
/// (E01).
pub fn pause_after(wrong: u32) -> u32 {
    let longer = 1_u32.checked_shl(wrong).unwrap_or(u32::MAX);
    FIRST_PAUSE.saturating_mul(longer).min(LONGEST_PAUSE)
}

/// The header of a file with one scrypt stanza has about 150 bytes.
const LONGEST_HEADER: u64 = 1024;

/// A passphrase in its normal form. Wiped from memory when dropped, never printed.
#[derive(Clone)]
pub struct Passphrase(SecretString);

/// Why a text is no passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PassphraseFault {
    /// There is nothing in it.
    #[error("the passphrase is empty")]
    Empty,
    /// It is longer than [`LONGEST_PASSPHRASE`].
    #[error("the passphrase is too long")]
    TooLong,
}

/// Why a sealed file does not open, or cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealFault {
    /// Another passphrase sealed it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Trying a passphrase takes more or less work than is accepted; nothing was tried.
    #[error("the file asks for the work 2^{asked}")]
    Work {
        /// The power of two asked for.
        asked: u32,
    },
    /// It is sealed for the holder of a key, not by a passphrase.
    #[error("the file is sealed for a key")]
    ForKeys,
    /// It cannot be read as an age file, or it was changed or cut off.
    #[error("the sealed file is damaged")]
    Damaged,
    /// The bytes could not be read or written.
    #[error("the bytes cannot be read or written")]
    Bytes,
}

impl Passphrase {
    /// Takes what was typed.
    ///
    /// # Errors
    /// If it is empty or too long.
    pub fn read(typed: &str) -> Result<Self, PassphraseFault> {
        // composing makes a text at most a few times shorter, decomposing at most eighteen times longer
        if typed.len() > LONGEST_PASSPHRASE.saturating_mul(4) {
            return Err(PassphraseFault::TooLong);
        }
        let normal: String = typed.nfkc().collect();
        match normal.len() {
            0 => Err(PassphraseFault::Empty),
            length if length > LONGEST_PASSPHRASE => Err(PassphraseFault::TooLong),
            _ => Ok(Self(SecretString::from(normal))),
        }
    }
}

/// Seals what is written to it. Without [`finish`](Self::finish) the file stays incomplete and does not open.
pub struct Sealing<W>(StreamWriter<W>);

impl<W: Write> Sealing<W> {
    /// Begins a sealed file. Takes the work of one try.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn begin(out: W, passphrase: &Passphrase) -> Result<Self, SealFault> {
        let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
        recipient.set_work_factor(WORK);
        let encryptor = Encryptor::with_recipients(once(&recipient as _)).map_err(|_| SealFault::Bytes)?;
        encryptor.wrap_output(out).map(Self).map_err(|_| SealFault::Bytes)
    }

    /// Writes the last chunk.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

type Whole<R> = Chain<Cursor<Vec<u8>>, ArmoredReader<BufReader<R>>>;

/// A sealed file whose header was looked at and found acceptable; no passphrase has been tried.
pub struct Sealed<R> {
    file: Whole<R>,
}

/// The content of a sealed file. Reading it fails where the file was changed or ends too early.
pub struct Opened<R: Read>(StreamReader<Whole<R>>);

impl<R: Read> Sealed<R> {
    /// Looks at the header, before anything is computed or set aside for computing it. Armoured files are read as well.
    ///
    /// # Errors
    /// [`SealFault::Work`], [`SealFault::ForKeys`], or that it is no sealed file.
    pub fn begin(file: R) -> Result<Self, SealFault> {
        let mut rest = ArmoredReader::new(file);
        let mut start = Vec::new();
        rest.by_ref().take(LONGEST_HEADER).read_to_end(&mut start).map_err(|_| SealFault::Damaged)?;
        check_header(&start)?;
        Ok(Self { file: Cursor::new(start).chain(rest) })
    }

    /// Tries a passphrase.
    ///
    /// # Errors
    /// [`SealFault::WrongPassphrase`], or that the header was changed.
    pub fn open(self, passphrase: &Passphrase) -> Result<Opened<R>, SealFault> {
        let mut identity = scrypt::Identity::new(passphrase.0.clone());
        identity.set_max_work_factor(*ACCEPTED_WORK.end());
        let decryptor = Decryptor::new(self.file).map_err(of_age)?;
        decryptor.decrypt(once(&identity as _)).map(Opened).map_err(of_age)
    }
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

fn of_age(error: DecryptError) -> SealFault {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => SealFault::WrongPassphrase,
        DecryptError::NoMatchingKeys => SealFault::ForKeys,
        DecryptError::ExcessiveWork { required, .. } => SealFault::Work { asked: u32::from(required) },
        DecryptError::InvalidHeader
        | DecryptError::InvalidMac
        | DecryptError::Io(_)
        | DecryptError::UnknownFormat
        | _ => SealFault::Damaged,
    }
}

/// Checks that the only stanza is a scrypt one of acceptable work.
fn check_header(start: &[u8]) -> Result<(), SealFault> {
    let mut lines = start.split(|byte| *byte == b'\n');
    if lines.next() != Some(b"age-encryption.org/v1") {
        return Err(SealFault::Damaged);
    }
    let stanza = lines.next().and_then(|line| str::from_utf8(line).ok()).ok_or(SealFault::Damaged)?;
    let mut words = stanza.split(' ');
    if words.next() != Some("->") {
        return Err(SealFault::Damaged);
    }
    if words.next() != Some("scrypt") {
        return Err(SealFault::ForKeys);
    }
    let (Some(_salt), Some(work), None) = (words.next(), words.next(), words.next()) else {
        return Err(SealFault::Damaged);
    };
    let asked: u32 = work.parse().map_err(|_| SealFault::Damaged)?;
    let accepted = u8::try_from(asked).is_ok_and(|asked| ACCEPTED_WORK.contains(&asked));
    if accepted { Ok(()) } else { Err(SealFault::Work { asked }) }
}
