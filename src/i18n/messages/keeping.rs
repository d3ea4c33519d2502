//! Keeping the book: what is said when it is in danger, lost, old or checked.

use crate::i18n::{Text, format};

messages! {
    band_full => "本站在这台设备上的空间已满，刚才的改动没有存上，文字还在原处。请先导出账簿，再清出空间。" | "There is no space left for this site: the last change was not saved and its text is where you typed it. Export the book first, then make room.";
    band_tight(percent: u64) => "本站的空间已用 {percent}%。新记录先不收，修改和导出照常；请导出账簿，再清出空间。" | "{percent}% of this site's space is used. New records have to wait; edits and export still work. Export the book, then make room.";
    band_superseded => "另一个标签页打开了更新的版本，这一页不能再写。请重新载入；没保存的文字已留作草稿。" | "A newer version was opened in another tab and this page can no longer write. Please reload; unsaved text is kept as a draft.";
    band_new_version => "有新版本。您方便时重新载入即可，没保存的文字会保留。" | "A new version is ready. Reload when it suits you; unsaved text is kept.";
    band_behind(expected: u64, found: u64) => "这里的数据比上次见到的旧：上次有 {expected} 条记录，现在 {found} 条。可能是旧的浏览器资料被拷了回来。您可以继续用；若手里有更新的备份，请带入。" | "The data here are older than what was last seen: there were {expected} records, now there are {found}. An old browser profile may have been copied back. You can go on; if you have a newer backup, bring it in.";
    band_damaged(places: usize) => "有 {places} 处数据读不出来，已原样放到一边，其余照常可用。" | "Places that could not be read: {places}. They were set aside exactly as found; everything else works.";
    band_rebuilt => "账簿自己的记事（时钟与版本）丢了，已按记录重建，内容没有少；这份副本用了新的编号。" | "What the book noted of itself (clock and versions) was lost and has been rebuilt from its records. Nothing of the content is missing; this copy has a new id.";
    band_private => "这像是无痕（隐私）窗口：关掉窗口，账簿就没有了。请用普通窗口，或随时导出。" | "This looks like a private window: the book is gone when you close it. Use an ordinary window, or keep exporting.";
    band_backup_never => "账簿还没有备份，只在这个浏览器里。现在导出一个文件？" | "The book has no backup and lives only in this browser. Export a file now?";
    band_backup_old(days: u64, changes: u64) => "上次备份在 {days} 天前，之后改了 {changes} 处。现在导出？" | "The last backup is {days} days old, with {changes} changes since. Export now?";
    band_check => "去看看" | "Look at it";
    band_bring_in => "带入备份" | "Bring in a backup";
    not_today => "今天先不" | "Not today";
    try_again => "再试一次" | "Try again";
    no_room => "本站的空间快满了，新记录没有存上；文字还在。请先导出账簿，再清出空间。" | "This site's space is nearly used up, so the new record was not saved; its text is still here. Export the book first, then make room.";
    deleted_elsewhere => "这条记录刚在另一个标签页被删除了。这里的文字还在：保存就会把记录带着这些文字找回来。" | "This record was just deleted in another tab. Your text is still here: saving brings the record back with it.";
    contest_title => "另一个标签页也改了这里" | "Another tab changed this too";
    contest_text => "您打开表单之后，下面的内容在别处变了。请逐项选定，选完才会写入。" | "Since you opened the form, these were changed elsewhere. Choose for each; nothing is written before.";
    contest_deleted => "这条记录在另一个标签页被删除了。" | "The record was deleted in another tab.";
    contest_revive => "找回并保存" | "Bring it back and save";
    contest_theirs => "那边的" | "There";
    contest_ours => "这里的" | "Here";
    contest_save => "按所选保存" | "Save what I chose";
    contest_later => "先不保存" | "Not now";
    contest_left => "没有存上：另一个标签页也改了这里。文字还在表单里。" | "Not saved: another tab changed this too. Your text is still in the form.";
}

messages! {
    lost_title => "账簿不见了" | "The book is gone";
    lost_counts(expected: u64, found: u64) => "上次这里有 {expected} 条记录，现在找到 {found} 条。" | "There were {expected} records here; now {found} are found.";
    lost_why => "常见原因：清除了浏览器数据，空间紧张时被浏览器清掉，或浏览器换掉了损坏的数据库。我们没有删除任何东西。" | "Usual causes: browser data were cleared, the browser took them away when space ran short, or it replaced a damaged database. We have deleted nothing.";
    lost_held(n: &str) => "这一页的内存里还有 {n} 条记录。请先导出成文件，再放回数据库。不要关闭这个标签页。" | "This page still holds {n} records in memory. Export them as a file first, then put them back. Do not close this tab.";
    lost_export_held => "导出这一页里的记录" | "Export what this page holds";
    lost_put_back => "放回数据库" | "Put it back";
    lost_put_back_done => "已放回。请尽快再导出一份备份。" | "It is back. Please export a backup soon.";
    lost_restore => "从备份文件恢复" | "Restore from a backup file";
    lost_restore_text => "选一个导出的账簿文件，写入之前先让您看清里面有什么。恢复出的副本用新的编号。" | "Choose an exported book; you see what is in it before anything is written. The restored copy gets a new id.";
    lost_rescue => "查看数据库里还剩什么" | "See what is left in the database";
    lost_anew => "没有备份，从头开始" | "No backup, begin anew";
    lost_anew_sure => "确定从头开始？旧账簿若还在别处，之后仍可从文件恢复。" | "Begin anew? If the old book still exists elsewhere you can restore it from its file later.";
    stopped_next => "您的数据没有被删除。可以再试一次；打不开时，救援页能把还读得出的内容导出。" | "Your data have not been deleted. Try again; if it does not open, the rescue page can export what can still be read.";
    rescue_title => "救援" | "Rescue";
    rescue_text => "这一页只读不写，不打开账簿，也不升级数据库。账簿打不开时，从这里把内容取出来。" | "This page reads and never writes; it neither opens the book nor upgrades the database. When the book does not open, get its content out from here.";
    rescue_reading => "正在查看数据库…" | "Looking into the database…";
    rescue_nothing => "这个浏览器里没有账簿的数据库。" | "There is no database of a book in this browser.";
    rescue_own => "您的账簿" | "Your book";
    rescue_demo => "演示账簿" | "The demo book";
    rescue_kind(kind: &str, n: &str) => "{kind}：{n}" | "{kind}: {n}";
    rescue_head_lost => "账簿自己的记事读不出，导出时会按记录重建" | "What the book noted of itself cannot be read; the export rebuilds it from the records";
    rescue_size(size: &str, version: u64) => "共 {size}，数据库版本 {version}" | "{size} in all, database version {version}";
    rescue_export_book => "导出账簿文件" | "Export the book";
    rescue_export_book_text => "所有可读的记录，任何一台设备都能恢复。" | "Every readable record; any device can restore it.";
    rescue_export_all => "逐字节导出全部" | "Export everything byte for byte";
    rescue_export_all_text => "连同损坏的行、隔离区、快照和没填完的表单，供进一步修复。附件的内容不在其中。" | "With damaged rows, quarantine, snapshots and unfinished forms, for further repair. The content of attached files is not in it.";
    rescue_snapshots => "快照" | "Snapshots";
    rescue_snapshot(day: &str) => "导出 {day} 的快照" | "Export the snapshot of {day}";
    rescue_back => "回到账簿" | "Back to the book";
    rescue_go => "救援页" | "Rescue page";
}

messages! {
    keep_ask => "请浏览器长期保存" | "Ask the browser to keep it";
    keep_unknown => "浏览器没有说会不会长期保存，请常导出" | "The browser does not say whether it will keep it, so export often";
    backup_fresh => "备份是新的" | "The backup is fresh";
    backup_ageing => "备份有些旧了" | "The backup is ageing";
    backup_old => "备份太旧了" | "The backup is too old";
    backup_none => "还没有备份" | "There is no backup yet";
    backup_detail(when: &str, changes: u64) => "{when}，之后改了 {changes} 处" | "{when}; changes since then: {changes}";
    backup_changes(changes: u64) => "已改 {changes} 处" | "Changes: {changes}";
    export_to_place => "存到指定位置并核对" | "Save to a place and check";
    export_to_place_text => "写完会读回来逐字节比对，确认无误才说“已存好”。" | "It is read back and compared byte by byte; only then it is called saved.";
    book_saved_and_read_back(name: &str) => "已存好 {name}，并读回核对无误。" | "{name} is saved; it was read back and is the same.";
    book_place_refused => "没能写到那个位置，备份没有存上。请换个位置，或用下载。" | "It could not be written there and no backup was saved. Choose another place, or use the download.";
    book_place_differs => "写出的文件读回来不一样，不能当备份。请换个位置再试。" | "What was read back differs from what was written, so it is no backup. Please try another place.";
    snapshots => "快照" | "Snapshots";
    snapshots_text => "每天自动留一份整本账簿，存在这个浏览器里：最近 7 天，加之前 4 周各一份。可以退回误改，但不能代替导出的备份。" | "The whole book is kept once a day in this browser: the last 7 days and one for each of the 4 weeks before. They take back mistakes; they do not replace an exported backup.";
    snapshots_none => "还没有快照：有改动后，安静几秒就会自动留一份。" | "No snapshot yet: one is made by itself once there are changes and it is quiet.";
    snapshot_now => "现在留一份" | "Make one now";
    snapshot_made => "已留下快照。" | "The snapshot is made.";
    snapshot_daily => "自动" | "by itself";
    snapshot_by_hand => "手动" | "by hand";
    snapshot_safety => "恢复或带入之前" | "before a restore or import";
    snapshot_facts(records: &str, size: &str) => "{records} 条记录，{size}" | "Records: {records}, {size}";
    snapshot_restore => "恢复" | "Restore";
    snapshot_restore_of(day: &str) => "恢复 {day} 的快照" | "Restore the snapshot of {day}";
    snapshot_download_of(day: &str) => "下载 {day} 的快照" | "Download the snapshot of {day}";
    snapshot_unreadable => "这份快照读不出来，账簿没有变化。请选别的快照。" | "This snapshot cannot be read; the book has not changed. Please choose another.";
    restore_title => "用快照替换整本账簿" | "Replace the whole book by a snapshot";
    restore_text(day: &str) => "账簿会回到 {day} 的样子。现在的内容先另留一份快照，随时可以换回来。若别的设备上有更新的内容，下次合并时会再带回来。" | "The book goes back to {day}. What is here now is kept as a snapshot first, so you can change back. If another device has newer content, bringing it together will bring that back.";
    restore_type(word: &str) => "请输入“{word}”以确认" | "Type “{word}” to confirm";
    restore_word => "恢复" | "restore";
    restore_wrong_word => "输入的字不对，账簿没有变化。" | "That is not the word; the book has not changed.";
    restore_busy => "另一个标签页正在写，没有让出来。它若已停住，可以接过来。" | "Another tab is writing and has not finished. If it hangs you can take over.";
    restore_seize => "接过来并恢复" | "Take over and restore";
    restore_done(n: &str) => "已恢复，共 {n} 条记录。恢复前的内容留在快照里。" | "Restored: {n} records. What was here before is kept as a snapshot.";
    restart_heading => "清掉已删除的记录" | "Clear out deleted records";
    restart_lead => "已删除的记录仍留在账簿和每份导出的文件里：哪台设备还不知道已删除，在那里改一笔就能把它带回来。各台设备都合并过以后，可以把它们清掉；还有别的记录提到的会留下，以便恢复。" | "Deleted records stay in the book and in every exported file: on a device that has not heard of it, an edit can still bring one back. Once all devices have been brought together, they can be cleared out; one that another record still refers to stays, so that it can be brought back.";
    restart_open => "清掉…" | "Clear out…";
    restart_text => "现在的内容先另留一份快照，然后账簿进入下一代。别的设备要带入从这里新导出的文件，才能继续合并；它们还没合并过来的改动不会丢。以前导出的文件和更早的备份不能再合并。请只在一台设备上清：两台各自清过，彼此的文件会合并不了；那时在一台上再清一次，把新文件带入另一台。" | "What is here now is kept as a snapshot first; then the book begins its next generation. Other devices have to bring in a new file from here before they can be merged again; what was changed there and not yet merged is not lost. Files and backups from before can no longer be merged. Do this on one device only: if two have done it each for itself, they refuse each other's files; then do it once more on one of them and bring the new file into the other.";
    restart_word => "清掉" | "clear out";
    restart_seize => "接过来并清掉" | "Take over and clear out";
    restart_done(n: &str) => "已清掉 {n} 条已删除的记录，账簿进入下一代。请导出一份新文件，带入别的设备。" | "Deleted records cleared out: {n}. The book has begun its next generation; please export a new file and bring it into the other devices.";
    check_title => "检查账簿" | "Check the book";
    check_text => "逐行核对校验和，看每条记录是否读得出、它提到的记录是否都在。" | "Compares the check sum of every row, reads every record, and looks whether everything it refers to is there.";
    check_run => "开始检查" | "Check now";
    check_running => "正在检查…" | "Checking…";
    check_cancelled => "已停止检查，账簿没有改动。" | "The check was stopped. The book is unchanged.";
    check_sound(n: &str) => "{n} 条记录全部完好。" | "All {n} records are sound.";
    check_damaged(n: &str) => "{n} 处校验和不对，已原样隔离。" | "Places with a wrong check sum: {n}. They were set aside as they are.";
    check_unreadable(n: &str) => "{n} 条记录读不出来，原样保留着。" | "Records that cannot be read: {n}. They are kept as they are.";
    check_dangling(n: &str) => "{n} 条记录提到了账簿里没有的记录。" | "Records that refer to something not in the book: {n}.";
    check_to_deleted(n: &str) => "{n} 处提到了已删除的记录，内容无损。" | "References to something that was deleted: {n}. Nothing is damaged.";
    check_loose(kind: &str, title: &str, field: &str) => "{kind}“{title}”的{field}不在账簿里" | "{kind} “{title}”: its {field} is not in the book";
    check_loose_deleted(kind: &str, title: &str, field: &str) => "{kind}“{title}”的{field}已删除" | "{kind} “{title}”: its {field} was deleted";
    check_loose_more(n: &str) => "另有 {n} 处" | "and {n} more";
    check_newer(n: &str) => "{n} 条记录来自更新的版本，原样保留着。" | "Records from a newer version: {n}. They are kept as they are.";
    check_quarantined(n: &str) => "隔离区里有 {n} 处损坏的数据，可在救援页逐字节导出。" | "Damaged places set aside: {n}. The rescue page exports them byte for byte.";
    check_fingerprint(digits: &str) => "整本指纹 {digits}：两台设备上相同，内容就相同。" | "Fingerprint {digits}: equal on two devices whose books are equal.";
}

impl Text {
    /// How many records can be read.
    pub fn rescue_records(self, n: usize) -> String {
        self.counted(n, "条记录可读", "readable record", "readable records")
    }

    /// How many rows can be read and are no records.
    pub fn rescue_no_records(self, n: usize) -> String {
        self.counted(n, "行读得出但不成记录", "row that is no record", "rows that are no records")
    }

    /// How many places are damaged.
    pub fn rescue_damaged(self, n: usize) -> String {
        self.counted(
            n,
            "处损坏（含隔离区）",
            "damaged place (quarantine included)",
            "damaged places (quarantine included)",
        )
    }

    /// How many values cannot be read at all.
    pub fn rescue_unread(self, n: usize) -> String {
        self.counted(
            n,
            "个值浏览器也读不出",
            "value that even the browser cannot read",
            "values that even the browser cannot read",
        )
    }

    /// How many forms were left unfinished.
    pub fn rescue_drafts(self, n: usize) -> String {
        self.counted(n, "份没填完的表单", "unfinished form", "unfinished forms")
    }

    fn counted(self, n: usize, zh: &str, one: &str, many: &str) -> String {
        let count = format::count(n);
        self.pick(format!("{count} {zh}"), format!("{count} {}", if n == 1 { one } else { many }))
    }

    /// What a kind of record is called in a list; one that this version does not know by its own name.
    pub fn kind_name(self, kind: &str) -> String {
        match kind {
            "own_entity" => self.settings_company().to_owned(),
            "customer" => self.places_customers().to_owned(),
            "contact" => self.contacts().to_owned(),
            "activity" => self.kind_activity().to_owned(),
            "product" => self.kind_product().to_owned(),
            "price_list" => self.kind_price_list().to_owned(),
            "lead" => self.kind_lead().to_owned(),
            "lead_event" => self.kind_lead_event().to_owned(),
            "opportunity" => self.kind_opportunity().to_owned(),
            "opportunity_event" => self.kind_opportunity_event().to_owned(),
            "quote" => self.kind_quote().to_owned(),
            "quote_event" => self.kind_quote_event().to_owned(),
            "sales_stages" => self.kind_sales_stages().to_owned(),
            "member" => self.kind_member().to_owned(),
            "incentive_plan" => self.kind_incentive_plan().to_owned(),
            "commission_entry" => self.kind_commission_entry().to_owned(),
            "payout_run" => self.kind_payout_run().to_owned(),
            "incentive_event" => self.kind_incentive_event().to_owned(),
            "preference" => self.kind_preference().to_owned(),
            "purchase_record" => self.kind_purchase_record().to_owned(),
            "attachment" => self.files().to_owned(),
            "task" => self.kind_task().to_owned(),
            "dispute" => self.kind_dispute().to_owned(),
            "dispute_event" => self.kind_dispute_event().to_owned(),
            "ticket" => self.kind_ticket().to_owned(),
            "ticket_event" => self.kind_ticket_event().to_owned(),
            "sales_target" => self.kind_sales_target().to_owned(),
            "own_clause" => self.kind_own_clause().to_owned(),
            "own_template" => self.kind_own_template().to_owned(),
            "fallback" => self.kind_fallback().to_owned(),
            "evaluation_plan" => self.kind_evaluation_plan().to_owned(),
            "evaluation" => self.kind_evaluation().to_owned(),
            "evaluation_event" => self.kind_evaluation_event().to_owned(),
            "sharing_scope" => self.kind_sharing_scope().to_owned(),
            "sharing_scope_event" => self.kind_sharing_scope_event().to_owned(),
            "sharing_event" => self.kind_sharing_event().to_owned(),
            "undertaking" => self.kind_undertaking().to_owned(),
            "subject_request" => self.kind_subject_request().to_owned(),
            "incident" => self.kind_incident().to_owned(),
            "incident_event" => self.kind_incident_event().to_owned(),
            "saved_view" => self.kind_saved_view().to_owned(),
            "pool_event" => self.kind_pool_event().to_owned(),
            "book_settings" => self.kind_book_settings().to_owned(),
            "waiver" => self.kind_waiver().to_owned(),
            "recovery_cost" => self.kind_recovery_cost().to_owned(),
            "late_fee_statement" => self.kind_late_fee_statement().to_owned(),
            "invoice" => self.kind_invoice().to_owned(),
            "invoice_event" => self.kind_invoice_event().to_owned(),
            "contract_version" => self.kind_contract_versions().to_owned(),
            "amendment" => self.kind_amendments().to_owned(),
            "negotiation_round" => self.kind_negotiation_rounds().to_owned(),
            "proposal" => self.kind_proposals().to_owned(),
            "proposal_event" => self.kind_proposal_events().to_owned(),
            "duty" => self.kind_duty().to_owned(),
            "duty_event" => self.kind_duty_event().to_owned(),
            "material" => self.kind_material().to_owned(),
            "material_event" => self.kind_material_event().to_owned(),
            "contract" => self.places_contracts().to_owned(),
            "contract_event" => self.pick("合同事件", "Contract events").to_owned(),
            "receipt" => self.money_receipts().to_owned(),
            "allocation" => self.pick("核销", "Allocations").to_owned(),
            "copy" => self.pick("副本", "Copies").to_owned(),
            "_erased" => self.pick("已抹除", "Erased").to_owned(),
            other => other.to_owned(),
        }
    }
}
