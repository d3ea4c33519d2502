//! Phrases by which rules know what people wrote in their own words. Data of the rules, in Chinese and English (lower case).

use super::said::Phrases;

/// What turns a permission into its opposite.
pub(super) const NOT: Phrases =
    &["不得", "不能", "无权", "禁止", "may not", "shall not", "must not", "cannot", "neither", "no party"];

/// What our side is called besides 甲方 and 乙方.
pub(super) const OURS: Phrases = &["供方", "卖方", "我方", "供货方", "the seller", "the supplier"];
/// What the customer is called.
pub(super) const THEIRS: Phrases = &["需方", "买方", "购货方", "客户方", "the buyer", "the purchaser"];
/// Party A and Party B.
pub(super) const PARTY_A: Phrases = &["甲方", "party a"];
/// The other.
pub(super) const PARTY_B: Phrases = &["乙方", "party b"];

// INF-03: whole purposes that say nothing.
pub(super) const VAGUE: Phrases = &[
    "业务需要",
    "业务往来",
    "业务合作",
    "业务",
    "工作需要",
    "经营需要",
    "合作需要",
    "合作",
    "日常经营",
    "日常工作",
    "商业用途",
    "商业目的",
    "内部使用",
    "相关用途",
    "其他",
    "其它",
    "其他用途",
    "business purposes",
    "business purpose",
    "business needs",
    "business",
    "commercial purposes",
    "general purposes",
    "internal use",
    "cooperation",
    "other",
    "others",
    "as needed",
    "various",
];

// INF-07.
pub(super) const LISTS_OF_PERSONS: Phrases = &[
    "客户名单",
    "会员名单",
    "会员数据",
    "用户数据",
    "个人信息数据",
    "手机号码包",
    "手机号名单",
    "通讯录数据",
    "customer list",
    "contact list",
    "mailing list",
    "personal data",
    "member data",
    "user data",
];
pub(super) const NOT_FOR_SALE: Phrases = &[
    "保护",
    "合规",
    "培训",
    "咨询",
    "审计",
    "安全",
    "protection",
    "compliance",
    "training",
    "audit",
    "security",
    "consult",
];
pub(super) const PERSONS: Phrases = &[
    "个人信息",
    "客户信息",
    "客户名单",
    "联系人",
    "名单",
    "会员",
    "personal information",
    "personal data",
    "customer list",
    "customer information",
    "contacts",
];
pub(super) const FOR_MONEY: Phrases = &[
    "有偿提供",
    "有偿使用",
    "按条计费",
    "按条收费",
    "按条支付",
    "每条",
    "信息费",
    "数据费",
    "出售",
    "购买名单",
    "per record",
    "per contact",
    "fee for each",
    "is sold",
    "are sold",
    "for sale",
    "data fee",
];

// INF-09.
pub(super) const MARKET_FACTS: Phrases = &[
    "价格",
    "报价",
    "售价",
    "利润",
    "毛利",
    "成本",
    "产量",
    "产能",
    "销量",
    "折扣",
    "交易条件",
    "price",
    "pricing",
    "margin",
    "profit",
    "cost",
    "output",
    "capacity",
    "discount",
    "terms of trade",
    "customers' terms",
    "customers’ terms",
];

// INF-10.
pub(super) const DELICATE: Phrases = &[
    "身份证",
    "证件号",
    "护照",
    "健康",
    "病历",
    "医疗",
    "精确位置",
    "行踪",
    "定位",
    "银行账",
    "银行卡",
    "财务",
    "收入",
    "征信",
    "偏好",
    "identity number",
    "id number",
    "passport",
    "health",
    "medical",
    "location",
    "bank account",
    "financial",
    "income",
    "credit record",
    "preference",
];

// PIP-05.
pub(super) const JOINT_HANDLING: Phrases =
    &["共同处理", "共同个人信息处理者", "joint controller", "joint handler", "jointly handle", "handled jointly"];

// PIP-11.
pub(super) const PROFILING: Phrases = &[
    "用户画像",
    "客户画像",
    "自动化决策",
    "个性化定价",
    "个性化报价",
    "个性化推荐",
    "个性化推送",
    "差别定价",
    "大数据定价",
    "profiling",
    "automated decision",
    "personalised price",
    "personalized price",
    "personalised pricing",
    "personalized pricing",
    "personalised offer",
    "personalized offer",
];
pub(super) const NOT_PERSONALISED: Phrases = &[
    "非个性化",
    "不针对其个人特征",
    "不针对个人特征",
    "拒绝自动化",
    "non-personalised",
    "non-personalized",
    "not personalised",
    "not personalized",
    "opt out",
];

// PIP-12.
pub(super) const GDPR: Phrases = &["gdpr", "通用数据保护条例", "general data protection regulation"];
pub(super) const TRANSFER_CLAUSES: Phrases = &[
    "标准合同条款",
    "standard contractual clauses",
    "standard clauses",
    "international data transfer agreement",
    "adequacy",
];

// DEV-03.
pub(super) const RESALE_PRICE: Phrases = &[
    "转售",
    "零售价",
    "再销售",
    "对外销售",
    "销售价格",
    "终端价",
    "resale",
    "resell",
    "retail price",
    "selling price",
];
pub(super) const FIXED_PRICE: Phrases = &[
    "不得低于",
    "不低于",
    "最低",
    "固定",
    "统一",
    "限价",
    "必须按",
    "应当按照甲方",
    "minimum",
    "fixed",
    "not below",
    "not less than",
    "no less than",
    "no lower than",
    "at least",
];
pub(super) const FREE_PRICE: Phrases = &[
    "自主",
    "自由",
    "建议",
    "不固定",
    "不得固定",
    "不限定",
    "不得限定",
    "freely",
    "free to",
    "recommend",
    "not fix",
    "no fixed",
    "no minimum",
];

// DEV-04.
pub(super) const NO_COMPETING: Phrases = &[
    "竞业",
    "不得经营竞争",
    "不得经营同类",
    "不得销售竞争",
    "不得销售同类",
    "排他",
    "non-compete",
    "noncompete",
    "not compete",
    "competing products",
    "exclusive",
];
pub(super) const AFTER_THE_END: Phrases = &[
    "终止后",
    "届满后",
    "期满后",
    "解除后",
    "结束后",
    "after the end",
    "after termination",
    "after expiry",
    "after this contract",
];

// KPI-06.
pub(super) const TARGET_MISSED: Phrases = &[
    "未达标",
    "未完成",
    "未达到目标",
    "未达成",
    "不达标",
    "没有完成",
    "misses",
    "missed target",
    "missing a target",
    "missing the target",
    "fails to reach",
    "fails to meet",
    "below target",
    "short of the target",
];
pub(super) const PENALTY: Phrases = &[
    "违约金",
    "罚款",
    "扣款",
    "扣减",
    "赔偿",
    "补足差额",
    "penalty",
    "liquidated damages",
    "agreed damages",
    "fine",
    "compensate",
];

pub(super) const NO_PENALTY: Phrases = &[
    "不承担",
    "不支付",
    "无须支付",
    "无需支付",
    "不构成",
    "no penalty",
    "without penalty",
    "not pay",
    "not liable",
    "not a breach",
];

// KPI-09.
pub(super) const CLAWBACK: Phrases = &[
    "追回",
    "扣回",
    "返还奖励",
    "冲减",
    "抵扣下期",
    "clawback",
    "claw back",
    "clawed back",
    "paid back",
    "repaid",
    "deducted from the next",
];

// KPI-10.
pub(super) const REWARDS: Phrases =
    &["奖励", "返利", "佣金", "回扣", "提成", "好处费", "incentive", "rebate", "commission", "kickback", "bonus"];
pub(super) const STAFF_OR_OFF_BOOKS: Phrases = &[
    "业务员",
    "经办人",
    "采购员",
    "采购经理",
    "采购人员",
    "员工个人",
    "个人账户",
    "个人账号",
    "私人账户",
    "工作人员",
    "公务员",
    "账外",
    "不入账",
    "现金方式支付给",
    "employee",
    "purchasing manager",
    "private account",
    "personal account",
    "official of",
    "off the books",
    "off-book",
    "not booked",
];

// KPI-12, GEN-05.
pub(super) const ALONE: Phrases = &[
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
pub(super) const TARGETS: Phrases = &["目标", "指标", "任务量", "考核", "target", "quota", "kpi"];
pub(super) const CHANGEABLE: Phrases = &[
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
    "rule",
    "policy",
    "standard",
    "rebate",
    "delivery time",
    "payment terms",
    "terms",
    "this contract",
];

// SVC-08.
pub(super) const SOLE_REMEDY: Phrases = &[
    "唯一救济",
    "唯一补救",
    "唯一的救济",
    "唯一的补救",
    "不再承担其他责任",
    "sole remedy",
    "only remedy",
    "exclusive remedy",
];

pub(super) const NOT_SOLE: Phrases =
    &["非唯一", "不是唯一", "不构成唯一", "not the sole", "not the only", "not an exclusive", "not a sole"];

// SUP-03.
pub(super) const TO_A_PERSON: Phrases = &[
    "个人",
    "员工",
    "经办人",
    "采购经理",
    "采购人员",
    "业务员",
    "负责人本人",
    "经理本人",
    "礼品卡",
    "购物卡",
    "employee",
    "staff member",
    "purchasing manager",
    "personally",
    "for the manager",
    "gift card",
];

// SUP-05.
pub(super) const BY_SAMPLE: Phrases = &[
    "凭样品",
    "以样品为准",
    "按样品",
    "与样品一致",
    "符合样品",
    "样品确认",
    "as per sample",
    "by sample",
    "to the sample",
    "match the sample",
];
pub(super) const SEALED: Phrases = &["封样", "封存", "密封", "sealed", "seal the sample"];

// SUP-06: the words of the Advertising Law, art. 9.
pub(super) const ABSOLUTE: Phrases = &["国家级", "最高级", "最佳"];

// SUP-07.
pub(super) const HOURS_OR_DAYS: Phrases = &["小时", "学时", "课时", "天", "日", "hour", "day", "session"];

// DSP-03, DSP-04.
pub(super) const OR: Phrases = &["或者", "或", "、", "；", ";", " or ", " and/or "];
pub(super) const ARBITRATION: Phrases = &["仲裁", "arbitration"];
pub(super) const INSTITUTIONS: Phrases = &[
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
pub(super) const COURT_OF_A_PLACE: Phrases = &["省", "市", "区", "县"];
pub(super) const WITH_JURISDICTION: Phrases =
    &["有管辖权", "with jurisdiction", "having jurisdiction", "competent court"];

// DSP-11.
pub(super) const CHOOSE: Phrases =
    &["有权选择", "可以选择", "可选择", "有权决定", "may choose", "may elect", "at the option of", "option to"];
pub(super) const LAWSUIT: Phrases = &["诉讼", "起诉", "法院", "court", "lawsuit", "litigation", "sue"];
pub(super) const EITHER_SIDE: Phrases =
    &["任何一方", "任一方", "双方", "各方", "either party", "each party", "both parties"];

// CON-04.
pub(super) const STATE_GRADES: Phrases =
    &["绝密", "机密", "秘密级", "密级为秘密", "密级：秘密", "标注“秘密”", "top secret"];

// GEN-03.
pub(super) const ASSIGN: Phrases = &["转让", "assign", "transfer"];
pub(super) const RIGHT_TO: Phrases = &[
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
pub(super) const THIS_CONTRACT: Phrases = &["合同", "权利", "义务", "contract", "rights", "duties", "obligations"];

// SIG-05.
pub(super) const SIGNING_SERVICE: Phrases = &[
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

/// Characters of the simplified script that the traditional script does not use, each followed at the same place of
/// [`TRADITIONAL`] by what it writes instead. Characters that both scripts use (后, 里, 面) are left out.
pub(super) const SIMPLIFIED: &str = "约违责现应该这个们来时会对与为无说话语读讲请让认识订议论证词评诉诚详务动劳办协单卖买卫发变员团国图场块\
                                     声处备复头夹实审层属岁币师带帮广庆库废开异张强归录当总恶惊愿战户扩扫择损换据数断旧显术机权条杀杂极构枪标栏树样桥检楼\
                                     欢欧残毁气汇汉没测浅浏涂润涨渐温满滤点热爱牵状独环电画疗监盘盖盗矿础确离种积称税穷竞笔筛签简类粮级纪纯纲纳纸\
                                     线练组细织终绍经结给络绝统继续维绿缓编缩网罚职联脑节范药营虑虽补装规视览计讯记讨设访许诺谈货质购贸费资赔赖\
                                     车转软较载输边达迁过运还进远连迟适选递遗郑释针钟钱银锁错长门问间闻阳阴队阶际陆险随难项须顾预领频题额风馆驱验鱼龙";
/// See [`SIMPLIFIED`].
pub(super) const TRADITIONAL: &str = "約違責現應該這個們來時會對與為無說話語讀講請讓認識訂議論證詞評訴誠詳務動勞辦協單賣買衛發變員團國圖場塊\
                                      聲處備複頭夾實審層屬歲幣師帶幫廣慶庫廢開異張強歸錄當總惡驚願戰戶擴掃擇損換據數斷舊顯術機權條殺雜極構槍標欄樹樣橋檢樓\
                                      歡歐殘毀氣匯漢沒測淺瀏塗潤漲漸溫滿濾點熱愛牽狀獨環電畫療監盤蓋盜礦礎確離種積稱稅窮競筆篩簽簡類糧級紀純綱納紙\
                                      線練組細織終紹經結給絡絕統繼續維綠緩編縮網罰職聯腦節範藥營慮雖補裝規視覽計訊記討設訪許諾談貨質購貿費資賠賴\
                                      車轉軟較載輸邊達遷過運還進遠連遲適選遞遺鄭釋針鐘錢銀鎖錯長門問間聞陽陰隊階際陸險隨難項須顧預領頻題額風館驅驗魚龍";
