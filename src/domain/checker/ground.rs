//! On what a rule stands: laws by their articles, or plain reason (the ground column of `contract-rules.md` 2).

/// One ground of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ground {
    /// Where it is written.
    pub source: Source,
    /// Which articles: `470(1), 596`; empty for all of it, or for what has none.
    pub articles: &'static str,
}

/// Where a ground is written, or what stands in the place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// PRC Civil Code (民法典).
    CivilCode,
    /// SPC interpretation on the general provisions of the contract book, Fa Shi [2023] 13 (合同编通则解释).
    ContractInterpretation,
    /// SPC interpretation on sales contracts, 2020 (买卖合同解释).
    SalesInterpretation,
    /// Regulation on ensuring payment to small and medium firms, 2025 (保障中小企业款项支付条例).
    SmallFirmPayments,
    /// Arbitration Law, revision of 2025 (仲裁法).
    ArbitrationLaw,
    /// SPC interpretation on the Arbitration Law (仲裁法解释).
    ArbitrationInterpretation,
    /// Civil Procedure Law, 2023 (民事诉讼法).
    CivilProcedure,
    /// Anti-Unfair Competition Law, 2025 (反不正当竞争法).
    UnfairCompetition,
    /// Anti-Monopoly Law, 2022 (反垄断法).
    AntiMonopoly,
    /// Personal Information Protection Law (个人信息保护法).
    PersonalInformationLaw,
    /// CAC rules on cross-border data flows, 2024 (促进和规范数据跨境流动规定).
    CrossBorderRules,
    /// Consumer Rights Protection Law (消费者权益保护法).
    ConsumerRights,
    /// SAMR measures on contracts with consumers, 2023 (合同行政监督管理办法).
    ConsumerContractMeasures,
    /// Law on the application of laws to foreign-related civil relations (涉外民事关系法律适用法).
    ChoiceOfLaw,
    /// Criminal Law (刑法).
    CriminalLaw,
    /// Enterprise Bankruptcy Law (企业破产法).
    Bankruptcy,
    /// Advertising Law (广告法).
    Advertising,
    /// Trademark law (商标法).
    TrademarkLaw,
    /// Electronic Signature Law (电子签名法).
    ElectronicSignatures,
    /// State Secrets Law (保守国家秘密法).
    StateSecrets,
    /// SASAC interim rules on trade secrets of central enterprises, 2010 (中央企业商业秘密保护暂行规定).
    TradeSecretRules,
    /// Stamp Duty Law (印花税法).
    StampDuty,
    /// VAT rules (增值税规定).
    VatRules,
    /// Foreign-exchange rules (外汇管理规定).
    ForeignExchange,
    /// GB 32100, the unified social credit code.
    Gb32100,
    /// ISO 10002, handling of complaints.
    Iso10002,
    /// Late Payment Directive 2011/7/EU.
    LatePaymentDirective,
    /// Treaty on the Functioning of the European Union.
    Tfeu,
    /// General Data Protection Regulation.
    Gdpr,
    /// Commercial Agents Directive 86/653/EEC.
    AgentsDirective,
    /// Competition rules on vertical agreements (EU).
    VerticalAgreements,
    /// Late Payment of Commercial Debts (Interest) Act 1998 (UK).
    UkLatePayment,
    /// Commercial Payments Bill 2026 (UK), not confirmed in force.
    UkPaymentsBill,
    /// Unfair Contract Terms Act 1977 (UK).
    UnfairContractTerms,
    /// Commercial Agents Regulations 1993 (UK).
    UkAgents,
    /// Consumer law of the place.
    ConsumerLaw,
    /// Competition law of the place.
    CompetitionLaw,
    /// Law of a state of the United States.
    StateLaw,
    /// Law of the line of business.
    SectorLaw,
    /// Decisions of courts.
    CaseLaw,
    /// A clause area of this catalogue.
    Area,
    /// Good drafting; no legal source.
    Practice,
    /// Logic.
    Logic,
    /// Fairness between the sides.
    Fairness,
    /// Arithmetic.
    Arithmetic,
    /// The document has to agree with itself.
    Integrity,
    /// A figure that nobody means.
    Sanity,
    /// The checker says what it does not do.
    Honesty,
}
