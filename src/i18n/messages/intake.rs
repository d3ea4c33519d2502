//! Why a file did not come in, or was not taken back, and what to do.

use crate::i18n::Text;
use crate::sync::intake::IntakeFault;

messages! {
    intake_unagreed => "还有问题没有答复，请先确认，再合并。" | "Something has not been agreed to yet. Please answer it first, then merge.";
    intake_other_file => "核对之后情况变了：文件或账簿已不是您看到的样子。请重新选一次文件。" | "The file or the book is no longer what you saw. Please choose the file again.";
    intake_safety => "合并前的留底没能存下，所以没有合并。请先导出账簿，再试一次。" | "The safety copy could not be made, so nothing was merged. Please export the book first, then try again.";
    intake_nothing_kept => "这次合并已无法整次撤销：留底不在了，或已经撤销过。" | "This merge can no longer be taken back: what was kept for it is gone, or it was taken back already.";
    intake_parked => "暂存在磁盘上的内容读不回来了，什么都没有改动。请看看磁盘空间是否够用，再选一次文件。" | "What was set down on the disk for the moment cannot be read back. Nothing was changed. Please see whether there is room on the disk, then choose the file again.";
    intake_not_reading => "文件没有读完。请重新选一次文件。" | "The file was not read to its end. Please choose it again.";
}

impl Text {
    /// Why nothing came in, and what to do.
    pub fn intake_fault(self, fault: &IntakeFault) -> String {
        match fault {
            IntakeFault::Store(fault) => self.store_fault(fault),
            IntakeFault::File(fault) => self.file_fault(fault),
            IntakeFault::Refused(refusal) => self.plan_refusal(refusal),
            IntakeFault::Write(fault) => self.write_fault(fault).to_owned(),
            IntakeFault::Parked(_) => self.intake_parked().to_owned(),
            IntakeFault::Unagreed(_) => self.intake_unagreed().to_owned(),
            IntakeFault::OtherFile => self.intake_other_file().to_owned(),
            IntakeFault::Safety(_) => self.intake_safety().to_owned(),
            IntakeFault::NothingKept => self.intake_nothing_kept().to_owned(),
            IntakeFault::NotReading => self.intake_not_reading().to_owned(),
        }
    }
}
