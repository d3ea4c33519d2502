//! The audit trail: what a record's page lists, and whether the trail is whole.

messages! {
    changes => "改动记录" | "Changes";
    changes_note => "谁、何时、改了什么" | "Who, when and what";
    changes_empty => "还没有改动记录。" | "No changes yet.";
    changes_unreadable => "改动记录没能读出来，数据没有受影响。请稍后再试。" | "The changes could not be read; your data is not affected. Please try again later.";
    changed_new => "新建" | "Entered";
    changed_fields(n: usize) => "改了 {n} 处" | "Changed {n}";
    changed_deleted => "删除" | "Deleted";
    changed_returned => "恢复" | "Brought back";
    changed_erased => "彻底删除" | "Removed for good";
    changed_undo(what: &str) => "撤销：{what}" | "Undone: {what}";
    changed_redo(what: &str) => "重做：{what}" | "Done again: {what}";
    changed_taken_back(what: &str) => "撤回带入：{what}" | "Import taken back: {what}";
    changed_restored(what: &str) => "恢复快照：{what}" | "Snapshot put back: {what}";
    changed_settled => "认定此值" | "settled on this value";
    changed_nothing => "（空）" | "(empty)";
    changed_came_in => "由文件带入" | "came in a file";
    changed_by_stamp => "按记录上的时间" | "by the record's own stamps";
    changed_contradicted => "与审计链不符：这一条可能被改动过" | "Does not agree with the audit chain: this entry may have been altered";
    changed_contact(name: &str) => "联系人 {name}" | "Contact {name}";
    this_copy => "此副本" | "This copy";
    other_copy(id: &str) => "副本 {id}" | "Copy {id}";
    trail_title => "审计链" | "Audit trail";
    trail_text => "每次改动都记一笔，连成一条链：谁、何时、哪条记录的哪个字段，以及前后两值的摘要。导出的文件带着链的末端，所以事后改动过去，会与您导出过的副本对不上。掌握这台设备的人仍可整条重写；只有与已导出的副本比对才看得出来。" | "Every change is noted in a chain: who, when, which field of which record, and digests of both values. Exported files carry the end of the chain, so it is tamper-evident against copies you have exported. Whoever holds this device could still write the whole of it anew; only comparing with such a copy shows it.";
    trail_check => "核对整条链" | "Check the chain";
    trail_checking => "正在核对…" | "Checking…";
    trail_whole(n: &str) => "共 {n} 笔，首尾相连，没有缺漏。" | "Entries: {n}, each linked to the one before; nothing is missing.";
    trail_none => "还没有记下任何改动。" | "No change has been noted yet.";
    trail_faults(n: usize) => "有 {n} 处与写下时不符：可能有人改动过，或磁盘出过错。请与您导出过的文件核对。" | "Places that are not as they were written: {n}. Somebody may have altered them, or the disk failed. Compare with a file you exported.";
    trail_fingerprint(n: &str, print: &str) => "第 {n} 笔的指纹：{print}。抄在纸上，以后可以对照。" | "Fingerprint of entry {n}: {print}. Write it down to compare later.";
}
