//! Why a book's file cannot come in, and what to do.

use crate::domain::passphrase::Strength;
use crate::i18n::Text;
use crate::i18n::format::{count, size};
use crate::record::row::RowFault;
use crate::record::strict::JsonFault;
use crate::sync::file::fault::{FileFault, Foreign, Problem};
use crate::sync::file::seal::{PassphraseFault, SealFault};
use crate::sync::file::signature::SignatureFault;
use crate::sync::outlet::OutletFault;
use crate::sync::plan::Refusal;
use crate::sync::snapshot::SnapshotFault;

messages! {
    download_failed => "浏览器没能生成下载文件。账簿没有变化，请换个窗口再试。" | "The browser could not make the download. The book has not changed; please try in another window.";
    file_line(line: u64, words: &str) => "第 {line} 行：{words}" | "Line {line}: {words}";
    file_empty => "文件是空的。请选导出的账簿文件。" | "The file is empty. Please choose an exported book.";
    file_foreign(what: &str) => "这是{what}，不是账簿文件。账簿文件的名字以 counterpart- 开头、以 .json 结尾。" | "This is {what}, not a book. A book's file name begins with counterpart- and ends in .json.";
    foreign_zip => "压缩包或 Office 文档" | "a zip archive or an Office document";
    foreign_pdf => " PDF 文档" | "a PDF";
    foreign_html => "网页" | "a web page";
    foreign_xml => " XML 文档" | "an XML document";
    foreign_utf16 => " UTF-16 编码的文本" | "text in UTF-16";
    foreign_picture => "图片" | "a picture";
    foreign_gzip => " gzip 压缩包" | "a gzip archive";
    foreign_age => "加密的文件，解开后仍不是账簿" | "an encrypted file within an encrypted file";
    foreign_old_office => "旧版 Office 文档" | "an old Office document";
    file_not_utf8 => "文件不是 UTF-8 文本，可能被别的程序另存过。请用原始的导出文件。" | "The file is not UTF-8: another program may have saved it anew. Please use the original export.";
    file_json => "文件内容不完整或被改动过，读不下去。请用原始的导出文件。" | "The content is broken off or was changed and cannot be read. Please use the original export.";
    file_not_a_book => "这是别的 JSON 文件，不是账簿。" | "This is some other JSON file, not a book.";
    file_incomplete => "文件不完整：可能没有下载完，或被截断。请重新导出或复制。" | "The file is incomplete: the download may have broken off. Please export or copy it again.";
    file_damaged => "文件损坏或被改动过：校验和对不上。请用原始的导出文件。" | "The file is damaged or was changed: its check sum differs. Please use the original export.";
    file_larger(limit: &str) => "文件大于可读的上限 {limit}，没有读。" | "The file is larger than {limit}, the most that is read. It was not read.";
    file_too_long(limit: &str) => "这一行长于可读的上限 {limit}，不像账簿文件。文件没有读完。" | "Longer than {limit}, the most that is read of one line: no book has that. The file was not read.";
    file_too_deep(limit: &str) => "括号套了不止 {limit} 层，不像账簿文件。文件没有读完。" | "Nested deeper than {limit} levels: no book is. The file was not read.";
    file_too_many(limit: &str) => "记录多于可读的上限 {limit} 条，文件没有读完。" | "More than {limit} records, the most that are read. The file was not read.";
    file_key_twice(key: &str) => "键“{key}”在同一处写了两遍，文件像是被改动过。请用原始的导出文件。" | "The key “{key}” stands twice in one place: the file seems to have been changed. Please use the original export.";
    file_number => "有一个数不是整数，或大到存不准，文件像是被改动过。请用原始的导出文件。" | "A number is not whole, or too large to be kept exactly: the file seems to have been changed. Please use the original export.";
    file_text_long => "有一段文字超过 64 KiB 的上限，文件像是被改动过。请用原始的导出文件。" | "A text is longer than 64 KiB, the most that is read: the file seems to have been changed. Please use the original export.";
    file_key_missing(key: &str) => "记录里少了“{key}”，文件可能被改动过。请用原始的导出文件。" | "The record lacks “{key}”; the file may have been changed. Please use the original export.";
    file_key_unknown(key: &str) => "“{key}”不该写在这里，文件可能被改动过。请用原始的导出文件。" | "“{key}” does not belong here; the file may have been changed. Please use the original export.";
    file_field_changed(field: &str) => "字段“{field}”的值对不上，文件可能被改动过。请用原始的导出文件。" | "The values of the field “{field}” do not fit together; the file may have been changed. Please use the original export.";
    file_part(part: &str) => "“{part}”这一部分缺失、写错或不在原处，文件可能被改动过。请用原始的导出文件。" | "The part “{part}” is missing, misspelt or out of place; the file may have been changed. Please use the original export.";
    file_twice(id: &str, first: u64) => "记录 {id} 在第 {first} 行已经有了，文件像是被改动过。请用原始的导出文件。" | "Record {id} stands in line {first} already: the file seems to have been changed. Please use the original export.";
    file_order(id: &str) => "记录 {id} 不在应有的次序上，文件像是被改动过。请用原始的导出文件。" | "Record {id} is out of order: the file seems to have been changed. Please use the original export.";
    file_newer(needed: &str, ours: &str) => "文件要用格式 {needed} 来读，本页只认到 {ours}。请先更新本页，再带入。" | "The file needs format {needed}, and this page reads up to {ours}. Please update this page first.";
    file_feature(feature: &str, ours: &str) => "文件用到了本页（格式 {ours}）还不认识的“{feature}”。请先更新本页，再带入。" | "The file uses “{feature}”, which this page (format {ours}) does not know yet. Please update this page first.";
    file_kind => "这是摘录出来的一部分，不是整本账簿，不能带入。" | "This is an extract and not a whole book; it cannot be brought in.";
    file_record => "这一行的记录读不出来，文件可能被改动过。请用原始的导出文件。" | "The record on this line cannot be read; the file may have been changed. Please use the original export.";
    plan_other_book => "这是另一本账簿的文件，不能和这里的合并。要看它，请在别的浏览器窗口恢复。" | "This file is of another book and cannot be merged with this one. Restore it in another browser to look at it.";
    plan_generation(file: u32, ours: u32) => "这份文件是账簿重新开始之前的（第 {file} 代），这里已是第 {ours} 代，不能合并。请先在那台设备上带入从这里导出的文件，它自己的改动不会丢，再从那里重新导出。" | "This file is from before the book was started again (generation {file}; here it is {ours}), so it cannot be merged. Bring a file exported here into that device first; what was changed there is not lost. Then export there again.";
    plan_other_start(generation: u32) => "账簿在两处各自重新开始过：这份文件和这里都是第 {generation} 代，却不是同一代，不能合并。请在其中一台设备的“设置”里再清一次已删除的记录，从那里导出新文件，带入另一台；另一台自己的改动不会丢。" | "The book was started again in two places, each for itself: this file and this copy are both of generation {generation}, but not of the same one, so they cannot be merged. On one of the two devices, clear out deleted records once more (in the settings), export there, and bring that file into the other; what was changed there is not lost.";
    plan_drift => "导出这个文件的设备，时钟快得离谱，不能带入。" | "The device that made this file has a clock far in the future; it cannot be brought in.";
    plan_guard => "这里与文件里的记录合不到一起，没有带入。请用原始的导出文件，再试一次。" | "The records here and in the file do not fit together, so nothing was brought in. Please try again with the original export.";
    signature_missing => "这个文件没有签名，而它所属的副本以往的文件都有签名，所以没有带入。请从那台设备重新导出。" | "This file is not signed, and earlier files of its copy were, so it was not brought in. Please export it again on that device.";
    signature_other => "这个文件的签名不是它所属副本的签名，可能被人改过，没有带入。请向对方核实，并从那台设备重新导出。" | "This file is not signed with its copy's key; somebody may have changed it, so it was not brought in. Please check with its sender and export it again on that device.";
    signature_false => "签名与内容对不上：文件被改动过，没有带入。请用原始的导出文件。" | "The signature does not fit the content: the file was changed and was not brought in. Please use the original export.";
    passphrase_empty => "请输入口令。" | "Please enter the passphrase.";
    passphrase_too_long => "口令太长：最多约 300 个汉字或 1000 个字母。" | "The passphrase is too long: about 1,000 letters at most.";
    seal_wrong => "口令不对，文件没有打开。请核对大小写和输入法后再试。" | "Wrong passphrase: the file was not opened. Check capitals and the keyboard layout, then try again.";
    seal_work(asked: u32) => "这个加密文件要求的计算量（2^{asked}）超出可以接受的范围，没有打开。账簿自己导出的是 2^17。" | "This encrypted file asks for more or less work (2^{asked}) than is accepted and was not opened. Books exported here ask for 2^17.";
    seal_for_keys => "这个文件是用密钥而不是口令加密的，这里打不开。请先用 age 工具解密。" | "This file is encrypted for a key and not by a passphrase. Please decrypt it with the age tool first.";
    seal_damaged => "加密文件损坏或不完整，没有带入。请重新导出或复制。" | "The encrypted file is damaged or incomplete and was not brought in. Please export or copy it again.";
    outlet_failed => "文件没有写成：有一条记录放不进文件。账簿没有变化；请重新载入后再试。" | "The file could not be written: a record does not fit into it. The book has not changed; please reload and try again.";
    outlet_left_out(n: &str) => "有 {n} 行读不出来，没有写进文件；它们仍原样留在这里。" | "Rows that cannot be read: {n}. They are not in the file and stay here as they are.";
    outlet_unsigned => "文件没有签名：这里的空间满了，存不下签名用的密钥。它照样可以带入。腾出空间后请再导出一份，以后用新的那份。" | "The file is not signed: there is no room left here to keep the key for that. It can be brought in all the same. When there is room again, please export once more and use the new file from then on.";
    unlock_text => "这个文件设了口令。" | "This file is under a passphrase.";
    unlock_passphrase => "口令" | "Passphrase";
    unlock_open => "打开" | "Open";
    worker_stopped_writing => "写入时程序中途停了：要么全部写进去了，要么一点没写。账簿已按磁盘上的样子重新读取，请看一眼再继续。" | "The program stopped while writing: either all of it was written or none. The book was read again as it is on the disk; please look before you go on.";
    together_unsigned => "未签名" | "not signed";
    file_changed => "文件在预览之后变了，没有带入。请重新选择。" | "The file changed after you looked at it and was not brought in. Please choose it again.";
    strength_weak => "太弱，容易被猜到。多用几个不相干的词会好很多。" | "Weak: easy to guess. A few unrelated words are much better.";
    strength_fair => "尚可。再加一个词更稳妥。" | "Fair. One more word makes it safer.";
    strength_strong => "够强。" | "Strong.";
}

/// So much of a name is told that a file may make as long as it likes.
const TOLD: usize = 40;

fn short(name: &str) -> String {
    let mut letters = name.chars();
    let mut told: String = letters.by_ref().take(TOLD).collect();
    if letters.next().is_some() {
        told.push('…');
    }
    told
}

impl Text {
    /// What is wrong with a file.
    pub fn file_fault(self, fault: &FileFault) -> String {
        let words = match &fault.problem {
            Problem::Empty => return self.file_empty().to_owned(),
            Problem::Foreign(what) => return self.file_foreign(self.foreign(*what)),
            Problem::NotUtf8 => self.file_not_utf8().to_owned(),
            Problem::Json(fault) | Problem::Row(RowFault::Json(fault)) => self.json_fault(fault),
            Problem::NotABook => return self.file_not_a_book().to_owned(),
            Problem::Incomplete => return self.file_incomplete().to_owned(),
            Problem::Damaged | Problem::Trailing => return self.file_damaged().to_owned(),
            Problem::TooLarge { limit } => return self.file_larger(&size(*limit)),
            Problem::TooLong { limit } => self.file_too_long(&size(u64::try_from(*limit).unwrap_or(u64::MAX))),
            Problem::TooDeep { limit } => self.file_too_deep(&count(*limit)),
            Problem::TooMany { limit } => self.file_too_many(&count(usize::try_from(*limit).unwrap_or(usize::MAX))),
            Problem::Newer { needed, ours } => return self.file_newer(&needed.to_string(), &ours.to_string()),
            Problem::Feature { feature, ours } => return self.file_feature(&short(feature), &ours.to_string()),
            Problem::OtherKind(_) => return self.file_kind().to_owned(),
            Problem::Blob(_) => self.file_part_damaged().to_owned(),
            Problem::Part(part) => self.file_part(&short(part)),
            Problem::Twice { id, first } => self.file_twice(&id.to_string(), *first),
            Problem::Order { id } => self.file_order(&id.to_string()),
            Problem::Row(RowFault::Missing(key)) => self.file_key_missing(key),
            Problem::Row(RowFault::Unexpected(key)) => self.file_key_unknown(&short(key)),
            Problem::Row(RowFault::Reference(field) | RowFault::Versions(field)) if !field.is_empty() => {
                self.file_field_changed(&short(field))
            }
            Problem::Row(RowFault::Id | RowFault::Write | RowFault::Reference(_) | RowFault::Versions(_))
            | Problem::Unwritable(_) => self.file_record().to_owned(),
        };
        self.file_line(fault.line, &words)
    }

    fn json_fault(self, fault: &JsonFault) -> String {
        match fault {
            JsonFault::Form(_) => self.file_json().to_owned(),
            JsonFault::DuplicateKey(key) => self.file_key_twice(&short(key)),
            JsonFault::Number => self.file_number().to_owned(),
            JsonFault::Text => self.file_text_long().to_owned(),
        }
    }

    /// What a file is that is no book.
    pub const fn foreign(self, what: Foreign) -> &'static str {
        match what {
            Foreign::Zip => self.foreign_zip(),
            Foreign::Pdf => self.foreign_pdf(),
            Foreign::Html => self.foreign_html(),
            Foreign::Xml => self.foreign_xml(),
            Foreign::Utf16 => self.foreign_utf16(),
            Foreign::Picture => self.foreign_picture(),
            Foreign::Gzip => self.foreign_gzip(),
            Foreign::Age => self.foreign_age(),
            Foreign::OldOffice => self.foreign_old_office(),
        }
    }

    /// Why a file that is whole cannot be brought together with this book.
    pub fn plan_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::OtherWorkspace { .. } => self.plan_other_book(),
            Refusal::OlderGeneration { file, ours } => return self.plan_generation(*file, *ours),
            Refusal::OtherStart { generation } => return self.plan_other_start(*generation),
            Refusal::Drift { .. } => self.plan_drift(),
            Refusal::Signature(fault) => self.signature_fault(*fault),
            // which record it is, `intake_fault` says
            Refusal::Guard(_) | Refusal::Unwritable { .. } | Refusal::OurRow { .. } => self.plan_guard(),
        }
        .to_owned()
    }

    /// Why a file is not believed to come from the copy it names.
    pub const fn signature_fault(self, fault: SignatureFault) -> &'static str {
        match fault {
            SignatureFault::Missing => self.signature_missing(),
            SignatureFault::Other => self.signature_other(),
            SignatureFault::False => self.signature_false(),
        }
    }

    /// Why a text is no passphrase.
    pub const fn passphrase_fault(self, fault: PassphraseFault) -> &'static str {
        match fault {
            PassphraseFault::Empty => self.passphrase_empty(),
            PassphraseFault::TooLong => self.passphrase_too_long(),
        }
    }

    /// Why a sealed file does not open, or cannot be made.
    pub fn seal_fault(self, fault: SealFault) -> String {
        match fault {
            SealFault::WrongPassphrase => self.seal_wrong().to_owned(),
            SealFault::Work { asked } => self.seal_work(asked),
            SealFault::ForKeys => self.seal_for_keys().to_owned(),
            SealFault::Damaged => self.seal_damaged().to_owned(),
            SealFault::Bytes => self.download_failed().to_owned(),
        }
    }

    /// Why the book's file could not be written.
    pub fn outlet_fault(self, fault: &OutletFault) -> String {
        match fault {
            OutletFault::NoBook => self.no_book().to_owned(),
            OutletFault::Store(fault) => self.store_fault(fault),
            OutletFault::TooManyBytes => self.files_too_many().to_owned(),
            OutletFault::TooLarge => self.book_too_large().to_owned(),
            OutletFault::Writer(_) | OutletFault::Meta => self.outlet_failed().to_owned(),
        }
    }

    /// Why a snapshot is not made or not put back.
    pub fn snapshot_fault(self, fault: &SnapshotFault) -> String {
        match fault {
            SnapshotFault::Store(fault) => self.store_fault(fault),
            SnapshotFault::File(fault) => self.file_fault(fault),
            SnapshotFault::Unwritable => self.outlet_failed().to_owned(),
            SnapshotFault::Unreadable => self.snapshot_unreadable().to_owned(),
            SnapshotFault::NoHead => self.no_book().to_owned(),
        }
    }

    /// How hard a passphrase is to guess; nothing for none.
    pub const fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Nothing => "",
            Strength::Weak => self.strength_weak(),
            Strength::Fair => self.strength_fair(),
            Strength::Strong => self.strength_strong(),
        }
    }
}
