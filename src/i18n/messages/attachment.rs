//! Files that belong to a record.

use crate::domain::attachment::{AttachmentFault, LARGEST};
use crate::i18n::{Text, format};

messages! {
    files => "附件" | "Files";
    files_empty => "还没有附件。合同扫描件、报价、图纸，拖到这里即可。" | "No files yet. Drop scans, quotes or drawings here.";
    files_add => "添加附件" | "Add files";
    files_drop => "可以拖放或粘贴，一次可选多个。" | "Drop or paste them; several at once are fine.";
    files_adding => "正在添加附件" | "Adding files";
    files_refused => "没有添加：" | "Not added:";
    file_saved(name: &str) => "已添加“{name}”" | "“{name}” is added";
    file_mended(name: &str) => "“{name}”的内容已补好" | "The content of “{name}” is whole again";
    file_removed(name: &str) => "已移除“{name}”" | "“{name}” is removed";
    file_changed_said => "附件已更新" | "The file is updated";
    file_edit => "修改附件" | "Edit file";
    file_open(name: &str) => "打开“{name}”" | "Open “{name}”";
    file_download(name: &str) => "下载“{name}”" | "Download “{name}”";
    file_edit_named(name: &str) => "修改“{name}”" | "Edit “{name}”";
    file_save_as => "下载" | "Download";
    file_new_tab => "在新标签页打开" | "Open in a new tab";
    file_shown_text => "文件在新标签页里由浏览器打开；这里不显示。" | "The browser opens it in a tab of its own; it is not shown here.";
    file_name_label => "文件名" | "File name";
    file_name_problem => "请写文件名。" | "Please give the file a name.";
    file_purpose => "用途" | "Kind";
    file_note => "备注" | "Note";
    file_proves => "证明事项" | "Evidence of";
    file_proves_what(what: &str) => "证明：{what}" | "Evidence of: {what}";
    file_subject => "属于" | "Belongs to";
    file_content => "内容" | "Content";
    file_added_on => "添加于" | "Added on";
    file_by => "添加人" | "Added by";
    file_unnamed => "未命名" | "Unnamed";
    file_added(kind: &str) => "添加了附件（{kind}）" | "File added ({kind})";
    changed_file(name: &str) => "附件：{name}" | "File: {name}";
    file_elsewhere => "内容在另一份副本里" | "In another copy";
    file_elsewhere_text => "这个附件的内容在另一份副本里。请让对方导出时带上附件，再把文件带入这里；手边有同一个文件时，在这里重新添加即可。" | "The content of this file is in another copy. Have that copy exported with its files and bring the file in here; or, if you have the same file at hand, add it here again.";
    file_bytes_damaged => "这个附件的内容已损坏，没有打开。请重新添加同一个文件，或带入一份带附件的账簿文件。" | "The content of this file is damaged and was not opened. Add the same file again, or bring in a book file that carries files.";
    file_not_read => "这个文件读不出来，可能被移走或正被别的程序占用。" | "The file cannot be read: it may have been moved or is in use by another program.";
    file_there_already(name: &str) => "同样的内容已在这里，名为“{name}”。" | "The same content is here already, as “{name}”.";
    files_carry(n: &str, size: &str) => "带上附件（{n} 个，{size}）" | "With files ({n}, {size})";
    files_carry_text => "不带附件的文件小得多，但别处只能看到附件的名字。" | "Without files the export is much smaller, but elsewhere only their names can be seen.";
    files_space(n: &str, size: &str) => "附件 {n} 个，共 {size}" | "Files: {n}, {size}";
    files_left_out(n: &str) => "有 {n} 个附件的内容读不出来，没有写进文件。" | "Files whose content cannot be read and is not in the export: {n}.";
    book_too_large => "账簿超过 2 GB 或一千万条记录，写出的文件无法再读回，因此没有写出。快照不受此限，仍可恢复。" | "The book has more than 2 GB or ten million records. A file of it could not be read again, so none was written. Snapshots have no such limit and can be restored.";
    files_too_many => "附件合计太大，放不进一个文件。请不带附件导出，附件另存。" | "The files are too large together for one export. Export without files and save them separately.";
    files_wanted(n: &str, size: &str) => "这个文件带有 {n} 个附件的内容，这里没有或已损坏（{size}）。" | "It carries the content of files that is missing or damaged here: {n} ({size}).";
    files_take => "取来附件内容" | "Take the files";
    files_taken(n: &str) => "取来了 {n} 个附件的内容。" | "Files taken: {n}.";
    files_not_taken(words: &str) => "附件内容没有全部取来：{words}再次带入同一个文件即可继续。" | "Not all files were taken: {words} Bring in the same file again to go on.";
    sign_scan => "签署扫描件" | "Scan of the signed paper";
    sign_scan_none => "不指定" | "None named";
    sign_scan_of(evidence: &str) => "扫描件：{evidence}" | "Scan: {evidence}";
    file_part_damaged => "这一行的附件内容损坏或被改动过。请用原始的导出文件。" | "The content of a file on this line is damaged or was changed. Please use the original export.";
    check_files_missing(n: &str) => "{n} 个附件的内容不在这台设备上。" | "Files whose content is not on this device: {n}.";
    check_files_damaged(n: &str) => "{n} 个附件的内容已损坏。" | "Files whose content is damaged: {n}.";
    check_file_missing(name: &str) => "附件“{name}”：内容在另一份副本里" | "File “{name}”: its content is in another copy";
    check_file_damaged(name: &str) => "附件“{name}”：内容已损坏，请重新添加同一个文件" | "File “{name}”: its content is damaged; please add the same file again";
}

impl Text {
    /// So many files were added.
    pub fn files_saved(self, n: usize) -> String {
        let count = format::count(n);
        self.pick(format!("已添加 {count} 个附件"), format!("{count} files are added"))
    }

    /// So many files whose bytes were damaged or not here have them again.
    pub fn files_mended(self, n: usize) -> String {
        let count = format::count(n);
        self.pick(format!("{count} 个附件的内容已补好"), format!("The content of {count} files is whole again"))
    }

    /// Files of a record that is merged into another.
    pub fn merge_files(self, n: usize) -> String {
        let count = format::count(n);
        let noun = if n == 1 { "file" } else { "files" };
        self.pick(format!("{count} 个附件"), format!("{count} {noun}"))
    }

    /// Why a file is not taken.
    pub fn attachment_fault(self, fault: AttachmentFault) -> String {
        match fault {
            AttachmentFault::TooLarge => {
                let limit = LARGEST >> 20;
                self.pick(
                    format!("单个附件最大 {limit} MB。请先压缩，或拆成几个文件。"),
                    format!("A file may have at most {limit} MB. Please compress it, or split it."),
                )
            }
            AttachmentFault::Empty => self.pick("这是空文件。", "The file is empty.").to_owned(),
            AttachmentFault::NoRoom { size } => {
                let size = format::size(size);
                self.pick(
                    format!("这台设备留给本站的空间快满了，放不下 {size}。请先导出账簿，再清出空间。"),
                    format!(
                        "This site's space is nearly used up: {size} do not fit. Export the book first, then make room."
                    ),
                )
            }
        }
    }
}
