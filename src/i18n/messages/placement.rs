//! Pictures of signatures and seals on the paper of a contract, and what they are not.

use crate::domain::contract::party::Side;
use crate::domain::house_picture::{HousePictureFault, MOST};
use crate::domain::picture::{LARGEST, PictureFault};
use crate::domain::placement::{Impression, Placement};
use crate::i18n::Text;

messages! {
    placed_title => "签章图片" | "Signature and seal pictures";
    placed_lead => "在签署处放一张手写签名或印章的图片，方便阅读和打印。图片不属于锁定的文本，版本的摘要不会因此改变。" | "A drawn signature or a picture of a seal can stand at the places to sign, to read and to print. It is not part of the locked text: the digest of the version stays the same.";
    placed_law => "图片不是《电子签名法》第十三条、第十四条所说的可靠电子签名，也不是欧盟 eIDAS 条例的合格电子签名。它本身不能证明由谁、何时放上。要用电子签名，请在电子签名服务中签署，再把经认证的文件作为附件添加；纸质签署的，以签字盖章的原件为准，扫描件请添加为附件。" | "A picture is no reliable electronic signature under articles 13 and 14 of China’s Electronic Signature Law, and no qualified electronic signature under the EU’s eIDAS Regulation. By itself it does not prove who put it here or when. To sign electronically, sign with an e-signature service and attach the certified file. Where paper is signed, the original with its ink and seal counts: attach a scan of it.";
    placed_law_title => "图片的法律效力" | "What a picture is in law";
    placed_none => "没有图片" | "No picture";
    placed_add(what: &str) => "添加{what}图片" | "Add a picture of {what}";
    placed_change(what: &str) => "更换{what}图片" | "Replace the picture of {what}";
    placed_remove(what: &str) => "移除{what}图片" | "Remove the picture of {what}";
    placed_saved(what: &str) => "已放上{what}图片" | "The picture of {what} is on the paper";
    placed_removed(what: &str) => "已移除{what}图片" | "The picture of {what} is removed";
    placed_alt(what: &str) => "{what}图片" | "Picture of {what}";
    placed_signed(by: &str, on: &str) => "{by}已于 {on} 签署。" | "Signed by {by} on {on}.";
    placed_unsigned => "签署还没有登记；只放图片不算登记签署。" | "No signature is recorded yet, and a picture does not record one.";
    placed_act => "放到纸面" | "Put on the paper";
    placed_draw => "在这里签名" | "Sign here";
    placed_draw_hint => "用鼠标、触控笔或手指书写。用键盘的，请选择图片文件。" | "Write with mouse, pen or finger. By keyboard, choose a picture file.";
    placed_drawn(n: usize) => "已写 {n} 笔" | "Strokes: {n}";
    placed_undo => "撤销一笔" | "Undo stroke";
    placed_clear => "重写" | "Clear";
    placed_choose => "选择图片" | "Choose a picture";
    placed_choose_hint => "PNG、JPEG 或 WebP，最大 8 MB" | "PNG, JPEG or WebP, at most 8 MB";
    placed_white => "白底变透明" | "Make the white background transparent";
    placed_again => "沿用以前的图片" | "Use an earlier picture again";
    placed_again_one(n: usize) => "沿用第 {n} 张" | "Use picture {n}";
    placed_kept => "公司常用图片" | "Pictures of the house";
    placed_use(name: &str) => "用“{name}”" | "Use “{name}”";
    placed_shows => "图片内容" | "What it shows";
    house_pictures_lead => "常用的印章、签名图片保存在账簿里，在我方签署处放图片时最先列出。改名或移除，不影响已经放在合同上的图片。" | "Pictures of our seals and signatures that are kept in the book come first where a picture is put at our place to sign. Renaming or removing one leaves the contracts that carry it as they are.";
    house_pictures_first => "请先填写并保存我方主体，再添加图片。" | "Fill in and save our company first, then add pictures.";
    house_picture_name => "名称" | "Name";
    house_picture_keep => "保存图片" | "Keep the picture";
    house_picture_kept(name: &str) => "已保存图片“{name}”" | "The picture “{name}” is kept";
    house_picture_rename(name: &str) => "“{name}”的名称" | "Name of “{name}”";
    house_picture_renamed(name: &str) => "图片已改名为“{name}”" | "The picture is now called “{name}”";
    house_picture_remove(name: &str) => "移除图片“{name}”" | "Remove the picture “{name}”";
    house_picture_removed(name: &str) => "已移除图片“{name}”" | "The picture “{name}” is removed";
    house_picture_missing => "请先选择一张图片。" | "Choose a picture first.";
    house_picture_unnamed => "请写一个名称，例如“合同专用章”，不要太长。" | "Give it a name, such as “Contract seal”, and not too long a one.";
    house_picture_taken => "已有图片叫这个名称。" | "Another picture has this name.";
    placed_preview => "将放上的图片" | "The picture to be placed";
    placed_missing_signature => "请先书写签名，或选择一张图片。" | "Draw a signature first, or choose a picture.";
    placed_missing_seal => "请先选择一张印章图片。" | "Choose a picture of the seal first.";
    placed_not_locked => "合同文本批准并锁定后，才能放签章图片。" | "Pictures can be placed once the text is approved and locked.";
    placed_field => "签章位置" | "Place on the paper";
    placed_our_signature => "我方签字" | "our signature";
    placed_our_seal => "我方印章" | "our seal";
    placed_their_signature => "对方签字" | "their signature";
    placed_their_seal => "对方印章" | "their seal";
    picture_format => "这不是 PNG、JPEG 或 WebP 图片。请用其中一种格式另存后再选。" | "This is no PNG, JPEG or WebP picture. Save it in one of these formats and choose it again.";
    picture_unreadable => "这张图片读不出来，文件可能已损坏。" | "The picture cannot be read: the file may be damaged.";
    picture_blank => "图片上什么也看不见。如果字迹很浅，请取消“白底变透明”再试。" | "Nothing can be seen in the picture. If the ink is very pale, try it without making white transparent.";
}

impl Text {
    /// Whose signature or seal a picture shows.
    pub const fn placed_what(self, side: Side, impression: Impression) -> &'static str {
        match (side, impression) {
            (Side::Us, Impression::Signature) => self.placed_our_signature(),
            (Side::Us, Impression::Seal) => self.placed_our_seal(),
            (Side::Them, Impression::Signature) => self.placed_their_signature(),
            (Side::Them, Impression::Seal) => self.placed_their_seal(),
        }
    }

    /// The same of a picture that is placed, as a line in a list of files.
    pub fn placed_kind(self, placement: &Placement) -> String {
        self.placed_alt(self.placed_what(placement.side, placement.impression))
    }

    /// Why a picture of the house is not kept under a name.
    pub fn house_picture_fault(self, fault: HousePictureFault) -> String {
        match fault {
            HousePictureFault::Unnamed => self.house_picture_unnamed().to_owned(),
            HousePictureFault::Taken => self.house_picture_taken().to_owned(),
            HousePictureFault::Full => self.pick(
                format!("最多保存 {MOST} 张。请先移除不用的。"),
                format!("At most {MOST} are kept. Remove one that is not used first."),
            ),
        }
    }

    /// Why a picture is not taken.
    pub fn picture_fault(self, fault: PictureFault) -> String {
        match fault {
            PictureFault::Format => self.picture_format().to_owned(),
            PictureFault::TooLarge => {
                let limit = LARGEST >> 20;
                self.pick(
                    format!("图片最大 {limit} MB。请缩小后再选。"),
                    format!("A picture may have at most {limit} MB. Please make it smaller and choose it again."),
                )
            }
            PictureFault::Unreadable => self.picture_unreadable().to_owned(),
            PictureFault::Blank => self.picture_blank().to_owned(),
        }
    }
}
