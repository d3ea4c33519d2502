//! The grounds of rules: laws by their names in both languages.

use crate::domain::checker::ground::{Ground, Source};
use crate::domain::checker::rule::{Certainty, Severity};
use crate::i18n::Text;

impl Text {
    /// The grounds of a rule, in order.
    pub fn grounds(self, grounds: &[Ground]) -> String {
        let words: Vec<String> = grounds.iter().map(|ground| self.ground(*ground)).collect();
        words.join(self.pick("；", "; "))
    }

    fn ground(self, ground: Ground) -> String {
        let [zh, en] = name(ground.source);
        let articles = ground.articles;
        match (articles.is_empty(), ground.source) {
            (true, _) => self.pick(zh, en).to_owned(),
            (false, Source::Area) => self.pick(format!("条款{articles}"), format!("clause {articles}")),
            (false, _) => {
                self.pick(format!("{zh}第{}条", articles.replace(", ", "、")), format!("{en}, art. {articles}"))
            }
        }
    }

    /// How heavy a finding is.
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "Errors"),
            Severity::Warning => self.pick("警告", "Warnings"),
            Severity::Advice => self.pick("提示", "Advice"),
        }
    }

    /// How heavy one finding is.
    pub fn severity_one(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "Error"),
            Severity::Warning => self.pick("警告", "Warning"),
            Severity::Advice => self.pick("提示", "Advice"),
        }
    }

    /// How sure a ground is, said plainly.
    pub fn rule_certainty(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Sure => self.pick("确定", "Sure"),
            Certainty::MostlySure => self.pick("基本确定", "Mostly sure"),
            Certainty::AskLawyer => self.pick("请咨询律师", "Ask a lawyer"),
        }
    }
}

const fn name(source: Source) -> [&'static str; 2] {
    match source {
        Source::CivilCode => ["《民法典》", "Civil Code"],
        Source::ContractInterpretation => [
            "《最高人民法院关于适用〈民法典〉合同编通则若干问题的解释》",
            "SPC Interpretation on the General Provisions of the Contract Book",
        ],
        Source::SalesInterpretation => {
            ["《最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释》", "SPC Interpretation on Sales Contracts"]
        }
        Source::SmallFirmPayments => ["《保障中小企业款项支付条例》", "Regulation on Ensuring Payment to SMEs"],
        Source::ArbitrationLaw => ["《仲裁法》", "Arbitration Law"],
        Source::ArbitrationInterpretation => {
            ["《最高人民法院关于适用〈仲裁法〉若干问题的解释》", "SPC Interpretation on the Arbitration Law"]
        }
        Source::CivilProcedure => ["《民事诉讼法》", "Civil Procedure Law"],
        Source::UnfairCompetition => ["《反不正当竞争法》", "Anti-Unfair Competition Law"],
        Source::AntiMonopoly => ["《反垄断法》", "Anti-Monopoly Law"],
        Source::PersonalInformationLaw => ["《个人信息保护法》", "Personal Information Protection Law"],
        Source::CrossBorderRules => {
            ["《促进和规范数据跨境流动规定》（2024年）", "CAC Provisions on Cross-Border Data Flows (2024)"]
        }
        Source::ConsumerRights => ["《消费者权益保护法》", "Consumer Rights Protection Law"],
        Source::ConsumerContractMeasures => {
            ["《合同行政监督管理办法》（2023年）", "SAMR Measures on the Supervision of Contracts (2023)"]
        }
        Source::ChoiceOfLaw => {
            ["《涉外民事关系法律适用法》", "Law on the Application of Law to Foreign-Related Civil Relations"]
        }
        Source::CriminalLaw => ["《刑法》", "Criminal Law"],
        Source::Bankruptcy => ["《企业破产法》", "Enterprise Bankruptcy Law"],
        Source::Advertising => ["《广告法》", "Advertising Law"],
        Source::TrademarkLaw => ["商标法", "trademark law"],
        Source::ElectronicSignatures => ["《电子签名法》", "Electronic Signature Law"],
        Source::StateSecrets => ["《保守国家秘密法》", "State Secrets Law"],
        Source::TradeSecretRules => {
            ["《中央企业商业秘密保护暂行规定》（2010年）", "SASAC Interim Rules on Trade Secrets (2010)"]
        }
        Source::StampDuty => ["《印花税法》", "Stamp Duty Law"],
        Source::VatRules => ["增值税规定", "VAT rules"],
        Source::ForeignExchange => ["外汇管理规定", "foreign-exchange rules"],
        Source::Gb32100 => ["GB 32100《法人和其他组织统一社会信用代码编码规则》", "GB 32100"],
        Source::Iso10002 => ["ISO 10002《投诉处理指南》", "ISO 10002"],
        Source::LatePaymentDirective => ["欧盟第2011/7/EU号《反迟延付款指令》", "Directive 2011/7/EU"],
        Source::Tfeu => ["《欧洲联盟运行条约》", "TFEU"],
        Source::Gdpr => ["欧盟《通用数据保护条例》", "GDPR"],
        Source::AgentsDirective => ["欧盟第86/653/EEC号《商业代理人指令》", "Directive 86/653/EEC"],
        Source::VerticalAgreements => ["欧盟纵向协议规则", "EU rules on vertical agreements"],
        Source::UkLatePayment => {
            ["英国1998年《商业债务逾期付款（利息）法》", "Late Payment of Commercial Debts (Interest) Act 1998"]
        }
        Source::UkPaymentsBill => {
            ["英国2026年《商业付款法案》（尚未确认生效）", "UK Commercial Payments Bill 2026 (not confirmed in force)"]
        }
        Source::UnfairContractTerms => ["英国1977年《不公平合同条款法》", "Unfair Contract Terms Act 1977 (UK)"],
        Source::UkAgents => ["英国1993年《商业代理人条例》", "Commercial Agents Regulations 1993 (UK)"],
        Source::ConsumerLaw => ["消费者保护法", "consumer law"],
        Source::CompetitionLaw => ["竞争法", "competition law"],
        Source::StateLaw => ["所在州的法律", "state law"],
        Source::SectorLaw => ["行业法规", "sector law"],
        Source::CaseLaw => ["司法实践", "case law"],
        Source::Area => ["条款", "clause"],
        Source::Practice => ["交易惯例", "good practice"],
        Source::Logic => ["逻辑", "logic"],
        Source::Fairness => ["公平", "fairness"],
        Source::Arithmetic => ["计算", "arithmetic"],
        Source::Integrity => ["文件一致性", "integrity of the document"],
        Source::Sanity => ["常理", "plausibility"],
        Source::Honesty => ["如实说明", "candour"],
    }
}
