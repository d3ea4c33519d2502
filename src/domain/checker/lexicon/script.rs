//! The two scripts of Chinese: the letters that differ.
//!
//! One table for whoever turns a text and for whoever looks whether somebody did. Words of which a letter is written otherwise than by
//! itself are the business of who turns them.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Letters that only the simplified script has in use; at the same place of [`TRADITIONAL`] stands what the other writes. They were
/// settled once from the Chinese texts of this source: `OpenCC` 1.4 by the standard of Taiwan, then by hand where the law or plain use
/// writes otherwise (销毁 as 銷毀, 账户 as 帳戶). A letter that Big5 has among those in common use is not here.
pub const SIMPLIFIED: &str = "万与专业东丢两严丧个临为举么义乌习书买乱争产亿仅从仪们价优会伟传伦体债倾偿储儿兑兰关兴内册写冲决况净减凭则刚创删别办务动励势\
    区华协单卖却厂厅历压厦参双发变叠号吗启员响团围国图圆场坏块声处备复够头奖学宁宝实审宽对寻导将尔尝尽层届属岁岗岛币师帐带广庄庆\
    库应废开异弃张强归当录彻径态总惯愿战户执扩扫护报担拟择损换据揽摊数断无旧时显暂术机权条来构柜标栏样档检横欧毁毕汇汉沟没洁浅测\
    济浏润温湾滞满滨潜灭灾点烦状独现电监盖盘码础确碍离种称税稳竞笔筛签简类紧纠红约级纯纳纷纸纹线组细织终绍经结绕给络绝统继绩续维\
    缀缓缔编缘缩缴网罚职联脑腾舆节苏获营虚补装见观规视览触计订认让训议讯记许论讼设访证评识诉词试诚话询该详语误说请诺读课谁调谈谓\
    谢谱负财责败账货质购贰贴贵贷贸费资赊赔赠赢跃踪车转轮软轻载较辑输辖辩边达过运还这进违连迟迹适选递遗邮郑释鉴针钟钥钱钻银链销锁\
    错锡键镑长门闭问间闻阅队阳阶际陆险随隐难静页顶项顺须顿预领频题额颠风馈驳验骚骤鲁齐龄劳极积练讨迁远顾罗讲卫夹帮恶惊杀杂枪树桥\
    楼欢残气涨渐滤热爱牵环画疗盗矿穷粮纪纲绿药虑虽赖阴馆驱鱼龙";
/// See [`SIMPLIFIED`].
pub const TRADITIONAL: &str = "萬與專業東丟兩嚴喪個臨為舉麼義烏習書買亂爭產億僅從儀們價優會偉傳倫體債傾償儲兒兌蘭關興內冊寫衝決況淨減憑則剛創刪別辦務動勵勢\
    區華協單賣卻廠廳歷壓廈參雙發變疊號嗎啟員響團圍國圖圓場壞塊聲處備復夠頭獎學寧寶實審寬對尋導將爾嘗盡層屆屬歲崗島幣師帳帶廣莊慶\
    庫應廢開異棄張強歸當錄徹徑態總慣願戰戶執擴掃護報擔擬擇損換據攬攤數斷無舊時顯暫術機權條來構櫃標欄樣檔檢橫歐毀畢匯漢溝沒潔淺測\
    濟瀏潤溫灣滯滿濱潛滅災點煩狀獨現電監蓋盤碼礎確礙離種稱稅穩競筆篩簽簡類緊糾紅約級純納紛紙紋線組細織終紹經結繞給絡絕統繼績續維\
    綴緩締編緣縮繳網罰職聯腦騰輿節蘇獲營虛補裝見觀規視覽觸計訂認讓訓議訊記許論訟設訪證評識訴詞試誠話詢該詳語誤說請諾讀課誰調談謂\
    謝譜負財責敗帳貨質購貳貼貴貸貿費資賒賠贈贏躍蹤車轉輪軟輕載較輯輸轄辯邊達過運還這進違連遲跡適選遞遺郵鄭釋鑑針鐘鑰錢鑽銀鏈銷鎖\
    錯錫鍵鎊長門閉問間聞閱隊陽階際陸險隨隱難靜頁頂項順須頓預領頻題額顛風饋駁驗騷驟魯齊齡勞極積練討遷遠顧羅講衛夾幫惡驚殺雜槍樹橋\
    樓歡殘氣漲漸濾熱愛牽環畫療盜礦窮糧紀綱綠藥慮雖賴陰館驅魚龍";

/// Letters that our own texts write otherwise in traditional characters, and that the traditional script has too, in names or in other
/// words (批准, 周先生, 沈先生): alone they tell nothing of the script of a text.
pub const SHARED: &str = "于余准几划后周咨并征志托挂沈泄范采着";
/// What our texts write for [`SHARED`], at the same place.
pub const SHARED_TRADITIONAL: &str = "於餘準幾劃後週諮並徵誌託掛瀋洩範採著";
/// Those of [`SHARED_TRADITIONAL`] that the simplified script has too (著作权).
const IN_BOTH: &str = "於後徵著";

/// Further letters that only the traditional script has, where the simplified one writes one letter for several (制 for 制 and 製); at
/// the same place of [`FOLDED`] stands that one.
const FURTHER: &str = "製複彙繫係曆沖捨併註迴夥臺裡裏衹祇幹麵鬆髮鬍穀鬥鍾佔佈鑒讚纔捲慾嚮濛遊儘";
/// See [`FURTHER`].
const FOLDED: &str = "制复汇系系历冲舍并注回伙台里里只只干面松发胡谷斗钟占布鉴赞才卷欲向蒙游尽";

/// The letters of the simplified script, each with what the traditional one writes.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    SIMPLIFIED.chars().zip(TRADITIONAL.chars()).chain(SHARED.chars().zip(SHARED_TRADITIONAL.chars()))
}

/// Whether a text holds a letter that the traditional script does not have.
pub fn has_simplified(text: &str) -> bool {
    known_letters(text).any(|known| known.is_simplified)
}

/// Whether a text holds a letter that the simplified script does not have.
pub fn has_traditional(text: &str) -> bool {
    known_letters(text).any(|known| known.is_traditional)
}

/// Reads texts of either script as if they were simplified, letter for letter: for whoever looks for words in them. No text that is
/// printed is made so.
pub fn folded(text: &str) -> Cow<'_, str> {
    // so is most of a paper: every other paragraph, and its figures
    if text.is_ascii() || known_letters(text).all(|known| known.folded.is_none()) {
        return Cow::Borrowed(text);
    }
    let letters: &[Known] = &LETTERS;
    let simplified = |letter| known(letters, letter).and_then(|known| known.folded).unwrap_or(letter);
    Cow::Owned(text.chars().map(simplified).collect())
}

/// What is known of a letter.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// What the simplified script writes for it, where that is another one.
    folded: Option<char>,
    /// Whether the traditional script does not have it.
    is_simplified: bool,
    /// Whether the simplified script does not have it.
    is_traditional: bool,
}

/// What is known of the Han letters, from the first common one on. A long draft is read at every keystroke, so a letter is looked up in a
/// table and not sought.
static LETTERS: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut table = vec![Known::default(); HAN];
    let mut at = |letter, change: &dyn Fn(&mut Known)| {
        if let Some(known) = place(letter).and_then(|place| table.get_mut(place)) {
            change(known);
        }
    };
    for letter in SIMPLIFIED.chars() {
        at(letter, &|known| known.is_simplified = true);
    }
    for letter in TRADITIONAL.chars().chain(SHARED_TRADITIONAL.chars().filter(|it| !IN_BOTH.contains(*it))) {
        at(letter, &|known| known.is_traditional = true);
    }
    for (simplified, traditional) in pairs().chain(FOLDED.chars().zip(FURTHER.chars())) {
        at(traditional, &|known| known.folded = Some(simplified));
    }
    table
});
/// The first of the common Han letters.
const FIRST_HAN: u32 = 0x4e00;
/// How many of them there are.
const HAN: usize = 0x5200;

/// What is known of the letters of a text that are in the table.
fn known_letters(text: &str) -> impl Iterator<Item = Known> {
    let letters: &[Known] = &LETTERS;
    text.chars().filter_map(move |letter| known(letters, letter))
}

fn known(letters: &[Known], letter: char) -> Option<Known> {
    letters.get(place(letter)?).copied()
}

/// Where a Han letter stands in the table.
fn place(letter: char) -> Option<usize> {
    usize::try_from(u32::from(letter).checked_sub(FIRST_HAN)?).ok()
}
