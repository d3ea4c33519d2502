//! Papers in traditional characters (G14 `zh_hant`).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::Begins;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::party::{ChineseScript, ContractKind, ContractLanguage, Prevailing};
use counterpart::domain::contract::support::SupportItem;
use counterpart::domain::contract::targets::{Grade, Measure, Metric, TargetNature};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::OwnClauseId;
use counterpart::domain::own_clause::OwnClause;
use counterpart::export::paper::{Amending, compose, compose_amendment, in_script, plain_text, starting_words};
use counterpart::export::word::docx;

use super::contracts::{self, Counter};
use super::variants::included;
use crate::word::{part, read};

/// Common letters that only the simplified script has, written down apart from the table of the source.
const SIMPLIFIED: &str = "约违责现应该对与为无说话语读请让认议论证评诉诚详务动劳办协单卖买发变员团国图场声处备复头实审层属师带废开异张强归当总愿\
                          户护择损换据数断时权条极构标样检毁汇测湾独电监盘确种积称税竞笔签简类级约纯纳练组细终经结给绝统继续维编缩网罚职\
                          联节范营补规视计讯记讨设许谈货质购贸费资赔车转软载较输达迁过运还进远连迟适选递遗释针钟钱错长门问间闻阳阶际险随\
                          难项须顾预领频题额风验两个亿万岁层届贰陆账仅决净减";

fn traditional(mut contract: Contract) -> Contract {
    contract.general.script = ChineseScript::Traditional;
    contract
}

/// The Chinese text of the usual contract in traditional characters.
fn usual() -> String {
    let contract = traditional(contracts::usual(ContractKind::CustomerManagement));
    plain_text(&compose(&contract, &contracts::own(), &contracts::customer(), ContractLanguage::Zh))
}

#[test]
fn a_passage_reads_as_it_is_written_in_hong_kong_and_taiwan() {
    let text = usual();
    for passage in [
        "客戶管理銷售合同",
        "根據《中華人民共和國民法典》及有關法律，雙方就下列條款平等協商，自願訂立本合同。",
        "本合同以中文書寫。",
        "本合同一式四份，雙方各執兩份，具有同等效力。",
        "（以下無正文，為簽署頁）",
    ] {
        assert!(text.contains(passage), "{passage} in {text}");
    }
}

#[test]
fn a_letter_with_two_traditional_forms_takes_that_of_its_word() {
    for (simplified, traditional) in [
        ("不得复制；书面答复；不能复原", "不得複製；書面答覆；不能復原"),
        ("联系人；合作关系；指定系统", "聯繫人；合作關係；指定系統"),
        ("以原件为准；国家标准；经批准", "以原件為準；國家標準；經批准"),
        ("承兑汇票；汇总数据", "承兌匯票；彙總數據"),
        ("每周；周一至周五；十四周岁", "每週；週一至週五；十四周歲"),
        ("公历日；此后；其余；发票；开发", "公曆日；此後；其餘；發票；開發"),
        ("四舍五入；折合；折旧；制度；出口管制", "四捨五入；折合；折舊；制度；出口管制"),
        ("只能；书面；里程碑；若干；平台；占有；公布", "只能；書面；里程碑；若干；平台；占有；公布"),
        ("销毁；灭失；签收；注册；注明；合并", "銷毀；滅失；簽收；註冊；註明；合併"),
        ("冲抵；冲突；收款账户；对账单", "沖抵；衝突；收款帳戶；對帳單"),
        ("人民币壹佰贰拾叁万肆仟伍佰陆拾元整", "人民幣壹佰貳拾叁萬肆仟伍佰陸拾元整"),
        ("以下称“合同”；年龄", "以下稱「合同」；年齡"),
        ("有关系统；配合并验收；外汇总额", "有關系統；配合並驗收；外匯總額"),
        ("未公开信息；质量标准；电子邮箱；电子邮件", "未公開資訊；品質標準；電郵；電子郵件"),
        ("个人信息的种类；敏感个人信息", "個人資料的種類；敏感個人資料"),
        // what the law has a word for
        ("个人信息处理者；个人信息保护影响评估", "個人信息處理者；個人信息保護影響評估"),
        ("《中华人民共和国个人信息保护法》；《产品质量法》", "《中華人民共和國個人信息保護法》；《產品質量法》"),
        ("违约金；定金；逾期；客户；仲裁机构", "違約金；定金；逾期；客戶；仲裁機構"),
        ("法定代表人；增值税；统一社会信用代码", "法定代表人；增值稅；統一社會信用代碼"),
    ] {
        assert_eq!(in_script(simplified, ChineseScript::Traditional), traditional);
        assert_eq!(in_script(simplified, ChineseScript::Simplified), simplified);
    }
}

#[test]
fn no_simplified_letter_of_ours_is_left() {
    let (own, customer) = contracts::latin_parties();
    for kind in ContractKind::ALL {
        let contract = traditional(contracts::usual(*kind));
        let text = plain_text(&compose(&contract, &own, &customer, ContractLanguage::Zh));
        // the one text of these that was typed
        let typed = "双方仅作单项交易";
        let left: String = text.replace(typed, "").chars().filter(|it| SIMPLIFIED.contains(*it)).collect();
        assert_eq!(left, "", "{kind:?}: {text}");
    }
}

#[test]
fn what_was_typed_stays_as_it_was_typed() {
    let text = usual();
    for typed in ["苏州澄川环保科技有限公司", "苏州市工业园区星澜街88号"] {
        assert!(text.contains(typed), "{typed} in {text}");
    }
    let mut contract = traditional(contracts::usual_with_goods());
    contract.special = Wording::new("头发制品由乙方复检。", "");
    contract.title = Wording::new("发制品买卖合同", "Sale of Hair Products");
    let name = contract.lines.values().next().expect("goods").name.clone();
    let text = plain_text(&compose(&contract, &contracts::own(), &contracts::customer(), ContractLanguage::Zh));
    for typed in ["头发制品由乙方复检", "发制品买卖合同", name.as_str()] {
        assert!(text.contains(typed), "{typed} in {text}");
    }
}

/// The Chinese text of a contract.
fn printed(contract: &Contract) -> String {
    plain_text(&compose(contract, &contracts::own(), &contracts::customer(), ContractLanguage::Zh))
}

#[test]
fn the_unit_of_a_measure_stays_and_leaves_amounts_in_words_alone() {
    for unit in [Wording::new("万元", "10 000 RMB"), Wording::same("万元")] {
        let mut contract = traditional(contracts::usual_with_goods());
        let targets = included(&mut contract.targets);
        let metric = Metric::Own { name: Wording::new("市场占有额", "Share of the market"), unit };
        let measure = Measure { metric, ..targets.measures[0].clone() };
        targets.measures.push(measure);
        let text = printed(&contract);
        for words in ["市场占有额", "| 万元 |", "人民幣壹佰壹拾伍萬肆仟肆佰元整", "叁拾肆萬陸仟叁佰貳拾元整"]
        {
            assert!(text.contains(words), "{words} in {text}");
        }
    }
}

#[test]
fn a_unit_of_one_letter_stays_alone_and_after_its_quantity() {
    let mut contract = traditional(contracts::distribution());
    let support = included(&mut contract.support);
    let item = SupportItem { unit: Wording::new("个", "pc"), ..support.items[0].clone() };
    support.items = vec![SupportItem { unit: Wording::same("个"), ..item.clone() }, item];
    let targets = included(&mut contract.targets);
    let metric = Metric::Own { name: Wording::new("门店", "Shops"), unit: Wording::new("个", "shops") };
    let measure = Measure { metric, ..targets.measures[0].clone() };
    targets.measures.push(measure);
    let text = printed(&contract);
    assert_eq!(text.matches("| 2 个 |").count(), 2, "{text}");
    assert!(text.contains("| 个 |"), "{text}");
    // the letter is ours everywhere else
    assert_eq!(text.matches('个').count(), 3, "{text}");
}

#[test]
fn the_names_of_grades_stay_in_the_list_as_in_the_sentence_after_it() {
    let mut contract = traditional(contracts::usual_with_goods());
    let targets = included(&mut contract.targets);
    let grade = |label: &str, from| Grade { label: label.to_owned(), from };
    targets.grades = vec![grade("优秀", 90), grade("达标", 60), grade("差", 0)];
    targets.failing.grade = "达标".to_owned();
    let text = printed(&contract);
    for words in ["优秀級：90分以上；达标級：60分以上不滿90分；差級：不滿60分", "期為达标級或者更低等級的"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn a_heading_of_ones_own_stays_over_its_clause_and_is_ours_in_a_sentence() {
    let mut contract = traditional(contracts::usual_with_goods());
    included(&mut contract.targets).nature = TargetNature::Guaranteed;
    let basis = contract.clone();
    let heading = Wording::new("违约责任", "Remedies");
    let clause = OwnClause {
        text: Wording::new("另行约定。", "To be agreed."),
        after: ClauseId::Delivery,
        ..OwnClause::new(OwnClauseId::fresh(&mut Counter(90)), heading)
    };
    contract.take_own_clause(&clause, &mut Counter(91));
    let text = printed(&contract);
    for words in ["條　违约责任\n", "條　違約責任\n", "按違約責任條款處理"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(text.matches("违约责任").count(), 1, "{text}");
    // an amendment that brings it names it in quotation marks
    let amending = Amending {
        number: "BC-001",
        on: contracts::day("2026-08-01"),
        begins: Begins::OnSigning,
        earlier: &[],
        signed: &basis,
        basis: &basis,
        terms: &contract,
    };
    let paper = compose_amendment(&amending, &contracts::own(), &contracts::customer(), ContractLanguage::Zh);
    let text = plain_text(&paper);
    assert!(text.contains("第一條　增加「违约责任」條款\n"), "{text}");
    // numbers of amendments before it stay as they are, however many there are
    let earlier = ["购销-01".to_owned(), "购销-02".to_owned()];
    let paper = compose_amendment(
        &Amending { earlier: &earlier, ..amending },
        &contracts::own(),
        &contracts::customer(),
        ContractLanguage::Zh,
    );
    let text = plain_text(&paper);
    assert!(text.contains("編號：购销-01、购销-02"), "{text}");
}

#[test]
fn amounts_in_words_are_turned_in_sentences_and_in_tables() {
    let contract = traditional(contracts::usual_with_goods());
    let text = plain_text(&compose(&contract, &contracts::own(), &contracts::customer(), ContractLanguage::Zh));
    // 1 154 400.00 in all, 30 % of it in advance
    for words in ["人民幣壹佰壹拾伍萬肆仟肆佰元整", "| 346,320.00 | 叁拾肆萬陸仟叁佰貳拾元整 |"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn english_and_figures_do_not_change() {
    let both = ContractLanguage::Both { prevailing: Prevailing::Zh };
    let (own, customer) = (contracts::own(), contracts::customer());
    let simplified = compose(&contracts::flow_meters(), &own, &customer, both);
    let turned = compose(&traditional(contracts::flow_meters()), &own, &customer, both);
    assert_ne!(turned.articles, simplified.articles);
    assert_eq!(turned.end_of_text.en, simplified.end_of_text.en);
    assert_eq!(turned.articles.len(), simplified.articles.len());
    for (turned, simplified) in turned.articles.iter().zip(&simplified.articles) {
        assert_eq!(turned.heading.en, simplified.heading.en);
        assert_eq!(turned.blocks.len(), simplified.blocks.len());
    }
    assert_eq!(
        plain_text(&compose(&traditional(contracts::flow_meters()), &own, &customer, ContractLanguage::En)),
        plain_text(&compose(&contracts::flow_meters(), &own, &customer, ContractLanguage::En))
    );
}

#[test]
fn words_to_start_from_by_hand_are_in_the_script_of_the_contract() {
    let contract = traditional(contracts::usual(ContractKind::CustomerManagement));
    let words = starting_words(&contract, &contracts::own(), &contracts::customer(), ClauseId::Counterparts);
    assert!(words.zh.contains("雙方各執兩份"), "{}", words.zh);
    assert!(words.en.contains("all of equal effect"), "{}", words.en);
}

#[test]
fn a_word_file_has_the_fonts_and_the_language_of_its_letters() {
    let contract = traditional(contracts::flow_meters());
    let paper = compose(&contract, &contracts::own(), &contracts::customer(), ContractLanguage::Zh);
    let file = docx(&paper, true).expect("a file");
    let (styles, document) = (part(&file, "word/styles.xml"), part(&file, "word/document.xml"));
    for wanted in ["\"PMingLiU\"", "\"Microsoft JhengHei\"", "w:eastAsia=\"zh-TW\""] {
        assert!(styles.contains(wanted), "{wanted} in {styles}");
    }
    for part in [&styles, &document] {
        assert!(!part.contains("SimSun") && !part.contains("SimHei"), "{part}");
    }
    assert!(read(&document).contains("雙方就下列條款平等協商"));
    assert!(read(&part(&file, "word/footer1.xml")).contains("頁"));
}

#[test]
fn a_contract_from_before_the_choice_is_in_simplified_characters_and_keeps_its_bytes() {
    let contract = contracts::usual(ContractKind::Sale);
    let written = serde_json::to_value(&contract).expect("written");
    assert!(written["general"].get("script").is_none());
    let read: Contract = serde_json::from_value(written).expect("read");
    assert_eq!(read.general.script, ChineseScript::Simplified);
    let written = serde_json::to_value(traditional(contract)).expect("written");
    assert_eq!(written["general"]["script"], "traditional");
}
