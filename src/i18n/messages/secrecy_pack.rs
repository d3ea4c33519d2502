//! Giving something under a scope: what goes into the file, who is left out, and why nothing may be given.

use crate::domain::contract::sharing::LegalBasis;
use crate::domain::sharing::given::WhyLeftOut;
use crate::domain::sharing::pack::PackFault;
use crate::i18n::Text;

messages! {
    pack_title => "提供共享文件" | "Give a share file";
    pack_open => "提供共享文件" | "Give a share file";
    pack_pick => "选择客户" | "Choose customers";
    pack_pick_all => "选上列出的" | "Choose all listed";
    pack_pick_none => "全不选" | "Choose none";
    pack_picked(n: &str) => "已选 {n} 位" | "{n} chosen";
    pack_search => "查名称、简称、编号" | "Name, short name, number";
    pack_tag => "标签" | "Tag";
    pack_tag_any => "全部标签" | "All tags";
    pack_fields => "字段（只列出约定可共享的）" | "Fields (only those agreed)";
    pack_from_month => "汇总自（月份）" | "Figures from (month)";
    pack_to_month => "汇总至（月份）" | "Figures to (month)";
    pack_months_problem => "请填写起止月份，最多 120 个月。" | "Please enter the first and the last month, 120 months at most.";
    pack_today_only => "汇总数据按今天的账册计算，请先把查看日期调回今天。" | "Figures are reckoned from the book of today: look at today first.";
    pack_withheld => "不提供" | "withheld";
    pack_form => "文件格式" | "File format";
    pack_form_csv => "CSV" | "CSV";
    pack_form_xlsx => "工作簿（.xlsx）" | "Workbook (.xlsx)";
    pack_form_json => "JSON" | "JSON";
    pack_passphrase => "口令（加密文件时填）" | "Passphrase (to encrypt the file)";
    pack_passphrase_help => "约定以加密文件传递：请填口令，并另行告知对方。" | "An encrypted file was agreed: enter a passphrase, and tell it to the other side another way.";
    pack_passphrase_problem => "约定以加密文件传递，请填口令。" | "An encrypted file was agreed: please enter a passphrase.";
    pack_recipient => "交给谁" | "Handed to";
    pack_recipient_problem => "请写明交给谁。" | "Please say to whom it is handed.";
    pack_prepare => "生成并预览" | "Make and preview";
    pack_preview => "文件内容预览" | "What the file says";
    pack_preview_note => "下面就是将写出的全部内容，登记的摘要值按写出的文件计算。" | "Below is everything that is written; the digest is that of the file as it is handed out.";
    pack_workbook_note(sheet: &str, day: &str) => "下面是工作表的全部内容，登记的摘要值按写出的文件计算。工作簿里另外还有：工作表名“{sheet}”、生成日期 {day}、制表程序的名称和表格的样式，此外没有别的。" | "Below is everything in the sheet; the digest is that of the file as it is handed out. A workbook also holds the name of the sheet, “{sheet}”, the day it was made, {day}, the name of a spreadsheet program and the look of the table, and nothing else.";
    pack_hand_out => "登记并下载" | "Record and download";
    pack_said(name: &str) => "已登记并写出 {name}" | "{name} is recorded and handed out";
    pack_rows(n: &str) => "{n} 条" | "Rows: {n}";
    pack_left_out(n: &str) => "剔除 {n} 人" | "{n} left out";
    pack_carried(n: &str) => "没有同意、另有依据的 {n} 人" | "{n} without consent, on another basis";
    pack_why_no_consent => "没有同意记录（个保法第二十三条）" | "No consent recorded (PIPL art. 23)";
    pack_why_withdrawn => "已撤回或拒绝同意（个保法第十五条）" | "Consent withdrawn or refused (PIPL art. 15)";
    pack_why_too_few => "涉及个人的汇总不足三户，不提供" | "Fewer than three stand behind a figure with a person in it: it is withheld";
    pack_why_sensitive => "标为敏感的偏好不提供（个保法第二十九条）" | "Preferences marked as sensitive are not given (PIPL art. 29)";
    pack_fault_not_ours => "这一项由对方提供，不能由我方写出。" | "The other side gives under this row: it is not ours to give.";
    pack_fault_no_field => "没有选约定可共享的字段。" | "No agreed field is chosen.";
    pack_fault_empty => "按约定和同意，没有可以提供的内容。" | "Given what was agreed and consented to, nothing is left to share.";
    pack_changed => "文件生成后内容有变，请重新生成。" | "What the file would hold has changed. Please prepare it again.";
    pack_fault_none_picked => "请先选择客户。" | "Please choose customers first.";
    pack_no => "序号" | "No.";
    pack_digest(sum: &str) => "SHA-256 {sum}" | "SHA-256 {sum}";
    pack_size(name: &str, n: &str) => "{name}，{n} 字节" | "{name}, {n} bytes";
    person_export => "导出此人资料" | "Hand out this person's data";
    person_file_name => "person-data.json" | "person-data.json";
    person_exported(name: &str) => "已写出 {name}：账册里关于此人的全部内容" | "{name} is handed out: all that the book holds on this person";
    bulk_share => "共享" | "Share";
    bulk_share_title => "按哪一项登记提供" | "Under which row of the register";
    bulk_share_none => "没有正在共享的登记。请先在“共享”里登记并开始。" | "No row is active. Register it under Sharing and begin first.";
}

impl Text {
    /// Why somebody was left out.
    pub const fn why_left_out(self, why: WhyLeftOut) -> &'static str {
        match why {
            WhyLeftOut::NoConsent => self.pack_why_no_consent(),
            WhyLeftOut::Withdrawn => self.pack_why_withdrawn(),
            WhyLeftOut::TooFew => self.pack_why_too_few(),
            WhyLeftOut::Sensitive => self.pack_why_sensitive(),
        }
    }

    /// A ground of law.
    pub const fn legal_basis(self, basis: LegalBasis) -> &'static str {
        match basis {
            LegalBasis::NotNeeded => self.basis_not_needed(),
            LegalBasis::Open => self.basis_open(),
            LegalBasis::Consent => self.basis_consent(),
            LegalBasis::ContractWithPerson => self.basis_contract(),
            LegalBasis::LegalDuty => self.basis_duty(),
            LegalBasis::Emergency => self.basis_emergency(),
            LegalBasis::PublicInterestNews => self.basis_news(),
            LegalBasis::LawfullyPublic => self.basis_public(),
            LegalBasis::LegitimateInterests => self.basis_interests(),
            LegalBasis::OtherLaw => self.basis_other(),
        }
    }

    /// Why there is no share file.
    pub fn pack_fault(self, fault: &PackFault) -> String {
        match fault {
            PackFault::NotOurs => self.pack_fault_not_ours().to_owned(),
            PackFault::Scope(refusal) => self.sharing_refusal(refusal),
            PackFault::NoField => self.pack_fault_no_field().to_owned(),
            PackFault::Sums(fault) => self.exact_fault(*fault).to_owned(),
            PackFault::Empty => self.pack_fault_empty().to_owned(),
        }
    }
}
