//! Bringing copies together, and settling where they disagree.

use crate::i18n::Text;
use crate::i18n::format::count;

messages! {
    together => "合并副本" | "Bring copies together";
    together_lead => "同一本账簿在两台设备上各写各的，导出一个文件带过来，就能合到一起。写入之前，先看清会变什么。" | "One book, written on two devices: carry a file over and the two become one again. You see what will change before anything is written.";
    together_choose => "选账簿文件" | "Choose a book file";
    together_drop => "也可以把文件拖到这里。" | "You can also drop the file here.";
    together_another => "换一个文件" | "Another file";
    together_reading(name: &str, percent: u32) => "正在读 {name}，已读 {percent}%" | "Reading {name}: {percent}%";
    together_writing => "正在合并…" | "Merging…";
    together_taking => "正在取附件内容" | "Taking the files";
    together_steps => "步骤" | "Steps";
    together_step_file => "选文件" | "Choose";
    together_step_check => "核对" | "Check";
    together_step_merge => "合并" | "Merge";
    together_step_undo => "可随时撤销" | "Can be undone";
    together_copy_of(who: &str) => "{who}的副本" | "{who}’s copy";
    together_exported(at: &str) => "{at} 导出" | "exported {at}";
    together_met(at: &str) => "上次与这边相合是 {at}" | "last brought together with this copy {at}";
    together_never_met => "第一次与这边相合" | "brought together with this copy for the first time";
    together_unnamed(number: &str) => "未命名设备 {number}" | "unnamed device {number}";
    together_here_has(what: &str) => "这边的{what}" | "here: {what}";
    together_there_has(what: &str) => "那边的{what}" | "there: {what}";
    together_both_changed => "两边改的不是同一处" | "changed in different places";
    together_check_name => "核对.csv" | "check.csv";
    copying_title => "另一本账簿的文件" | "A file of another book";
    copying_lead => "它不是这本账簿的副本，不能合并。可以把选中的客户复制进来，成为这里的新客户。" | "It is no copy of this book, so it cannot be merged. Customers you choose can be copied in and become new customers here.";
    copying_older_title => "账簿重新开始之前的文件" | "A file from before the book was started again";
    copying_older_lead(generation: u32) => "它是这本账簿第 {generation} 代的文件，不能再合并。做这份文件的设备若还在，请先在那里带入从这里导出的文件，再从那里重新导出：什么都不会丢，也不会重复。若已不在，可以把选中的客户复制进来，成为这里的新客户。" | "It is a file of generation {generation} of this book and can no longer be merged. If the device that made it is still there, bring a file exported here into it first and export there again: nothing is lost, and nothing is there twice. If not, customers you choose can be copied and become new customers here.";
    copying_left => "一起来的有：联系人、跟进记录、偏好，合同作为草稿（合同编号留空）。不带来的有：收款、核销、合同事件、商机、报价、补记的购买、自定义字段。" | "With them come their people, follow-ups and preferences, and their contracts as drafts without a number. Receipts, allocations, contract events, opportunities, quotes, purchases written down and custom fields stay behind.";
    copying_unread(n: &str) => "有 {n} 条记录这个版本读不出来，不会复制。" | "Records that this version cannot read, and that are not copied: {n}.";
    copying_choose => "复制哪些客户" | "Which customers to copy";
    copying_search => "按名称或编号查找" | "Find by name or number";
    copying_all(n: &str) => "选中列出的 {n} 个" | "Choose the {n} listed";
    copying_none => "都不选" | "Choose none";
    copying_more(n: &str) => "另有 {n} 个没有列出，请按名称查找。" | "{n} more are not shown; please search by name.";
    copying_nobody => "没有这样的客户。" | "There is no such customer.";
    copying_hangs(contacts: &str, notes: &str, contracts: &str) => "联系人 {contacts} · 跟进与偏好 {notes} · 合同 {contracts}" | "people {contacts} · follow-ups and preferences {notes} · contracts {contracts}";
    copying_same_name => "这里已有同名客户" | "same name here";
    copying_pick_some => "请先选要复制的客户。" | "Please choose the customers to copy.";
    copying_sum(customers: &str, contacts: &str, notes: &str, contracts: &str) => "将新增客户 {customers} 个、联系人 {contacts} 位、跟进与偏好 {notes} 条、合同草稿 {contracts} 份。" | "New here: customers {customers}, people {contacts}, follow-ups and preferences {notes}, contract drafts {contracts}.";
    copying_names(n: &str) => "其中 {n} 个与这里的客户同名，复制后会有两条，可以再合并。" | "Chosen customers that bear the name of a customer here: {n}. There will be two records of each, which can be merged.";
    copying_numbers(n: &str) => "{n} 个客户编号已经有客户在用，复制后编号留空。" | "Customer numbers that another customer bears already, and that are left empty: {n}.";
    copying_go => "复制进来" | "Copy in";
    copying_busy => "正在复制…" | "Copying…";
    copying_done(customers: &str, records: &str) => "已复制 {customers} 个客户，共 {records} 条记录。" | "Copied customers: {customers}; records in all: {records}.";
    together_side => "哪一边" | "Side";
    together_value => "值" | "Value";
    together_who => "谁" | "Who";
    together_when => "何时" | "When";
    together_record => "记录" | "Record";
    together_field => "字段" | "Field";
    together_sound => "校验无误" | "check sum right";
    together_repeated(at: &str) => "这个文件 {at} 已合并过" | "this very file was merged {at}";
    together_differ => "两边不一样" | "The two sides differ";
    together_place(n: usize, of: usize) => "第 {n} 处，共 {of} 处" | "{n} of {of}";
    together_choose_side(field: &str) => "{field}取哪一边" | "Which {field} holds";
    together_this_side(who: &str) => "这边 · {who}" | "Here · {who}";
    together_that_side(who: &str) => "那边 · {who}" | "There · {who}";
    together_this_device => "本机" | "this device";
    together_neither => "都不取，填" | "Neither:";
    together_other_value(field: &str) => "另一个{field}" | "Another {field}";
    together_bad_value => "这个值填得不对，请再看看。" | "This value cannot be read; please look again.";
    together_later => "先留着，以后再定" | "Keep both for later";
    together_kept_later => "两个值都留着，以后再定" | "Both are kept and can be settled later";
    together_shown_meanwhile => "没定之前，先按较晚写的显示" | "Until it is settled, the later one is shown";
    together_brings => "会带进来什么" | "What comes in";
    together_safety => "写入前先自动存一份" | "A safety copy is made first";
    together_kind => "类别" | "Kind";
    together_new => "新来的" | "New";
    together_newer_there => "那边较新" | "Newer there";
    together_newer_here => "这边较新" | "Newer here";
    together_same => "相同" | "Same";
    together_undecided => "待定" | "To settle";
    together_total => "合计" | "Total";
    together_merged => "自己合好的" | "Merged by itself";
    together_merged_none => "没有两边都改过的记录。" | "No record was changed on both sides.";
    together_calm => "收款、核销和合同事件只增不改，两边的都在。被拒收的 0 条。" | "Receipts, allocations and contract events are only ever added: those of both sides are here. Refused: 0.";
    together_quiet => "写法不同，先按较晚的显示" | "Other versions; the later is shown";
    together_lists => "逐条看" | "One by one";
    together_list_new => "新来的" | "New";
    together_list_changed => "那边较新的" | "Newer there";
    together_list_here => "这边较新的" | "Newer here";
    together_list_deleted => "会删除的" | "Will be deleted";
    together_list_erased => "彻底清除的" | "Removed for good";
    together_dropped(n: usize) => "连同 {n} 处没被对方看到的改动" | "with {n} changes its remover had not seen";
    together_more(n: &str) => "还有 {n} 条" | "and {n} more";
    together_look => "请留意" | "Worth a look";
    together_missing(what: &str, field: &str) => "{what}：{field}指向的记录不在这里" | "{what}: the record in {field} is not here";
    together_same_number(number: &str, names: &str) => "编号 {number} 同时属于 {names}，都留着，没有改号" | "Number {number} is borne by {names}; all are kept, none is renumbered";
    together_clock_warn(ahead: &str) => "那边的时钟比这里快 {ahead}" | "The clock there is {ahead} ahead of this one";
    together_unknown(n: usize, kind: &str) => "有 {n} 条“{kind}”是更新的版本写的，这里看不了，但会原样留着" | "Records of a kind made by a newer version ({kind}): {n}; they cannot be shown here and are kept as they are";
    together_twins => "有两份副本用了同一个编号（可能整个浏览器配置被复制过）。什么都不会丢，这边会换一个新编号" | "Two copies write under one number (perhaps a browser profile was copied). Nothing is lost; this copy takes a new number";
    together_healed(n: usize) => "有 {n} 处改动这边本该有却没有，现在补回来了" | "Changes that this copy should have had were missing and come back now: {n}";
    together_healed_by(n: usize, who: &str, at: &str) => "有 {n} 处改动这边本该有却没有，现在补回来了。多半是 {at} 从{who}带入的那个文件缺了内容，请向对方核实" | "Changes that this copy should have had were missing and come back now ({n}). Most likely the file of {who}, brought in {at}, lacked them: please ask about it";
    together_ask_clock(ahead: &str) => "那边的时钟比这里快 {ahead}。合并之后，这里的改动都会记在那个时间之后。我确认要合并。" | "The clock there is {ahead} ahead. After merging, what is written here is stamped after it. I want to merge all the same.";
    together_ask_restart(generation: u32, gone: &str) => "那边把账簿重新开始了（第 {generation} 代）：已删除的记录不再保留，这里跟着重新开始。这里还看得到、那边已删除的有 {gone} 条，会一并去掉；这里改过而那边没见过的都留下，留下的记录还提到的也留下。之后不能再与更早的文件合并。我确认要合并。" | "The book was started again there (generation {generation}): deleted records are no longer kept, and this copy starts again with it. Records still shown here and deleted there: {gone}; they go. What was changed here and never seen there stays, and so does what a record that stays still refers to. Earlier files can no longer be merged after this. I want to merge all the same.";
    together_ask_gone(gone: &str, of: &str) => "合并后，这里 {of} 条记录中有 {gone} 条会被删除。我确认要合并。" | "Merging deletes {gone} of the {of} records here. I want to merge all the same.";
    together_ask_first => "请先确认上面的提示。" | "Please confirm the notes above first.";
    together_nothing => "文件里没有新内容：这里都已经有了。" | "Nothing new in the file: everything is here already.";
    together_moved => "核对期间账簿有了新的改动，请再看一眼。" | "The book changed while you were looking. Please look again.";
    together_large => "这次改动较多。合并前，可以先把现在的账簿导出一份。" | "This changes a lot. You can export the book as it is first.";
    together_keeps => "合并后 30 天内可以整次撤销。" | "For 30 days the whole merge can be undone.";
    together_export_list => "导出这份核对" | "Export this list";
    together_merge => "合并" | "Merge";
    together_merge_later(n: usize) => "合并，留 {n} 处以后再定" | "Merge, leaving {n} to settle later";
    together_merge_here(value: &str) => "合并，取这边的 {value}" | "Merge, keeping {value} from here";
    together_merge_there(value: &str) => "合并，取那边的 {value}" | "Merge, taking {value} from there";
    together_merge_other(value: &str) => "合并，改为 {value}" | "Merge, setting {value}";
    together_merge_choices(n: usize) => "合并，按选好的 {n} 处" | "Merge with the {n} choices made";
    together_done_title => "合好了" | "The two are one again";
    together_amiss_title => "没有全部写好" | "Not everything is on the disk";
    together_history => "最近合并过的" | "Recent merges";
    together_roll_back => "整次撤销，恢复到合并前" | "Undo: exactly as before";
    together_revert => "撤销：用原来的值改回去" | "Undo: write the old values again";
    together_roll_back_why => "合并之后还没有别的改动，也没有导出过，可以原样退回，像没合过一样。" | "Nothing was changed or exported since, so the book can go back exactly as it was.";
    together_revert_why => "合并之后已有别的改动或导出过，只能把原来的值当作新的改动写回；之后改过的不动。" | "Something was changed or exported since, so the old values are written as new changes; what was edited since is left alone.";
    together_way_changed => "刚才账簿又有了改动，撤销的方式变了，请再看一眼。" | "The book changed just now, and with it the way to undo. Please look again.";
    together_copy_part => "这份副本" | "This copy";
    together_copy_text => "合并时，别人看到的名字。只写在账簿里，随文件带走。" | "The name others see when copies are brought together. It is kept in the book and travels with the file.";
    together_person => "使用人" | "Used by";
    together_device => "设备" | "Device";
    together_device_help => "给这台设备起个好认的名字，例如“办公室台式机”。" | "A name people know this device by, such as “office desktop”.";
    together_restore_title => "恢复之前看一眼" | "Before it comes in";
    together_restore_as => "恢复后，这台设备就是一份新的副本。" | "This device becomes a new copy of the book.";
    together_restore => "恢复" | "Bring it in";
    life_kept => "保留" | "Keep it";
    life_gone => "删除" | "Delete it";
    life_field => "去留" | "Keep or delete";
    value_empty => "（空）" | "(empty)";
    value_changed => "内容不同" | "differs";
    conflicts_title => "待定的分歧" | "Left to settle";
    conflicts_lead => "两份副本各写各的，留下了不止一个值。请选一个，或另填一个；没选之前，各个值都留着。" | "Copies that were written apart left more than one value. Choose one, or write another; until then every value is kept.";
    conflicts_none => "没有待定的分歧。" | "Nothing is left to settle.";
    conflicts_quiet => "其他写法" | "Other versions";
    conflicts_settle => "就用这个" | "Use this one";
    conflicts_settled => "已定，会随下一个文件带给其他副本。" | "Settled. It travels to the other copies with the next file.";
    conflicts_mark(n: usize) => "{n} 处待定" | "{n} to settle";
    conflicts_home_act => "去定" | "Settle";
    kind_own_entity => "我方主体" | "Our company";
    kind_contract_event => "合同事件" | "Contract events";
    kind_receipt => "收款" | "Receipts";
    kind_allocation => "核销" | "Allocations";
    kind_copy => "副本信息" | "Copies of the book";
    kinds_of_contracts => "合同" | "Contracts";
    kinds_of_customers => "客户" | "Customers";
    items_separator => "、" | ", ";
    words_separator => "，" | "; ";
}

impl Text {
    /// What records of a kind are called; an unknown kind keeps its name.
    pub fn kinds(self, kind: &str) -> String {
        match kind {
            "customer" => self.kinds_of_customers(),
            "contact" => self.contacts(),
            "activity" => self.kind_activity(),
            "product" => self.kind_product(),
            "price_list" => self.kind_price_list(),
            "lead" => self.kind_lead(),
            "lead_event" => self.kind_lead_event(),
            "opportunity" => self.kind_opportunity(),
            "opportunity_event" => self.kind_opportunity_event(),
            "quote" => self.kind_quote(),
            "quote_event" => self.kind_quote_event(),
            "sales_stages" => self.kind_sales_stages(),
            "member" => self.kind_member(),
            "incentive_plan" => self.kind_incentive_plan(),
            "commission_entry" => self.kind_commission_entry(),
            "payout_run" => self.kind_payout_run(),
            "incentive_event" => self.kind_incentive_event(),
            "preference" => self.kind_preference(),
            "purchase_record" => self.kind_purchase_record(),
            "attachment" => self.files(),
            "task" => self.kind_task(),
            "dispute" => self.kind_dispute(),
            "dispute_event" => self.kind_dispute_event(),
            "ticket" => self.kind_ticket(),
            "ticket_event" => self.kind_ticket_event(),
            "sales_target" => self.kind_sales_target(),
            "own_clause" => self.kind_own_clause(),
            "own_template" => self.kind_own_template(),
            "fallback" => self.kind_fallback(),
            "evaluation_plan" => self.kind_evaluation_plan(),
            "evaluation" => self.kind_evaluation(),
            "evaluation_event" => self.kind_evaluation_event(),
            "sharing_scope" => self.kind_sharing_scope(),
            "sharing_scope_event" => self.kind_sharing_scope_event(),
            "sharing_event" => self.kind_sharing_event(),
            "undertaking" => self.kind_undertaking(),
            "subject_request" => self.kind_subject_request(),
            "incident" => self.kind_incident(),
            "incident_event" => self.kind_incident_event(),
            "saved_view" => self.kind_saved_view(),
            "pool_event" => self.kind_pool_event(),
            "book_settings" => self.kind_book_settings(),
            "waiver" => self.kind_waiver(),
            "recovery_cost" => self.kind_recovery_cost(),
            "late_fee_statement" => self.kind_late_fee_statement(),
            "invoice" => self.kind_invoice(),
            "invoice_event" => self.kind_invoice_event(),
            "contract_version" => self.kind_contract_versions(),
            "amendment" => self.kind_amendments(),
            "negotiation_round" => self.kind_negotiation_rounds(),
            "proposal" => self.kind_proposals(),
            "proposal_event" => self.kind_proposal_events(),
            "duty" => self.kind_duty(),
            "duty_event" => self.kind_duty_event(),
            "material" => self.kind_material(),
            "material_event" => self.kind_material_event(),
            "contract" => self.kinds_of_contracts(),
            "own_entity" => self.kind_own_entity(),
            "contract_event" => self.kind_contract_event(),
            "receipt" => self.kind_receipt(),
            "allocation" => self.kind_allocation(),
            "copy" => self.kind_copy(),
            other => return other.replace('_', " "),
        }
        .to_owned()
    }

    /// What a register is called on the pages.
    pub fn register_name(self, kind: &str, field: &str) -> String {
        match (kind, field) {
            (_, "_life") => self.life_field().to_owned(),
            ("copy", "person") => self.together_person().to_owned(),
            ("copy", "device") => self.together_device().to_owned(),
            _ => self.field_name(kind, field),
        }
    }

    /// The head of the check page.
    pub fn together_title(self, records: usize, places: usize) -> String {
        let n = count(records);
        match (places, records) {
            (0, 1) => self.pick(format!("{n} 条会带进来"), "1 record comes in".to_owned()),
            (0, _) => self.pick(format!("{n} 条会带进来"), format!("{n} records come in")),
            (_, 1) => self.pick(
                format!("{n} 条会带进来，{places} 处要您定"),
                format!("1 record comes in, {places} for you to settle"),
            ),
            _ => self.pick(
                format!("{n} 条会带进来，{places} 处要您定"),
                format!("{n} records come in, {places} for you to settle"),
            ),
        }
    }

    /// How many places wait for a person.
    pub fn conflicts_home(self, n: usize) -> String {
        let places = if n == 1 { "place" } else { "places" };
        self.pick(
            format!("两份副本有 {n} 处不一样，要您来定"),
            format!("The copies differ in {n} {places}; you decide"),
        )
    }

    /// How many records were changed on both sides and fit together.
    pub fn together_merged_note(self, n: usize) -> String {
        let many = self.pick(format!("{n} 条记录两边都改过"), format!("{n} records changed on both sides"));
        if n == 1 { self.pick(many, "1 record changed on both sides".to_owned()) } else { many }
    }

    /// What was written.
    pub fn together_done(self, records: usize, settled: usize) -> String {
        let n = count(records);
        let written = match records {
            1 => self.pick("写入 1 条记录".to_owned(), "1 record written".to_owned()),
            _ => self.pick(format!("写入 {n} 条记录"), format!("{n} records written")),
        };
        match settled {
            0 => self.pick(format!("{written}。"), format!("{written}.")),
            _ => self.pick(format!("{written}，定下 {settled} 处分歧。"), format!("{written}, {settled} settled.")),
        }
    }

    /// A book was restored from a file.
    pub fn together_restored(self, records: usize) -> String {
        let n = count(records);
        self.pick(format!("已恢复，共 {n} 条记录。"), format!("Restored: all {n} records are here."))
    }

    /// Records that were written and are not there when they are read back.
    pub fn together_amiss(self, records: usize) -> String {
        let n = count(records);
        self.pick(
            format!("带入的记录里有 {n} 条写入后读不回来。请把同一个文件再带入一次，然后导出账簿。"),
            format!(
                "Records that came in and cannot be read back: {n}. Please bring the same file in once more, and export the \
                 book after that."
            ),
        )
    }

    /// A merge was taken back exactly.
    pub fn together_rolled_back(self, records: usize) -> String {
        let n = count(records);
        self.pick(format!("已撤销，{n} 条记录恢复到合并前。"), format!("Undone: {n} records are as they were."))
    }

    /// A merge was taken back by new edits.
    pub fn together_reverted(self, restored: usize, left: usize) -> String {
        let (n, rest) = (count(restored), count(left));
        match left {
            0 => self
                .pick(format!("已撤销，{n} 条记录改回原来的值。"), format!("Undone: {n} records show the old values.")),
            _ => self.pick(
                format!("已撤销，{n} 条记录改回原来的值；{rest} 条之后改过，没有动。"),
                format!("Undone: {n} records show the old values; {rest} were edited since and left alone."),
            ),
        }
    }

    /// Which merge: whose file, and when.
    pub fn together_offer(self, who: &str, at: &str, records: usize) -> String {
        let n = count(records);
        self.pick(format!("{at} 合并了{who}的副本，{n} 条"), format!("{who}’s copy, merged {at}: {n} records"))
    }

    /// How far a clock is ahead.
    pub fn ahead(self, milliseconds: u64) -> String {
        let minutes = milliseconds / 60_000;
        match minutes {
            0..120 => self.pick(format!("{minutes} 分钟"), format!("{minutes} minutes")),
            120..2880 => self.pick(format!("{} 小时", minutes / 60), format!("{} hours", minutes / 60)),
            _ => self.pick(format!("{} 天", minutes / 1440), format!("{} days", minutes / 1440)),
        }
    }

    /// A point in time in the device's zone: `5月18日 10:22`, `18 May 10:22`.
    pub fn moment(self, year: i32, month: u32, day: u32, hour: u32, minute: u32, this_year: i32) -> String {
        let clock = format!("{hour:02}:{minute:02}");
        let Ok(date) = crate::domain::date::Date::parse(&format!("{year:04}-{month:02}-{day:02}")) else {
            return clock;
        };
        let shown = if year == this_year { self.short_date(date, date) } else { self.date(date) };
        format!("{shown} {clock}")
    }
}
