//! The page that brings a list of customers in.

use crate::i18n::{Text, format};
use crate::sync::list::layout::HeadingRow;
use crate::sync::list::outcome::Choice;

messages! {
    list_lead => "从工作簿（Excel、WPS）、CSV 文件或通讯录名片里导入客户。先看清每一行会怎样；按下导入之前，什么都不会写入。" | "Bring customers in from a workbook (Excel, WPS), a CSV file or contact cards. You see what becomes of every row; nothing is written before you press the button.";
    list_takes => "可以读工作簿（.xlsx）、CSV（逗号、分号或制表符分隔；UTF-8、GBK、UTF-16、Big5）和名片（.vcf），最多 20 万行、64 MB。旧格式的 .xls、.et 请先另存为 .xlsx。" | "Workbooks (.xlsx) are read, CSV (separated by commas, semicolons or tabs, in UTF-8, GBK, UTF-16 or Big5) and contact cards (.vcf), up to 200,000 rows and 64 MB. Save an older .xls or .et as .xlsx first.";
    list_choose_file => "选择文件" | "Choose a file";
    list_choose_another => "换一个文件" | "Choose another file";
    list_drop_here => "或把文件拖到这里" | "or drop it here";
    list_reading => "正在读取…" | "Reading…";
    list_writing => "正在写入…" | "Writing…";
    list_beginning => "正在准备…" | "Making ready…";
    list_changing => "正在整理改动，还没有写入…" | "Working the changes out; nothing is written yet…";
    list_writing_now => "正在写入：这一步一次完成，通常几秒，中途不能停止；写完后可以一次撤销。" | "Writing: this is done in one step, usually within seconds, and cannot be stopped. One undo takes it all back.";
    list_looking_up => "正在核对账簿里已有的客户…" | "Looking up the customers you have…";
    list_planning(done: &str, all: &str) => "已核对 {done} 行，共 {all} 行" | "{done} of {all} rows checked";
    list_preparing(done: &str, all: &str) => "已备好 {done} 行，共 {all} 行；还没有写入" | "{done} of {all} rows made ready; nothing is written yet";
    list_stopped => "已停止，什么都没有写入。" | "Stopped. Nothing was written.";
    list_plan_again => "重新核对" | "Check the rows again";
    list_encoding => "编码" | "Encoding";
    list_separator => "分隔符" | "Separator";
    list_headings => "表头" | "Headings";
    list_columns => "各列对应什么" | "What each column holds";
    list_columns_note => "已按表头对好，可以改。" | "Matched by their headings; change what is wrong.";
    list_columns_recalled => "这样的表头您以前对过，各列已按上次的选择对好，可以改。" | "You have matched these headings before: the columns are set as you chose then. Change what is wrong.";
    list_columns_guess => "改回按表头自动对应" | "Match by headings instead";
    list_column_heading => "表里的列" | "Column in the list";
    list_column_sample => "第一个值" | "First value";
    list_column_field => "导入为" | "Comes in as";
    list_bad_title => "需要改的行" | "Rows to mend";
    list_bad_note => "在这里改，按回车到下一处；改好的行会归到可导入的一类。没改好的和跳过的行不会导入。" | "Mend them here, Enter goes on to the next; rows that are mended join the good ones. Rows left as they are or skipped stay out.";
    list_bad_file => "客户-待修改.csv" | "customers-to-mend.csv";
    list_leave_out => "跳过这一行" | "Skip this row";
    list_take_in => "不跳过" | "Do not skip";
    list_row_good => "可以导入" | "Good";
    list_row_same => "与已有客户或另一行相同：在“重复的行”里选择怎么办" | "The same as a known customer or another row: choose among the duplicates below";
    list_row_left_out => "已跳过，不会导入" | "Skipped: it stays out";
    list_page_before => "上一页" | "Previous page";
    list_page_after => "下一页" | "Next page";
    list_other_cells => "其他列" | "Other cells";
    list_duplicates_title => "重复的行" | "Duplicates";
    list_duplicates_note => "与已有客户或表中更前的一行相同；默认跳过。" | "The same as a known customer or an earlier row; skipped unless you choose otherwise.";
    list_all_duplicates => "全部设为" | "Set all to";
    list_good_title => "可以导入的行" | "Good rows";
    list_row_heading => "行" | "Row";
    list_remarks => "留意" | "Worth a look";
    list_nothing => "没有可以导入的行。" | "There is nothing to bring in.";
    list_row(row: usize) => "第 {row} 行" | "Row {row}";
    list_row_at(row: usize, line: usize) => "第 {row} 行（文件第 {line} 行）" | "Row {row} (line {line} of the file)";
    list_column(column: usize) => "第 {column} 列" | "Column {column}";
    list_holds(column: &str) => "“{column}”导入为" | "“{column}” comes in as";
    list_what_to_do(row: usize) => "第 {row} 行怎么办" | "What to do with row {row}";
    list_shown_of(shown: &str, total: &str) => "显示前 {shown} 行，共 {total} 行" | "The first {shown} of {total}";
    list_page(first: &str, last: &str, total: &str) => "第 {first}–{last} 行，共 {total} 行" | "{first}–{last} of {total}";
    list_same_customer => "已有客户" | "known customer";
}

impl Text {
    /// What to do with a duplicate.
    pub fn list_choice(self, choice: Choice) -> &'static str {
        match choice {
            Choice::Skip => self.pick("跳过", "Skip"),
            Choice::Update => self.pick("更新已有的", "Update"),
            Choice::Enter => self.pick("仍然录入", "Enter anyway"),
        }
    }

    /// Where the headings are.
    pub fn list_heading_row(self, row: HeadingRow) -> String {
        match row {
            HeadingRow::Absent => self.pick("没有表头", "none").to_owned(),
            HeadingRow::Record(index) => {
                let row = index.saturating_add(1);
                self.pick(format!("第 {row} 行"), format!("row {row}"))
            }
        }
    }

    /// How many rows a list has.
    pub fn list_rows(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行"), if rows == 1 { "1 row".to_owned() } else { format!("{n} rows") })
    }

    /// How many rows are good.
    pub fn list_good(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行可以导入"), format!("{n} good"))
    }

    /// How many rows are of people at customers that are known, or come with an earlier row.
    pub fn list_people(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行是这些客户的联系人"), format!("{n} of people at known customers"))
    }

    /// How many rows are bad.
    pub fn list_bad(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行有问题"), format!("{n} bad"))
    }

    /// How many rows are duplicates.
    pub fn list_duplicates(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行重复"), if rows == 1 { "1 duplicate".to_owned() } else { format!("{n} duplicates") })
    }

    /// How many rows the person leaves out.
    pub fn list_skipped(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(format!("{n} 行已跳过"), format!("{n} skipped"))
    }

    /// The button that saves the rows that are still bad.
    pub fn list_save_bad(self, rows: usize) -> String {
        let n = format::count(rows);
        self.pick(
            format!("另存 {n} 行，用 Excel 改"),
            if rows == 1 { "Save 1 row for Excel".to_owned() } else { format!("Save {n} rows for Excel") },
        )
    }

    /// Characters that could not be read.
    pub fn list_unreadable(self, characters: usize) -> String {
        let n = format::count(characters);
        self.pick(
            format!("有 {n} 个字符读不出来：可能选错了编码。"),
            if characters == 1 {
                "1 character cannot be read: another encoding may be right.".to_owned()
            } else {
                format!("{n} characters cannot be read: another encoding may be right.")
            },
        )
    }

    /// The button that writes: how many are entered and how many updated.
    pub fn list_bring_in(self, entered: usize, updated: usize) -> String {
        let (new, old) = (format::count(entered), format::count(updated));
        let (these, those) = (customers(entered), customers(updated));
        match (entered, updated) {
            (_, 0) => self.pick(format!("导入 {new} 位客户"), format!("Bring in {new} {these}")),
            (0, _) => self.pick(format!("更新 {old} 位客户"), format!("Update {old} {those}")),
            _ => self
                .pick(format!("导入 {new} 位客户，更新 {old} 位"), format!("Bring in {new} {these} and update {old}")),
        }
    }

    /// The same where rows of people are brought in too.
    pub fn list_bring_in_people(self, entered: usize, updated: usize, people: usize) -> String {
        let n = format::count(people);
        let rows = if people == 1 { "row" } else { "rows" };
        match (entered, updated, people) {
            (_, _, 0) => self.list_bring_in(entered, updated),
            (0, 0, _) => self.pick(format!("导入 {n} 行联系人"), format!("Bring in {n} {rows} of people")),
            _ => {
                let customers = self.list_bring_in(entered, updated);
                self.pick(format!("{customers}和 {n} 行联系人"), format!("{customers}, and {n} {rows} of people"))
            }
        }
    }

    /// What was brought in of a list of people: how many of them are new or changed.
    pub fn list_brought_in_people(self, people: usize, left_out: usize) -> String {
        let (n, out) = (format::count(people), format::count(left_out));
        let (zh, en) = if left_out == 0 {
            (String::new(), String::new())
        } else {
            let rows = if left_out == 1 { "row" } else { "rows" };
            (format!("，{out} 行没有导入"), format!(", {out} {rows} left out"))
        };
        let whom = if people == 1 { "person" } else { "people" };
        self.pick(format!("新增或更新 {n} 位联系人{zh}。"), format!("{n} {whom} added or changed{en}."))
    }

    /// What was brought in.
    pub fn list_brought_in(self, entered: usize, updated: usize, left_out: usize) -> String {
        let (new, old, out) = (format::count(entered), format::count(updated), format::count(left_out));
        let mut zh = vec![format!("已导入 {new} 位客户")];
        let mut en = vec![format!("{new} {} brought in", customers(entered))];
        if updated > 0 {
            zh.push(format!("更新 {old} 位"));
            en.push(format!("{old} updated"));
        }
        if left_out > 0 {
            zh.push(format!("{out} 行没有导入"));
            en.push(format!("{out} {} left out", if left_out == 1 { "row" } else { "rows" }));
        }
        let (zh, en) = (zh.join("，"), en.join(", "));
        self.pick(format!("{zh}。"), format!("{en}."))
    }
}

const fn customers(n: usize) -> &'static str {
    if n == 1 { "customer" } else { "customers" }
}
