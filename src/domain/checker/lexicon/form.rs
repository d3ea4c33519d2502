//! Phrases on disputes, secrecy, change and form.

use crate::domain::checker::said::Phrases;

// KPI-12, GEN-05.
pub(in crate::domain::checker) const ALONE: Phrases = &[
    "单方调整",
    "单方变更",
    "单方修改",
    "单方决定",
    "单方面调整",
    "单方面变更",
    "单方面修改",
    "有权随时调整",
    "有权随时变更",
    "有权随时修改",
    "有权自行调整",
    "有权自行变更",
    "有权自行修改",
    "无须对方同意",
    "无需对方同意",
    "无须乙方同意",
    "无需乙方同意",
    "无须甲方同意",
    "无需甲方同意",
    "unilaterally",
    "at its sole discretion",
    "at its discretion",
    "without the other party's consent",
    "without the other party’s consent",
    "without consent",
    "at any time change",
    "at any time adjust",
    "change at any time",
    "adjust at any time",
    "may alone",
];
pub(in crate::domain::checker) const TARGETS: Phrases =
    &["目标", "指标", "任务量", "考核", "target", "quota", "quotas", "kpi"];
pub(in crate::domain::checker) const CHANGEABLE: Phrases = &[
    "价格",
    "单价",
    "价款",
    "目标",
    "指标",
    "规则",
    "政策",
    "标准",
    "返利",
    "交货期",
    "付款条件",
    "条款",
    "合同内容",
    "price",
    "target",
    "quota",
    "quotas",
    "rule",
    "policy",
    "standard",
    "rebate",
    "delivery time",
    "payment terms",
    "terms",
    "this contract",
];
// DSP-03, DSP-04.
pub(in crate::domain::checker) const OR: Phrases = &["或者", "或", "、", "；", ";", " or ", " and/or "];
pub(in crate::domain::checker) const ARBITRATION: Phrases = &["仲裁", "arbitration"];
pub(in crate::domain::checker) const INSTITUTIONS: Phrases = &[
    "中国国际经济贸易仲裁委员会",
    "北京仲裁委员会",
    "北京国际仲裁中心",
    "北京仲裁委员会/北京国际仲裁中心",
    "上海国际经济贸易仲裁委员会",
    "上海国际仲裁中心",
    "上海国际经济贸易仲裁委员会（上海国际仲裁中心）",
    "上海国际经济贸易仲裁委员会/上海国际仲裁中心",
    "上海仲裁委员会",
    "深圳国际仲裁院",
    "广州仲裁委员会",
    "香港国际仲裁中心",
    "新加坡国际仲裁中心",
    "国际商会国际仲裁院",
    "伦敦国际仲裁院",
    "china international economic and trade arbitration commission",
    "beijing arbitration commission",
    "beijing international arbitration center",
    "shanghai international economic and trade arbitration commission",
    "shanghai international arbitration center",
    "shanghai arbitration commission",
    "shenzhen court of international arbitration",
    "guangzhou arbitration commission",
    "hong kong international arbitration centre",
    "singapore international arbitration centre",
    "icc international court of arbitration",
    "international court of arbitration of the international chamber of commerce",
    "london court of international arbitration",
    "lcia",
];
// DSP-06, DSP-07.
pub(in crate::domain::checker) const COURT_OF_A_PLACE: Phrases = &["省", "市", "区", "县"];
pub(in crate::domain::checker) const WITH_JURISDICTION: Phrases =
    &["有管辖权", "with jurisdiction", "having jurisdiction", "competent court"];
// DSP-11.
pub(in crate::domain::checker) const CHOOSE: Phrases =
    &["有权选择", "可以选择", "可选择", "有权决定", "may choose", "may elect", "at the option of", "option to"];
pub(in crate::domain::checker) const LAWSUIT: Phrases =
    &["诉讼", "起诉", "法院", "court", "lawsuit", "litigation", "sue", "sues"];
pub(in crate::domain::checker) const EITHER_SIDE: Phrases =
    &["任何一方", "任一方", "双方", "各方", "either party", "each party", "both parties"];
// CON-04.
pub(in crate::domain::checker) const STATE_GRADES: Phrases =
    &["绝密", "机密", "秘密级", "密级为秘密", "密级：秘密", "标注“秘密”", "top secret"];
// GEN-03.
pub(in crate::domain::checker) const ASSIGN: Phrases = &["转让", "assign", "transfer"];
pub(in crate::domain::checker) const RIGHT_TO: Phrases = &[
    "有权",
    "可以",
    "可将",
    "可自行",
    "可不经",
    "无须",
    "无需",
    "may assign",
    "may transfer",
    "is free to",
    "without consent",
    "without the consent",
];
pub(in crate::domain::checker) const THIS_CONTRACT: Phrases =
    &["合同", "权利", "义务", "contract", "rights", "duties", "obligations"];
// SIG-05.
pub(in crate::domain::checker) const SIGNING_SERVICE: Phrases = &[
    "电子签名平台",
    "电子签约平台",
    "电子签章平台",
    "电子认证服务",
    "数字证书",
    "e签宝",
    "法大大",
    "契约锁",
    "上上签",
    "docusign",
    "adobe sign",
    "signing platform",
    "certificate authority",
    "digital certificate",
];
