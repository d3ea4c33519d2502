//! Why a file did not come in, or was not taken back, and what to do.

use crate::i18n::Text;
use crate::record::guard::Guard;
use crate::sync::intake::IntakeFault;
use crate::sync::intake::Named;
use crate::sync::plan::Refusal;

messages! {
    intake_unagreed => "还有问题没有答复，请先确认，再合并。" | "Something has not been agreed to yet. Please answer it first, then merge.";
    intake_other_file => "核对之后情况变了：文件或账簿已不是您看到的样子。请重新选一次文件。" | "The file or the book is no longer what you saw. Please choose the file again.";
    intake_safety => "合并前的留底没能存下，所以没有合并。请先导出账簿，再试一次。" | "The safety copy could not be made, so nothing was merged. Please export the book first, then try again.";
    intake_nothing_kept => "这次合并已无法整次撤销：留底不在了，或已经撤销过。" | "This merge can no longer be taken back: what was kept for it is gone, or it was taken back already.";
    intake_parked => "暂存在磁盘上的内容读不回来了，什么都没有改动。请看看磁盘空间是否够用，再选一次文件。" | "What was set down on the disk for the moment cannot be read back. Nothing was changed. Please see whether there is room on the disk, then choose the file again.";
    guard_removed(record: &str) => "文件里没有“{record}”，而做这个文件的副本是见过它的：内容像是被人删过，没有带入。请用原始的导出文件。" | "“{record}” is not in the file, although the copy that made it had seen it: something was taken out, so nothing was brought in. Please use the original export.";
    guard_value(record: &str, field: &str) => "文件里“{record}”的“{field}”少了一个值：内容像是被改动过，没有带入。请用原始的导出文件。" | "The file lacks a value of “{record}” (field: {field}): it seems to have been changed, so nothing was brought in. Please use the original export.";
    guard_added(record: &str) => "文件里的“{record}”与文件自身的记载对不上：内容像是被改动过，没有带入。请用原始的导出文件。" | "“{record}” in the file does not agree with what the file says of itself: it seems to have been changed, so nothing was brought in. Please use the original export.";
    plan_too_long(record: &str) => "合并后“{record}”会超过一条记录的上限（1 MiB），没有带入。请先在一边把它的长文字删短些。" | "Merged, “{record}” would be longer than a record may be (1 MiB), so nothing was brought in. Please shorten its longest text on one side first.";
    plan_our_row(record: &str) => "这里有一条记录（{record}）读不出来，无法比较。请先导出这本账簿。" | "A record here ({record}) cannot be read, so nothing can be compared. Please export this book first.";
    intake_not_reading => "文件没有读完。请重新选一次文件。" | "The file was not read to its end. Please choose it again.";
}

impl Text {
    /// Why nothing came in, and what to do.
    pub fn intake_fault(self, fault: &IntakeFault) -> String {
        match fault {
            IntakeFault::Store(fault) => self.store_fault(fault),
            IntakeFault::File(fault) => self.file_fault(fault),
            IntakeFault::Refused(refusal) => self.plan_refusal(refusal),
            IntakeFault::RefusedFor { refusal, record } => self.refusal_for(refusal, record),
            IntakeFault::Write(fault) => self.write_fault(fault).to_owned(),
            IntakeFault::Parked(_) => self.intake_parked().to_owned(),
            IntakeFault::Unagreed(_) => self.intake_unagreed().to_owned(),
            IntakeFault::OtherFile => self.intake_other_file().to_owned(),
            IntakeFault::Safety(_) => self.intake_safety().to_owned(),
            IntakeFault::NothingKept => self.intake_nothing_kept().to_owned(),
            IntakeFault::NotReading => self.intake_not_reading().to_owned(),
        }
    }

    /// Why a file that is whole cannot be brought together with this book, for a reason that lies in one record.
    fn refusal_for(self, refusal: &Refusal, record: &Named) -> String {
        let name = match (record.title.as_str(), record.kind.as_str()) {
            ("", "") => record.id.to_string(),
            ("", kind) => format!("{} {}", self.kinds(kind), record.id),
            (title, _) => title.to_owned(),
        };
        match refusal {
            Refusal::Guard(Guard::RecordRemoved { .. }) => self.guard_removed(&name),
            Refusal::Guard(Guard::VersionRemoved { field, .. } | Guard::CellEmptied { field, .. }) => {
                self.guard_value(&name, &self.register_name(&record.kind, field))
            }
            Refusal::Guard(Guard::AboveVector { .. } | Guard::AboveStamp { .. } | Guard::OtherKind { .. }) => {
                self.guard_added(&name)
            }
            Refusal::Unwritable { .. } => self.plan_too_long(&name),
            Refusal::OurRow { .. } => self.plan_our_row(&name),
            Refusal::OtherWorkspace { .. }
            | Refusal::OlderGeneration { .. }
            | Refusal::OtherStart { .. }
            | Refusal::Drift { .. }
            | Refusal::Signature(_) => self.plan_refusal(refusal),
        }
    }
}
