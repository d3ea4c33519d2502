//! Words of which a letter is written otherwise than by itself in traditional characters, or that are other words there.

/// Words of which a letter is written otherwise than by itself, or stays, and words that are others where the script is in use
/// (`contract-rules.md` 4.9). The first that fits counts.
pub(super) const WORDS: &[(&str, &str)] = &[
    // names of the law stay as the law has them
    ("个人信息保护法", "個人信息保護法"),
    ("产品质量法", "產品質量法"),
    ("个人信息处理者", "個人信息處理者"),
    ("个人信息出境标准合同", "個人信息出境標準合同"),
    ("个人信息保护认证", "個人信息保護認證"),
    ("个人信息保护影响评估", "個人信息保護影響評估"),
    // other words
    ("个人信息", "個人資料"),
    ("信息", "資訊"),
    ("质量", "品質"),
    ("电子邮箱", "電郵"),
    ("邮箱", "電郵"),
    // of two that share a letter, the one that is meant
    ("有关系统", "有關系統"),
    ("配合并", "配合並"),
    ("外汇", "外匯"),
    // other letters
    ("复制", "複製"),
    ("复印", "複印"),
    ("复核", "複核"),
    ("重复", "重複"),
    ("答复", "答覆"),
    ("回复", "回覆"),
    ("批准", "批准"),
    ("核准", "核准"),
    ("准许", "准許"),
    ("获准", "獲准"),
    ("汇总", "彙總"),
    ("联系", "聯繫"),
    ("关系", "關係"),
    ("周岁", "周歲"),
    ("公历", "公曆"),
    ("日历", "日曆"),
    ("冲抵", "沖抵"),
    ("冲减", "沖減"),
    ("舍入", "捨入"),
    ("四舍", "四捨"),
    ("合并", "合併"),
    ("注册", "註冊"),
    ("注明", "註明"),
    ("备注", "備註"),
    ("回避", "迴避"),
    ("合伙", "合夥"),
    ("“", "「"),
    ("”", "」"),
    ("‘", "『"),
    ("’", "』"),
];
