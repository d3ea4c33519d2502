//! The files a list comes in and goes out as: workbooks, contact cards, and what is none of them.

use crate::i18n::{Text, format};
use crate::sync::list::form::NotAList;
use crate::sync::list::workbook::WorkbookFault;

messages! {
    list_save_as => "请在表格软件里另存为 .xlsx 或 CSV，再选那个文件。" | "In the spreadsheet program, save it as .xlsx or CSV and choose that file.";
    workbook_locked => "这个工作簿有密码。请在表格软件里打开，取消密码后另存，再选那个文件。" | "This workbook is under a password. Open it in the spreadsheet program, take the password off, save it, and choose that file.";
    list_sheet => "工作表" | "Sheet";
    list_sheet_named(name: &str, rows: usize) => "{name}（{rows} 行）" | "{name} ({rows} rows)";
    export_list => "导出列表" | "Export list";
    export_as_csv => "CSV（任何表格软件）" | "CSV (any spreadsheet)";
    export_as_workbook => "Excel 工作簿（.xlsx）" | "Excel workbook (.xlsx)";
    export_as_cards => "名片（vCard，含全部联系人）" | "Contact cards (vCard, with every contact)";
    export_making => "正在生成文件…" | "Making the file…";
    customers_sheet => "客户" | "Customers";
    customers_csv_name => "客户.csv" | "customers.csv";
    customers_workbook_name => "客户.xlsx" | "customers.xlsx";
    customers_cards_name => "客户.vcf" | "customers.vcf";
}

impl Text {
    /// Why a file is no list, and what to do.
    pub fn not_a_list(self, fault: NotAList) -> String {
        let save = self.list_save_as();
        match fault {
            NotAList::Empty => self.pick("这个文件是空的。", "This file is empty.").to_owned(),
            NotAList::TooLarge { limit } => {
                let limit = limit >> 20;
                self.pick(
                    format!("文件超过 {limit} MB，请分成几个文件。"),
                    format!("The file is larger than {limit} MB. Please split it."),
                )
            }
            NotAList::OldWorkbook => self.pick(
                format!("这是旧格式的工作簿（.xls、.et）。{save}"),
                format!("This is a workbook in an older format (.xls, .et). {save}"),
            ),
            NotAList::OtherWorkbook => self.pick(
                format!("这种工作簿（.ods、.xlsb）读不了。{save}"),
                format!("Workbooks of this kind (.ods, .xlsb) are not read. {save}"),
            ),
            NotAList::LockedWorkbook => self.workbook_locked().to_owned(),
            NotAList::Archive => self
                .pick(
                    "这是压缩包，请先解压，再选里面的文件。",
                    "This is an archive. Unpack it and choose the file inside.",
                )
                .to_owned(),
            NotAList::Pdf => self.pick("这是 PDF，不是表格。", "This is a PDF, not a list.").to_owned(),
            NotAList::WebPage => self.pick(
                format!("这是网页格式的表格。{save}"),
                format!("This is a table in the form of a web page. {save}"),
            ),
            NotAList::Picture => self.pick("这是图片，不是表格。", "This is a picture, not a list.").to_owned(),
            NotAList::Book => self
                .pick(
                    "这是本程序的账簿文件，请到“设置”里打开。",
                    "This is a book of this program. Open it under Settings.",
                )
                .to_owned(),
            NotAList::Json => self.pick("这是 JSON 文件，不是表格。", "This is a JSON file, not a list.").to_owned(),
            NotAList::Binary => {
                self.pick(format!("这个文件不是文字。{save}"), format!("This file is not text. {save}"))
            }
        }
    }

    /// Why a workbook cannot be read or written, and what to do.
    pub fn workbook_fault(self, fault: WorkbookFault) -> String {
        match fault {
            WorkbookFault::Locked => self.workbook_locked().to_owned(),
            WorkbookFault::Damaged => {
                let save = self.list_save_as();
                self.pick(
                    format!("这个工作簿读不出来，可能已损坏。如果表格软件还能打开它：{save}"),
                    format!("This workbook cannot be read; it may be damaged. If a spreadsheet program still opens it: {save}"),
                )
            }
            WorkbookFault::Swollen { limit } => {
                let limit = limit >> 20;
                self.pick(
                    format!("这个工作簿解压后超过 {limit} MB，没有读取。请只留下客户那张工作表，另存后再选。"),
                    format!("This workbook unpacks to more than {limit} MB and was not read. Keep only the sheet with the customers, save, and choose that file."),
                )
            }
            WorkbookFault::TooMuchText { limit } => {
                let limit = limit >> 20;
                self.pick(
                    format!("这个工作簿里的文字超过 {limit} MB，请分成几个文件。"),
                    format!("This workbook holds more than {limit} MB of text. Please split it."),
                )
            }
            WorkbookFault::Empty => {
                self.pick("这个工作簿里没有数据。", "There is nothing in this workbook.").to_owned()
            }
            WorkbookFault::LongText { row } => self.pick(
                format!("第 {row} 行有一段文字超过 32,767 字，工作簿的一格放不下。请改为导出 CSV。"),
                format!("Row {row} holds a text of more than 32,767 characters, which no cell of a workbook holds. Export CSV instead."),
            ),
            WorkbookFault::Unwritable => self
                .pick(
                    "工作簿没有生成。请少选一些客户，或改为导出 CSV。",
                    "The workbook was not made. Choose fewer customers, or export CSV instead.",
                )
                .to_owned(),
        }
    }

    /// How many customers were handed out, and in which file.
    pub fn customers_exported(self, customers: usize, name: &str) -> String {
        let n = format::count(customers);
        self.pick(
            format!("已把 {n} 位客户交给浏览器下载：{name}"),
            if customers == 1 {
                format!("1 customer handed to the browser as {name}")
            } else {
                format!("{n} customers handed to the browser as {name}")
            },
        )
    }
}
